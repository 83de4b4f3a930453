//! Which source of a setting wins.

use std::collections::HashMap;
use std::path::Path;

use super::*;

#[derive(Default)]
struct Fake {
    vars: HashMap<&'static str, &'static str>,
    files: HashMap<&'static str, &'static str>,
}

impl Environment for Fake {
    fn var(&self, name: &str) -> Option<String> {
        self.vars.get(name).map(|v| (*v).to_owned())
    }

    fn file(&self, path: &Path) -> Option<String> {
        self.files.get(path.to_str()?).map(|t| (*t).to_owned())
    }
}

fn fake(vars: &[(&'static str, &'static str)]) -> Fake {
    let files = HashMap::from([
        ("/users/u/.aws/credentials", "[default]\naws_access_key_id=FILE\naws_secret_access_key=s\n"),
        (
            "/users/u/.aws/config",
            "[default]\nregion=eu-central-1\n[profile box]\nendpoint_url=http://box:1\n",
        ),
    ]);
    let vars = vars.iter().copied().chain([("HOME", "/users/u")]).collect();
    Fake { vars, files }
}

fn resolve(args: &ConnectionArgs, env: &Fake) -> ClientSettings {
    ClientSettings::resolve(args, env).unwrap()
}

#[test]
fn without_anything_the_local_server_is_called_with_placeholders() {
    let settings = resolve(&ConnectionArgs::default(), &Fake::default());
    assert_eq!(settings.endpoint.to_string(), "http://127.0.0.1:4567");
    assert_eq!(settings.region, "us-east-1");
    assert_eq!(settings.credentials, placeholder_credentials());
}

#[test]
fn the_nearer_source_of_the_endpoint_wins() {
    let all = [("AWS_ENDPOINT_URL", "http://a:1"), ("AWS_ENDPOINT_URL_KINESIS", "http://k:1")];
    let flag = ConnectionArgs { endpoint: Some("http://f:1".into()), ..Default::default() };
    assert_eq!(resolve(&flag, &fake(&all)).endpoint.host, "f");
    let none = ConnectionArgs::default();
    assert_eq!(resolve(&none, &fake(&all)).endpoint.host, "k");
    assert_eq!(resolve(&none, &fake(&all[..1])).endpoint.host, "a");
    let profile = ConnectionArgs { profile: Some("box".into()), ..Default::default() };
    assert_eq!(resolve(&profile, &fake(&[])).endpoint.host, "box");
    let ignored = [all[0], ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")];
    assert_eq!(resolve(&none, &fake(&ignored)).endpoint.host, "127.0.0.1");
}

#[test]
fn credentials_come_from_the_environment_then_the_profile() {
    let keys = [("AWS_ACCESS_KEY_ID", "ENV"), ("AWS_SECRET_ACCESS_KEY", "s"), ("AWS_SESSION_TOKEN", "t")];
    let settings = resolve(&ConnectionArgs::default(), &fake(&keys));
    assert_eq!(settings.credentials.access_key, "ENV");
    assert_eq!(settings.credentials.session_token.as_deref(), Some("t"));
    assert_eq!(resolve(&ConnectionArgs::default(), &fake(&[])).credentials.access_key, "FILE");
    let named = ConnectionArgs { profile: Some("default".into()), ..Default::default() };
    assert_eq!(resolve(&named, &fake(&keys)).credentials.access_key, "FILE");
    assert!(!format!("{settings:?}").contains("secret"));
}

#[test]
fn bad_settings_are_refused_with_their_source() {
    fn failure(args: ConnectionArgs, vars: &[(&'static str, &'static str)]) -> String {
        ClientSettings::resolve(&args, &fake(vars)).unwrap_err().to_string()
    }
    let error = failure(ConnectionArgs::default(), &[("AWS_ENDPOINT_URL", "localhost")]);
    assert!(error.contains("AWS_ENDPOINT_URL: `localhost` is no endpoint"), "{error}");
    let error = failure(ConnectionArgs { region: Some("Mars!".into()), ..Default::default() }, &[]);
    assert!(error.contains("`Mars!` is no region"), "{error}");
    let error = failure(ConnectionArgs::default(), &[("AWS_PROFILE", "nope")]);
    assert!(error.contains("no profile `nope`"), "{error}");
    let secret = ("AWS_SECRET_ACCESS_KEY", "s");
    let keys = [("AWS_ACCESS_KEY_ID", "A\nB"), secret];
    let error = failure(ConnectionArgs::default(), &keys);
    assert!(error.contains("the access key id of the environment has"), "{error}");
    let keys = [("AWS_ACCESS_KEY_ID", "A"), secret, ("AWS_SESSION_TOKEN", "a b")];
    let error = failure(ConnectionArgs::default(), &keys);
    assert!(error.contains("the session token of the environment has"), "{error}");
}
