//! The certificate authority: its key, its certificate, their files.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;
use std::time::Duration;

use base::Timestamp;
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer,
    KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, SanType, date_time_ymd,
};
use rustls::RootCertStore;
use rustls::client::verify_server_cert_signed_by_trust_anchor;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, UnixTime};
use rustls::server::ParsedCertificate;

use super::error::TlsError;

/// The certificate of the authority, for everyone.
pub(super) const CA_FILE: &str = "ca.pem";
/// Its key, for the owner alone.
const KEY_FILE: &str = "ca-key.pem";

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Clients whose clock is behind ours must not find a certificate that is not valid yet.
const BACKDATED: Duration = DAY;
const CA_LIFE: Duration = Duration::from_secs(3650 * DAY.as_secs());
/// Some clients refuse server certificates that are valid for more than 398 days, the backdating included.
const LEAF_LIFE: Duration = Duration::from_secs(396 * DAY.as_secs());
const RENEWED_BEFORE: Duration = Duration::from_secs(30 * DAY.as_secs());

/// Signs server certificates.
pub(super) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    certificate: CertificateDer<'static>,
    pem: String,
}

/// A server certificate with its key.
pub(super) struct Leaf {
    pub(super) certificate: CertificateDer<'static>,
    pub(super) key: PrivateKeyDer<'static>,
    /// When the next one should take its place.
    pub(super) renew_at: Timestamp,
}

impl Authority {
    /// A new authority, in memory.
    pub(super) fn create(now: Timestamp) -> Result<Self, TlsError> {
        Self::of_key(new_key()?, now)
    }

    /// The authority whose files are in `dir`; a new one when there are none.
    pub(super) fn load_or_create(dir: &Path, now: Timestamp) -> Result<Self, TlsError> {
        match (read(dir, CA_FILE)?, read(dir, KEY_FILE)?) {
            (Some(pem), Some(key)) => Self::load(dir, pem, &key),
            // The key is written first: a process that ended between the two goes on from there.
            (None, Some(key)) => Self::of_key(parse_key(dir, &key)?, now)?.keep(dir, None),
            (Some(_), None) => Err(TlsError::Mismatch { dir: dir.to_owned() }),
            (None, None) => {
                let key = new_key()?;
                let key_pem = key.serialize_pem();
                Self::of_key(key, now)?.keep(dir, Some(&key_pem))
            }
        }
    }

    pub(super) fn pem(&self) -> &str {
        &self.pem
    }

    /// Makes a server certificate and checks it the way a client does, which also shows whether the key of the
    /// authority belongs to its certificate.
    pub(super) fn issue(
        &self,
        names: &[SanType],
        now: Timestamp,
        provider: &CryptoProvider,
    ) -> Result<Leaf, TlsError> {
        let mut params = CertificateParams::default();
        set_validity(&mut params, now, LEAF_LIFE);
        params.subject_alt_names = names.to_vec();
        params.distinguished_name = name("Flumen server");
        params.is_ca = IsCa::ExplicitNoCa;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        let key = new_key()?;
        let certificate = params.signed_by(&key, &self.issuer).map_err(TlsError::rcgen)?.der().clone();
        self.verify(&certificate, now, provider)?;
        let key = PrivateKeyDer::try_from(key.serialize_der()).map_err(|e| TlsError::Crypto(e.to_owned()))?;
        Ok(Leaf { certificate, key, renew_at: now.plus(LEAF_LIFE).minus(RENEWED_BEFORE) })
    }

