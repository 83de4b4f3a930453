//! An input of several texts, parted by lines of `----`.

/// The line between two parts.
const MARK: &str = "\n----\n";

/// The first `N` parts; what is missing is empty.
pub fn sections<const N: usize>(text: &str) -> [&str; N] {
    let mut parts = text.splitn(N, MARK);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_split_at_marks_and_missing_ones_are_empty() {
        assert_eq!(sections("a\nb\n----\nc"), ["a\nb", "c", ""]);
        assert_eq!(sections("a\n----\nb\n----\nc"), ["a", "b\n----\nc"]);
    }
}
