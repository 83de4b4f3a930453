//! What journals keep, and in which order pages are taken after an interruption.

use base::{Pos, SequenceNumber};
use service_api::ports::SourceRecord;

use super::journal::{Found, Number, Read, Saved, SavedShard, Step};
use super::*;
use crate::runtime::fetch::Page;
use crate::runtime::inbox::Inbox;

fn saved(step: u64, bytes: usize) -> Saved {
    let place = Number(SequenceNumber::starting(Timestamp(START), 3));
    let shard = SavedShard {
        input: "1.1".to_owned(),
        source: arn("in"),
        stream: 0,
        shard: memory::shard_id(3),
        place,
        ended: false,
    };
    let state = (0..bytes).map(|at| at as u8).collect();
    Saved { run: 1, fingerprint: 7, step, time: -1, shards: vec![shard], pending: Vec::new(), state }
}

fn step(number: u64) -> Step {
    let place = |pos| Number(SequenceNumber::record(Timestamp(START), 3, Pos(pos), Timestamp(START)));
    let read = Read {
        input: 0,
        stream: 0,
        shard: memory::shard_id(3),
        from: place(number),
        upto: place(number + 1),
        ended: false,
    };
    Step { number, time: 5, by_arrival: None, reads: vec![read], behind: None }
}

async fn read(house: &House) -> (Journal, Option<Found>) {
    let log: Arc<dyn ShardLog> = Arc::new(GatedLog(Arc::new(house.log.clone()), house.gate.clone()));
    house.journal(log).await.unwrap()
}

#[tokio::test]
async fn a_journal_gives_the_newest_whole_checkpoint_and_the_steps_after_it() {
    let house = House::new(RuntimeSettings::default(), Gate::default());
    let (mut journal, found) = read(&house).await;
    assert_eq!(found, None);
    journal.checkpoint(&saved(0, 10), None).await.unwrap();
    journal.step(&step(1)).await.unwrap();
    // Several records, the last one short.
    journal.checkpoint(&saved(1, 3 << 20), None).await.unwrap();
    journal.step(&step(2)).await.unwrap();
    journal.step(&step(2)).await.unwrap();
    journal.step(&step(3)).await.unwrap();
    let expected = Found { saved: saved(1, 3 << 20), key: None, steps: vec![step(2), step(3)] };
    assert_eq!(read(&house).await.1.unwrap(), expected);
    let house = house.restarted();
    assert_eq!(read(&house).await.1.unwrap(), expected, "as after a restart");
}

#[tokio::test]
async fn a_checkpoint_that_was_cut_off_is_none() {
    for cut in 3..7 {
        let house = House::new(RuntimeSettings::default(), Gate::at(cut, true));
        let (mut journal, _) = read(&house).await;
        let work = async {
            journal.checkpoint(&saved(0, 10), None).await.unwrap();
            journal.step(&step(1)).await.unwrap();
            journal.step(&step(2)).await.unwrap();
            journal.checkpoint(&saved(2, 3 << 20), None).await.unwrap();
        };
        tokio::select! {
            () = work => unreachable!("four records and more"),
            () = house.gate.crashed() => {}
        }
        let house = house.restarted();
        let (mut journal, found) = read(&house).await;
        let whole = cut == 6;
        let expected = match whole {
            false => Found { saved: saved(0, 10), key: None, steps: vec![step(1), step(2)] },
            true => Found { saved: saved(2, 3 << 20), key: None, steps: Vec::new() },
        };
        assert_eq!(found.unwrap(), expected, "cut after record {cut}");
        // The next one is not mixed up with what is left of it.
        journal.checkpoint(&saved(9, 2 << 20), None).await.unwrap();
        assert_eq!(read(&house).await.1.unwrap().saved, saved(9, 2 << 20));
    }
}

#[tokio::test]
async fn what_is_older_than_a_checkpoint_is_given_up() {
    let house = House::new(RuntimeSettings::default(), Gate::default());
    let (mut journal, _) = read(&house).await;
    for number in 0..5 {
        house.at(number * SECOND);
        journal.checkpoint(&saved(number, 10), None).await.unwrap();
    }
    let bounds = house.log.bounds(journal::shard_of(ApplicationNo(1))).unwrap();
    assert_eq!((bounds.first, bounds.next), (Pos(4), Pos(5)));
}

fn page(shard: u32, arrivals: &[u64], millis_behind: u64) -> Page {
    let record = |at: u64| SourceRecord {
        data: bytes::Bytes::new(),
        partition_key: "k".into(),
        sequence_number: SequenceNumber::record(Timestamp(START), shard, Pos(at), Timestamp(at)),
        arrival: Timestamp(at),
    };
    let records: Vec<SourceRecord> = arrivals.iter().map(|at| record(*at)).collect();
    let from = SequenceNumber::starting(Timestamp(START), shard);
    let next = records.last().map_or(from, |record| record.sequence_number);
    Page::new(from, records, next, millis_behind, false)
}

/// The arrivals of the next step, shard by shard.
fn taken(inbox: &mut Inbox) -> Vec<(String, Vec<u64>)> {
    let arrivals = |page: &Page| page.records.iter().map(|record| record.arrival.0).collect();
    inbox.next(100).into_iter().map(|w| (w.shard, arrivals(&w.page))).collect()
}

#[test]
fn after_an_interruption_shards_are_read_in_the_order_of_arrival() {
    let mut inbox = Inbox::default();
    inbox.catch_up(Timestamp(50));
    inbox.reads(0, "a");
    inbox.reads(0, "b");
    inbox.push(0, "a".into(), page(0, &[10, 20, 30], 5));
    assert!(taken(&mut inbox).is_empty(), "b may have something older");
    inbox.push(0, "b".into(), page(1, &[15, 25], 5));
    assert_eq!(taken(&mut inbox), [("a".into(), vec![10, 20]), ("b".into(), vec![15, 25])]);
    inbox.push(0, "b".into(), page(1, &[40, 60], 0));
    // Whether more of a follows is not known.
    assert_eq!(taken(&mut inbox), [("a".into(), vec![30])]);
    inbox.push(0, "a".into(), page(0, &[], 0));
    assert_eq!(taken(&mut inbox), [("b".into(), vec![40])]);
    assert!(inbox.is_catching_up());
    assert_eq!(taken(&mut inbox), [("b".into(), vec![60])]);
    assert!(!inbox.is_catching_up(), "what came later is read as usual");
}

#[test]
fn a_shard_that_cannot_be_read_holds_up_nobody() {
    let mut inbox = Inbox::default();
    inbox.catch_up(Timestamp(50));
    inbox.reads(0, "a");
    inbox.reads(0, "b");
    inbox.push(0, "a".into(), page(0, &[10], 0));
    assert!(taken(&mut inbox).is_empty());
    inbox.failed(0, "b");
    assert_eq!(taken(&mut inbox), [("a".into(), vec![10])]);
    assert!(taken(&mut inbox).is_empty() && !inbox.is_catching_up());
}
