//! What applications remember of encrypted streams: nowhere on the disk, and there again after a crash.

use commit_log::Vfs as _;

use super::*;
use crate::runtime::sealing::Seal;

const KEY: &str = "arn:aws:kms:us-east-1:000000000000:key/1";
const OTHER: &str = "arn:aws:kms:us-east-1:000000000000:key/2";

/// Groups, rows of sliding windows, and rows that wait: all that a program remembers.
const CODE: &str = r#"
    CREATE STREAM "OUT" (KIND VARCHAR(8), NAME VARCHAR(16), TOTAL INTEGER);
    CREATE PUMP HOURS AS INSERT INTO "OUT" SELECT STREAM 'hour', NAME, SUM(DISTANCE)
    FROM SOURCE_SQL_STREAM_001 s GROUP BY NAME, FLOOR(s.ROWTIME TO HOUR);
    CREATE PUMP SLIDES AS INSERT INTO "OUT" SELECT STREAM 'slide', NAME, SUM(DISTANCE) OVER W
    FROM SOURCE_SQL_STREAM_001 s WINDOW W AS (PARTITION BY NAME RANGE INTERVAL '2' HOUR PRECEDING);"#;

fn row(name: &str, distance: u32) -> String {
    format!(r#"{{"NAME": "{name}", "DISTANCE": {distance}}}"#)
}

fn eager() -> RuntimeSettings {
    RuntimeSettings { checkpoint_every: Duration::ZERO, ..RuntimeSettings::default() }
}

fn house(settings: RuntimeSettings) -> House {
    let house = House::new(settings, Gate::default());
    streams(&house, 1);
    house
}

impl House {
    fn is_on_disk(&self, text: &str) -> bool {
        self.disk.list().unwrap().iter().any(|name| {
            let file = self.disk.open(name).unwrap();
            let mut bytes = vec![0; file.size().unwrap() as usize];
            file.pread_exact(0, &mut bytes).unwrap();
            bytes.windows(text.len()).any(|window| window == text.as_bytes())
        })
    }

    async fn key_of_checkpoint(&self) -> Option<String> {
        self.journal(Arc::new(self.log.clone())).await.unwrap().1.unwrap().key
    }

    /// Puts a record; a moment later it is in a checkpoint.
    async fn keep(&self, at: u64, name: &str) {
        self.at(at);
        self.streams.put(&arn("in"), 0, &row(name, 1));
        let step = self.journal(Arc::new(self.log.clone())).await.unwrap().1;
        let before = step.map_or(0, |found| found.saved.step);
        loop {
            let next = self.log.bounds(journal::shard_of(ApplicationNo(1))).unwrap().next;
            let found = self.journal(Arc::new(self.log.clone())).await.unwrap().1;
            if found.is_some_and(|found| found.saved.step > before && found.steps.is_empty()) {
                return;
            }
            let changed = self.log.changed(journal::shard_of(ApplicationNo(1)), next);
            tokio::time::timeout(PATIENCE, changed).await.expect("no checkpoint is made").unwrap();
        }
    }
}

#[tokio::test]
async fn groups_and_rows_of_an_encrypted_stream_are_nowhere_on_the_disk() {
    let house = house(eager());
    house.runtime.start(spec(CODE)).await.unwrap();
    house.keep(1, "open-one").await;
    assert!(house.is_on_disk("open-one"), "the search finds what is there");
    assert_eq!(house.key_of_checkpoint().await, None);

    // Encryption is switched on while the application runs.
    house.streams.encrypt(&arn("in"), Some(KEY));
    house.keep(2, "secret-one").await;
    assert_eq!(house.key_of_checkpoint().await.as_deref(), Some(KEY));
    // Rows that wait for their output are remembered too.
    house.streams.fail(&arn("out"), true);
    house.at(3);
    house.streams.put(&arn("in"), 0, &row("secret-two", 1));
    house.consumed(&arn("in")).await;
    house.runtime.stop(ApplicationNo(1)).await;
    assert!(!house.is_on_disk("secret-"));

    // And off: the groups of before are still remembered.
    house.streams.fail(&arn("out"), false);
    house.streams.encrypt(&arn("in"), None);
    let house = house.restarted();
    let mut again = spec(CODE);
    (again.run, again.inputs[0].starting_position) = (2, StartingPosition::LastStoppedPoint);
    house.runtime.start(again.clone()).await.unwrap();
    house.keep(4, "open-two").await;
    assert_eq!(house.key_of_checkpoint().await.as_deref(), Some(KEY));
    // With another key, that one is used from then on.
    house.streams.encrypt(&arn("in"), Some(OTHER));
    house.keep(5, "secret-six").await;
    assert_eq!(house.key_of_checkpoint().await.as_deref(), Some(OTHER));
    assert!(!house.is_on_disk("secret-"));

    let house = house.restarted();
    house.runtime.start(again).await.unwrap();
    house.at(60 * MINUTE);
    let hours = |rows: &[String]| rows.iter().filter(|row| row.contains("\"hour\"")).count() == 5;
    let rows = house.until(&arn("out"), hours).await;
    for name in ["open-one", "secret-one", "secret-two", "open-two", "secret-six"] {
        let total = format!(r#"{{"KIND":"hour","NAME":"{name}","TOTAL":1}}"#);
        assert!(rows.contains(&total), "{rows:#?}");
    }
    let slid = format!(r#"{{"KIND":"slide","NAME":"{}","TOTAL":1}}"#, "secret-two");
    assert!(rows.contains(&slid), "what waited was delivered: {rows:#?}");
}

#[tokio::test]
async fn a_crash_before_the_first_sealed_checkpoint_does_not_bring_records_into_the_clear() {
    let house = house(RuntimeSettings::default());
    house.runtime.start(spec(CODE)).await.unwrap();
    house.streams.encrypt(&arn("in"), Some(KEY));
    house.at(1);
    house.streams.put(&arn("in"), 0, &row("secret", 1));
    house.consumed(&arn("in")).await;
    assert_eq!(house.key_of_checkpoint().await, None, "only the step is written");
    house.streams.encrypt(&arn("in"), None);
    let mut house = house.restarted();
    house.settings = eager();
    let house = house.restarted();
    house.runtime.start(spec(CODE)).await.unwrap();
    house.keep(2, "open").await;
    assert_eq!(house.key_of_checkpoint().await.as_deref(), Some(KEY));
    assert!(!house.is_on_disk("secret"));
}

#[tokio::test]
async fn without_its_key_an_application_says_so_and_goes_on_when_it_is_there_again() {
    let house = house(eager());
    house.streams.encrypt(&arn("in"), Some(KEY));
    house.runtime.start(spec(CODE)).await.unwrap();
    house.keep(1, "secret").await;
    let house = house.restarted();
    house.keys.lose(KEY, true);
    let why = house.runtime.start(spec(CODE)).await.unwrap_err();
    let StartError::Unavailable(why) = why else { panic!("{why:?}") };
    assert!(why.contains("encrypted") && why.contains(KEY) && why.contains("KMSNotFoundException"), "{why}");

    // A run that begins elsewhere can do without.
    let mut anew = spec(CODE);
    (anew.run, anew.inputs[0].starting_position) = (2, StartingPosition::LastStoppedPoint);
    house.runtime.start(anew.clone()).await.unwrap_err();
    house.keys.lose(KEY, false);
    house.runtime.start(spec(CODE)).await.unwrap();
    house.at(60 * MINUTE);
    let hour = r#"{"KIND":"hour","NAME":"secret","TOTAL":1}"#.to_owned();
    house.until(&arn("out"), |rows| rows.contains(&hour)).await;
    house.runtime.stop(ApplicationNo(1)).await;
    let house = house.restarted();
    house.keys.lose(KEY, true);
    anew.inputs[0].starting_position = StartingPosition::Now;
    house.runtime.start(anew).await.unwrap();
}

#[tokio::test]
async fn while_a_key_cannot_be_used_the_application_goes_on_without_checkpoints() {
    let house = house(eager());
    house.streams.encrypt(&arn("in"), Some(KEY));
    house.runtime.start(spec(CODE)).await.unwrap();
    house.keep(1, "secret-one").await;
    house.keys.lose(KEY, true);
    house.at(2);
    house.streams.put(&arn("in"), 0, &row("secret-two", 1));
    let slid = r#"{"KIND":"slide","NAME":"secret-two","TOTAL":1}"#.to_owned();
    let out = arn("out");
    // Two pumps write into one stream: a row goes on when the time of both has passed it.
    house.while_time_passes(1, house.until(&out, |rows| rows.contains(&slid))).await;
    house.keys.lose(KEY, false);
    house.keep(20 * MINUTE, "secret-three").await;
    assert!(!house.is_on_disk("secret-"));
}

#[tokio::test]
async fn a_sealed_checkpoint_opens_whole_for_its_application_or_not_at_all() {
    let house = house(eager());
    let vault = |application: &str| Vault {
        keys: house.keys.clone(),
        application: application.to_owned(),
        scope: spec(CODE).scope,
    };
    let (shard, plain) = (journal::shard_of(ApplicationNo(1)), b"state".to_vec());
    let mut sealed = plain.clone();
    let seal = vault("a").seal(7, KEY, shard, &mut sealed).await.unwrap();
    let mut again = plain.clone();
    let other = vault("a").seal(7, KEY, shard, &mut again).await.unwrap();
    assert!(seal.wrapped != other.wrapped && sealed != again, "each has a data key of its own");
    let mut opened = sealed.clone();
    vault("a").open(&seal, shard, &mut opened).await.unwrap();
    assert_eq!(opened, plain);
    vault("b").open(&seal, shard, &mut sealed.clone()).await.unwrap_err();
    vault("a").open(&seal, journal::shard_of(ApplicationNo(2)), &mut sealed.clone()).await.unwrap_err();
    let of_another_run = Seal { run: 8, ..seal.clone() };
    vault("a").open(&of_another_run, shard, &mut sealed.clone()).await.unwrap_err();
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        vault("a").open(&seal, shard, &mut changed).await.unwrap_err();
    }
}
