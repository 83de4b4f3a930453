//! Which shards to read, in which order: parents before children, so that the order of each key is kept.

use std::collections::HashSet;

/// A shard as listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShardInfo {
    /// Full id.
    pub id: String,
    /// One parent after a split, two after a merge; none for a stream's first shards.
    pub parents: Vec<String>,
    /// Takes records still.
    pub open: bool,
}

/// The full id of a shard given as `3`, `shardId-3` or in full; `None` for anything else.
pub fn shard_id(text: &str) -> Option<String> {
    let digits = text.strip_prefix("shardId-").unwrap_or(text);
    let all_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let number: u32 = all_digits.then(|| digits.parse().ok())??;
    Some(format!("shardId-{number:012}"))
}

/// The full id of a shard, or what to write instead.
pub fn parse_shard(text: &str) -> Result<String, String> {
    shard_id(text).ok_or_else(|| format!("`{text}` is no shard id; write it like 3 or shardId-000000000003"))
}

/// Which shards are being read, were read to their end, or wait for their parents.
#[derive(Debug, Default)]
pub struct Lineage {
    /// The first shards and all that came from them, as far as they are known.
    followed: HashSet<String>,
    /// Those that are read, were read, or wait.
    known: HashSet<String>,
    ended: HashSet<String>,
    waiting: Vec<ShardInfo>,
    /// The whole stream is followed, not chosen shards.
    whole: bool,
}

impl Lineage {
    /// Begins with shards to read at once: the open ones, or else the oldest ones.
    pub fn begin(shards: &[ShardInfo], open_only: bool, chosen: &[String]) -> (Self, Vec<String>) {
        let listed: HashSet<&str> = shards.iter().map(|s| s.id.as_str()).collect();
        let first = shards.iter().filter(|shard| {
            if !chosen.is_empty() {
                return chosen.contains(&shard.id);
            }
            if open_only { shard.open } else { !shard.parents.iter().any(|p| listed.contains(p.as_str())) }
        });
        let first: Vec<String> = first.map(|s| s.id.clone()).collect();
        let known: HashSet<String> = first.iter().cloned().collect();
        let whole = chosen.is_empty();
        (Lineage { followed: known.clone(), known, whole, ..Lineage::default() }, first)
    }

    /// A shard expired before it was read to its end. What is left goes on with its children, or, when those expired as
    /// well, with the shards that nothing listed comes before. Answers the shards to read from now on.
    pub fn expire(&mut self, shard: &str, listed: &[ShardInfo]) -> Vec<String> {
        let is_there = |id: &String| listed.iter().any(|shard| shard.id == *id);
        let heirs = listed.iter().filter(|heir| {
            let lost_its_parents = !heir.parents.is_empty() && !heir.parents.iter().any(is_there);
            heir.parents.iter().any(|parent| parent == shard)
                || self.whole && lost_its_parents && !self.known.contains(&heir.id)
        });
        let heirs = heirs.cloned().collect();
        self.end(shard, heirs, listed)
    }

