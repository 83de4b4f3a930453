//! The authority and its certificates.

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use super::*;

struct Still(AtomicU64);

impl Clock for Still {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::Relaxed))
    }
}

const NOW: u64 = 1_790_000_000_000;
const DAY: u64 = 24 * 60 * 60 * 1000;

fn clock() -> Arc<Still> {
    Arc::new(Still(AtomicU64::new(NOW)))
}

/// A directory of the test's own that goes when the test is over.
struct Dir(PathBuf);

impl Dir {
    fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("gateway-tls-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&dir);
        Dir(dir)
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn an_authority_is_made_once_and_its_key_is_for_the_owner_alone() {
    let dir = Dir::new("once");
    let first = load_or_create(&dir.0, &[], clock()).unwrap();
    let second = load_or_create(&dir.0, &["stream.example".into()], clock()).unwrap();
    assert_eq!(first.ca_pem(), second.ca_pem());
    assert_eq!(std::fs::read_to_string(first.ca_path().unwrap()).unwrap(), first.ca_pem());
    let mode = std::fs::metadata(dir.0.join("ca-key.pem")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let mut files: Vec<_> = std::fs::read_dir(&dir.0).unwrap().map(|f| f.unwrap().file_name()).collect();
    files.sort();
    assert_eq!(files, ["ca-key.pem", "ca.pem"]);
}

#[test]
fn a_start_that_ended_between_the_two_files_goes_on_with_its_key() {
    let dir = Dir::new("half");
    load_or_create(&dir.0, &[], clock()).unwrap();
    let key = std::fs::read(dir.0.join("ca-key.pem")).unwrap();
    std::fs::remove_file(dir.0.join("ca.pem")).unwrap();
    load_or_create(&dir.0, &[], clock()).unwrap();
    assert_eq!(std::fs::read(dir.0.join("ca-key.pem")).unwrap(), key);
}

#[test]
fn files_that_do_not_belong_together_are_refused_with_their_place() {
    let (a, b) = (Dir::new("a"), Dir::new("b"));
    load_or_create(&a.0, &[], clock()).unwrap();
    load_or_create(&b.0, &[], clock()).unwrap();
    std::fs::copy(a.0.join("ca.pem"), b.0.join("ca.pem")).unwrap();
    let error = load_or_create(&b.0, &[], clock()).err().unwrap();
    assert!(matches!(&error, TlsError::Mismatch { dir } if *dir == b.0), "{error}");

    std::fs::remove_file(b.0.join("ca-key.pem")).unwrap();
    let error = load_or_create(&b.0, &[], clock()).err().unwrap();
    assert!(matches!(&error, TlsError::Mismatch { dir } if *dir == b.0), "{error}");

    std::fs::write(a.0.join("ca-key.pem"), "nonsense").unwrap();
    let error = load_or_create(&a.0, &[], clock()).err().unwrap();
    assert!(error.to_string().contains("ca-key.pem"), "{error}");
}

#[test]
fn a_name_that_is_none_is_refused() {
    for bad in ["", "a b", "a..b", "http://x", "ä.example", "*", "x.*.example"] {
        let error = in_memory(&[bad.into()], clock()).err();
        assert!(matches!(error, Some(TlsError::Name(_))), "{bad}");
    }
    for good in ["10.1.2.3", "[::2]", "db_1.internal", "*.flumen.example", "host"] {
        assert!(in_memory(&[good.into()], clock()).is_ok(), "{good}");
    }
}

#[test]
fn server_certificates_are_renewed_before_they_end() {
    let time = clock();
    let authority = Authority::create(Timestamp(NOW)).unwrap();
    let provider = Arc::new(ring::default_provider());
    let certificates = Certificates::new(
        authority,
        names(&[]).unwrap(),
        Arc::<Still>::clone(&time) as Arc<dyn Clock>,
        provider,
    );
    let certificates = certificates.unwrap();
    let serve = || certificates.current();
    let first = serve();
    time.0.store(NOW + 300 * DAY, Ordering::Relaxed);
    assert!(Arc::ptr_eq(&first, &serve()));
    time.0.store(NOW + 367 * DAY, Ordering::Relaxed);
    let second = serve();
    assert!(!Arc::ptr_eq(&first, &second));
    assert!(Arc::ptr_eq(&second, &serve()));
}
