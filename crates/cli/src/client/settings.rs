//! From flags, environment and AWS's files to the endpoint, region, credentials and trusted roots of a client.

use std::path::{Path, PathBuf};

use clap::Args;
use wire::sigv4::Credentials;

use super::profile::Profiles;
use crate::failure::Failure;
use edge::http::Endpoint;

/// The data directory that `flumen serve` uses when nothing else is said.
pub const DEFAULT_DATA: &str = "flumen-data";

/// The flags of every command that talks to a server.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Connection")]
pub struct ConnectionArgs {
    /// Server to talk to [default: AWS_ENDPOINT_URL_KINESIS, AWS_ENDPOINT_URL, the profile's endpoint_url, or
    /// http://127.0.0.1:4567]
    #[arg(long, value_name = "URL", alias = "endpoint-url")]
    pub endpoint: Option<String>,
    /// Region of the streams [default: AWS_REGION, AWS_DEFAULT_REGION, the profile's region, or us-east-1]
    #[arg(long, value_name = "NAME")]
    pub region: Option<String>,
    /// Profile of ~/.aws/credentials and ~/.aws/config [default: AWS_PROFILE, or `default` where it exists]
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Certificates to trust for https, PEM [default: AWS_CA_BUNDLE, the CA of ./flumen-data, the system's]
    #[arg(long, value_name = "FILE")]
    pub ca: Option<PathBuf>,
}

/// For servers that accept everybody, as Flumen does without `--strict`.
pub fn placeholder_credentials() -> Credentials {
    Credentials { access_key: "flumen".to_owned(), secret_key: "flumen".to_owned(), session_token: None }
}

/// All that a client needs to know.
#[derive(Clone, Debug)]
pub struct ClientSettings {
    /// Where to.
    pub endpoint: Endpoint,
    /// Which flag, variable or file said so, for people.
    pub endpoint_from: String,
    /// Region of the credential scope.
    pub region: String,
    /// What signs.
    pub credentials: Credentials,
    /// Which variable or file they come from, for people.
    pub credentials_from: String,
    /// PEM files with trusted roots, each of which must be readable.
    pub ca_files: Vec<PathBuf>,
}

/// What the settings are made of; the process environment outside tests.
pub trait Environment {
    /// A variable; empty ones count as absent.
    fn var(&self, name: &str) -> Option<String>;
    /// A file's text; `None` when it cannot be read.
    fn file(&self, path: &Path) -> Option<String>;
}

/// The real environment.
pub struct Process;

impl Environment for Process {
    fn var(&self, name: &str) -> Option<String> {
        std::env::var(name).ok().filter(|value| !value.is_empty())
    }