    /// A shard was read to its end and has these children. `listed` are the shards of the stream in order of their
    /// ids: a child of a merge may come from a shard that nobody has read up to yet. Answers the shards to read
    /// from now on: those whose parents, as far as they are read at all, have all ended.
    pub fn end(&mut self, shard: &str, children: Vec<ShardInfo>, listed: &[ShardInfo]) -> Vec<String> {
        self.ended.insert(shard.to_owned());
        for shard in listed.iter().chain(&children) {
            if shard.parents.iter().any(|parent| self.followed.contains(parent)) {
                self.followed.insert(shard.id.clone());
            }
        }
        for child in children {
            if self.known.insert(child.id.clone()) {
                self.waiting.push(child);
            }
        }
        let (followed, ended) = (&self.followed, &self.ended);
        let ready: Vec<ShardInfo> = self
            .waiting
            .extract_if(.., |child| child.parents.iter().all(|p| ended.contains(p) || !followed.contains(p)))
            .collect();
        ready.into_iter().map(|child| child.id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shard(id: &str, parents: &[&str], open: bool) -> ShardInfo {
        ShardInfo { id: id.into(), parents: parents.iter().map(|p| (*p).into()).collect(), open }
    }

    #[test]
    fn short_shard_ids_are_completed() {
        assert_eq!(shard_id("3").as_deref(), Some("shardId-000000000003"));
        assert_eq!(shard_id("shardId-000000000003").as_deref(), Some("shardId-000000000003"));
        for text in ["", "shard-3", "-1", "+1", "99999999999"] {
            assert_eq!(shard_id(text), None, "{text}");
        }
    }

    #[test]
    fn children_wait_for_all_their_parents() {
        let all = [shard("a", &[], false), shard("b", &[], false), shard("c", &["a", "b"], true)];
        let (mut lineage, first) = Lineage::begin(&all, false, &[]);
        assert_eq!(first, ["a", "b"]);
        assert!(lineage.end("a", vec![all[2].clone()], &all).is_empty());
        assert_eq!(lineage.end("b", vec![all[2].clone()], &all), ["c"]);
        assert!(lineage.end("c", vec![], &all).is_empty());
    }

    #[test]
    fn a_parent_that_is_not_read_is_not_waited_for() {
        let all = [shard("a", &[], false), shard("b", &[], false), shard("c", &["a", "b"], true)];
        let (mut lineage, first) = Lineage::begin(&all, false, &["a".into()]);
        assert_eq!(first, ["a"]);
        assert_eq!(lineage.end("a", vec![all[2].clone()], &all), ["c"]);
    }

    #[test]
    fn a_parent_that_is_itself_a_child_of_a_shard_still_read_is_waited_for() {
        // `b` was split, and its lower half merged with `a`; the reader is still in the middle of `b`.
        let (a, b) = (shard("a", &[], false), shard("b", &[], false));
        let (low, high) = (shard("low", &["b"], false), shard("high", &["b"], true));
        let merged = shard("merged", &["a", "low"], true);
        let all = [a, b, low.clone(), high.clone(), merged.clone()];
        let (mut lineage, _) = Lineage::begin(&all, false, &[]);
        assert!(lineage.end("a", vec![merged.clone()], &all).is_empty());
        assert_eq!(lineage.end("b", vec![low, high], &all), ["low", "high"]);
        assert_eq!(lineage.end("low", vec![merged.clone()], &all), ["merged"]);
        let (mut lineage, _) = Lineage::begin(&all, false, &["a".into()]);
        assert_eq!(lineage.end("a", vec![merged], &all), ["merged"], "nobody reads b");
    }

    #[test]
    fn what_comes_after_shards_that_expired_unread_is_read() {
        let all = [shard("a", &[], false), shard("z", &[], true)];
        let (mut lineage, first) = Lineage::begin(&all, false, &[]);
        assert_eq!(first, ["a", "z"]);
        // `a` was split into `b` and `c`, which were merged into `d`, and all three are gone.
        let left = [shard("d", &["b", "c"], false), shard("e", &["d"], true), shard("z", &[], true)];
        assert_eq!(lineage.expire("a", &left), ["d"]);
        assert_eq!(lineage.end("d", vec![left[1].clone()], &left), ["e"]);
        let (mut lineage, _) = Lineage::begin(&all, false, &["a".into()]);
        assert!(lineage.expire("a", &left).is_empty(), "nobody can tell that `d` comes from it");
        let (mut lineage, _) = Lineage::begin(&all, false, &["a".into()]);
        assert_eq!(lineage.expire("a", &[shard("b", &["a"], true)]), ["b"]);
    }

    #[test]
    fn the_newest_records_are_in_open_shards_and_the_oldest_in_those_without_parents() {
        // The parent of `b` is past retention and no longer listed.
        let all = [shard("b", &["gone"], false), shard("c", &["b"], true), shard("d", &["b"], true)];
        assert_eq!(Lineage::begin(&all, true, &[]).1, ["c", "d"]);
        let (mut lineage, first) = Lineage::begin(&all, false, &[]);
        assert_eq!(first, ["b"]);
        assert_eq!(lineage.end("b", all[1..].to_vec(), &all), ["c", "d"]);
    }
}
