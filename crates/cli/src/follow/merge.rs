//! Records of many shards in one order: by arrival, and within a shard as stored.

use std::collections::VecDeque;

use base::Timestamp;

use super::Taken;

/// What was read of one shard and not handed out yet.
#[derive(Debug, Default)]
pub struct Lane {
    records: VecDeque<(Timestamp, Taken)>,
    newest: Timestamp,
    /// The shard holds records that were not read yet.
    behind: bool,
}

impl Lane {
    /// A child of which nothing was read yet: nothing in it stands before what its parents held.
    pub fn after<'a>(parents: impl Iterator<Item = &'a Lane>) -> Self {
        let newest = parents.map(|lane| lane.newest).max().unwrap_or_default();
        Lane { behind: true, newest, ..Lane::default() }
    }

    /// Adds a page. `behind` says whether more is known to follow it.
    pub fn push(&mut self, page: Vec<Taken>, behind: bool) {
        for record in page {
            // A server's clock may step back; the order within the shard must not.
            self.newest = self.newest.max(record.time);
            self.records.push_back((self.newest, record));
        }
        self.behind = behind;
    }

    /// Nothing is left to hand out.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// More is known to follow.
    pub fn is_behind(&self) -> bool {
        self.behind
    }
}

/// Takes out what no unread record can precede: all that is not newer than the last record read of every lane that is
/// behind. With no lane behind, that is everything.
pub fn drain<'a>(lanes: impl Iterator<Item = &'a mut Lane>) -> Vec<Taken> {
    let mut lanes: Vec<&mut Lane> = lanes.collect();
    let bound = lanes.iter().filter(|lane| lane.behind).map(|lane| lane.newest).min();
    let mut out: Vec<(Timestamp, Taken)> = Vec::new();
    for lane in &mut lanes {
        let ready = lane.records.partition_point(|(time, _)| bound.is_none_or(|bound| *time <= bound));
        out.extend(lane.records.drain(..ready));
    }
    // Stable: records of one shard keep their order, and parents stand before their children.
    out.sort_by_key(|(time, _)| *time);
    out.into_iter().map(|(_, record)| record).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(shard: &str, times: &[u64]) -> Vec<Taken> {
        let taken = |(i, time): (usize, &u64)| Taken {
            time: Timestamp(*time),
            shard: shard.into(),
            sequence: i.to_string().into(),
            key: "k".into(),
            data: bytes::Bytes::new(),
        };
        times.iter().enumerate().map(taken).collect()
    }

    fn names(records: &[Taken]) -> Vec<String> {
        records.iter().map(|r| format!("{}{}@{}", r.shard, r.sequence, r.time)).collect()
    }

    #[test]
    fn history_is_merged_by_time_up_to_what_is_known() {
        let (mut a, mut b) = (Lane::default(), Lane::default());
        a.push(page("a", &[10, 20, 30]), true);
        b.push(page("b", &[5, 25, 40]), false);
        assert_eq!(names(&drain([&mut a, &mut b].into_iter())), ["b0@5", "a0@10", "a1@20", "b1@25", "a2@30"]);
        assert!(a.is_empty() && !b.is_empty());
        a.push(page("a", &[]), false);
        assert_eq!(names(&drain([&mut a, &mut b].into_iter())), ["b2@40"]);
    }

    #[test]
    fn a_lane_that_is_behind_and_unread_holds_all_back() {
        let (mut a, mut b) = (Lane::default(), Lane::default());
        a.push(vec![], true);
        b.push(page("b", &[5]), false);
        assert!(drain([&mut a, &mut b].into_iter()).is_empty());
    }

    #[test]
    fn the_order_of_a_shard_is_kept_when_its_times_step_back() {
        let mut a = Lane::default();
        a.push(page("a", &[10, 7, 12]), false);
        assert_eq!(names(&drain([&mut a].into_iter())), ["a0@10", "a1@7", "a2@12"]);
    }

    #[test]
    fn records_of_a_child_stand_after_those_of_its_parents_and_are_waited_for() {
        let mut parent = Lane::default();
        parent.push(page("parent", &[10, 20]), false);
        let (mut child, mut other) = (Lane::after([&parent].into_iter()), Lane::default());
        other.push(page("other", &[15, 25]), false);
        assert_eq!(
            names(&drain([&mut parent, &mut child, &mut other].into_iter())),
            ["parent0@10", "other0@15", "parent1@20"]
        );
        // The child's clock is behind.
        child.push(page("child", &[12]), false);
        assert_eq!(
            names(&drain([&mut parent, &mut child, &mut other].into_iter())),
            ["child0@12", "other1@25"]
        );
    }
}
