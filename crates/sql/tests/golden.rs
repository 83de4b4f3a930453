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

/// "At line 3, column 7: ..", "From line 3, column 7 to line 3, column 9: .." and, as the parser says it, "Encountered "x" at line 3, column 7. ..".
fn names_a_place_and_a_cause(message: &str) -> bool {
    let Some((before, place)) = message.split_once("line ") else { return false };
    let Some((line, rest)) = place.split_once(", column ") else { return false };
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let numbers = [line, &rest[..digits]].map(|text| text.parse::<u32>().is_ok_and(|number| number > 0));
    let rest = &rest[digits..];
    let cause =
        if rest.starts_with(" to ") { rest.split_once(": ").map_or("", |(_, cause)| cause) } else { rest };
    numbers == [true; 2] && before.len() + cause.len() > 15
}

#[test]
fn every_invalid_program_gets_line_column_and_cause() {
    let messages: Vec<(String, String)> = folders()
        .iter()
        .filter_map(|folder| {
            Some((folder.display().to_string(), fs::read_to_string(folder.join("error.txt")).ok()?))
        })
        .collect();
    assert!(messages.len() >= 100, "{} invalid programs", messages.len());
    for (folder, message) in messages {
        assert!(names_a_place_and_a_cause(message.trim_end()), "{folder}: {message}");
    }
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
