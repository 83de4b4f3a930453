//! Rust source as the laws see it: comments and strings blanked out, test items apart, functions measured.
//!
//! This is a reader of well-formed Rust (the compiler has seen it), not a parser: bytes keep their places, so a
//! line counted here is a line of the file.

/// One source file.
pub struct RustFile {
    /// Path from the root.
    pub path: String,
    /// The file as it is.
    pub text: String,
    /// The same bytes with comments, strings and character literals as spaces.
    pub code: String,
    /// `code` with items under `#[cfg(test)]` as spaces too; empty in a test file.
    pub product: String,
    /// Lines under `#[cfg(test)]`.
    pub test_lines: usize,
}

impl RustFile {
    /// Reads a file.
    pub fn read(path: &str, text: &str) -> Self {
        let code = blank_words(text);
        let (product, test_lines) = if is_test_file(path) { (String::new(), 0) } else { blank_tests(&code) };
        Self { path: path.to_owned(), text: text.to_owned(), code, product, test_lines }
    }

    /// Lines that are not tests.
    pub fn product_lines(&self) -> usize {
        if is_test_file(&self.path) { 0 } else { self.text.lines().count() - self.test_lines }
    }

    /// The crate's folder name, for a file in `crates/NAME/` or `xtask/`.
    pub fn crate_name(&self) -> Option<&str> {
        let mut parts = self.path.split('/');
        match parts.next() {
            Some("crates") => parts.next(),
            Some("xtask") => Some("xtask"),
            _ => None,
        }
    }
}

/// A file that holds only tests: by name or by folder.
pub fn is_test_file(path: &str) -> bool {
    path.ends_with("/tests.rs")
        || path.ends_with("_tests.rs")
        || path.contains("/tests/")
        || path.contains("/benches/")
}

/// The line of a byte offset, from 1.
pub fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset].iter().filter(|byte| **byte == b'\n').count() + 1
}

/// Replaces comments, strings and character literals by spaces, byte for byte.
fn blank_words(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes[at..].starts_with(b"//") => line_end(bytes, at),
            b'/' if bytes[at..].starts_with(b"/*") => comment_end(bytes, at),
            b'"' => string_end(bytes, at + 1),
            b'r' if !is_word_before(bytes, at) => raw_string_end(bytes, at).unwrap_or(at + 1),
            b'b' if !is_word_before(bytes, at) && bytes[at..].starts_with(b"br") => {
                raw_string_end(bytes, at + 1).unwrap_or(at + 1)
            }
            b'\'' => character_end(bytes, at).unwrap_or(at + 1),
            _ => at + 1,
        };
        if end > at + 1 {
            blank(&mut out, at, end);
        }
        at = end;
    }
    // A blanked range never splits a character: it begins and ends at ASCII bytes.
    String::from_utf8_lossy(&out).into_owned()
}

fn blank(out: &mut [u8], from: usize, to: usize) {
    for byte in &mut out[from..to] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn is_word_before(bytes: &[u8], at: usize) -> bool {
    at > 0 && is_word(bytes[at - 1])
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| at + length)
}

fn comment_end(bytes: &[u8], at: usize) -> usize {
    let (mut depth, mut at) = (0, at);
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    at
}

fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The end of `r"..."` or `r#"..."#` that begins at `at`, if one does.
fn raw_string_end(bytes: &[u8], at: usize) -> Option<usize> {
    let hashes = bytes[at + 1..].iter().take_while(|byte| **byte == b'#').count();
    let open = at + 1 + hashes;
    if bytes.get(open) != Some(&b'"') {
        return None;
    }
    let close: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    let length = bytes[open + 1..].windows(close.len()).position(|window| window == close)?;
    Some(open + 1 + length + close.len())
}

/// The end of a character literal at `at`; none when the quote begins a lifetime.
fn character_end(bytes: &[u8], at: usize) -> Option<usize> {
    let next = *bytes.get(at + 1)?;
    if next == b'\\' {
        let close = bytes[at + 3..].iter().position(|byte| *byte == b'\'')?;
        return Some(at + 3 + close + 1);
    }
    let width = match next {
        0..=0x7f => 1,
        0x80..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    };
    (bytes.get(at + 1 + width) == Some(&b'\'')).then_some(at + width + 2)
}

