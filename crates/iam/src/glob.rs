//! Wildcards: `*` for any text, `?` for one character.

/// Whether `text` is of the form of `pattern`, as a whole. Takes time in the product of the two lengths at the worst.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    find(pattern, text, |a, b| a == b)
}

/// The same without regard to the case of ASCII letters.
pub(crate) fn matches_ignoring_case(pattern: &str, text: &str) -> bool {
    find(pattern, text, |a, b| a.eq_ignore_ascii_case(&b))
}

/// ARNs part by part: no wildcard reaches over one of the first five colons.
pub(crate) fn arn_matches(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<_>, Vec<_>) = (pattern.splitn(6, ':').collect(), text.splitn(6, ':').collect());
    pattern.len() == 6
        && text.len() == 6
        && pattern.iter().zip(text).all(|(pattern, text)| matches(pattern, text))
}

fn find(pattern: &str, text: &str, same: impl Fn(char, char) -> bool) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t) = (0, 0);
    // Where the last star stood, and how far the text was then: only the last one ever has to be tried again.
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(c) if *c == '?' || same(*c, text[t]) => (p, t) = (p + 1, t + 1),
            _ => match star {
                Some((at, from)) => {
                    star = Some((at, from + 1));
                    (p, t) = (at + 1, from + 1);
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The definition, slow and plain.
    fn by_definition(pattern: &[char], text: &[char]) -> bool {
        match pattern {
            [] => text.is_empty(),
            ['*', rest @ ..] => (0..=text.len()).any(|n| by_definition(rest, &text[n..])),
            ['?', rest @ ..] => !text.is_empty() && by_definition(rest, &text[1..]),
            [c, rest @ ..] => text.first() == Some(c) && by_definition(rest, &text[1..]),
        }
    }

    proptest! {
        #[test]
        fn wildcards_are_as_defined(pattern in "[ab*?]{0,8}", text in "[ab]{0,8}") {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            prop_assert_eq!(matches(&pattern, &text), by_definition(&chars(&pattern), &chars(&text)));
        }
    }

    #[test]
    fn many_stars_are_quick() {
        assert!(!matches(
            &"a*".repeat(200),
            &"a".repeat(2_000).replace("aaaa", "aaab")[..1_999].replace('a', "b")
        ));
    }

    #[test]
    fn arns_are_compared_part_by_part() {
        let arn = "arn:aws:kinesis:us-east-1:123456789012:stream/a:b";
        for yes in [
            "arn:aws:kinesis:*:*:stream/*",
            "arn:aws:kinesis:us-east-1:123456789012:stream/a?b",
            "*:*:*:*:*:*",
        ] {
            assert!(arn_matches(yes, arn), "{yes}");
        }
        for no in ["*", "arn:aws:*", "arn:aws:kinesis:*:stream/*", "arn:aws:s3:*:*:stream/*"] {
            assert!(!arn_matches(no, arn), "{no}");
        }
    }
}
