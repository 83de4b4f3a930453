//! Budgets of length: functions, files, whole crates.

use super::finding::Finding;
use super::laws::{
    CRATE_LINES, FILE_LINES, FUNCTION_LINES, INLINE_TEST_LINES, LONG_FUNCTION_LINES, LONG_FUNCTIONS_PERCENT,
};
use super::source::{RustFile, functions};

/// Every budget of length.
pub fn check(files: &[RustFile]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = files.iter().flat_map(file).collect();
    findings.extend(long_functions(files));
    for (name, budget) in CRATE_LINES {
        let ours = files.iter().filter(|file| file.crate_name() == Some(name));
        let lines: usize = ours.map(RustFile::product_lines).sum();
        if lines >= *budget {
            let what = format!("{name} has {lines} product lines, its budget is under {budget}");
            findings.push(Finding::new(&format!("crates/{name}/src/lib.rs"), 1, what));
        }
    }
    findings
}

fn file(file: &RustFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    let lines = file.product_lines();
    if lines > FILE_LINES {
        findings.push(Finding::new(
            &file.path,
            1,
            format!("{lines} product lines, at most {FILE_LINES}: split it"),
        ));
    }
    if file.test_lines > INLINE_TEST_LINES {
        let what = format!(
            "{} lines of tests inside, at most {INLINE_TEST_LINES}: move them to a sibling file",
            file.test_lines
        );
        findings.push(Finding::new(&file.path, 1, what));
    }
    for function in functions(&file.code) {
        if function.lines > FUNCTION_LINES {
            let what = format!("fn {} has {} lines, at most {FUNCTION_LINES}", function.name, function.lines);
            findings.push(Finding::new(&file.path, function.line, what));
        }
    }
    findings
}

/// The share of long functions; when it is too large, each of them is named.
fn long_functions(files: &[RustFile]) -> Vec<Finding> {
    let (mut all, mut long) = (0, Vec::new());
    for file in files {
        for function in functions(&file.code) {
            all += 1;
            if function.lines > LONG_FUNCTION_LINES {
                let what = format!(
                    "fn {} has {} lines; more than {LONG_FUNCTIONS_PERCENT} % of all functions are over {LONG_FUNCTION_LINES}",
                    function.name, function.lines
                );
                long.push(Finding::new(&file.path, function.line, what));
            }
        }
    }
    if long.len() * 100 > all * LONG_FUNCTIONS_PERCENT { long } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function(lines: usize) -> String {
        format!("fn f() {{\n{}}}\n", "    x();\n".repeat(lines - 2))
    }

    fn of(path: &str, text: &str) -> Vec<Finding> {
        check(&[RustFile::read(path, text)])
    }

    #[test]
    fn a_function_over_the_budget_is_found_and_one_at_it_is_not() {
        assert!(of("crates/a/src/a.rs", &function(70)).is_empty());
        let over = of("crates/a/src/a.rs", &function(121));
        assert!(over.iter().any(|finding| finding.what.contains("at most 120")), "{over:?}");
        assert!(
            !of("crates/a/src/a.rs", &function(120))
                .iter()
                .any(|finding| finding.what.contains("at most 120"))
        );
    }

    #[test]
    fn long_functions_are_found_when_they_are_more_than_their_share() {
        assert_eq!(of("crates/a/src/a.rs", &function(71)).len(), 1);
        let among_many = function(71) + &"fn short() {}\n".repeat(60);
        assert!(of("crates/a/src/a.rs", &among_many).is_empty());
    }

    #[test]
    fn a_file_over_the_budget_is_found_and_its_tests_do_not_count() {
        assert_eq!(of("crates/a/src/a.rs", &"const A: u8 = 1;\n".repeat(801)).len(), 1);
        assert!(of("crates/a/src/a.rs", &"const A: u8 = 1;\n".repeat(800)).is_empty());
        assert!(of("crates/a/src/a/tests.rs", &"const A: u8 = 1;\n".repeat(2_000)).is_empty());
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "const A: u8 = 1;\n".repeat(200));
        assert_eq!(of("crates/a/src/a.rs", &tests).len(), 1);
    }

    #[test]
    fn a_crate_over_its_budget_is_found() {
        let files: Vec<RustFile> = (0..5)
            .map(|n| RustFile::read(&format!("crates/base/src/m{n}.rs"), &"const A: u8 = 1;\n".repeat(700)))
            .collect();
        assert_eq!(check(&files).len(), 1);
    }
}