/// Replaces every item under `#[cfg(test)]` by spaces; answers the rest and the number of lines taken out.
fn blank_tests(code: &str) -> (String, usize) {
    let bytes = code.as_bytes();
    let mut out = bytes.to_vec();
    let (mut at, mut lines) = (0, 0);
    while let Some(found) = code[at..].find("#[cfg(test)]") {
        let from = at + found;
        let to = item_end(bytes, from + "#[cfg(test)]".len());
        blank(&mut out, from, to);
        lines += bytes[from..to].iter().filter(|byte| **byte == b'\n').count() + 1;
        at = to;
    }
    (String::from_utf8_lossy(&out).into_owned(), lines)
}

/// The end of the item that begins at `at`: its `;` or its closing brace.
fn item_end(bytes: &[u8], at: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, byte) in bytes[at..].iter().enumerate() {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b';' if depth == 0 => return at + offset + 1,
            b'{' if depth == 0 => return block_end(bytes, at + offset),
            _ => {}
        }
    }
    bytes.len()
}

/// The byte after the brace that closes the one at `open`.
fn block_end(bytes: &[u8], open: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, byte) in bytes[open..].iter().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return open + offset + 1;
                }
            }
            _ => {}
        }
    }
    bytes.len()
}

/// A function with a body.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    pub name: String,
    pub line: usize,
    pub lines: usize,
}

/// Every function with a body in `code` (blanked), with its length in lines.
pub fn functions(code: &str) -> Vec<Function> {
    let bytes = code.as_bytes();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        if is_word_before(bytes, at) {
            continue;
        }
        let name: String =
            code[at + 3..].trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let end = item_end(bytes, at);
        if name.is_empty() || bytes.get(end.wrapping_sub(1)) != Some(&b'}') {
            continue;
        }
        let lines = code[at..end].lines().count();
        found.push(Function { name, line: line_of(code, at), lines });
    }
    found
}

/// Whether `word` stands at `at` in `code` as a path of its own: not the tail of a longer word or path.
fn stands_alone(code: &str, at: usize, word: &str) -> bool {
    let bytes = code.as_bytes();
    let after = bytes.get(at + word.len()).copied().unwrap_or(b' ');
    let tail_open = word.ends_with(':') || !is_word(after);
    !is_word_before(bytes, at) && tail_open
}

/// Places where a word or path is named in blanked code.
pub fn mentions<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    code.match_indices(word).map(|(at, _)| at).filter(move |at| stands_alone(code, *at, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_strings_and_characters_are_not_code() {
        let text = "let a = \"fn {\"; // }\nlet b = '{'; /* { /* } */ */ let c: &'static str = r#\"\"}\"#;\nlet d = b'\\'';";
        let code = blank_words(text);
        assert_eq!(code.len(), text.len());
        assert!(!code.contains('{') && !code.contains('}'), "{code}");
        assert!(code.contains("&'static str"), "{code}");
        assert!(code.ends_with(';'), "{code}");
    }

    #[test]
    fn functions_are_measured_from_fn_to_brace() {
        let code =
            "trait T { fn none(&self); }\nfn one() {}\npub fn three(a: [u8; 2]) -> fn(u8) {\n  if a { }\n}\n";
        let found = functions(code);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0], Function { name: "one".into(), line: 2, lines: 1 });
        assert_eq!(found[1], Function { name: "three".into(), line: 3, lines: 3 });
    }

    #[test]
    fn test_items_are_not_product() {
        let file = RustFile::read(
            "crates/a/src/b.rs",
            "fn a() {}\n#[cfg(test)]\nuse std::time::Instant;\n#[cfg(test)]\nmod tests {\n fn t() { Instant::now(); }\n}\n",
        );
        assert!(!file.product.contains("Instant"));
        assert_eq!(file.test_lines, 6);
        assert_eq!(file.product_lines(), 1);
    }

    #[test]
    fn a_word_inside_a_longer_word_is_not_a_mention() {
        assert_eq!(mentions("MyInstant Instants Instant::now", "Instant").count(), 1);
        assert_eq!(mentions("brand::x rand::y", "rand::").count(), 1);
    }
}