    fn file(&self, path: &Path) -> Option<String> {
        std::fs::read_to_string(path).ok()
    }
}

impl ClientSettings {
    /// Resolves in AWS's order: flag, variable for the service, variable, profile, default.
    pub fn resolve(args: &ConnectionArgs, env: &dyn Environment) -> Result<Self, Failure> {
        let profiles = profiles(env);
        let named = args.profile.clone().or_else(|| env.var("AWS_PROFILE"));
        if let Some(name) = named.as_deref().filter(|name| !profiles.has(name)) {
            return Err(Failure::with_hint(
                format!("there is no profile `{name}` in ~/.aws/config or ~/.aws/credentials"),
                "name an existing one with --profile, or unset AWS_PROFILE",
            ));
        }
        let profile = named.as_deref().unwrap_or("default");
        let (endpoint, endpoint_from) = endpoint(args, env, &profiles, profile);
        let endpoint =
            Endpoint::parse(&endpoint).map_err(|why| Failure::Usage(format!("{endpoint_from}: {why}")))?;
        let region = args.region.clone();
        let region = region.or_else(|| env.var("AWS_REGION")).or_else(|| env.var("AWS_DEFAULT_REGION"));
        let region = region.or_else(|| profiles.get(profile, "region").map(str::to_owned));
        let region = region.unwrap_or_else(|| base::Region::DEFAULT.to_string());
        if base::Region::parse(&region).is_none() {
            return Err(Failure::Usage(format!("`{region}` is no region; write it like us-east-1")));
        }
        let (credentials, credentials_from) = credentials(args, env, &profiles, profile);
        check(&credentials, &credentials_from)?;
        let ca = args.ca.clone().or_else(|| env.var("AWS_CA_BUNDLE").map(PathBuf::from));
        let ca_files = ca.into_iter().collect();
        Ok(ClientSettings { endpoint, endpoint_from, region, credentials, credentials_from, ca_files })
    }
}

/// An access key id and a session token stand in headers.
fn check(credentials: &Credentials, from: &str) -> Result<(), Failure> {
    let parts = [
        ("access key id", Some(&credentials.access_key)),
        ("session token", credentials.session_token.as_ref()),
    ];
    let is_wrong = |text: &&String| !text.bytes().all(|byte| byte.is_ascii_graphic());
    match parts.iter().find(|(_, text)| text.filter(is_wrong).is_some()) {
        Some((what, _)) => Err(Failure::Usage(format!(
            "the {what} of {from} has a space or another character that cannot be in one"
        ))),
        None => Ok(()),
    }
}

fn profiles(env: &dyn Environment) -> Profiles {
    let home = env.var("HOME").map(PathBuf::from);
    let read = |variable: &str, name: &str| {
        let path =
            env.var(variable).map(PathBuf::from).or_else(|| Some(home.as_ref()?.join(".aws").join(name)));
        path.and_then(|path| env.file(&path)).map(|text| Profiles::parse(&text)).unwrap_or_default()
    };
    read("AWS_SHARED_CREDENTIALS_FILE", "credentials").merge(read("AWS_CONFIG_FILE", "config"))
}

fn endpoint(
    args: &ConnectionArgs,
    env: &dyn Environment,
    profiles: &Profiles,
    profile: &str,
) -> (String, String) {
    if let Some(url) = &args.endpoint {
        return (url.clone(), "--endpoint".to_owned());
    }
    if env.var("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS").is_none_or(|v| !v.eq_ignore_ascii_case("true")) {
        for name in ["AWS_ENDPOINT_URL_KINESIS", "AWS_ENDPOINT_URL"] {
            if let Some(url) = env.var(name) {
                return (url, name.to_owned());
            }
        }
        if let Some(url) = profiles.get(profile, "endpoint_url") {
            return (url.to_owned(), format!("profile `{profile}`"));
        }
    }
    (Endpoint::DEFAULT.to_owned(), "the default".to_owned())
}

fn credentials(
    args: &ConnectionArgs,
    env: &dyn Environment,
    profiles: &Profiles,
    profile: &str,
) -> (Credentials, String) {
    let from_env = || {
        let access_key = env.var("AWS_ACCESS_KEY_ID")?;
        let secret_key = env.var("AWS_SECRET_ACCESS_KEY")?;
        Some(Credentials { access_key, secret_key, session_token: env.var("AWS_SESSION_TOKEN") })
    };
    let from_profile = || {
        let get = |setting| profiles.get(profile, setting).map(str::to_owned);
        let access_key = get("aws_access_key_id")?;
        let secret_key = get("aws_secret_access_key")?;
        Some(Credentials { access_key, secret_key, session_token: get("aws_session_token") })
    };
    // A profile named by a flag beats the environment, as in the AWS CLI.
    let env_first = args.profile.is_none();
    if let Some(credentials) = from_env().filter(|_| env_first) {
        return (credentials, "the environment".to_owned());
    }
    match from_profile() {
        Some(credentials) => (credentials, format!("profile `{profile}`")),
        None => (placeholder_credentials(), "nowhere: placeholders".to_owned()),
    }
}

#[cfg(test)]
#[path = "settings_tests.rs"]
mod tests;
