//! Every golden case of `golden/`: as it is, and with a crash after every row and every third one: what was done since the checkpoint is
//! lost and done again, then the application is restarted from a new checkpoint.

use std::fs;
use std::path::{Path, PathBuf};

use sql::offline::Case;

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let mut folders: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

fn failures(restarts: Option<usize>) -> Vec<String> {
    let mut failures = Vec::new();
    for folder in folders() {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let case = Case::read(&|file| fs::read_to_string(folder.join(file)).ok());
        let outcome = case.map_err(|failure| failure.to_string()).and_then(|case| case.run(restarts));
        if let Err(message) = outcome {
            failures.push(format!("{name}: {message}"));
        }
    }
    failures
}

#[test]
fn every_case_gives_what_is_written() {
    assert!(folders().len() >= 150, "{} cases", folders().len());
    let failures = failures(None);
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn a_crash_at_every_checkpoint_changes_nothing_but_repeats() {
    let failures = failures(Some(1));
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn a_crash_after_every_third_row_changes_nothing_but_repeats() {
    let failures = failures(Some(3));
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
