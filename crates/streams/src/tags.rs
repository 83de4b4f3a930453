//! What has tags, and which characters a tag may have (source: kinesalite, recorded from AWS).

use std::sync::Arc;

use base::{AccountId, Arn};
use service_api::{RequestContext, ServiceError};
use streams_core::Consumer;

use crate::catalog::StreamView;
use crate::fan_out::consumers::Named;
use crate::{Streams, error};

/// The stream of an ARN, and the consumer when it is the ARN of one.
pub(crate) fn find(
    streams: &Streams,
    context: &RequestContext,
    arn: &str,
) -> Result<(Arc<StreamView>, Option<Consumer>), ServiceError> {
    let invalid = || error::invalid(format!("ResourceARN {arn} is invalid."));
    let parsed = Arn::parse(arn).map_err(|_| invalid())?;
    if parsed.consumer_parts().is_some() {
        let (view, consumer) = Named::of_arn(context, arn)?.find(streams, context)?;
        return Ok((view, Some(consumer)));
    }
    match &parsed.resource.split_once('/') {
        Some(("queue", _)) => Err(error::not_yet("tags of queues")),
        Some(("channel", _)) => Err(error::not_yet("tags of channels")),
        _ if parsed.stream_name().is_none() => Err(invalid()),
        _ => Ok((streams.resolve(context, None, Some(arn))?, None)),
    }
}

/// Checks keys and values. AWS has two checks with two sentences: the second one alone refuses `%`.
pub(crate) fn check_characters<'a>(
    texts: impl Iterator<Item = &'a str> + Clone,
    verb: &str,
    account: AccountId,
    stream: &str,
) -> Result<(), ServiceError> {
    if texts.clone().any(|text| text.encode_utf16().any(|unit| !is_known(unit))) {
        return Err(error::invalid(
            "Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, \
             _ . / = + - % @."
                .to_owned(),
        ));
    }
    if texts.clone().any(|text| text.contains('%')) {
        return Err(error::invalid(format!(
            "Failed to {verb} stream {stream} under account {account} because some tags contained illegal \
             characters. The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'."
        )));
    }
    Ok(())
}

fn is_known(unit: u16) -> bool {
    matches!(unit, 0x00c0..=0x1fff | 0x2c00..=0xd7ff)
        || u8::try_from(unit).is_ok_and(|byte| byte.is_ascii_alphanumeric() || b"_./-=+ @%".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Option<String> {
        let result = check_characters([text].into_iter(), "add tags to", AccountId::DEFAULT, "s");
        result.err().map(|e| e.message.into_owned())
    }

    #[test]
    fn letters_digits_and_some_signs_are_allowed() {
        for good in ["", "a Z 0_./=+-@", "Stra\u{df}e", "\u{65e5}\u{672c}"] {
            assert_eq!(check(good), None, "{good}");
        }
    }

    #[test]
    fn other_signs_are_refused_in_awss_two_sentences() {
        for bad in ["a:b", "a,b", "tab\t", "\u{1F984}", "\u{ab}"] {
            assert!(check(bad).unwrap().starts_with("Some tags contain invalid characters."), "{bad}");
        }
        assert!(
            check("100%").unwrap().starts_with("Failed to add tags to stream s under account 000000000000")
        );
    }
}
