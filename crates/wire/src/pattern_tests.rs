//! Patterns: all of AWS's are readable, and mean what they mean in Java.

use std::collections::BTreeSet;

use super::*;
use model::{Kind, Shape};

fn collect(shape: &'static Shape, seen: &mut BTreeSet<&'static str>, found: &mut BTreeSet<&'static str>) {
    if !seen.insert(shape.name) {
        return;
    }
    match &shape.kind {
        Kind::Structure { members } => members.iter().for_each(|m| collect((m.shape)(), seen, found)),
        Kind::List { item, .. } => collect(item(), seen, found),
        Kind::Map { key, value, .. } => {
            collect(key(), seen, found);
            collect(value(), seen, found);
        }
        Kind::String { pattern, .. } => found.extend(pattern),
        _ => {}
    }
}

#[test]
fn every_pattern_of_every_service_can_be_read() {
    let mut found = BTreeSet::new();
    for service in [
        &model::kinesis::SERVICE,
        &model::firehose::SERVICE,
        &model::kinesisanalytics::SERVICE,
        &model::kinesisanalyticsv2::SERVICE,
    ] {
        let mut seen = BTreeSet::new();
        for operation in service.operations {
            collect(operation.input, &mut seen, &mut found);
        }
    }
    assert!(found.len() > 50, "{}", found.len());
    for pattern in found {
        if let Err(error) = Pattern::new(pattern) {
            panic!("{pattern}: {error}");
        }
    }
}

fn check(pattern: &'static str, good: &[&str], bad: &[&str]) {
    let compiled = Pattern::get(pattern).expect("the pattern can be read");
    for text in good {
        assert!(compiled.matches(text), "{pattern} refuses {text:?}");
    }
    for text in bad {
        assert!(!compiled.matches(text), "{pattern} takes {text:?}");
    }
}

#[test]
fn patterns_match_whole_texts_as_in_java() {
    check("[a-zA-Z0-9_.-]+", &["a", "A-_.9"], &["", "a b", "a\n", "é", "a/"]);
    check(
        r"^(0|([1-9]\d{0,38}))$",
        &["0", "10", &"9".repeat(39)],
        &["", "00", "01", "-1", "1a", &"9".repeat(40)],
    );
    check(
        r"arn:aws.*:kinesis:.*:\d{12}:stream/\S+",
        &["arn:aws:kinesis:r:123456789012:stream/a"],
        &[
            "arn:aws:kinesis:r:123456789012:stream/",
            "arn:aws:kinesis:r:123456789012:stream/a b",
            "xarn:aws:kinesis:r:123456789012:stream/a",
            "arn:aws:kinesis:r\n:123456789012:stream/a",
            "arn:aws:kinesis:r\u{2028}:123456789012:stream/a",
        ],
    );
    check(r"[^:*]*", &["", "a b\n"], &["a:b", "*"]);
    check(r"[a-zA-Z0-9\.\_]+", &["a._9"], &["a-b", "\\"]);
    check(r"[0-9A-Za-z!\-_'.*()\/=:{}]+", &["!-_'.*()/=:{}"], &["a b", "\\", "[", "&"]);
    check(r"[\.\-_/#A-Za-z0-9]+", &["a.-_/#"], &["a b", ""]);
    check(r"[a-zA-Z0-9/!-_.*'()]+", &["!\"#^_"], &["`"]);
    check(r"[a-zA-Z0-9-_+/=]+", &["a-_+/="], &["."]);
    check(r"[\w\.\-]{1,255}", &["a_.-"], &["é", "a b"]);
    check(r"^$|[a-zA-Z/_]+", &["", "Europe/Berlin"], &["1"]);
    check(r"\d{1}+:\d{12}+", &["1:123456789012"], &["12:1"]);
    check(r"[\u0001-\uFFFF]*", &["", "é\u{FFFF}"], &["\0", "\u{10000}"]);
    check("[0-9a-z_]+", &["a_0"], &["A", "-"]);
}

#[test]
fn assertions_and_unicode_classes_hold() {
    check(r"^(?!\s*$).+", &["a", " a"], &["", "  ", "a\nb"]);
    check(r"^(?=^\$)(?=^\S+$).*$", &["$", "$.a"], &["a", "$ a", ""]);
    check(
        r"^(?!aws:)[\p{L}\p{Z}\p{N}_.:\/=+\-@%]*$",
        &["", "aws", "é 中 ٣ /", "x/aws:"],
        &["aws:x", "a\tb", "☃"],
    );
    let jdbc = r"jdbc:(redshift|postgresql)://((?!-)[A-Za-z0-9-]{1,63}(?<!-)\.)+(redshift(-serverless)?)\.([a-zA-Z0-9\.\-]+):\d{1,5}/[a-zA-Z0-9_$-]+";
    check(
        jdbc,
        &["jdbc:redshift://a.b-c.redshift.amazonaws.com:5439/db"],
        &[
            "jdbc:redshift://-a.redshift.amazonaws.com:5439/db",
            "jdbc:redshift://a-.redshift.amazonaws.com:5439/db",
        ],
    );
}

#[test]
fn shortcuts_mean_the_same_as_the_regular_expression() {
    let mut state = 1u64;
    let mut random = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let patterns = ["[a-zA-Z0-9_.-]+", r"[\.\-_/#A-Za-z0-9]+", r"[a-z0-9-]*", r"^(0|([1-9]\d{0,4}))$"];
    for pattern in patterns {
        let shortcut = simple(pattern).expect("simple enough");
        let regex = Regex::new(&format!("^(?:{})$", translated(pattern))).expect("readable");
        for _ in 0..5_000 {
            let alphabet = ['a', 'Z', '0', '9', '_', '.', '-', '/', '#', '\\', ' ', 'é'];
            let text: String = (0..random() % 7).map(|_| alphabet[random() % alphabet.len()]).collect();
            assert_eq!(shortcut.matches(&text), regex.is_match(&text), "{pattern} {text:?}");
        }
    }
}
