//! What callers are allowed, and what they are told.

use std::collections::BTreeMap;

use base::{AccountId, Region, Scope, Timestamp};
use service_api::{Caller, Principal};

use super::*;

const ALICE: &str = "arn:aws:iam::111111111111:user/alice";
const OWN: &str = "arn:aws:kinesis:us-east-1:111111111111:stream/orders";
const FOREIGN: &str = "arn:aws:kinesis:us-east-1:222222222222:stream/orders";

fn caller(arn: Option<&str>) -> Caller {
    let account = AccountId::parse("111111111111").unwrap();
    let mut caller = Caller::new("KEY".into(), Scope { account, region: Region::DEFAULT });
    caller.principal = arn.map(|arn| Arc::new(Principal::parse(arn).unwrap()));
    caller.address = Some("203.0.113.7".parse().unwrap());
    caller
}

fn authorizer() -> PolicyAuthorizer {
    let own = r#"{"Statement": [
        {"Effect": "Allow", "Action": "kinesis:*", "Resource": "arn:aws:kinesis:*:*:stream/orders"},
        {"Effect": "Deny", "Action": "kinesis:Delete*", "Resource": "*"},
        {"Effect": "Allow", "Action": "kinesis:TagResource", "Resource": "*", "Condition": {
            "StringEquals": {"aws:RequestTag/team": "a", "aws:ResourceTag/team": "a"},
            "ForAllValues:StringEquals": {"aws:TagKeys": ["team"]}, "IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}
    ]}"#;
    PolicyAuthorizer::new([(ALICE, own)]).unwrap()
}

fn ask(who: Option<&str>, action: &str, resource: &str, attached: Option<&str>) -> Result<(), String> {
    asking(who, action, resource, attached, &[])
}

fn asking(
    who: Option<&str>,
    action: &str,
    resource: &str,
    attached: Option<&str>,
    tags: &[(&str, &str)],
) -> Result<(), String> {
    let tag_keys: Vec<_> = tags.iter().map(|(key, _)| *key).collect();
    let access = Access {
        caller: &caller(who),
        action,
        resource,
        resource_policy: attached,
        resource_tags: &BTreeMap::from([("team".to_owned(), "a".to_owned())]),
        request_tags: tags,
        tag_keys: &tag_keys,
        now: Timestamp(0),
    };
    authorizer().authorize(&access).map_err(|error| error.to_string())
}

fn sentence(action: &str, resource: &str, why: &str) -> Result<(), String> {
    Err(format!(
        "AccessDeniedException: User: {ALICE} is not authorized to perform: {action} on resource: {resource} {why}"
    ))
}

#[test]
fn denials_are_worded_as_aws_words_them() {
    let (put, delete) = ("kinesis:PutRecord", "kinesis:DeleteStream");
    let other = OWN.replace("orders", "payments");
    assert_eq!(ask(Some(ALICE), put, OWN, None), Ok(()));
    for (action, resource, attached, why) in [
        (put, &*other, None, "because no identity-based policy allows the kinesis:PutRecord action"),
        (delete, OWN, None, "with an explicit deny in an identity-based policy"),
        (put, FOREIGN, None, "because no resource-based policy allows the kinesis:PutRecord action"),
        (
            put,
            OWN,
            Some(r#"{"Statement": {"Effect": "Deny", "Principal": "*", "Action": "*"}}"#),
            "with an explicit deny in a resource-based policy",
        ),
        (
            put,
            OWN,
            Some("not a policy"),
            "because no resource-based policy allows the kinesis:PutRecord action",
        ),
        (
            "kinesis:ListStreams",
            "*",
            None,
            "because no identity-based policy allows the kinesis:ListStreams action",
        ),
    ] {
        assert_eq!(ask(Some(ALICE), action, resource, attached), sentence(action, resource, why));
    }
}

#[test]
fn whom_nobody_knows_is_the_account_itself() {
    assert_eq!(ask(None, "kinesis:DeleteStream", OWN, None), Ok(()));
    let foreign = ask(None, "kinesis:PutRecord", FOREIGN, None).unwrap_err();
    assert!(foreign.contains("User: arn:aws:iam::111111111111:root is not authorized"), "{foreign}");
    let allows = r#"{"Statement": {"Effect": "Allow", "Principal": {"AWS": "111111111111"}, "Action": "kinesis:Put*"}}"#;
    assert_eq!(ask(None, "kinesis:PutRecord", FOREIGN, Some(allows)), Ok(()));
    assert!(ask(None, "kinesis:GetRecords", FOREIGN, Some(allows)).is_err());
}

#[test]
fn tags_and_addresses_are_there_for_conditions() {
    let other = OWN.replace("orders", "payments");
    let tag = |tags: &[(&str, &str)]| asking(Some(ALICE), "kinesis:TagResource", &other, None, tags);
    assert_eq!(tag(&[("team", "a")]), Ok(()));
    for tags in [&[("team", "b")][..], &[("team", "a"), ("cost", "1")], &[]] {
        assert!(tag(tags).is_err(), "{tags:?}");
    }
}

#[test]
fn a_malformed_policy_names_its_owner() {
    let error = PolicyAuthorizer::new([(ALICE, "{}")]).err().unwrap().to_string();
    assert_eq!(error, format!("a policy of {ALICE} is malformed: Statement is missing"));
}
