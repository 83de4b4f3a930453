//! How each kind of client comes to trust our authority.

use std::fmt::Write as _;
use std::path::Path;

/// Recipes for `flumen trust`: what to type so that a client trusts the authority in `ca_path` when it calls
/// `endpoint` (for example `https://localhost:4567`). Nothing is changed by printing them.
#[must_use]
pub fn recipes(ca_path: &Path, endpoint: &str) -> String {
    let ca = quote(&ca_path.display().to_string());
    let mut text = format!(
        "The certificate of this server's own authority is in {ca}.\n\
         Plaintext needs none of this: the same port answers http:// and https:// alike.\n"
    );
    for (client, steps) in RECIPES {
        // Writing to a String cannot fail.
        let _ = write!(text, "\n{client}\n");
        for step in *steps {
            let step = step.replace("{ca}", &ca).replace("{endpoint}", endpoint);
            let _ = writeln!(text, "  {step}");
        }
    }
    text
}

const RECIPES: &[(&str, &[&str])] = &[
    ("AWS CLI, boto3", &["export AWS_CA_BUNDLE={ca}", "export AWS_ENDPOINT_URL={endpoint}"]),
    (
        "Node.js (AWS SDK for JavaScript)",
        &["export NODE_EXTRA_CA_CERTS={ca}", "export AWS_ENDPOINT_URL={endpoint}"],
    ),
    (
        "Java (SDK, KCL, Flink): a trust store of its own, given to the JVM",
        &[
            "keytool -importcert -noprompt -alias flumen -file {ca} -keystore flumen.p12 -storetype PKCS12 -storepass changeit",
            "java -Djavax.net.ssl.trustStore=flumen.p12 -Djavax.net.ssl.trustStorePassword=changeit ...",
            "(that store replaces the JVM's; to go on trusting public servers too, import into a copy of",
            " $JAVA_HOME/lib/security/cacerts instead)",
        ],
    ),
    ("curl", &["curl --cacert {ca} {endpoint}/"]),
    ("Go", &["export SSL_CERT_FILE={ca}", "(replaces the system's store for that process; Linux only)"]),
    (
        "Rust (aws-sdk-kinesis)",
        &[
            "export SSL_CERT_FILE={ca}",
            "(with native roots; otherwise add the file to the client's trust store in code)",
        ],
    ),
    (
        "Kinesis Producer Library",
        &["caCertPath = {ca}", "(or verifyCertificate = false, on a loopback address only)"],
    ),
    (
        "The whole system, Debian and Ubuntu",
        &["sudo cp {ca} /usr/local/share/ca-certificates/flumen.crt && sudo update-ca-certificates"],
    ),
    (
        "The whole system, Fedora and Red Hat",
        &["sudo cp {ca} /etc/pki/ca-trust/source/anchors/flumen.pem && sudo update-ca-trust"],
    ),
    (
        "The whole system, macOS",
        &["sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain {ca}"],
    ),
];

/// Quotes a path for a shell when it needs it.
fn quote(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"/._-+,@".contains(&b);
    if path.bytes().all(plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recipes_name_the_file_and_the_endpoint() {
        let text = recipes(Path::new("/data/tls/ca.pem"), "https://localhost:4567");
        for line in [
            "  export AWS_CA_BUNDLE=/data/tls/ca.pem\n",
            "  export NODE_EXTRA_CA_CERTS=/data/tls/ca.pem\n",
            "  curl --cacert /data/tls/ca.pem https://localhost:4567/\n",
            " -file /data/tls/ca.pem ",
            "  export SSL_CERT_FILE=/data/tls/ca.pem\n",
        ] {
            assert!(text.contains(line), "{line} in:\n{text}");
        }
        assert!(!text.contains('{'), "{text}");
    }

    #[test]
    fn a_path_with_blanks_is_quoted_for_the_shell() {
        let text = recipes(Path::new("/my data/it's/ca.pem"), "https://localhost:1");
        assert!(text.contains(r"AWS_CA_BUNDLE='/my data/it'\''s/ca.pem'"), "{text}");
    }
}
