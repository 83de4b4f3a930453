//! Laws on documents and on the tree: module lines, crate docs, links, documents that comments name, the root, operation
//! lists, forbidden text.

use std::collections::HashSet;

use super::finding::{Finding, TextFile};
use super::laws::{FORBIDDEN_TEXT, LIB_DOC_WORDS, ROOT, is_generated};

/// Every law on documents. `paths` are all files, `texts` those that are text.
pub fn check(paths: &[String], texts: &[TextFile]) -> Vec<Finding> {
    let known = places(paths);
    let mut findings = root(paths);
    for TextFile { path, text } in texts {
        findings.extend(forbidden(path, text));
        if path.ends_with(".rs") && !is_generated(path) {
            findings.extend(module_line(path, text));
            findings.extend(comments(path, text, &known));
        }
        if path.ends_with("/src/lib.rs") {
            findings.extend(crate_doc(path, text));
        }
        if path.ends_with("/src/ops/mod.rs") {
            findings.extend(operation_list(path, text));
        }
        if path.ends_with(".md") {
            findings.extend(links(path, text, &known));
        }
    }
    findings
}

/// All files and all their folders.
fn places(paths: &[String]) -> HashSet<&str> {
    let mut known = HashSet::new();
    for path in paths {
        known.insert(path.as_str());
        known.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
    }
    known
}

fn root(paths: &[String]) -> Vec<Finding> {
    let tops: HashSet<&str> = paths.iter().filter_map(|path| path.split('/').next()).collect();
    let loose = tops.into_iter().filter(|top| !ROOT.contains(top));
    loose.map(|top| Finding::new(top, 1, "does not belong in the root, which is the front page")).collect()
}

fn forbidden(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for (word, why) in FORBIDDEN_TEXT {
            if line.contains(word) {
                findings.push(Finding::new(path, number + 1, format!("contains {word}: {why}")));
            }
        }
    }
    findings
}

fn module_line(path: &str, text: &str) -> Option<Finding> {
    let first = text.lines().next().unwrap_or_default();
    let says_something = first.strip_prefix("//!").is_some_and(|words| words.trim().len() > 3);
    (!says_something).then(|| Finding::new(path, 1, "the first line is `//!` and says what the module is"))
}

/// Comments name documents that are there.
fn comments(path: &str, text: &str, known: &HashSet<&str>) -> Vec<Finding> {
    let is_comment = |line: &&str| line.trim_start().starts_with("//");
    let mut findings = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| is_comment(line)) {
        let part_of_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.');
        let words = line.split(|c| !part_of_path(c)).map(|word| word.trim_end_matches('.'));
        let dead =
            words.filter(|word| word.starts_with("docs/") && !known.contains(word.trim_end_matches('/')));
        findings.extend(dead.map(|word| Finding::new(path, number + 1, format!("{word} is not there"))));
    }
    findings
}

fn crate_doc(path: &str, text: &str) -> Vec<Finding> {
    let doc: String = text.lines().take_while(|line| line.starts_with("//!")).collect::<Vec<_>>().join("\n");
    let doc = doc.to_lowercase();
    let missing = LIB_DOC_WORDS.iter().filter(|word| !doc.contains(*word));
    missing
        .map(|word| Finding::new(path, 1, format!("the crate's documentation does not answer \"{word}\"")))
        .collect()
}

/// The list of operations is alphabetical: its modules, and each run of lines that name one `module::Operation`.
fn operation_list(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut before = "";
    for (number, line) in text.lines().enumerate() {
        let Some(name) = listed_name(line) else {
            before = "";
            continue;
        };
        if name < before {
            findings.push(Finding::new(
                path,
                number + 1,
                format!("{name} stands after {before}: the list is alphabetical"),
            ));
        }
        before = name;
    }
    findings
}

/// The operation that a line of the list names, for `mod x;`, `x::X,`, `handler(x::X),`, `("X", "why"),`.
fn listed_name(line: &str) -> Option<&str> {
    let line = line.trim();
    if let Some(module) = line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod ")) {
        return module.strip_suffix(';');
    }
    if let Some(quoted) = line.strip_prefix("(\"") {
        return quoted.split('"').next();
    }
    let start = line.find("::")?;
    let head = line[..start].rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next()?;
    let is_entry = line.ends_with(',') && !line.starts_with("use ") && !line.starts_with("//");
    (is_entry && !head.is_empty()).then_some(head)
}

/// Links of a markdown file that point into the repository lead somewhere.
fn links(path: &str, text: &str, known: &HashSet<&str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut in_code = false;
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if in_code {
            continue;
        }
        for target in link_targets(line) {
            let inside = target.split('#').next().unwrap_or_default();
            if inside.is_empty() || target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            match join(path, inside) {
                Some(place) if place.is_empty() || known.contains(place.as_str()) => {}
                _ => findings.push(Finding::new(path, number + 1, format!("link to {target} leads nowhere"))),
            }
        }
    }
    findings
}

