//! What sealing promises.

use std::collections::HashSet;
use std::sync::atomic::AtomicU8;

use super::*;

/// Other bytes at each call.
#[derive(Default)]
struct Counting(AtomicU8);

impl Rng for Counting {
    fn fill(&self, out: &mut [u8]) {
        out.fill(self.0.fetch_add(1, Ordering::SeqCst));
    }
}

const SHARD: ShardNo = ShardNo(3);

fn keys(by_no: impl IntoIterator<Item = (u32, Result<DataKey, KeyError>)>) -> DataKeys {
    let keys = DataKeys::default();
    keys.set(by_no.into_iter().map(|(no, key)| (no, key.map(Arc::new))).collect());
    keys
}

fn seal(key: &DataKey, partition_key: &str, data: &[u8]) -> Bytes {
    let mut out = b"what was there before".to_vec();
    key.seal(SHARD, partition_key, data, &mut out);
    out.into()
}

/// Partition key and data.
type Opened = Result<(Bytes, Bytes), Unreadable>;

fn open_with(opener: &mut Opener<'_>, bytes: &Bytes) -> Opened {
    opener.open(bytes).map(|(content, key)| (content.slice(key.clone()), content.slice(key.end..)))
}

fn open(keys: &DataKeys, bytes: &Bytes) -> Opened {
    open_with(&mut Opener::new(keys, SHARD), bytes)
}

#[test]
fn a_record_comes_back_in_a_later_process_and_shows_nothing_at_rest() {
    let rng = Counting::default();
    let before = DataKey::new(0, "k".into(), &[9; 32], &rng);
    for (key, data) in
        [("partition", &b"payload payload"[..]), ("\u{1F984}", b""), (&"x".repeat(256), &[0; 5000])]
    {
        let stored = seal(&before, key, data);
        assert_eq!(stored.len(), OVERHEAD + key.len() + data.len());
        let shows = |text: &[u8]| text.len() > 3 && stored.windows(text.len()).any(|bytes| bytes == text);
        assert!(!shows(key.as_bytes()) && !shows(data));
        let after = keys([(0, Ok(DataKey::new(0, "k".into(), &[9; 32], &rng)))]);
        assert_eq!(
            open(&after, &stored),
            Ok((Bytes::copy_from_slice(key.as_bytes()), Bytes::copy_from_slice(data)))
        );
    }
}

#[test]
fn no_pair_of_salt_and_counter_comes_twice() {
    let rng = Counting::default();
    let mut seen = HashSet::new();
    for _process in 0..20 {
        let key = DataKey::new(0, "k".into(), &[9; 32], &rng);
        for _ in 0..50 {
            assert!(seen.insert(seal(&key, "k", b"d")[5..HEADER].to_vec()));
        }
    }
}

#[test]
fn no_changed_byte_and_no_other_shard_or_key_is_accepted() {
    let rng = Counting::default();
    let stored = seal(&DataKey::new(0, "k".into(), &[9; 32], &rng), "key", b"data");
    let right = keys([(0, Ok(DataKey::new(0, "k".into(), &[9; 32], &rng)))]);
    assert!(open(&right, &stored).is_ok());
    for i in 1..stored.len() {
        let mut changed = stored.to_vec();
        changed[i] ^= 1;
        assert!(open(&right, &changed.into()).is_err(), "byte {i}");
    }
    for short in 0..stored.len() {
        assert_eq!(open(&right, &stored.slice(..short)), Err(Unreadable::Damaged), "{short} bytes");
    }
    assert_eq!(Opener::new(&right, ShardNo(4)).open(&stored), Err(Unreadable::Damaged));
    let wrong = keys([(0, Ok(DataKey::new(0, "k".into(), &[8; 32], &rng)))]);
    assert_eq!(open(&wrong, &stored), Err(Unreadable::Damaged));
}

#[test]
fn a_missing_key_is_named_and_does_not_stop_the_others() {
    let rng = Counting::default();
    let lost = KeyError::NotFound("Key 'arn' does not exist".into());
    let (old, new) =
        (DataKey::new(0, "k".into(), &[1; 32], &rng), DataKey::new(1, "k".into(), &[2; 32], &rng));
    let (by_old, by_new) = (seal(&old, "k", b"old"), seal(&new, "k", b"new"));
    let all = keys([(0, Err(lost.clone())), (1, Ok(new))]);
    let mut opener = Opener::new(&all, SHARD);
    assert_eq!(open_with(&mut opener, &by_old), Err(Unreadable::Key(lost.clone())));
    assert_eq!(open_with(&mut opener, &by_new), Ok(("k".into(), "new".into())));
    assert_eq!(open_with(&mut opener, &by_old), Err(Unreadable::Key(lost.clone())));
    // A key that comes later is there for who reads already.
    let (third, mut more) = (DataKey::new(2, "k".into(), &[3; 32], &rng), BTreeMap::clone(&all.get()));
    let by_third = seal(&third, "k", b"third");
    assert!(matches!(open_with(&mut opener, &by_third), Err(Unreadable::Key(KeyError::NotFound(_)))));
    more.insert(2, Ok(Arc::new(third)));
    all.set(more);
    assert_eq!(open_with(&mut opener, &by_third), Ok(("k".into(), "third".into())));
}
