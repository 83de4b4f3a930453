//! Shard iterators and list tokens: any text is refused or read, and any signed content is what it was when issued again.

/// Input: the text of a client; the same bytes also stand for a signed content.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    assert!(!streams::exercise_token(&text, bytes), "a text that nobody signed was taken for a token");
}
