//! Records at rest of encrypted streams: sealed and opened on the threads of requests.
//!
//! Layout (persisted, see `docs/formats/records.md`): `flags: u8` (1), number of the data key `u32`, salt (12 bytes),
//! counter (48 bits), all little endian; then the sealed partition key and data, then the tag (16 bytes).
//!
//! **Why no nonce ever repeats.** The AES key is derived from the data key and the salt. A salt is drawn at random each
//! time a process takes a data key into use, and within that use the nonce is a counter. So a nonce can only come
//! again with another AES key, also when a copy of a data directory goes on by itself or a backup is restored.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use arc_swap::ArcSwap;
use base::{ByteString, Rng, ShardNo};
use bytes::Bytes;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;
use service_api::ports::KeyError;

/// First byte of a sealed record.
pub(crate) const SEALED: u8 = 1;
const SALT: usize = 12;
const COUNTER: usize = 6;
const HEADER: usize = 1 + 4 + SALT + COUNTER;
const KEY_LENGTH: usize = 2;
const TAG: usize = 16;
/// Bytes that sealing adds to the partition key and data.
pub(crate) const OVERHEAD: usize = HEADER + KEY_LENGTH + TAG;
/// What the AES key is derived for, so that it is never the key of something else.
const PURPOSE: &[u8] = b"flumen record 1";
/// Keys of other salts that are remembered; each process that wrote a stream had one.
const OPENERS_MAX: usize = 256;

type Salt = [u8; SALT];

/// The data keys of one stream by their numbers, as far as they could be unwrapped.
pub(crate) type ByNumber = BTreeMap<u32, Result<Arc<DataKey>, KeyError>>;

/// The data keys of one stream. The same object for all views of the stream, so that also an earlier view reads what
/// is written under a later key.
#[derive(Debug, Default)]
pub(crate) struct DataKeys(ArcSwap<ByNumber>);

/// A data key in use by this process.
pub(crate) struct DataKey {
    no: u32,
    /// ARN of the master key that wraps it.
    master: ByteString,
    secret: hmac::Key,
    salt: Salt,
    sealer: Arc<LessSafeKey>,
    next: AtomicU64,
    openers: RwLock<HashMap<Salt, Arc<LessSafeKey>>>,
}

/// Why a sealed record cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// Its data key is not to be had.
    Key(KeyError),
    /// The bytes are not what this stream and shard sealed.
    Damaged,
}

impl DataKeys {
    pub(crate) fn get(&self) -> Arc<ByNumber> {
        self.0.load_full()
    }

    pub(crate) fn set(&self, keys: ByNumber) {
        self.0.store(Arc::new(keys));
    }

    /// A key to seal or open with.
    pub(crate) fn key(&self, no: u32) -> Result<Arc<DataKey>, KeyError> {
        self.0.load().get(&no).cloned().unwrap_or_else(|| Err(missing()))
    }
}

fn missing() -> KeyError {
    KeyError::NotFound("The data key of the record does not exist any more.".to_owned())
}

impl DataKey {
    pub(crate) fn new(no: u32, master: ByteString, secret: &[u8; 32], rng: &dyn Rng) -> Self {
        let secret = hmac::Key::new(hmac::HMAC_SHA256, secret);
        let mut salt = [0; SALT];
        rng.fill(&mut salt);
        let sealer = Arc::new(derive(&secret, &salt));
        let openers = RwLock::new(HashMap::from([(salt, Arc::clone(&sealer))]));
        DataKey { no, master, secret, salt, sealer, next: AtomicU64::new(0), openers }
    }

    /// Puts the stored form of a record into `out`, in place of what was there.
    pub(crate) fn seal(&self, shard: ShardNo, partition_key: &str, data: &[u8], out: &mut Vec<u8>) {
        let counter = self.next.fetch_add(1, Ordering::Relaxed);
        assert!(
            counter >> (8 * COUNTER) == 0,
            "2^48 records of one process and data key: start encryption anew"
        );
        let key_length =
            u16::try_from(partition_key.len()).expect("a partition key has at most 256 characters");
        out.clear();
        out.reserve(OVERHEAD + partition_key.len() + data.len());
        out.push(SEALED);
        out.extend_from_slice(&self.no.to_le_bytes());
        out.extend_from_slice(&self.salt);
        out.extend_from_slice(&counter.to_le_bytes()[..COUNTER]);
        out.extend_from_slice(&key_length.to_le_bytes());
        out.extend_from_slice(partition_key.as_bytes());
        out.extend_from_slice(data);
        let (header, content) = out.split_at_mut(HEADER);
        let tag = self
            .sealer
            .seal_in_place_separate_tag(nonce(header), aad(header, shard), content)
            .expect("a record is far below the limits of AES-GCM");
        out.extend_from_slice(tag.as_ref());
    }

