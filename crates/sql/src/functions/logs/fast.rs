//! FAST_REGEX_LOG_PARSE: a pattern is a sequence of steps, each taking as little as it needs, never going back.

use regex_lite::Regex;

use crate::expr::like::quote;

/// A compiled pattern.
#[derive(Debug)]
pub struct FastPattern {
    steps: Vec<Step>,
    groups: usize,
    /// Whether something fixed and then `.*` stand after the last group: that group takes all that is left, as the executed
    /// example of the manual shows.
    open_ended: bool,
}

#[derive(Debug)]
enum Step {
    Open(usize),
    Close(usize),
    /// Always one character.
    One(Regex),
    /// Repeats of a character: at least, at most.
    Many(Regex, usize, usize),
    /// Alternatives and groups with repeats, taken as a whole.
    Whole(Regex),
}

const NAMED: [(&str, &str); 13] = [
    ("Digit", "[0-9]"),
    ("Upper", "[A-Z]"),
    ("Lower", "[a-z]"),
    ("ASCII", "[\\x00-\\x7F]"),
    ("Alpha", "[A-Za-z]"),
    ("Alnum", "[A-Za-z0-9]"),
    ("Punct", "[!-/:-@\\[-`{-~]"),
    ("Blank", "[ \\t]"),
    ("Space", "[ \\t\\n\\x0B\\f\\r]"),
    ("Cntrl", "[\\x00-\\x1F\\x7F]"),
    ("XDigit", "[0-9A-Fa-f]"),
    ("Print", "[!-~]"),
    ("Graph", "[!-~]"),
];
/// The most groups of a pattern.
const GROUPS_MAX: usize = 100;

impl FastPattern {
    /// Reads a pattern.
    pub fn new(pattern: &str) -> Result<FastPattern, String> {
        let mut parser = Parser { pattern, rest: pattern, groups: 0, steps: Vec::new() };
        parser.sequence(false)?;
        let Parser { steps, groups, .. } = parser;
        let after = steps.iter().rposition(|step| matches!(step, Step::Close(_))).map_or(0, |at| at + 1);
        let open_ended = groups > 0
            && pattern.ends_with(".*")
            && steps[after..].split_last().is_some_and(|(last, fixed)| {
                let any = matches!(last, Step::Many(_, 0, usize::MAX));
                any && !fixed.is_empty() && fixed.iter().all(|step| matches!(step, Step::One(_)))
            });
        Ok(FastPattern { steps, groups, open_ended })
    }

    /// The number of groups.
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// The texts of the groups, if all of the text is accounted for.
    pub fn matches(&self, text: &str) -> Option<Vec<String>> {
        let mut starts = vec![0; self.groups];
        let mut found = vec![String::new(); self.groups];
        let mut at = 0;
        for (index, step) in self.steps.iter().enumerate() {
            match step {
                Step::Open(group) => starts[*group] = at,
                Step::Close(group) => found[*group] = text[starts[*group]..at].to_string(),
                Step::One(regex) => at += one(regex, &text[at..])?,
                Step::Many(regex, least, most) => at = self.many(index, text, at, regex, *least, *most)?,
                Step::Whole(regex) => at = self.whole(index, text, at, regex)?,
            }
        }
        if let (true, Some(last)) = (self.open_ended, found.last_mut()) {
            *last = text[starts[self.groups - 1]..].to_string();
        }
        (at == text.len()).then_some(found)
    }

    /// The single characters that come right after a step, and whether anything at all does.
    fn after(&self, index: usize) -> (Vec<&Regex>, bool) {
        let mut delimiter = Vec::new();
        for step in &self.steps[index + 1..] {
            match step {
                Step::One(regex) => delimiter.push(regex),
                Step::Open(_) | Step::Close(_) => {}
                _ => return (delimiter, true),
            }
        }
        let any = !delimiter.is_empty();
        (delimiter, any)
    }

