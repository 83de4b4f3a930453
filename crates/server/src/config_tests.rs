//! The configuration file: what it documents, what it changes, what it refuses.

use std::time::Duration;

use super::*;

fn parse(text: &str) -> Result<Settings, String> {
    Settings::parse(text, Path::new("flumen.toml"), false).map_err(|e| e.to_string())
}

#[test]
fn the_default_file_changes_nothing_and_documents_every_setting() {
    let file = default_file();
    assert_eq!(format!("{:?}", parse(&file).unwrap()), format!("{:?}", Settings::default()));
    let shown = include_str!("../../../docs/operating/flumen.toml");
    assert_eq!(file, shown, "write docs/operating/flumen.toml anew with `flumen serve --print-config`");
}

#[test]
fn every_line_of_the_default_file_is_a_setting_that_can_be_set() {
    let uncommented: String = default_file()
        .lines()
        .filter(|line| line.starts_with('[') || line.contains(" = "))
        .map(|line| format!("{}\n", line.trim_start_matches("# ")))
        .collect();
    assert_eq!(format!("{:?}", parse(&uncommented).unwrap()), format!("{:?}", Settings::default()));
}

#[test]
fn a_file_changes_what_it_names() {
    let settings = parse("[server]\nlisten = \"0.0.0.0:80\"\n[streams]\ncreating_ms = 500\n").unwrap();
    assert_eq!(settings.listen.port(), 80);
    assert_eq!(settings.streams.creating, Duration::from_millis(500));
}

#[test]
fn strict_changes_defaults_and_never_what_the_file_says() {
    let shown = |settings: Settings| format!("{settings:?}");
    let strict = parse("[streams]\ncreating_ms = 7\n[server]\nstrict = true\n").unwrap();
    let mut expected = Settings::strict();
    expected.streams.creating = Duration::from_millis(7);
    assert_eq!(shown(strict), shown(expected));
    let by_flag = Settings::parse("[server]\nstrict = false", Path::new("flumen.toml"), true).unwrap();
    assert_eq!(shown(by_flag), shown(Settings::strict()));
}

const ALICE: &str = "[[auth.credentials]]\naccess_key = \"A\"\nsecret_key = \"hidden\"\n\
                     principal = \"arn:aws:iam::123456789012:user/alice\"\n";

#[test]
fn credentials_are_read_and_never_shown() {
    let settings = parse(&format!("{ALICE}policies = ['{{}}']\n[server]\nstrict = true")).unwrap();
    let [alice] = &settings.auth.credentials[..] else { panic!("one credential") };
    assert_eq!((alice.principal.account.number(), alice.policies.len()), (123_456_789_012, 1));
    assert!(settings.auth.verify_signatures && !format!("{settings:?}").contains("hidden"));
    for wrong in [
        format!("{ALICE}{ALICE}"),
        format!("{ALICE}sekret = 1"),
        ALICE.replace("user/alice", "group/all"),
        ALICE.replace("hidden", ""),
    ] {
        let error = parse(&wrong).unwrap_err();
        assert!(error.contains("auth.credentials takes") && !error.contains("hidden"), "{error}");
    }
}

#[test]
fn neighbours_have_sections_of_their_own_and_their_secrets_are_never_shown() {
    let text = "[edges]\ncredentials = { access_key = \"A\", secret_key = \"hidden\" }\n\
                [edges.lambda]\nendpoint = \"http://127.0.0.1:3001\"\ntimeout_ms = 5\n";
    let edges = parse(text).unwrap().edges;
    assert_eq!(edges.lambda.as_ref().unwrap().port, 3001);
    assert_eq!((edges.lambda_answer, &edges.firehose), (Duration::from_millis(5), &None));
    assert!(edges.credentials.is_some() && !format!("{edges:?}").contains("hidden"));
}

#[test]
fn mistakes_are_named() {
    for (text, says) in [
        ("[edges.lambda]\nendpoint = \"localhost:1\"", "edges.lambda.endpoint takes a URL"),
        ("[edges.lambda]\nurl = \"\"", "there is no setting edges.lambda.url"),
        ("[edges.sqs]\nendpoint = \"\"", "there is no setting edges.sqs"),
        ("[edges]\ncredentials = { access_key = \"A\" }", "edges.credentials takes a table"),
        ("[server]\nlisten = 5", "server.listen takes an address and port such as"),
        ("[server]\nlisen = \"0.0.0.0:80\"", "there is no setting server.lisen"),
        ("[nothing]\nx = 1", "there is no setting nothing.x"),
        ("listen = 1", "there is no setting listen"),
        ("[log]\nsegment_bytes = -1", "log.segment_bytes takes a whole number"),
        ("[server]\nstrict = 1", "server.strict takes true or false"),
        ("[server", "is not valid TOML"),
    ] {
        let error = parse(text).unwrap_err();
        assert!(error.contains(says), "{text}: {error}");
    }
}
