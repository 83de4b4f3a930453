//! Who may call: settings of signatures and policies, and the credentials that are known.

use std::fmt;
use std::sync::Arc;

use service_api::Principal;
use toml::{Table, Value};
use wire::sigv4::Credentials;

/// Settings of authentication and authorization.
#[derive(Clone, Debug, Default)]
pub struct AuthSettings {
    /// Accept only requests that are signed with a known credential.
    pub verify_signatures: bool,
    /// Accept only what policies allow.
    pub enforce_policies: bool,
    /// The known credentials.
    pub credentials: Vec<CredentialSettings>,
}

/// One credential with whom it stands for.
#[derive(Clone)]
pub struct CredentialSettings {
    /// Access key id.
    pub access_key: String,
    /// Secret access key.
    pub secret_key: String,
    /// Of temporary credentials.
    pub session_token: Option<String>,
    /// Whom it stands for.
    pub principal: Arc<Principal>,
    /// What that one may do: policy documents in JSON.
    pub policies: Vec<String>,
}

impl fmt::Debug for CredentialSettings {
    /// Without the secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let CredentialSettings { access_key, principal, policies, .. } = self;
        f.debug_struct("CredentialSettings")
            .field("access_key", access_key)
            .field("principal", principal)
            .field("policies", policies)
            .finish_non_exhaustive()
    }
}

/// What the setting takes.
pub(crate) const TAKES: &str = "a list of tables with access_key, secret_key, principal (the ARN of a user, role, role \
                                session or account root), and if wanted session_token and policies (JSON texts)";

/// Reads the setting.
pub(crate) fn read(value: &Value) -> Result<Vec<CredentialSettings>, &'static str> {
    let list = value.as_array().ok_or(TAKES)?;
    let all: Option<Vec<_>> = list.iter().map(|one| credential(one.as_table()?)).collect();
    let all = all.ok_or(TAKES)?;
    let twice =
        |one: &CredentialSettings| all.iter().filter(|other| other.access_key == one.access_key).count() > 1;
    match all.iter().any(twice) {
        true => Err("credentials with different access keys"),
        false => Ok(all),
    }
}

/// Shows the setting, without the secrets.
pub(crate) fn show(credentials: &[CredentialSettings]) -> Value {
    let shown = |one: &CredentialSettings| {
        let mut table = Table::new();
        table.insert("access_key".into(), Value::String(one.access_key.clone()));
        table.insert("principal".into(), Value::String(one.principal.arn.clone()));
        Value::Table(table)
    };
    Value::Array(credentials.iter().map(shown).collect())
}

/// Reads the credential that neighbours are called with; an empty table is none.
pub(crate) fn read_edge(value: &Value) -> Result<Option<Credentials>, &'static str> {
    const TAKES: &str = "a table with access_key and secret_key, and if wanted session_token";
    let table = value.as_table().ok_or(TAKES)?;
    if table.is_empty() {
        return Ok(None);
    }
    if table.keys().any(|name| !["access_key", "secret_key", "session_token"].contains(&name.as_str())) {
        return Err(TAKES);
    }
    let text = |name: &str| table.get(name)?.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let (access_key, secret_key) = (text("access_key").ok_or(TAKES)?, text("secret_key").ok_or(TAKES)?);
    Ok(Some(Credentials { access_key, secret_key, session_token: text("session_token") }))
}

/// Shows it, without the secrets.
pub(crate) fn show_edge(credentials: Option<&Credentials>) -> Value {
    let shown = credentials.map(|one| ("access_key".to_owned(), Value::String(one.access_key.clone())));
    Value::Table(shown.into_iter().collect())
}

fn credential(table: &Table) -> Option<CredentialSettings> {
    const PARTS: [&str; 5] = ["access_key", "secret_key", "session_token", "principal", "policies"];
    let text = |name: &str| table.get(name)?.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    if table.keys().any(|name| !PARTS.contains(&name.as_str())) {
        return None;
    }
    let policies = match table.get("policies") {
        Some(list) => {
            list.as_array()?.iter().map(|one| one.as_str().map(str::to_owned)).collect::<Option<_>>()?
        }
        None => Vec::new(),
    };
    let session_token = match table.contains_key("session_token") {
        true => Some(text("session_token")?),
        false => None,
    };
    Some(CredentialSettings {
        access_key: text("access_key")?,
        secret_key: text("secret_key")?,
        session_token,
        principal: Arc::new(Principal::parse(&text("principal")?)?),
        policies,
    })
}