    fn many(
        &self,
        index: usize,
        text: &str,
        from: usize,
        regex: &Regex,
        least: usize,
        most: usize,
    ) -> Option<usize> {
        let (delimiter, more) = self.after(index);
        let mut at = from;
        let mut count = 0;
        loop {
            let enough = count >= least;
            if enough && !delimiter.is_empty() && delimited(&delimiter, &text[at..]) {
                // A trailing delimiter at the end of the pattern must also end the text; no step goes back for it.
                return Some(at);
            }
            match one(regex, &text[at..]) {
                Some(length) if count < most => at += length,
                // Nothing fixed follows: as much as there is.
                _ if enough && (delimiter.is_empty() || !more) => return Some(at),
                _ => return None,
            }
            count += 1;
        }
    }

    fn whole(&self, index: usize, text: &str, from: usize, regex: &Regex) -> Option<usize> {
        let (delimiter, _) = self.after(index);
        let ends = text[from..].char_indices().map(|(at, _)| from + at).chain([text.len()]);
        let fits = |end: &usize| regex.is_match(&text[from..*end]);
        if delimiter.is_empty() {
            return ends.collect::<Vec<_>>().into_iter().rev().find(fits);
        }
        ends.into_iter().filter(|end| delimited(&delimiter, &text[*end..])).find(fits)
    }
}

fn one(regex: &Regex, text: &str) -> Option<usize> {
    let next = text.chars().next()?;
    let length = next.len_utf8();
    regex.is_match(&text[..length]).then_some(length)
}

fn delimited(delimiter: &[&Regex], text: &str) -> bool {
    let mut at = 0;
    delimiter.iter().all(|regex| match one(regex, &text[at..]) {
        Some(length) => {
            at += length;
            true
        }
        None => false,
    })
}

struct Parser<'a> {
    pattern: &'a str,
    rest: &'a str,
    groups: usize,
    steps: Vec<Step>,
}

