//! The import law: which crate may name which, and what a pure crate may not name at all.

use serde_json::Value;

use super::finding::Finding;
use super::laws::{IMPURE_CRATES, IMPURE_PATHS, MAY_IMPORT, PURE};
use super::source::{RustFile, line_of, mentions};

/// The law on manifests, from `cargo metadata --no-deps`.
pub fn manifests(metadata: &Value) -> Vec<Finding> {
    let mut findings = Vec::new();
    let root = metadata["workspace_root"].as_str().unwrap_or_default();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let path = package["manifest_path"].as_str().unwrap_or_default();
        let path = path.strip_prefix(root).unwrap_or(path).trim_start_matches(['/', '\\']);
        let dependencies = package["dependencies"].as_array().into_iter().flatten();
        let named = dependencies.map(|dependency| {
            let ours = dependency["path"].is_string();
            let dev = dependency["kind"] == "dev";
            (dependency["name"].as_str().unwrap_or_default(), ours, dev)
        });
        findings.extend(manifest(name, path, named));
    }
    findings
}

/// The law on one manifest: its dependencies as (name, is ours, is for tests only).
fn manifest<'a>(
    name: &str,
    path: &str,
    dependencies: impl Iterator<Item = (&'a str, bool, bool)>,
) -> Vec<Finding> {
    let Some(allowed) = may_import(name) else {
        return vec![Finding::new(
            path,
            1,
            format!("crate {name} is not in the import law (xtask/src/tidy/laws.rs)"),
        )];
    };
    let mut findings = Vec::new();
    for (dependency, ours, dev) in dependencies {
        if ours && !allowed.contains(&dependency) {
            findings.push(Finding::new(
                path,
                1,
                format!("{name} may not import {dependency} (DESIGN: import law)"),
            ));
        }
        if !dev && PURE.contains(&name) && IMPURE_CRATES.contains(&dependency) {
            findings.push(Finding::new(
                path,
                1,
                format!("{name} is pure: it may not depend on {dependency}"),
            ));
        }
    }
    findings
}

fn may_import(name: &str) -> Option<&'static [&'static str]> {
    MAY_IMPORT.iter().find(|(known, _)| *known == name).map(|(_, allowed)| *allowed)
}

/// The law on sources: crates named by path, and what is impure.
pub fn sources(files: &[RustFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        let Some(name) = file.crate_name() else { continue };
        let allowed = may_import(name).unwrap_or_default();
        for (other, _) in MAY_IMPORT.iter().filter(|(other, _)| *other != name && !allowed.contains(other)) {
            let word = format!("{}::", other.replace('-', "_"));
            for at in mentions(&file.code, &word).filter(|at| !file.code[..*at].ends_with("::")) {
                if has_module(files, name, &word) {
                    break;
                }
                let what = format!("{name} may not name {other} (DESIGN: import law)");
                findings.push(Finding::new(&file.path, line_of(&file.code, at), what));
            }
        }
        if PURE.contains(&name) {
            findings.extend(impure(file, name));
        }
    }
    findings
}

/// Whether the crate has a module of that name, so that the word may mean it.
fn has_module(files: &[RustFile], name: &str, word: &str) -> bool {
    let module = word.trim_end_matches(':');
    files.iter().filter(|file| file.crate_name() == Some(name)).any(|file| {
        file.path.ends_with(&format!("/{module}.rs")) || file.path.ends_with(&format!("/{module}/mod.rs"))
    })
}

fn impure(file: &RustFile, name: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (word, instead) in IMPURE_PATHS {
        for at in mentions(&file.product, word) {
            let what = format!("{name} is pure and may not name {}: {instead}", word.trim_end_matches(':'));
            findings.push(Finding::new(&file.path, line_of(&file.product, at), what));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, text: &str) -> Vec<Finding> {
        sources(&[RustFile::read(path, text)])
    }

    #[test]
    fn a_manifest_that_reaches_upward_or_sideways_is_found() {
        let up = manifest("base", "m", [("model", true, false)].into_iter());
        assert_eq!(up.len(), 1);
        let sideways = manifest("streams", "m", [("firehose", true, true)].into_iter());
        assert_eq!(sideways.len(), 1, "tests are under the same law");
        assert_eq!(manifest("gateway", "m", [("streams", true, false)].into_iter()).len(), 1);
        assert!(
            manifest("streams", "m", [("base", true, false), ("bytes", false, false)].into_iter()).is_empty()
        );
        assert_eq!(manifest("new-crate", "m", std::iter::empty()).len(), 1);
    }

    #[test]
    fn a_pure_crate_with_a_runtime_is_found() {
        assert_eq!(manifest("streams-core", "m", [("tokio", false, false)].into_iter()).len(), 1);
        assert!(manifest("commit-log", "m", [("tokio", false, false)].into_iter()).is_empty());
    }

    #[test]
    fn a_manifest_is_read_from_what_cargo_says() {
        let metadata = serde_json::json!({"workspace_root": "/w", "packages": [{
            "name": "wire", "manifest_path": "/w/crates/wire/Cargo.toml",
            "dependencies": [{"name": "server", "path": "/w/crates/server", "kind": null}],
        }]});
        let findings = manifests(&metadata);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].file, "crates/wire/Cargo.toml");
    }

    #[test]
    fn a_source_that_names_a_forbidden_crate_is_found() {
        assert_eq!(of("crates/service-api/src/a.rs", "//! a\nuse wire::json;\n")[0].line, 2);
        assert_eq!(of("crates/gateway/src/a.rs", "fn a() { streams::run(); }").len(), 1);
        assert!(of("crates/gateway/src/a.rs", "use wire::json; // streams::run").is_empty());
        assert!(of("crates/gateway/src/a.rs", "use crate::streams::run;").is_empty());
    }

    #[test]
    fn clocks_and_randomness_in_a_pure_crate_are_found() {
        for bad in [
            "std::time::Instant::now()",
            "SystemTime::now()",
            "rand::random()",
            "tokio::spawn(x)",
            "std::fs::read(p)",
        ] {
            let text = format!("fn a() {{ {bad}; }}");
            assert_eq!(of("crates/streams-core/src/a.rs", &text).len(), 1, "{bad}");
            assert!(of("crates/commit-log/src/a.rs", &text).is_empty(), "{bad}");
        }
        assert!(of("crates/streams-core/src/a.rs", "use std::time::Duration;").is_empty());
        let in_test = "#[cfg(test)]\nmod tests { fn t() { std::time::Instant::now(); } }";
        assert!(of("crates/streams-core/src/a.rs", in_test).is_empty());
    }
}
