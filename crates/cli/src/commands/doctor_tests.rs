//! What the checks conclude from what they find.

use std::collections::HashMap;

use super::*;
use crate::client::placeholder_credentials;

struct Fake(HashMap<&'static str, &'static str>);

impl Environment for Fake {
    fn var(&self, name: &str) -> Option<String> {
        self.0.get(name).map(|value| (*value).to_owned())
    }

    fn file(&self, path: &Path) -> Option<String> {
        std::fs::read_to_string(path).ok()
    }
}

fn settings(from: &str) -> ClientSettings {
    ClientSettings {
        endpoint: Endpoint::parse(Endpoint::DEFAULT).unwrap(),
        endpoint_from: from.to_owned(),
        region: "us-east-1".to_owned(),
        credentials: placeholder_credentials(),
        credentials_from: "the environment".to_owned(),
        ca_files: Vec::new(),
    }
}

fn graded(findings: &[Finding], subject: &str) -> Option<(Grade, String)> {
    findings.iter().find(|f| f.subject == subject).map(|f| (f.grade, format!("{} -> {}", f.found, f.advice)))
}

#[test]
fn clocks_may_differ_a_little() {
    let at = |date: u64| clock(Some(Timestamp(date)), Timestamp(1_000_000), Timestamp(1_000_020)).grade;
    assert_eq!(at(1_000_000), Grade::Ok);
    assert_eq!(at(999_000), Grade::Ok);
    assert_eq!(at(1_060_000), Grade::Warn);
    assert_eq!(at(900_000), Grade::Warn);
    assert_eq!(at(1_400_000), Grade::Fail);
    assert_eq!(at(600_000), Grade::Fail);
    assert_eq!(clock(None, Timestamp(0), Timestamp(0)).grade, Grade::Warn);
}

#[test]
fn an_environment_that_leads_elsewhere_is_warned_of() {
    let look = |vars: &[(&'static str, &'static str)]| {
        environment(&settings("the default"), &Fake(vars.iter().copied().collect()))
    };
    let (grade, text) = graded(&look(&[]), "SDK endpoint").unwrap();
    assert_eq!(grade, Grade::Warn);
    assert!(text.contains("export AWS_ENDPOINT_URL=http://127.0.0.1:4567"), "{text}");
    let here = look(&[("AWS_ENDPOINT_URL", "http://127.0.0.1:4567/")]);
    assert_eq!(graded(&here, "SDK endpoint").unwrap().0, Grade::Ok);
    let (grade, text) =
        graded(&look(&[("AWS_ENDPOINT_URL_KINESIS", "http://box:1")]), "SDK endpoint").unwrap();
    assert_eq!(grade, Grade::Warn);
    assert!(text.contains("points elsewhere: http://box:1"), "{text}");
    let ignored = look(&[
        ("AWS_ENDPOINT_URL", "http://127.0.0.1:4567"),
        ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"),
    ]);
    assert_eq!(graded(&ignored, "SDK endpoint").unwrap().0, Grade::Warn);
}

#[test]
fn a_proxy_that_takes_local_requests_is_warned_of() {
    let look = |vars: &[(&'static str, &'static str)]| {
        proxy(&Endpoint::parse(Endpoint::DEFAULT).unwrap(), &Fake(vars.iter().copied().collect())).is_some()
    };
    assert!(look(&[("http_proxy", "http://p:1")]));
    assert!(!look(&[("http_proxy", "http://p:1"), ("NO_PROXY", "localhost, 127.0.0.1")]));
    assert!(!look(&[("https_proxy", "http://p:1")]));
}

#[test]
fn another_version_of_the_server_is_warned_of() {
    assert_eq!(version_of(env!("CARGO_PKG_VERSION")).grade, Grade::Ok);
    assert_eq!(version_of("0.0.0").grade, Grade::Warn);
}