    fn verify(
        &self,
        leaf: &CertificateDer<'_>,
        now: Timestamp,
        provider: &CryptoProvider,
    ) -> Result<(), TlsError> {
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate.clone()).map_err(TlsError::rustls)?;
        let leaf = ParsedCertificate::try_from(leaf).map_err(TlsError::rustls)?;
        let now = UnixTime::since_unix_epoch(Duration::from_millis(now.0));
        let algorithms = provider.signature_verification_algorithms.all;
        verify_server_cert_signed_by_trust_anchor(&leaf, &roots, &[], now, algorithms)
            .map_err(|_| TlsError::Mismatch { dir: Path::new("memory").to_owned() })
    }

    fn load(dir: &Path, pem: String, key: &str) -> Result<Self, TlsError> {
        let certificate = CertificateDer::from_pem_slice(pem.as_bytes())
            .map_err(|error| malformed(dir, CA_FILE, format!("no certificate in PEM: {error}")))?;
        let key = parse_key(dir, key)?;
        // Dates stand in the certificate only; signing needs the name and the usages, which depend on the key alone.
        let issuer = Issuer::new(params(&key, Timestamp::ZERO), key);
        Ok(Authority { issuer, certificate, pem })
    }

    fn of_key(key: KeyPair, now: Timestamp) -> Result<Self, TlsError> {
        let params = params(&key, now);
        let certificate = params.self_signed(&key).map_err(TlsError::rcgen)?;
        let (pem, certificate) = (certificate.pem(), certificate.der().clone());
        Ok(Authority { issuer: Issuer::new(params, key), certificate, pem })
    }

    /// Writes the files.
    fn keep(self, dir: &Path, key: Option<&str>) -> Result<Self, TlsError> {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o755)
            .create(dir)
            .map_err(|error| TlsError::File { path: dir.to_owned(), error })?;
        if let Some(key) = key {
            write(dir, KEY_FILE, 0o600, key)?;
        }
        write(dir, CA_FILE, 0o644, &self.pem)?;
        // Clients were told to trust it: its folder's own name must stay, too. Some file systems have no way to ask for that.
        let _ = dir.parent().map(|above| fs::File::open(above).and_then(|above| above.sync_all()));
        Ok(self)
    }
}

/// What the certificate of an authority says. The name is different for each key: trust stores that hold several
/// authorities look them up by name.
fn params(key: &KeyPair, now: Timestamp) -> CertificateParams {
    let mut params = CertificateParams::default();
    let id = params.key_identifier(key);
    let id: String = id.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    params.distinguished_name = name(&format!("Flumen local authority {id}"));
    set_validity(&mut params, now, CA_LIFE);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages =
        vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign, KeyUsagePurpose::DigitalSignature];
    params
}

fn name(common: &str) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    name.push(DnType::OrganizationName, "Flumen");
    name.push(DnType::CommonName, common);
    name
}

/// Sets from when and until when a certificate is valid.
fn set_validity(params: &mut CertificateParams, now: Timestamp, life: Duration) {
    let epoch = date_time_ymd(1970, 1, 1);
    params.not_before = epoch + Duration::from_secs(now.minus(BACKDATED).seconds());
    params.not_after = epoch + Duration::from_secs(now.plus(life).seconds());
}

fn new_key() -> Result<KeyPair, TlsError> {
    KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(TlsError::rcgen)
}

fn parse_key(dir: &Path, pem: &str) -> Result<KeyPair, TlsError> {
    KeyPair::from_pem(pem)
        .map_err(|error| malformed(dir, KEY_FILE, format!("no private key in PEM: {error}")))
}

fn malformed(dir: &Path, file: &str, reason: String) -> TlsError {
    TlsError::Malformed { path: dir.join(file), reason }
}

fn read(dir: &Path, file: &str) -> Result<Option<String>, TlsError> {
    let path = dir.join(file);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(TlsError::File { path, error }),
    }
}

/// Writes a file that is there whole or not at all.
fn write(dir: &Path, file: &str, mode: u32, text: &str) -> Result<(), TlsError> {
    let path = dir.join(file);
    let half = dir.join(format!("{file}.new"));
    let write = || {
        match fs::remove_file(&half) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut out = fs::OpenOptions::new().write(true).create_new(true).mode(mode).open(&half)?;
        out.write_all(text.as_bytes())?;
        out.sync_all()?;
        fs::rename(&half, &path)?;
        fs::File::open(dir)?.sync_all()
    };
    write().map_err(|error| TlsError::File { path: path.clone(), error })
}