/// The targets of `[text](target)` in a line, code spans left out.
fn link_targets(line: &str) -> Vec<&str> {
    let mut targets = Vec::new();
    // Odd pieces stand between backquotes.
    for piece in line.split('`').step_by(2) {
        for (at, _) in piece.match_indices("](") {
            if let Some(end) = piece[at + 2..].find(')') {
                targets.push(piece[at + 2..at + 2 + end].split_whitespace().next().unwrap_or_default());
            }
        }
    }
    // A link whose text is a code span is cut in two: its target begins the piece after.
    let pieces: Vec<&str> = line.split('`').collect();
    for piece in pieces.iter().skip(2).step_by(2) {
        if let Some(rest) = piece.strip_prefix("](") {
            targets.extend(rest.find(')').map(|end| &rest[..end]));
        }
    }
    targets.sort_unstable();
    targets.dedup();
    targets
}

/// `target` seen from the file at `path`, as a path from the root; none when it leaves the repository.
fn join(path: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> =
        if target.starts_with('/') { Vec::new() } else { path.split('/').collect::<Vec<_>>() };
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(path: &str, text: &str) -> Vec<Finding> {
        let paths = [path.to_owned(), "docs/a.md".to_owned(), "crates/base/src/lib.rs".to_owned()];
        check(&paths, &[TextFile { path: path.into(), text: text.into() }])
    }

    #[test]
    fn a_module_without_its_line_is_found() {
        assert_eq!(one("crates/a/src/b.rs", "use x;\n").len(), 1);
        assert_eq!(one("crates/a/src/b.rs", "//!\n//! Late.\n").len(), 1);
        assert!(one("crates/a/src/b.rs", "//! Words.\n").is_empty());
        assert!(one("crates/model/src/generated/b.rs", "use x;\n").is_empty());
    }

    #[test]
    fn a_crate_doc_that_leaves_a_question_open_is_found() {
        let full = "//! Words.\n//! **Why it exists**: b. **What is absent**: c. **Start reading** at d.\n";
        assert!(one("crates/a/src/lib.rs", full).is_empty());
        assert_eq!(one("crates/a/src/lib.rs", &full.replace("Why it exists", "Well")).len(), 1);
        assert_eq!(one("crates/a/src/lib.rs", "//! Only a line.\n").len(), 3);
    }

    #[test]
    fn a_dead_link_is_found_and_a_live_one_is_not() {
        assert!(one("README.md", "see [a](docs/a.md), [b](docs), [c](#x), [`d`](docs/a.md#y)").is_empty());
        assert!(one("docs/b.md", "see [a](a.md) and [r](../crates/base/src/lib.rs)").is_empty());
        assert!(
            one("README.md", "`[a](no.md)` and [x](https://example.com/no.md)\n```\n[a](no.md)\n```")
                .is_empty()
        );
        assert_eq!(one("README.md", "see [a](no.md)").len(), 1);
        assert_eq!(one("README.md", "see [`a`](no.md)").len(), 1);
        assert_eq!(one("docs/b.md", "see [a](../../out.md)").len(), 1);
    }

    #[test]
    fn a_comment_that_names_a_document_that_is_not_there_is_found() {
        assert!(one("crates/a/src/b.rs", "//! Words: `docs/a.md`, docs/.\n").is_empty());
        assert!(one("crates/a/src/b.rs", "//! Words.\nlet text = \"docs/b.md\";\n").is_empty());
        assert_eq!(one("crates/a/src/b.rs", "//! Words.\n    // See `docs/b.md`.\n").len(), 1);
    }

    #[test]
    fn an_operation_out_of_order_is_found() {
        let sorted = "//! Ops.\nmod a_stream;\nmod b_stream;\n\nfn all() {\n  [\n    handler(a_stream::A),\n    handler(b_stream::B),\n  ]\n}\n";
        assert!(one("crates/a/src/ops/mod.rs", sorted).is_empty());
        assert_eq!(one("crates/a/src/ops/mod.rs", "//! Ops.\nmod b;\nmod a;\n").len(), 1);
        assert_eq!(one("crates/a/src/ops/mod.rs", "//! Ops.\n  b::B,\n  a::A,\n").len(), 1);
        assert_eq!(
            one("crates/a/src/ops/mod.rs", "//! Ops.\n  (\"B\", \"x\"),\n  (\"A\", \"y\"),\n").len(),
            1
        );
    }

    #[test]
    fn something_loose_in_the_root_is_found() {
        assert_eq!(one("notes.txt", "hello").len(), 1);
        assert!(one("docs/notes.txt", "hello").is_empty());
    }

    #[test]
    fn a_path_of_one_machine_or_a_registry_is_found() {
        for (word, _) in FORBIDDEN_TEXT {
            assert_eq!(one("docs/a.txt", &format!("x {word} y")).len(), 1, "{word}");
        }
    }
}
