//! Every golden case of `golden/`: as it is, and with a restart from a checkpoint after every row and every third.

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
fn a_restart_after_every_row_changes_nothing() {
    let failures = failures(Some(1));
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn a_restart_after_every_third_row_changes_nothing() {
    let failures = failures(Some(3));
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
