//! The keyring as a file: TOML, so that an operator can read it, add keys and disable them.
//!
//! ```toml
//! version = 1
//! [[key]]
//! arn = "arn:aws:kms:us-east-1:000000000000:key/0b2e..."
//! aliases = ["alias/aws/kinesis"]
//! state = "Enabled"                  # Enabled, Disabled or PendingDeletion
//! material = "32 random bytes in base64"
//! ```

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use base64_simd::STANDARD;
use toml::{Table, Value};

/// Whether a key can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Enabled,
    Disabled,
    PendingDeletion,
}

/// One master key.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct MasterKey {
    pub arn: String,
    pub aliases: Vec<String>,
    pub state: State,
    pub material: [u8; 32],
}

/// The keyring cannot be used.
#[derive(Debug)]
pub enum KeyringError {
    /// It cannot be read or written.
    Io(PathBuf, io::Error),
    /// It is not what a keyring looks like; the text says where.
    Content(PathBuf, String),
    /// Others than its owner can read it: the octal mode.
    Exposed(PathBuf, u32),
}

impl fmt::Display for KeyringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeyringError::Io(path, e) => write!(f, "cannot use the keyring {}: {e}", path.display()),
            KeyringError::Content(path, what) => {
                write!(f, "the keyring {} is not valid: {what}", path.display())
            }
            KeyringError::Exposed(path, mode) => write!(
                f,
                "the keyring {} can be read by others (mode {mode:03o}); make it 600 with chmod",
                path.display()
            ),
        }
    }
}

impl std::error::Error for KeyringError {}

/// Reads the file; no keys when there is none.
pub(crate) fn read(path: &Path) -> Result<Vec<MasterKey>, KeyringError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(KeyringError::Io(path.to_owned(), e)),
    };
    let mode =
        fs::metadata(path).map_err(|e| KeyringError::Io(path.to_owned(), e))?.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(KeyringError::Exposed(path.to_owned(), mode));
    }
    parse(&text).map_err(|what| KeyringError::Content(path.to_owned(), what))
}

/// Replaces the file as a whole, durably: a data key must never be acknowledged whose master key could be lost.
pub(crate) fn write(path: &Path, keys: &[MasterKey]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let made = !folder.is_dir();
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let draft = path.with_extension("new");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
    // A draft of an earlier crash may have had another mode.
    file.set_permissions(fs::Permissions::from_mode(0o600))?;
    file.write_all(print(keys).as_bytes())?;
    file.sync_all()?;
    fs::rename(&draft, path)?;
    File::open(folder)?.sync_all()?;
    // The folder's own name too. One that was there before may lie where that cannot be done.
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let synced = File::open(above).and_then(|above| above.sync_all());
    if made { synced } else { Ok(()) }
}

fn parse(text: &str) -> Result<Vec<MasterKey>, String> {
    let table: Table = text.parse().map_err(|e: toml::de::Error| e.to_string())?;
    if table.get("version").and_then(Value::as_integer) != Some(1) {
        return Err("it needs the line version = 1; other versions belong to other releases".to_owned());
    }
    let none = Vec::new();
    let keys = table.get("key").map_or(Some(&none), Value::as_array).ok_or("key is no list of tables")?;
    keys.iter()
        .map(|key| {
            master_key(key).ok_or_else(|| format!("key {} lacks a part or has a wrong one", name(key)))
        })
        .collect()
}

/// What to call a key in a message: never its content.
fn name(key: &Value) -> &str {
    key.get("arn").and_then(Value::as_str).unwrap_or("without arn")
}

fn master_key(key: &Value) -> Option<MasterKey> {
    let material = key.get("material")?.as_str()?;
    let aliases = match key.get("aliases") {
        Some(list) => {
            list.as_array()?.iter().map(|alias| Some(alias.as_str()?.to_owned())).collect::<Option<_>>()?
        }
        None => Vec::new(),
    };
    Some(MasterKey {
        arn: key.get("arn")?.as_str()?.to_owned(),
        aliases,
        state: match key.get("state").map_or(Some("Enabled"), Value::as_str)? {
            "Enabled" => State::Enabled,
            "Disabled" => State::Disabled,
            "PendingDeletion" => State::PendingDeletion,
            _ => return None,
        },
        material: STANDARD.decode_to_vec(material).ok()?.try_into().ok()?,
    })
}

fn print(keys: &[MasterKey]) -> String {
    let mut text = String::from(
        "# Master keys of flumen. Whoever has this file can read every encrypted stream of the data directory; without\n\
         # it nobody can. Keep a copy apart from the data.\nversion = 1\n",
    );
    for key in keys {
        let mut table = Table::new();
        table.insert("arn".into(), Value::String(key.arn.clone()));
        table
            .insert("aliases".into(), Value::Array(key.aliases.iter().cloned().map(Value::String).collect()));
        table.insert("state".into(), Value::String(format!("{:?}", key.state)));
        table.insert("material".into(), Value::String(STANDARD.encode_to_string(key.material)));
        text.push_str(&format!("\n[[key]]\n{table}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(state: State) -> MasterKey {
        let aliases = vec!["alias/a".to_owned(), "alias/\"b".to_owned()];
        MasterKey {
            arn: "arn:aws:kms:us-east-1:000000000000:key/1".into(),
            aliases,
            state,
            material: [7; 32],
        }
    }

    #[test]
    fn a_keyring_reads_back() {
        let keys = [key(State::Enabled), key(State::Disabled), key(State::PendingDeletion)];
        assert!(parse(&print(&keys)).unwrap() == keys);
        assert!(parse(&print(&[])).unwrap().is_empty());
    }

    #[test]
    fn a_damaged_keyring_is_refused_without_showing_what_is_in_it() {
        let good = print(&[key(State::Enabled)]);
        let material = STANDARD.encode_to_string([7; 32]);
        for (from, to) in [
            ("version = 1", "version = 2"),
            (material.as_str(), "c2hvcnQ="),
            ("Enabled", "Asleep"),
            ("arn = ", "urn = "),
        ] {
            let bad = good.replace(from, to);
            assert_ne!(bad, good);
            let error = parse(&bad).err().unwrap_or_else(|| panic!("{from} -> {to} is read"));
            assert!(!error.contains(&material) && !error.contains("c2hvcnQ="), "{error}");
        }
    }
}
