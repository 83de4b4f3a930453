//! The four ways to name a key: `KEY-ID`, `arn:aws:kms:REGION:ACCOUNT:key/KEY-ID`, `alias/NAME`,
//! `arn:aws:kms:REGION:ACCOUNT:alias/NAME`.

use base::{Arn, Scope};

/// What a caller means by a KeyId: an account and region, and `key/ID` or `alias/NAME` in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyName {
    pub scope: Scope,
    pub resource: String,
}

impl KeyName {
    /// Reads what a caller in `scope` wrote. `None` when it is an ARN of something else than a key or alias.
    pub(crate) fn parse(text: &str, scope: &Scope) -> Option<Self> {
        if text.starts_with("arn:") {
            let arn = Arn::parse(text).ok().filter(|arn| &*arn.service == "kms")?;
            let named = arn.resource.strip_prefix("key/").or_else(|| arn.resource.strip_prefix("alias/"));
            let named = named.is_some_and(|name| !name.is_empty());
            return named.then(|| KeyName { scope: arn.scope.clone(), resource: arn.resource.to_string() });
        }
        let resource = if text.starts_with("alias/") { text.to_owned() } else { format!("key/{text}") };
        Some(KeyName { scope: scope.clone(), resource })
    }

    pub(crate) fn is_alias(&self) -> bool {
        self.resource.starts_with("alias/")
    }

    /// The alias that AWS makes by itself when an account first encrypts a stream.
    pub(crate) fn is_of_the_service(&self) -> bool {
        self.resource == "alias/aws/kinesis"
    }

    pub(crate) fn arn(&self) -> String {
        format!("arn:aws:kms:{}:{}:{}", self.scope.region, self.scope.account, self.resource)
    }
}

#[cfg(test)]
mod tests {
    use base::{AccountId, Region};

    use super::*;

    #[test]
    fn a_key_has_four_names() {
        let scope = Scope { account: AccountId::DEFAULT, region: Region::DEFAULT };
        let arn = |text| KeyName::parse(text, &scope).map(|name| name.arn());
        let here = |rest: &str| Some(format!("arn:aws:kms:us-east-1:000000000000:{rest}"));
        assert_eq!(arn("1234-ab"), here("key/1234-ab"));
        assert_eq!(arn("alias/mine"), here("alias/mine"));
        for whole in
            ["arn:aws:kms:eu-west-1:123456789012:key/1", "arn:aws:kms:eu-west-1:123456789012:alias/a/b"]
        {
            assert_eq!(arn(whole).as_deref(), Some(whole));
        }
        for bad in [
            "arn:aws:kinesis:eu-west-1:123456789012:key/1",
            "arn:aws:kms:eu-west-1:123456789012:grant/1",
            "arn:",
        ] {
            assert_eq!(arn(bad), None, "{bad}");
        }
    }
}