    fn opener(&self, salt: Salt) -> Arc<LessSafeKey> {
        if let Some(key) = self.openers.read().unwrap_or_else(PoisonError::into_inner).get(&salt) {
            return Arc::clone(key);
        }
        let key = Arc::new(derive(&self.secret, &salt));
        let mut openers = self.openers.write().unwrap_or_else(PoisonError::into_inner);
        if openers.len() >= OPENERS_MAX {
            openers.clear();
        }
        openers.insert(salt, Arc::clone(&key));
        key
    }
}

/// Opens records of one shard; those that follow each other mostly have the same key.
pub(crate) struct Opener<'a> {
    keys: &'a DataKeys,
    shard: ShardNo,
    last: Option<(u32, Salt, Arc<LessSafeKey>)>,
}

impl<'a> Opener<'a> {
    pub(crate) fn new(keys: &'a DataKeys, shard: ShardNo) -> Self {
        Opener { keys, shard, last: None }
    }

    /// The inside of a sealed record, and where in it the partition key is; the data follows.
    pub(crate) fn open(&mut self, bytes: &Bytes) -> Result<(Bytes, Range<usize>), Unreadable> {
        let (header, content) = bytes.split_at_checked(HEADER).ok_or(Unreadable::Damaged)?;
        let (no, salt) =
            (header[1..5].try_into().expect("4 bytes"), header[5..5 + SALT].try_into().expect("12 bytes"));
        let shard = self.shard;
        let key = self.key(u32::from_le_bytes(no), salt)?;
        let mut content = content.to_vec();
        let opened = key.open_in_place(nonce(header), aad(header, shard), &mut content);
        let length = opened.map_err(|_| Unreadable::Damaged)?.len();
        content.truncate(length);
        let partition_key = key_of(&content).ok_or(Unreadable::Damaged)?;
        Ok((content.into(), partition_key))
    }

    /// ARN of the master key of the record that was opened last, if one was.
    pub(crate) fn master_key(&self) -> Option<ByteString> {
        let (no, ..) = self.last.as_ref()?;
        self.keys.key(*no).ok().map(|key| key.master.clone())
    }

    fn key(&mut self, no: u32, salt: Salt) -> Result<&LessSafeKey, Unreadable> {
        if !matches!(&self.last, Some((last, of, _)) if (*last, *of) == (no, salt)) {
            let key = self.keys.key(no).map_err(Unreadable::Key)?.opener(salt);
            self.last = Some((no, salt, key));
        }
        Ok(&self.last.as_ref().expect("just set").2)
    }
}

/// Where the partition key is inside of a sealed record: length of the partition key, partition key, data.
fn key_of(content: &[u8]) -> Option<Range<usize>> {
    let length = *content.first_chunk::<KEY_LENGTH>()?;
    let key = KEY_LENGTH..KEY_LENGTH + usize::from(u16::from_le_bytes(length));
    std::str::from_utf8(content.get(key.clone())?).ok()?;
    Some(key)
}

fn nonce(header: &[u8]) -> Nonce {
    let mut nonce = [0; NONCE_LEN];
    nonce[..COUNTER].copy_from_slice(&header[HEADER - COUNTER..]);
    Nonce::assume_unique_for_key(nonce)
}

/// Binds a record to its header and shard; its position is not known yet when it is sealed.
fn aad(header: &[u8], shard: ShardNo) -> Aad<[u8; HEADER + 4]> {
    let mut bound = [0; HEADER + 4];
    bound[..HEADER].copy_from_slice(header);
    bound[HEADER..].copy_from_slice(&shard.0.to_le_bytes());
    Aad::from(bound)
}

fn derive(secret: &hmac::Key, salt: &Salt) -> LessSafeKey {
    let key = hmac::sign(secret, &[PURPOSE, salt].concat());
    LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key.as_ref()).expect("32 bytes of HMAC-SHA256"))
}

impl std::fmt::Debug for DataKey {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DataKey").field("no", &self.no).finish_non_exhaustive()
    }
}

#[cfg(test)]
#[path = "sealing_tests.rs"]
mod tests;
