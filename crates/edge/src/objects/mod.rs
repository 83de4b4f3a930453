//! Objects in a directory, behind the ObjectStore port: each directory in it is a bucket, each file below one an object.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use bytes::Bytes;
use service_api::ports::{ObjectError, ObjectStore};
use service_api::{BoxFuture, Caller};
use tokio::task::spawn_blocking;

/// A directory of buckets, or none: then there are no objects. It belongs to all accounts.
#[derive(Clone, Debug, Default)]
pub struct ObjectDirectory(Option<PathBuf>);

impl ObjectDirectory {
    /// Of this directory.
    #[must_use]
    pub fn new(root: Option<PathBuf>) -> Self {
        ObjectDirectory(root)
    }
}

impl ObjectStore for ObjectDirectory {
    fn get<'a>(
        &'a self,
        _: &'a Caller,
        bucket: &'a str,
        key: &'a str,
        bytes_max: u64,
    ) -> BoxFuture<'a, Result<Bytes, ObjectError>> {
        Box::pin(async move {
            let root = self.0.clone().ok_or(ObjectError::NotConfigured)?;
            let (bucket, key) = (bucket.to_owned(), key.to_owned());
            let read = spawn_blocking(move || get(&root, &bucket, &key, bytes_max)).await;
            read.unwrap_or_else(|e| Err(ObjectError::Unavailable(e.to_string())))
        })
    }
}

fn get(root: &Path, bucket: &str, key: &str, bytes_max: u64) -> Result<Bytes, ObjectError> {
    let no_bucket = || ObjectError::NoSuchBucket(bucket.to_owned());
    let no_key = || ObjectError::NoSuchKey(format!("{key} in bucket {bucket}"));
    let failed = |e: std::io::Error| match e.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory => no_key(),
        // No file can have such a name.
        ErrorKind::InvalidInput | ErrorKind::InvalidFilename => no_key(),
        _ => ObjectError::Unavailable(format!("object {key} of bucket {bucket} cannot be read: {e}")),
    };
    // A bucket is one name, and a key leads nowhere but down.
    let only_names =
        |path: &str| Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if bucket.is_empty() || bucket.contains(['/', '\\']) || !only_names(bucket) {
        return Err(no_bucket());
    }
    let root = root.canonicalize().map_err(|e| {
        ObjectError::Unavailable(format!("the directory of buckets {} cannot be read: {e}", root.display()))
    })?;
    let place = root.join(bucket).canonicalize().map_err(|_| no_bucket())?;
    if key.is_empty() || !only_names(key) {
        return Err(no_key());
    }
    let path = place.join(key).canonicalize().map_err(failed)?;
    // A link that leads out of the directory is no object.
    if !path.starts_with(&root) || path.is_dir() {
        return Err(no_key());
    }
    let mut file = File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    let length = file.metadata().map_err(failed)?.len();
    if length > bytes_max {
        return Err(ObjectError::TooLarge(length));
    }
    file.by_ref().take(bytes_max.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    match bytes.len() as u64 {
        length if length > bytes_max => Err(ObjectError::TooLarge(length)),
        _ => Ok(bytes.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_objects_and_nothing_outside_is() {
        let base = std::env::temp_dir().join(format!("flumen-objects-{}", std::process::id()));
        let root = base.join("root");
        std::fs::create_dir_all(root.join("bucket/folder")).unwrap();
        std::fs::write(root.join("bucket/folder/a.csv"), "1,2\n").unwrap();
        std::fs::write(base.join("secret"), "x").unwrap();
        std::os::unix::fs::symlink(base.join("secret"), root.join("bucket/link")).unwrap();
        assert_eq!(get(&root, "bucket", "folder/a.csv", 4).unwrap(), "1,2\n");
        assert_eq!(get(&root, "bucket", "folder/a.csv", 3), Err(ObjectError::TooLarge(4)));
        let long = "x".repeat(300);
        let outside = ["../../secret", "link", "/etc/hostname"];
        let nowhere = ["", "folder", "none", "folder/a.csv/b", "a\0b", &long];
        for key in outside.into_iter().chain(nowhere) {
            let found = get(&root, "bucket", key, 100);
            assert!(matches!(found, Err(ObjectError::NoSuchKey(_))), "{key}: {found:?}");
        }
        for bucket in ["", "none", "..", "bucket/folder", "."] {
            let found = get(&root, bucket, "a.csv", 100);
            assert!(matches!(found, Err(ObjectError::NoSuchBucket(_))), "{bucket}: {found:?}");
        }
        assert!(matches!(get(&base.join("gone"), "b", "k", 1), Err(ObjectError::Unavailable(_))));
        std::fs::remove_dir_all(base).unwrap();
    }
}
