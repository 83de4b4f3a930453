//! The laws of deciding.

use base::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::Kind;

const ALICE: &str = "arn:aws:iam::111111111111:user/alice";
const ROOT: &str = "arn:aws:iam::111111111111:root";
const SESSION: &str = "arn:aws:sts::111111111111:assumed-role/writer/s1";
const OWN: &str = "arn:aws:kinesis:us-east-1:111111111111:stream/orders";
const FOREIGN: &str = "arn:aws:kinesis:us-east-1:222222222222:stream/orders";

fn policy(statement: &str, kind: Kind) -> Policy {
    let text = format!(r#"{{"Version": "2012-10-17", "Statement": [{statement}]}}"#);
    Policy::parse(&text, kind).unwrap_or_else(|error| panic!("{statement}: {error}"))
}

fn decided(who: &str, resource: &str, identity: &[&str], attached: Option<&str>) -> Decision {
    let request = Request::new(who, "kinesis:PutRecord", resource, Timestamp(0));
    let identity: Vec<_> = identity.iter().map(|one| policy(one, Kind::Identity)).collect();
    let attached = attached.map(|one| policy(one, Kind::Resource));
    decide(&request, &identity, attached.as_ref())
}

const NOT_IDENTITY: Decision = Decision::Denied(Reason::NotAllowedByIdentity);
const NOT_RESOURCE: Decision = Decision::Denied(Reason::NotAllowedByResource);
const ALLOW_ALL: &str = r#"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#;

#[test]
fn an_identity_may_what_its_policies_allow_and_nothing_else() {
    for (statement, expected) in [
        (ALLOW_ALL, Decision::Allowed),
        (
            r#"{"Effect": "Allow", "Action": "kinesis:Put*", "Resource": "arn:aws:kinesis:*:*:stream/ord?rs"}"#,
            Decision::Allowed,
        ),
        (
            r#"{"Effect": "Allow", "Action": ["a:b", "KINESIS:putrecord"], "Resource": "*"}"#,
            Decision::Allowed,
        ),
        (r#"{"Effect": "Allow", "NotAction": "kinesis:Delete*", "Resource": "*"}"#, Decision::Allowed),
        (r#"{"Effect": "Allow", "Action": "*", "NotResource": "*:stream/payments"}"#, Decision::Allowed),
        (r#"{"Effect": "Allow", "Action": "kinesis:PutRecords", "Resource": "*"}"#, NOT_IDENTITY),
        (
            r#"{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:kinesis:*:*:stream/payments"}"#,
            NOT_IDENTITY,
        ),
        (
            r#"{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:kinesis:*:*:stream/order"}"#,
            NOT_IDENTITY,
        ),
        (r#"{"Effect": "Allow", "NotAction": "kinesis:Put*", "Resource": "*"}"#, NOT_IDENTITY),
        (r#"{"Effect": "Allow", "Action": "*", "NotResource": "*:stream/o*"}"#, NOT_IDENTITY),
        (r#"{"Effect": "Allow", "Action": "*", "NotResource": "*:stream/${aws:nobody}"}"#, NOT_IDENTITY),
        (
            r#"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": true}}}"#,
            NOT_IDENTITY,
        ),
    ] {
        assert_eq!(decided(ALICE, OWN, &[statement], None), expected, "{statement}");
    }
    assert_eq!(decided(ALICE, OWN, &[], None), NOT_IDENTITY);
    assert_eq!(decided(ROOT, OWN, &[], None), Decision::Allowed, "an account may everything that is its own");
    assert_eq!(decided(ROOT, FOREIGN, &[], None), NOT_RESOURCE);
}

#[test]
fn within_an_account_a_resource_policy_is_enough_when_it_names_the_caller() {
    let allow = |principal: &str| {
        format!(r#"{{"Effect": "Allow", "Principal": {principal}, "Action": "kinesis:*"}}"#)
    };
    for (who, principal, expected) in [
        (ALICE, r#""*""#, Decision::Allowed),
        (ALICE, r#"{"AWS": "*"}"#, Decision::Allowed),
        (ALICE, r#"{"AWS": ["111111111111", "arn:aws:iam::111111111111:user/alice"]}"#, Decision::Allowed),
        (ALICE, r#"{"AWS": "111111111111"}"#, NOT_IDENTITY),
        (ALICE, r#"{"AWS": "arn:aws:iam::111111111111:root"}"#, NOT_IDENTITY),
        (ALICE, r#"{"AWS": "arn:aws:iam::111111111111:user/bob"}"#, NOT_IDENTITY),
        (ALICE, r#"{"Service": "firehose.amazonaws.com"}"#, NOT_IDENTITY),
        (SESSION, r#"{"AWS": "arn:aws:iam::111111111111:role/writer"}"#, Decision::Allowed),
        (SESSION, r#"{"AWS": "arn:aws:iam::111111111111:role/team/writer"}"#, Decision::Allowed),
        (SESSION, r#"{"AWS": "arn:aws:sts::111111111111:assumed-role/writer/s1"}"#, Decision::Allowed),
        (SESSION, r#"{"AWS": "arn:aws:sts::111111111111:assumed-role/writer/s2"}"#, NOT_IDENTITY),
        (SESSION, r#"{"AWS": "arn:aws:iam::222222222222:role/writer"}"#, NOT_IDENTITY),
    ] {
        assert_eq!(decided(who, OWN, &[], Some(&allow(principal))), expected, "{who} {principal}");
    }
}

#[test]
fn across_accounts_both_sides_must_allow() {
    let attached = |principal: &str| {
        format!(
            r#"{{"Effect": "Allow", "Principal": {{"AWS": "{principal}"}}, "Action": "kinesis:PutRecord"}}"#
        )
    };
    for principal in ["*", "111111111111", "arn:aws:iam::111111111111:root", ALICE] {
        let attached = attached(principal);
        assert_eq!(decided(ALICE, FOREIGN, &[ALLOW_ALL], Some(&attached)), Decision::Allowed, "{principal}");
        assert_eq!(decided(ALICE, FOREIGN, &[], Some(&attached)), NOT_IDENTITY, "{principal}");
    }
    for nobody in ["222222222222", "arn:aws:iam::111111111111:user/bob"] {
        assert_eq!(decided(ALICE, FOREIGN, &[ALLOW_ALL], Some(&attached(nobody))), NOT_RESOURCE, "{nobody}");
    }
    assert_eq!(decided(ALICE, FOREIGN, &[ALLOW_ALL], None), NOT_RESOURCE);
}

#[test]
fn a_denial_wins_on_either_side() {
    let deny = r#"{"Effect": "Deny", "Action": "kinesis:Put*", "Resource": "*"}"#;
    for policies in [[deny, ALLOW_ALL], [ALLOW_ALL, deny]] {
        assert_eq!(decided(ALICE, OWN, &policies, None), Decision::Denied(Reason::ExplicitByIdentity));
    }
    let by_resource = Decision::Denied(Reason::ExplicitByResource);
    for principal in [
        r#""Principal": "*""#,
        r#""Principal": {"AWS": "111111111111"}"#,
        r#""NotPrincipal": {"AWS": "arn:aws:iam::111111111111:user/bob"}"#,
    ] {
        let deny = format!(r#"{{"Effect": "Deny", {principal}, "Action": "*"}}"#);
        assert_eq!(decided(ALICE, OWN, &[ALLOW_ALL], Some(&deny)), by_resource, "{principal}");
    }
    let spared = r#"{"Effect": "Deny", "NotPrincipal": {"AWS": "arn:aws:iam::111111111111:user/alice"}, "Action": "*"}"#;
    assert_eq!(decided(ALICE, OWN, &[ALLOW_ALL], Some(spared)), Decision::Allowed);
    assert_eq!(
        decided(ROOT, OWN, &[], Some(r#"{"Effect": "Deny", "Principal": "*", "Action": "*"}"#)),
        by_resource
    );
}

#[test]
fn variables_are_variables_from_version_2012_on() {
    let own = "arn:aws:kinesis:us-east-1:111111111111:stream/alice";
    let request = Request::new(ALICE, "kinesis:PutRecord", own, Timestamp(0));
    let statement = r#"{"Effect": "Allow", "Action": "*", "Resource": "*:stream/${aws:username}"}"#;
    for (version, expected) in [
        (r#""Version": "2012-10-17", "#, Decision::Allowed),
        (r#""Version": "2008-10-17", "#, NOT_IDENTITY),
        ("", NOT_IDENTITY),
    ] {
        let text = format!(r#"{{{version}"Statement": {statement}}}"#);
        let policy = Policy::parse(&text, Kind::Identity).unwrap();
        assert_eq!(decide(&request, [&policy], None), expected, "{version}");
    }
}

#[test]
fn a_policy_that_is_not_understood_is_refused_whole() {
    let read = |text: &str, kind| Policy::parse(text, kind).map_err(|error| error.to_string());
    for (text, says) in [
        ("", "EOF"),
        ("[]", "the document is no object"),
        ("{}", "Statement is missing"),
        (r#"{"Statement": []}"#, "Statement is empty"),
        (r#"{"Version": "2020-01-01", "Statement": []}"#, "Version is neither"),
        (r#"{"Statement": {}, "Other": 1}"#, "Effect is neither"),
        (r#"{"Statement": {"Effect": "allow", "Action": "*", "Resource": "*"}}"#, "Effect is neither"),
        (r#"{"Statement": {"Effect": "Allow", "Resource": "*"}}"#, "Action is missing"),
        (r#"{"Statement": {"Effect": "Allow", "Action": [], "Resource": "*"}}"#, "Action is no text"),
        (r#"{"Statement": {"Effect": "Allow", "Action": "*"}}"#, "Resource is missing"),
        (
            r#"{"Statement": {"Effect": "Allow", "Action": "*", "NotAction": "*", "Resource": "*"}}"#,
            "exclude each other",
        ),
        (
            r#"{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Conditions": {}}}"#,
            "unknown member Conditions",
        ),
        (
            r#"{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}}"#,
            "Principal belongs to",
        ),
    ] {
        let error = read(text, Kind::Identity).unwrap_err();
        assert!(error.contains(says), "{text}: {error}");
    }
    for (principal, says) in [
        (r#""111111111111""#, "neither \"*\" nor an object"),
        (r#"{"AWS": "arn:aws:iam::111111111111:user/*"}"#, "is not known"),
        (r#"{"AWS": "alice"}"#, "is not known"),
        (r#"{"Who": "*"}"#, "unknown member Who"),
        (r#"{}"#, "neither"),
    ] {
        let text =
            format!(r#"{{"Statement": {{"Effect": "Allow", "Action": "*", "Principal": {principal}}}}}"#);
        let error = read(&text, Kind::Resource).unwrap_err();
        assert!(error.contains(says), "{principal}: {error}");
    }
    assert_eq!(
        read(r#"{"Statement": {"Effect": "Allow", "Action": "*"}}"#, Kind::Resource).unwrap_err(),
        "Principal is missing"
    );
}

#[test]
fn a_policy_is_about_one_resource_and_one_service() {
    let about = |statement: &str| policy(statement, Kind::Resource).is_about(OWN, "kinesis");
    let statement = |action: &str, resource: &str| {
        format!(r#"{{"Effect": "Allow", "Principal": "*", "Action": "{action}"{resource}}}"#)
    };
    for (action, resource) in [("kinesis:*", ""), ("*", ""), ("Kinesis:PutRecord", r#", "Resource": "*""#)] {
        assert!(about(&statement(action, resource)), "{action} {resource}");
    }
    for (action, resource) in [
        ("s3:*", ""),
        ("kinesis:*", r#", "Resource": "arn:aws:kinesis:us-east-1:111111111111:stream/other""#),
    ] {
        assert!(!about(&statement(action, resource)), "{action} {resource}");
    }
}

/// Statements in a small world, so that they meet often.
fn statement() -> impl Strategy<Value = (bool, String)> {
    let actions =
        prop::sample::select(vec!["*", "kinesis:*", "kinesis:PutRecord", "kinesis:GetRecords", "s3:*"]);
    let resources =
        prop::sample::select(vec!["*", OWN, FOREIGN, "arn:aws:kinesis:*:*:stream/o*", "arn:aws:s3:::b"]);
    (any::<bool>(), actions, resources, any::<bool>(), any::<bool>()).prop_map(
        |(allow, action, resource, na, nr)| {
            let effect = if allow { "Allow" } else { "Deny" };
            let (na, nr) = (if na { "Not" } else { "" }, if nr { "Not" } else { "" });
            (
                allow,
                format!(
                    r#"{{"Effect": "{effect}", "{na}Action": "{action}", "{nr}Resource": "{resource}"}}"#
                ),
            )
        },
    )
}

proptest! {
    #[test]
    fn nothing_is_allowed_that_nobody_allows_and_denials_win_in_any_order(
        statements in prop::collection::vec(statement(), 0..6), turn in any::<prop::sample::Index>(), foreign in any::<bool>(),
    ) {
        let resource = if foreign { FOREIGN } else { OWN };
        let decide = |list: &[&(bool, String)]| {
            let texts: Vec<&str> = list.iter().map(|(_, text)| text.as_str()).collect();
            decided(ALICE, resource, &texts, None)
        };
        let all: Vec<_> = statements.iter().collect();
        let decision = decide(&all);
        let mut turned = all.clone();
        turned.rotate_left(if all.is_empty() { 0 } else { turn.index(all.len()) });
        prop_assert_eq!(decide(&turned), decision);
        // IAM-1 and IAM-3: with the denials alone, and for another account's stream without its word, nothing is allowed.
        let denials: Vec<_> = all.iter().copied().filter(|(allow, _)| !allow).collect();
        prop_assert_ne!(decide(&denials), Decision::Allowed);
        prop_assert!(!foreign || decision != Decision::Allowed);
        // IAM-2: a denial that meets the request by itself denies it among all others.
        let meets = |one: &&(bool, String)| decide(&[one]) == Decision::Denied(Reason::ExplicitByIdentity);
        prop_assert_eq!(denials.iter().any(meets), decision == Decision::Denied(Reason::ExplicitByIdentity));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[\\[\\]{}\",:a-zA-Z*0-9 $]{0,60}") {
        let _ = Policy::parse(&text, Kind::Identity);
        let _ = Policy::parse(&format!(r#"{{"Statement": {{"Effect": "Allow", "Action": "*", "Resource": {text}}}}}"#), Kind::Identity);
    }
}
