//! Amazon resource names, and the account and region that own a resource.

use std::fmt;

use bytestring::ByteString;
use minicbor::{Decode, Decoder, Encode, Encoder, decode, encode};

/// A 12-digit AWS account number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct AccountId(#[n(0)] u64);

impl AccountId {
    /// The account of callers that name none: `000000000000`.
    pub const DEFAULT: AccountId = AccountId(0);

    /// Reads exactly twelve ASCII digits; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| AccountId(text.bytes().fold(0, |n, b| n * 10 + u64::from(b - b'0'))))
    }

    /// The account as a number below 10^12, for storage.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0
    }

    /// Inverse of [`AccountId::number`]; `None` when the number has more than twelve digits.
    #[must_use]
    pub fn from_number(number: u64) -> Option<Self> {
        (number < 1_000_000_000_000).then_some(AccountId(number))
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012}", self.0)
    }
}

impl fmt::Debug for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A region name such as `us-east-1`. Any name of 1 to 64 characters of `[a-z0-9-]` is a region here.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(ByteString);

impl Region {
    /// The region of callers that name none: `us-east-1`.
    pub const DEFAULT: Region = Region(ByteString::from_static("us-east-1"));

    /// Checks the alphabet and length; `None` when the text cannot be a region.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        ((1..=64).contains(&text.len()) && text.bytes().all(good)).then(|| Region(text.into()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<C> Encode<C> for Region {
    fn encode<W: encode::Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), encode::Error<W::Error>> {
        e.str(&self.0)?.ok()
    }
}

impl<C> Decode<'_, C> for Region {
    fn decode(d: &mut Decoder<'_>, _: &mut C) -> Result<Self, decode::Error> {
        Region::parse(d.str()?).ok_or_else(|| decode::Error::message("not a region"))
    }
}

/// The account and region that a resource lives in. Resources of different scopes never see each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Scope {
    /// The owner.
    #[n(0)]
    pub account: AccountId,
    /// Where it is.
    #[n(1)]
    pub region: Region,
}

/// `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`, for example
/// `arn:aws:kinesis:us-east-1:000000000000:stream/orders`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Arn {
    /// The part after `arn:`; `aws` for everything that we issue, any `aws*` is understood.
    pub partition: ByteString,
    /// For example `kinesis`.
    pub service: ByteString,
    /// Account and region.
    pub scope: Scope,
    /// The rest, for example `stream/orders` or `stream/orders/consumer/c:1700000000`.
    pub resource: ByteString,
}

/// The text is not an ARN of the form described at [`Arn`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArnError;

impl Arn {
    /// The ARN of a data stream.
    #[must_use]
    pub fn stream(scope: &Scope, name: &str) -> Self {
        Arn {
            partition: ByteString::from_static("aws"),
            service: ByteString::from_static("kinesis"),
            scope: scope.clone(),
            resource: format!("stream/{name}").into(),
        }
    }

    /// The ARN of a registered consumer of a data stream; the second of its creation is part of it.
    #[must_use]
    pub fn consumer(scope: &Scope, stream: &str, consumer: &str, created_s: u64) -> Self {
        Arn {
            resource: format!("stream/{stream}/consumer/{consumer}:{created_s}").into(),
            ..Arn::stream(scope, stream)
        }
    }

    /// Reads the text form.
    ///
    /// # Errors
    /// [`ArnError`] when a part is missing, or account or region are malformed.
    pub fn parse(text: &str) -> Result<Self, ArnError> {
        let mut parts = text.splitn(6, ':');
        let mut next = || parts.next().filter(|p| !p.is_empty()).ok_or(ArnError);
        if next()? != "arn" {
            return Err(ArnError);
        }
        let partition = next()?;
        if !partition.starts_with("aws") {
            return Err(ArnError);
        }
        Ok(Arn {
            partition: partition.into(),
            service: next()?.into(),
            scope: Scope {
                region: Region::parse(next()?).ok_or(ArnError)?,
                account: AccountId::parse(next()?).ok_or(ArnError)?,
            },
            resource: next()?.into(),
        })
    }

    /// The stream name, when this is the ARN of a data stream itself (not of a consumer of one).
    #[must_use]
    pub fn stream_name(&self) -> Option<&str> {
        let name = self.resource.strip_prefix("stream/")?;
        (&*self.service == "kinesis" && !name.is_empty() && !name.contains('/')).then_some(name)
    }

    /// Stream name, consumer name and second of creation, when this is the ARN of a registered consumer.
    #[must_use]
    pub fn consumer_parts(&self) -> Option<(&str, &str, u64)> {
        let (stream, rest) = self.resource.strip_prefix("stream/")?.split_once("/consumer/")?;
        let (consumer, created_s) = rest.split_once(':')?;
        let named = [stream, consumer].iter().all(|name| !name.is_empty() && !name.contains('/'));
        let digits = created_s.bytes().all(|b| b.is_ascii_digit());
        (&*self.service == "kinesis" && named && digits)
            .then(|| Some((stream, consumer, created_s.parse().ok()?)))?
    }
}

impl fmt::Display for Arn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Scope { account, region } = &self.scope;
        write!(f, "arn:{}:{}:{region}:{account}:{}", self.partition, self.service, self.resource)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_twelve_digits_and_nothing_else() {
        assert_eq!(AccountId::parse("123456789012").unwrap().to_string(), "123456789012");
        assert_eq!(AccountId::parse("000000000007").unwrap().to_string(), "000000000007");
        for bad in ["", "12345678901", "1234567890123", "12345678901a", "AKIAEXAMPLE1"] {
            assert_eq!(AccountId::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_stream_arn_round_trips() {
        let text = "arn:aws:kinesis:eu-west-1:123456789012:stream/a.b_c-d";
        let arn = Arn::parse(text).unwrap();
        assert_eq!(arn.stream_name(), Some("a.b_c-d"));
        assert_eq!(arn.to_string(), text);
        assert_eq!(Arn::stream(&arn.scope, "a.b_c-d"), arn);
    }

    #[test]
    fn a_consumer_arn_is_not_a_stream_arn() {
        let arn = Arn::parse("arn:aws:kinesis:eu-west-1:123456789012:stream/s/consumer/c:1").unwrap();
        assert_eq!(arn.stream_name(), None);
        assert_eq!(&*arn.resource, "stream/s/consumer/c:1");
        assert_eq!(arn.consumer_parts(), Some(("s", "c", 1)));
        assert_eq!(Arn::consumer(&arn.scope, "s", "c", 1), arn);
        for bad in [
            "stream/s",
            "stream/s/consumer/c",
            "stream/s/consumer/c:",
            "stream/s/consumer/c:+1",
            "stream//consumer/c:1",
        ] {
            let arn = Arn { resource: bad.into(), ..arn.clone() };
            assert_eq!(arn.consumer_parts(), None, "{bad}");
        }
    }

    #[test]
    fn broken_arns_are_refused() {
        for bad in [
            "",
            "arn",
            "arn:aws:kinesis:us-east-1:123456789012",
            "arn:aws:kinesis::123456789012:stream/s",
            "arn:gcp:kinesis:us-east-1:123456789012:stream/s",
            "arn:aws:kinesis:us-east-1:12:stream/s",
            "arn:aws:kinesis:US:123456789012:stream/s",
        ] {
            assert_eq!(Arn::parse(bad), Err(ArnError), "{bad}");
        }
    }
}