impl Parser<'_> {
    fn wrong(&self, what: &str) -> String {
        format!("Invalid pattern '{}': {what}", self.pattern)
    }

    fn regex(&self, body: &str) -> Result<Regex, String> {
        Regex::new(&format!("^(?s:{body})$")).map_err(|error| self.wrong(&error.to_string()))
    }

    fn bump(&mut self) -> Option<char> {
        let next = self.rest.chars().next()?;
        self.rest = &self.rest[next.len_utf8()..];
        Some(next)
    }

    fn sequence(&mut self, inside: bool) -> Result<(), String> {
        while let Some(next) = self.rest.chars().next() {
            if next == ')' {
                return if inside { Ok(()) } else { Err(self.wrong("a ) without its (")) };
            }
            if next == '(' && self.is_plain_group() {
                self.bump();
                let group = self.groups;
                self.groups += 1;
                if self.groups > GROUPS_MAX {
                    return Err(self.wrong("too many groups"));
                }
                self.steps.push(Step::Open(group));
                self.sequence(true)?;
                if self.bump() != Some(')') {
                    return Err(self.wrong("a ( without its )"));
                }
                self.steps.push(Step::Close(group));
                continue;
            }
            self.step()?;
        }
        if inside { Err(self.wrong("a ( without its )")) } else { Ok(()) }
    }

    /// A group without alternatives at its own level, without groups inside, and without a repeat after it.
    fn is_plain_group(&self) -> bool {
        let Some(end) = self.rest.find(')') else { return true };
        let inside = &self.rest[1..end];
        let after = self.rest[end + 1..].chars().next();
        !inside.contains(['|', '(', '&']) && !matches!(after, Some('*' | '+' | '?' | '{'))
    }

    fn step(&mut self) -> Result<(), String> {
        if self.rest.starts_with('(') {
            return self.complex_group();
        }
        if self.rest.starts_with('"') {
            let body = self.rest[1..].split_once('"').map(|(body, rest)| (body.to_string(), rest.len()));
            let (body, left) = body.ok_or_else(|| self.wrong("a quote without its end"))?;
            self.rest = &self.rest[self.rest.len() - left..];
            for c in body.chars() {
                let regex = self.regex(&quote(c))?;
                self.steps.push(Step::One(regex));
            }
            return Ok(());
        }
        let atom = self.atom()?;
        if atom == ".*" {
            let regex = self.regex(".")?;
            self.steps.push(Step::Many(regex, 0, usize::MAX));
            return Ok(());
        }
        let regex = self.regex(&atom)?;
        let (least, most) = self.repeat()?;
        // The required ones are fixed, so they bound the step before.
        for _ in 0..least.min(1000) {
            self.steps.push(Step::One(regex.clone()));
        }
        if most > least {
            self.steps.push(Step::Many(regex, 0, most - least));
        }
        Ok(())
    }

    fn complex_group(&mut self) -> Result<(), String> {
        let mut depth = 0;
        let mut end = None;
        for (at, c) in self.rest.char_indices() {
            depth += i32::from(c == '(') - i32::from(c == ')');
            if depth == 0 {
                end = Some(at);
                break;
            }
        }
        let end = end.ok_or_else(|| self.wrong("a ( without its )"))?;
        let body = self.rest[1..end].replace('(', "(?:").replace('@', ".*");
        self.rest = &self.rest[end + 1..];
        let (least, most) = self.repeat()?;
        let times = if most == usize::MAX { format!("{{{least},}}") } else { format!("{{{least},{most}}}") };
        let regex = self.regex(&format!("(?:{body}){times}"))?;
        let group = self.groups;
        self.groups += 1;
        self.steps.extend([Step::Open(group), Step::Whole(regex), Step::Close(group)]);
        Ok(())
    }

    fn atom(&mut self) -> Result<String, String> {
        Ok(match self.bump().unwrap_or_default() {
            '.' => ".".to_string(),
            '@' => ".*".to_string(),
            '#' => "[^\\x00-\\x{10FFFF}]".to_string(),
            '\\' => quote(self.bump().ok_or_else(|| self.wrong("nothing after \\"))?),
            '[' => {
                let end = self.rest.find(']').ok_or_else(|| self.wrong("a [ without its ]"))?;
                let body = format!("[{}]", &self.rest[..end]);
                self.rest = &self.rest[end + 1..];
                body
            }
            '<' => {
                let end = self.rest.find('>').ok_or_else(|| self.wrong("a < without its >"))?;
                let name = &self.rest[..end];
                let named =
                    NAMED.iter().find(|(known, _)| *known == name).map(|(_, body)| (*body).to_string());
                let body = named.ok_or_else(|| self.wrong(&format!("unknown name <{name}>")))?;
                self.rest = &self.rest[end + 1..];
                body
            }
            c => quote(c),
        })
    }

    fn repeat(&mut self) -> Result<(usize, usize), String> {
        let (least, most, used) = match self.rest.chars().next() {
            Some('*') => (0, usize::MAX, 1),
            Some('+') => (1, usize::MAX, 1),
            Some('?') => (0, 1, 1),
            Some('{') => {
                let end = self.rest.find('}').ok_or_else(|| self.wrong("a { without its }"))?;
                let body = &self.rest[1..end];
                let (least, most) = body.split_once(',').unwrap_or((body, body));
                let number = |text: &str| text.parse::<usize>().ok().filter(|n| *n <= 1000);
                let least = number(least).ok_or_else(|| self.wrong("a repeat that is no number"))?;
                let most = if most.is_empty() { Some(usize::MAX) } else { number(most) };
                (least, most.ok_or_else(|| self.wrong("a repeat that is no number"))?, end + 1)
            }
            _ => (1, 1, 0),
        };
        self.rest = &self.rest[used..];
        Ok((least, most))
    }
}

#[cfg(test)]
mod tests {
    use super::FastPattern;

    #[test]
    fn steps_are_lazy_and_never_go_back() {
        let run = |text: &str, pattern: &str| FastPattern::new(pattern).unwrap().matches(text);
        let groups = |all: &[&str]| Some(all.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(run("Mary_had_a_little_lamb", "(.*)_(._.*)_.*"), groups(&["Mary_had", "a_little_lamb"]));
        assert_eq!(run("Mary_had_a_little_lamb", "(.*)_+(._.*)"), None);
        assert_eq!(run("Mary____had_a_little_lamb", "(.*)_+(.*)"), groups(&["Mary", "had_a_little_lamb"]));
        assert_eq!(
            run("Mary____had_a_little_lamb", "(.*)_+(<Alpha>.*)"),
            groups(&["Mary", "had_a_little_lamb"])
        );
        assert_eq!(run("Mary_had_a_little_lamb", "(.*)_(._.*)_."), None);
    }
}
