//! Where requests go.

use std::fmt;

use http::uri::PathAndQuery;

/// An `http` or `https` address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// Whether the connection is TLS.
    pub tls: bool,
    /// Host name or address; an IPv6 address without its brackets.
    pub host: String,
    /// Port, from the scheme when none is given.
    pub port: u16,
    /// Begins with a slash.
    pub path: String,
}

impl Endpoint {
    /// Where `flumen serve` listens when nothing else is said.
    pub const DEFAULT: &str = "http://127.0.0.1:4567";

    /// Reads `http://HOST[:PORT][/PATH]`.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong =
            |why: &str| format!("`{text}` is no endpoint: {why}; write it like {}", Endpoint::DEFAULT);
        let (scheme, rest) =
            text.split_once("://").ok_or_else(|| wrong("there is no http:// or https://"))?;
        let tls = match scheme {
            "http" => false,
            "https" => true,
            _ => return Err(wrong("the scheme must be http or https")),
        };
        let (authority, path) = rest.find('/').map_or((rest, "/"), |at| rest.split_at(at));
        let usual = if tls { 443 } else { 80 };
        let (host, port) = match authority.strip_prefix('[') {
            Some(v6) => {
                let (host, port) = v6.split_once(']').ok_or_else(|| wrong("a bracket is open"))?;
                (host, port.strip_prefix(':'))
            }
            None => authority.rsplit_once(':').map_or((authority, None), |(host, port)| (host, Some(port))),
        };
        let port = match port {
            None => usual,
            Some(port) => port.parse().ok().filter(|p| *p > 0).ok_or_else(|| wrong("the port is wrong"))?,
        };
        let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
        if host.is_empty() || !host.chars().all(good) {
            return Err(wrong("the host is missing or wrong"));
        }
        let plain = path.bytes().all(|b| b.is_ascii_graphic() && b != b'?' && b != b'#');
        if !plain || path.parse::<PathAndQuery>().is_err() {
            return Err(wrong("the path is wrong"));
        }
        Ok(Endpoint { tls, host: host.to_owned(), port, path: path.to_owned() })
    }

    /// The `Host` header: the port only when it is not the scheme's own.
    #[must_use]
    pub fn authority(&self) -> String {
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        match (self.tls, self.port) {
            (true, 443) | (false, 80) => host,
            (_, port) => format!("{host}:{port}"),
        }
    }

    /// Whether it is this machine by its usual names.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.host == "localhost" || self.host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.tls { "https" } else { "http" };
        let path = if self.path == "/" { "" } else { &self.path };
        write!(f, "{scheme}://{}{path}", self.authority())
    }
}

#[cfg(test)]
mod tests {
    use super::Endpoint;

    #[test]
    fn endpoints_are_read_and_printed() {
        for text in [
            "http://127.0.0.1:4567",
            "https://localhost:4567",
            "http://[::1]:4567",
            "https://kinesis.us-east-1.amazonaws.com",
            "http://box/aws",
        ] {
            assert_eq!(Endpoint::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Endpoint::parse("https://a:443/").unwrap().authority(), "a");
        assert!(Endpoint::parse("http://[::1]:4567").unwrap().is_loopback());
        assert!(!Endpoint::parse("http://10.0.0.1").unwrap().is_loopback());
    }

    #[test]
    fn what_is_wrong_with_an_endpoint_is_said() {
        for (text, why) in [
            ("localhost:4567", "no http://"),
            ("ftp://x", "scheme"),
            ("http://", "host"),
            ("http://:4567", "host"),
            ("http://x:99999", "port"),
            ("http://x:", "port"),
            ("http://[::1", "bracket"),
            ("http://x/a b", "path"),
            ("http://x/a<b", "path"),
            ("http://a@b", "host"),
        ] {
            let error = Endpoint::parse(text).unwrap_err();
            assert!(error.contains(why), "{error}");
        }
    }
}
