//! `cargo xtask tidy`: the laws of the house, each with a test that shows it failing.

mod circles;
mod documents;
mod finding;
mod imports;
mod laws;
mod sizes;
mod source;

use crate::workspace::Workspace;
use finding::{Finding, TextFile};
use source::RustFile;

/// Checks every law and prints what breaks one.
///
/// # Errors
/// When the project cannot be read.
pub fn run(workspace: &Workspace, _arguments: &[String]) -> Result<bool, String> {
    let findings = check(workspace)?;
    for finding in &findings {
        println!("{finding}");
    }
    println!(
        "tidy: {}",
        if findings.is_empty() { "clean".into() } else { format!("{} findings", findings.len()) }
    );
    Ok(findings.is_empty())
}

fn check(workspace: &Workspace) -> Result<Vec<Finding>, String> {
    let paths = workspace.files()?;
    let mut texts = Vec::new();
    for path in &paths {
        let bytes = std::fs::read(workspace.root.join(path)).map_err(|why| format!("{path}: {why}"))?;
        if let Ok(text) = String::from_utf8(bytes) {
            texts.push(TextFile { path: path.clone(), text });
        }
    }
    let rust: Vec<RustFile> = texts
        .iter()
        .filter(|file| file.path.ends_with(".rs") && !laws::is_generated(&file.path))
        .map(|file| RustFile::read(&file.path, &file.text))
        .collect();

    let mut findings = imports::manifests(&workspace.metadata(false)?);
    findings.extend(imports::sources(&rust));
    findings.extend(circles::check(&rust));
    findings.extend(sizes::check(&rust));
    findings.extend(documents::check(&paths, &texts));
    findings.sort();
    Ok(findings)
}
