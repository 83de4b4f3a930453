//! Patterns with `*` (any characters) and `?` (one character).

/// Whether the whole text matches the pattern. Linear memory, no recursion.
pub fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t) = (0, 0);
    // The last star seen, and where in the text what follows it was tried last.
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        if p < pattern.len() && pattern[p] == '*' {
            star = Some((p, t));
            p += 1;
        } else if p < pattern.len() && (pattern[p] == '?' || pattern[p] == text[t]) {
            p += 1;
            t += 1;
        } else if let Some((at, tried)) = star {
            star = Some((at, tried + 1));
            p = at + 1;
            t = tried + 1;
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_and_question_marks_match_what_shells_match() {
        for (pattern, text) in [
            ("*", ""),
            ("*", "abc"),
            ("abc", "abc"),
            ("a?c", "abc"),
            ("a*c", "ac"),
            ("a*c", "abbbc"),
            ("*b*", "abc"),
            ("user-*-eu", "user-1-us-2-eu"),
            ("**", "x"),
            ("é?", "éé"),
            ("a*b*c", "a-b-b-c"),
        ] {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("", "a"),
            ("a", ""),
            ("?", ""),
            ("a?c", "ac"),
            ("abc", "abcd"),
            ("a*c", "acb"),
            ("user-*", "User-1"),
        ] {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }
}
