//! Operators over keys, as tables.

use base::Timestamp;

use super::*;

/// 2026-11-21T12:00:00Z.
const NOW: Timestamp = Timestamp(1_795_262_400_000);

fn request() -> Request<'static> {
    let arn = "arn:aws:kinesis:us-east-1:123456789012:stream/orders";
    let mut request =
        Request::new("arn:aws:iam::123456789012:user/team/alice", "kinesis:PutRecord", arn, NOW);
    request.set_circumstances(Some("203.0.113.7".parse().unwrap()), true, "us-east-1");
    request.set_tags("ResourceTag", [("stage", "prod"), ("size", "12")]);
    request.set("aws:TagKeys", ["a".to_owned(), "b".to_owned()]);
    request
}

fn holds(condition: &str) -> bool {
    let all = read(&Json::parse(condition).unwrap()).unwrap_or_else(|error| panic!("{condition}: {error}"));
    all.iter().all(|one| one.holds(&request(), true))
}

#[test]
fn conditions_that_hold() {
    for condition in [
        r#"{"StringEquals": {"aws:username": "alice"}}"#,
        r#"{"StringEquals": {"AWS:UserName": ["bob", "alice"]}}"#,
        r#"{"StringNotEquals": {"aws:username": ["bob", "carol"]}}"#,
        r#"{"StringEqualsIgnoreCase": {"aws:username": "ALICE"}}"#,
        r#"{"StringNotEqualsIgnoreCase": {"aws:username": "BOB"}}"#,
        r#"{"StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/team/*"}}"#,
        r#"{"StringNotLike": {"aws:username": "b*"}}"#,
        r#"{"StringEquals": {"aws:ResourceTag/stage": "prod", "aws:username": "alice"}}"#,
        r#"{"StringLike": {"aws:PrincipalArn": "*/${aws:username}"}}"#,
        r#"{"StringEquals": {"aws:username": "${aws:nobody, 'alice'}"}}"#,
        r#"{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::123456789012:user/*"}}"#,
        r#"{"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::*:user/team/alice"}}"#,
        r#"{"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/*"}}"#,
        r#"{"NumericEquals": {"aws:ResourceTag/size": "12.0"}}"#,
        r#"{"NumericNotEquals": {"aws:ResourceTag/size": 13}}"#,
        r#"{"NumericLessThan": {"aws:ResourceTag/size": 13}}"#,
        r#"{"NumericGreaterThanEquals": {"aws:ResourceTag/size": 12}}"#,
        r#"{"DateGreaterThan": {"aws:CurrentTime": "2026-11-21T11:59:59Z"}}"#,
        r#"{"DateLessThan": {"aws:CurrentTime": "2026-11-21T13:30:00+01:00"}}"#,
        r#"{"DateLessThanEquals": {"aws:CurrentTime": "2026-11-22"}}"#,
        r#"{"DateEquals": {"aws:EpochTime": "1795262400"}}"#,
        r#"{"DateNotEquals": {"aws:CurrentTime": "2026-11-21T12:00:01Z"}}"#,
        r#"{"Bool": {"aws:SecureTransport": true}}"#,
        r#"{"Bool": {"aws:SecureTransport": "true"}}"#,
        r#"{"IpAddress": {"aws:SourceIp": ["198.51.100.0/24", "203.0.113.0/24"]}}"#,
        r#"{"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}"#,
        r#"{"NotIpAddress": {"aws:SourceIp": ["203.0.113.8", "2001:db8::/32"]}}"#,
        r#"{"Null": {"aws:nobody": "true", "aws:username": "false"}}"#,
        r#"{"StringEqualsIfExists": {"aws:nobody": "x"}}"#,
        r#"{"StringNotEquals": {"aws:nobody": "x"}}"#,
        r#"{"ForAllValues:StringEquals": {"aws:TagKeys": ["a", "b", "c"]}}"#,
        r#"{"ForAllValues:StringEquals": {"aws:nobody": "x"}}"#,
        r#"{"ForAnyValue:StringEquals": {"aws:TagKeys": ["b", "c"]}}"#,
        r#"{"ForAllValues:StringNotEquals": {"aws:TagKeys": ["c"]}}"#,
        r#"{"StringEquals": {"aws:RequestedRegion": "us-east-1", "aws:PrincipalAccount": "123456789012"}}"#,
        r#"{"StringEquals": {"aws:ResourceAccount": "123456789012", "aws:PrincipalType": "User"}}"#,
    ] {
        assert!(holds(condition), "{condition}");
    }
}

#[test]
fn conditions_that_do_not_hold() {
    for condition in [
        r#"{"StringEquals": {"aws:username": "Alice"}}"#,
        r#"{"StringEquals": {"aws:username": "a*"}}"#,
        r#"{"StringNotEquals": {"aws:username": ["bob", "alice"]}}"#,
        r#"{"StringEquals": {"aws:ResourceTag/stage": "prod", "aws:username": "bob"}}"#,
        r#"{"StringLike": {"aws:PrincipalArn": "${aws:nobody}*"}}"#,
        r#"{"ArnLike": {"aws:PrincipalArn": "*"}}"#,
        r#"{"NumericLessThan": {"aws:username": 1}}"#,
        r#"{"NumericLessThan": {"aws:ResourceTag/size": 12}}"#,
        r#"{"DateGreaterThan": {"aws:CurrentTime": "2026-11-21T12:00:00Z"}}"#,
        r#"{"Bool": {"aws:SecureTransport": "false"}}"#,
        r#"{"IpAddress": {"aws:SourceIp": "203.0.113.6/32"}}"#,
        r#"{"IpAddress": {"aws:SourceIp": "2001:db8::/32"}}"#,
        r#"{"NotIpAddress": {"aws:SourceIp": "203.0.112.0/23"}}"#,
        r#"{"Null": {"aws:username": "true"}}"#,
        r#"{"StringEquals": {"aws:nobody": "x"}}"#,
        r#"{"StringEqualsIfExists": {"aws:username": "x"}}"#,
        r#"{"ForAllValues:StringEquals": {"aws:TagKeys": ["a"]}}"#,
        r#"{"ForAnyValue:StringEquals": {"aws:TagKeys": ["c"]}}"#,
        r#"{"ForAnyValue:StringEquals": {"aws:nobody": "x"}}"#,
        r#"{"ForAnyValue:StringLike": {"aws:nobody": "*"}}"#,
    ] {
        assert!(!holds(condition), "{condition}");
    }
}

#[test]
fn what_is_not_understood_is_refused() {
    for (condition, says) in [
        (r#"{"StringIs": {"a": "b"}}"#, "unknown operator StringIs"),
        (r#"{"NullIfExists": {"a": "true"}}"#, "unknown operator"),
        (r#"{"NumericIsh": {"a": "1"}}"#, "unknown operator"),
        (r#"{"Bool": {"a": "maybe"}}"#, "cannot be maybe"),
        (r#"{"NumericEquals": {"a": "one"}}"#, "cannot be one"),
        (r#"{"DateLessThan": {"a": "2026-13-01"}}"#, "cannot be 2026-13-01"),
        (r#"{"IpAddress": {"a": "203.0.113.0/33"}}"#, "cannot be 203.0.113.0/33"),
        (r#"{"StringEquals": {"a": {"b": "c"}}}"#, "no text or list of texts"),
        (r#"{"StringEquals": "a"}"#, "no object"),
        (r#""a""#, "no object"),
    ] {
        let error = read(&Json::parse(condition).unwrap()).unwrap_err();
        assert!(error.contains(says), "{condition}: {error}");
    }
}
