//! The files `~/.aws/credentials` and `~/.aws/config`, as far as they are simple.

use std::collections::HashMap;

/// The settings of the profiles in one file: profile -> setting -> value.
#[derive(Debug, Default)]
pub struct Profiles(HashMap<String, HashMap<String, String>>);

impl Profiles {
    /// Reads the text of either file. In `config` the sections are called `[profile NAME]` but for `[default]`, in
    /// `credentials` just `[NAME]`; both forms are taken. Nested settings (indented lines) are left out, and so
    /// is whatever is no `name = value`: a file that other tools read must not stop this one.
    pub fn parse(text: &str) -> Self {
        let mut profiles: HashMap<String, HashMap<String, String>> = HashMap::new();
        let mut current: Option<String> = None;
        for line in text.lines() {
            let nested = line.starts_with([' ', '\t']);
            let line = line.trim();
            if line.is_empty() || line.starts_with(['#', ';']) || nested {
                continue;
            }
            if let Some(section) = line.strip_prefix('[').and_then(|l| l.split_once(']')) {
                let name = section.0.trim();
                let name = name.strip_prefix("profile ").unwrap_or(name).trim();
                profiles.entry(name.to_owned()).or_default();
                current = Some(name.to_owned());
            } else if let (Some(section), Some((name, value))) = (&current, line.split_once('=')) {
                let section = profiles.entry(section.clone()).or_default();
                section.insert(name.trim().to_ascii_lowercase(), value.trim().to_owned());
            }
        }
        Profiles(profiles)
    }

    /// Adds the other's settings; on a clash ours stay.
    pub fn merge(mut self, other: Profiles) -> Self {
        for (profile, settings) in other.0 {
            let ours = self.0.entry(profile).or_default();
            for (name, value) in settings {
                ours.entry(name).or_insert(value);
            }
        }
        self
    }

    /// Whether the profile is there at all.
    pub fn has(&self, profile: &str) -> bool {
        self.0.contains_key(profile)
    }

    /// A setting of a profile; empty ones count as absent.
    pub fn get(&self, profile: &str, setting: &str) -> Option<&str> {
        self.0.get(profile)?.get(setting).map(String::as_str).filter(|value| !value.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::Profiles;

    #[test]
    fn both_files_are_read_and_credentials_win() {
        let credentials =
            "[default]\naws_access_key_id = AKID\n aws_secret_access_key=nested\n# x\n[dev]\nregion=a\n";
        let config = "[default]\nregion = eu-west-1\n[profile dev]\nregion=b\nendpoint_url = http://x:1\ns3 =\n  k = v\n";
        let profiles = Profiles::parse(credentials).merge(Profiles::parse(config));
        assert_eq!(profiles.get("default", "aws_access_key_id"), Some("AKID"));
        assert_eq!(profiles.get("default", "aws_secret_access_key"), None);
        assert_eq!(profiles.get("default", "region"), Some("eu-west-1"));
        assert_eq!(profiles.get("dev", "region"), Some("a"));
        assert_eq!(profiles.get("dev", "endpoint_url"), Some("http://x:1"));
        assert_eq!(profiles.get("dev", "k"), None);
        assert!(!profiles.has("prod"));
    }

    #[test]
    fn nonsense_is_passed_over() {
        let profiles = Profiles::parse("key = before any section\n[broken\n=\n[a]\nno equals sign\nx=\n");
        assert!(profiles.has("a"));
        assert_eq!(profiles.get("a", "x"), None);
    }
}
