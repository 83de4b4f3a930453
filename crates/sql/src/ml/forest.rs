//! Robust random cut forest (Guha, Mishra, Roy, Schrijvers, ICML 2016), with the scores of AWS's published library:
//! how soon random cuts set a point apart from a sample of those before it.

use crate::ops::{Broken, Reader, State};

const NONE: u32 = u32::MAX;
/// Nodes by which a tree grows.
const NODES_STEP: usize = 32;

/// Bytes that a forest needs at most, with the boxes of two nodes for each point.
pub fn bytes(trees: usize, sample: usize, dimensions: usize) -> usize {
    let node = size_of::<Node>() + 2 * dimensions * size_of::<f64>();
    trees * (2 * sample + NODES_STEP) * node
}

/// Random numbers that are the same in every run (splitmix64).
#[derive(Clone, Copy, Debug)]
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// In (0, 1).
    fn unit(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }
}

#[derive(Clone, Copy, Debug)]
struct Node {
    parent: u32,
    left: u32,
    right: u32,
    dimension: u32,
    cut: f64,
    mass: u32,
}

/// A tree of random cuts over a sample of the points.
struct Tree {
    random: Random,
    root: u32,
    nodes: Vec<Node>,
    /// The box of each node: all lows, then all highs.
    boxes: Vec<f64>,
    free: Vec<u32>,
    /// The sample: a heap with the largest weight first; it is the next to be forgotten.
    sample: Vec<(f64, u32)>,
}

/// A forest.
pub struct Forest {
    trees: Vec<Tree>,
    capacity: usize,
    decay: f64,
    dimensions: usize,
    count: u64,
}

/// The share of each dimension in a score, above and below.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    /// Because the value is high.
    pub high: Vec<f64>,
    /// Because the value is low.
    pub low: Vec<f64>,
}

impl Tree {
    fn new(seed: u64) -> Tree {
        Tree {
            random: Random(seed),
            root: NONE,
            nodes: Vec::new(),
            boxes: Vec::new(),
            free: Vec::new(),
            sample: Vec::new(),
        }
    }

    fn low(&self, node: u32, dimensions: usize) -> &[f64] {
        let at = node as usize * 2 * dimensions;
        &self.boxes[at..at + dimensions]
    }

    fn high(&self, node: u32, dimensions: usize) -> &[f64] {
        let at = node as usize * 2 * dimensions + dimensions;
        &self.boxes[at..at + dimensions]
    }

    fn is_leaf(&self, node: u32) -> bool {
        self.nodes[node as usize].left == NONE
    }

    fn allocate(&mut self, node: Node, dimensions: usize) -> u32 {
        match self.free.pop() {
            Some(at) => {
                self.nodes[at as usize] = node;
                at
            }
            None => {
                self.nodes.push(node);
                // Growing by doubling would take half as much again as is used.
                if self.boxes.len() == self.boxes.capacity() {
                    self.boxes.reserve_exact(NODES_STEP * 2 * dimensions);
                }
                self.boxes.resize(self.nodes.len() * 2 * dimensions, 0.0);
                self.nodes.len() as u32 - 1
            }
        }
    }

    fn leaf(&mut self, point: &[f64]) -> u32 {
        let dimensions = point.len();
        let node = Node { parent: NONE, left: NONE, right: NONE, dimension: 0, cut: 0.0, mass: 1 };
        let at = self.allocate(node, dimensions);
        let from = at as usize * 2 * dimensions;
        self.boxes[from..from + dimensions].copy_from_slice(point);
        self.boxes[from + dimensions..from + 2 * dimensions].copy_from_slice(point);
        at
    }

    /// A cut through the box of a node and the point: the dimension and the value.
    fn cut(&mut self, node: u32, point: &[f64]) -> Option<(usize, f64)> {
        let dimensions = point.len();
        let range = |tree: &Tree, at: usize| {
            let (low, high) = (tree.low(node, dimensions)[at], tree.high(node, dimensions)[at]);
            (low.min(point[at]), high.max(point[at]))
        };
        let total: f64 = (0..dimensions).map(|at| range(self, at)).map(|(low, high)| high - low).sum();
        if total <= 0.0 {
            return None;
        }
        let mut left = self.random.unit() * total;
        for at in 0..dimensions {
            let (low, high) = range(self, at);
            if left < high - low {
                return Some((at, low + left));
            }
            left -= high - low;
        }
        None
    }

    fn insert(&mut self, point: &[f64]) -> u32 {
        let dimensions = point.len();
        if self.root == NONE {
            self.root = self.leaf(point);
            return self.root;
        }
        let mut at = self.root;
        loop {
            if self.is_leaf(at) && self.low(at, dimensions) == point {
                self.nodes[at as usize].mass += 1;
                self.grow(self.nodes[at as usize].parent, point);
                return at;
            }
            let Some((dimension, cut)) = self.cut(at, point) else {
                // No extent at all: the same point.
                self.nodes[at as usize].mass += 1;
                return at;
            };
            let (low, high) = (self.low(at, dimensions)[dimension], self.high(at, dimensions)[dimension]);
            let goes_left = point[dimension] <= cut;
            if (goes_left && cut < low) || (!goes_left && cut >= high) {
                return self.split(at, dimension, cut, goes_left, point);
            }
            let node = self.nodes[at as usize];
            at = if point[node.dimension as usize] <= node.cut { node.left } else { node.right };
        }
    }

    /// Puts a new node above one: that one on one side, the point on the other.
    fn split(&mut self, at: u32, dimension: usize, cut: f64, goes_left: bool, point: &[f64]) -> u32 {
        let dimensions = point.len();
        let leaf = self.leaf(point);
        let old = self.nodes[at as usize];
        let (left, right) = if goes_left { (leaf, at) } else { (at, leaf) };
        let node = Node { parent: old.parent, left, right, dimension: dimension as u32, cut, mass: old.mass };
        let new = self.allocate(node, dimensions);
        let (from, to) = (at as usize * 2 * dimensions, new as usize * 2 * dimensions);
        self.boxes.copy_within(from..from + 2 * dimensions, to);
        self.nodes[at as usize].parent = new;
        self.nodes[leaf as usize].parent = new;
        if old.parent == NONE {
            self.root = new;
        } else {
            let parent = &mut self.nodes[old.parent as usize];
            if parent.left == at {
                parent.left = new;
            } else {
                parent.right = new;
            }
        }
        self.grow(new, point);
        leaf
    }

    /// Makes a node and those above hold the point.
    fn grow(&mut self, from: u32, point: &[f64]) {
        let dimensions = point.len();
        let mut at = from;
        while at != NONE {
            self.nodes[at as usize].mass += 1;
            let start = at as usize * 2 * dimensions;
            let (lows, highs) = self.boxes[start..start + 2 * dimensions].split_at_mut(dimensions);
            for ((low, high), value) in lows.iter_mut().zip(highs).zip(point) {
                *low = low.min(*value);
                *high = high.max(*value);
            }
            at = self.nodes[at as usize].parent;
        }
    }

    fn delete(&mut self, leaf: u32, dimensions: usize) {
        let Node { parent, mass, .. } = self.nodes[leaf as usize];
        if mass > 1 {
            let mut at = leaf;
            while at != NONE {
                self.nodes[at as usize].mass -= 1;
                at = self.nodes[at as usize].parent;
            }
            return;
        }
        self.free.push(leaf);
        if parent == NONE {
            self.root = NONE;
            return;
        }
        let above = self.nodes[parent as usize];
        let sibling = if above.left == leaf { above.right } else { above.left };
        self.free.push(parent);
        self.nodes[sibling as usize].parent = above.parent;
        if above.parent == NONE {
            self.root = sibling;
            return;
        }
        let grand = &mut self.nodes[above.parent as usize];
        if grand.left == parent {
            grand.left = sibling;
        } else {
            grand.right = sibling;
        }
        let mut at = above.parent;
        while at != NONE {
            let node = self.nodes[at as usize];
            self.nodes[at as usize].mass -= 1;
            for dimension in 0..dimensions {
                let low = self.low(node.left, dimensions)[dimension]
                    .min(self.low(node.right, dimensions)[dimension]);
                let high = self.high(node.left, dimensions)[dimension]
                    .max(self.high(node.right, dimensions)[dimension]);
                let start = at as usize * 2 * dimensions;
                self.boxes[start + dimension] = low;
                self.boxes[start + dimensions + dimension] = high;
            }
            at = node.parent;
        }
    }

    /// The leaf where the point would be, and its depth.
    fn descend(&self, point: &[f64]) -> (u32, f64) {
        let (mut at, mut depth) = (self.root, 0.0);
        while !self.is_leaf(at) {
            let node = &self.nodes[at as usize];
            at = if point[node.dimension as usize] <= node.cut { node.left } else { node.right };
            depth += 1.0;
        }
        (at, depth)
    }

    /// How likely a random cut of the box with the point sets the point apart.
    fn separation(&self, node: u32, point: &[f64]) -> f64 {
        let dimensions = point.len();
        let (mut outside, mut total) = (0.0, 0.0);
        let box_of = self.low(node, dimensions).iter().zip(self.high(node, dimensions));
        for ((low, high), value) in box_of.zip(point) {
            let beyond = (low - value).max(value - high).max(0.0);
            outside += beyond;
            total += high - low + beyond;
        }
        if total > 0.0 { outside / total } else { 0.0 }
    }

    fn score(&self, point: &[f64]) -> f64 {
        if self.root == NONE {
            return 0.0;
        }
        let mass = f64::from(self.nodes[self.root as usize].mass);
        let (leaf, mut depth) = self.descend(point);
        let node = &self.nodes[leaf as usize];
        let mut inside = self.low(leaf, point.len()) == point;
        let mut score = if inside {
            let of_leaf = f64::from(node.mass);
            (1.0 - of_leaf / (2.0 * mass)) / (depth + (of_leaf + 1.0).log2())
        } else {
            1.0 / (depth + 1.0)
        };
        let mut at = node.parent;
        while at != NONE && !inside {
            depth -= 1.0;
            let apart = self.separation(at, point);
            inside = apart <= 0.0;
            if !inside {
                score = apart / (depth + 1.0) + (1.0 - apart) * score;
            }
            at = self.nodes[at as usize].parent;
        }
        score * (mass + 1.0).log2()
    }

    /// Adds the tree's attribution.
    fn attribute(&self, point: &[f64], total: &mut Attribution) {
        if self.root == NONE {
            return;
        }
        let dimensions = point.len();
        let mass = f64::from(self.nodes[self.root as usize].mass);
        let (leaf, mut depth) = self.descend(point);
        let node = &self.nodes[leaf as usize];
        let mut mine = Attribution { high: vec![0.0; dimensions], low: vec![0.0; dimensions] };
        if self.low(leaf, dimensions) == point {
            let of_leaf = f64::from(node.mass);
            let score = (1.0 - of_leaf / (2.0 * mass)) / (depth + (of_leaf + 1.0).log2());
            mine.high
                .iter_mut()
                .chain(&mut mine.low)
                .for_each(|share| *share = score / (2 * dimensions) as f64);
        } else {
            let mut at = leaf;
            while at != NONE {
                if self.separation(at, point) <= 0.0 {
                    break;
                }
                self.share(at, point, 1.0 / (depth + 1.0), &mut mine);
                depth -= 1.0;
                at = self.nodes[at as usize].parent;
            }
        }
        let scale = (mass + 1.0).log2();
        for (sum, share) in total.high.iter_mut().zip(&mine.high).chain(total.low.iter_mut().zip(&mine.low)) {
            *sum += share * scale;
        }
    }

    fn share(&self, node: u32, point: &[f64], score: f64, mine: &mut Attribution) {
        let dimensions = point.len();
        let (low, high) = (self.low(node, dimensions), self.high(node, dimensions));
        let beyond = |at: usize| ((point[at] - high[at]).max(0.0), (low[at] - point[at]).max(0.0));
        let total: f64 = (0..dimensions).map(|at| high[at] - low[at] + beyond(at).0 + beyond(at).1).sum();
        let apart: f64 = (0..dimensions).map(|at| beyond(at).0 + beyond(at).1).sum::<f64>() / total;
        for at in 0..dimensions {
            let (above, below) = beyond(at);
            mine.high[at] = mine.high[at] * (1.0 - apart) + score * above / total;
            mine.low[at] = mine.low[at] * (1.0 - apart) + score * below / total;
        }
    }

    fn learn(&mut self, point: &[f64], count: u64, capacity: usize, decay: f64) {
        // The smaller the weight, the longer a point stays; newer points get smaller ones.
        let weight = (-self.random.unit().ln()).ln() - decay * count as f64;
        if self.sample.len() >= capacity {
            if self.sample[0].0 <= weight {
                return;
            }
            let (_, leaf) = self.sample.swap_remove(0);
            self.sink(0);
            self.delete(leaf, point.len());
        }
        let leaf = self.insert(point);
        self.sample.push((weight, leaf));
        self.rise(self.sample.len() - 1);
    }

    fn sink(&mut self, mut at: usize) {
        loop {
            let (left, right) = (2 * at + 1, 2 * at + 2);
            let mut largest = at;
            for child in [left, right] {
                if child < self.sample.len() && self.sample[child].0 > self.sample[largest].0 {
                    largest = child;
                }
            }
            if largest == at {
                return;
            }
            self.sample.swap(at, largest);
            at = largest;
        }
    }

    fn rise(&mut self, mut at: usize) {
        while at > 0 && self.sample[(at - 1) / 2].0 < self.sample[at].0 {
            self.sample.swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    fn save(&self, state: &mut State) {
        state.int(self.random.0 as i64);
        state.int(i64::from(self.root));
        state.count(self.nodes.len());
        for node in &self.nodes {
            for link in [node.parent, node.left, node.right, node.dimension, node.mass] {
                state.int(i64::from(link));
            }
            state.double(node.cut);
        }
        self.boxes.iter().for_each(|number| state.double(*number));
        state.count(self.free.len());
        self.free.iter().for_each(|node| state.int(i64::from(*node)));
        state.count(self.sample.len());
        for (weight, leaf) in &self.sample {
            state.double(*weight);
            state.int(i64::from(*leaf));
        }
    }

    fn load(&mut self, dimensions: usize, reader: &mut Reader) -> Result<(), Broken> {
        self.random = Random(reader.int()? as u64);
        self.root = reader.int()? as u32;
        let count = reader.count()?;
        let link = |number: i64| {
            if number < 0 || (number as usize >= count && number as u32 != NONE) {
                Err(Broken("a node that is not there"))
            } else {
                Ok(number as u32)
            }
        };
        self.nodes.clear();
        for _ in 0..count {
            let (parent, left, right) = (link(reader.int()?)?, link(reader.int()?)?, link(reader.int()?)?);
            let (dimension, mass) = (reader.int()? as u32, reader.int()? as u32);
            if dimension as usize >= dimensions {
                return Err(Broken("a cut through no dimension"));
            }
            self.nodes.push(Node { parent, left, right, dimension, cut: reader.double()?, mass });
        }
        let numbers: Result<Vec<f64>, Broken> =
            (0..count * 2 * dimensions).map(|_| reader.double()).collect();
        self.boxes = numbers?;
        let free: Result<Vec<u32>, Broken> = (0..reader.count()?).map(|_| link(reader.int()?)).collect();
        self.free = free?;
        let sample: Result<Vec<(f64, u32)>, Broken> =
            (0..reader.count()?).map(|_| Ok((reader.double()?, link(reader.int()?)?))).collect();
        self.sample = sample?;
        Ok(())
    }
}

impl Forest {
    /// Of so many trees over samples of so many points; a point's chance to be kept falls by e in `decay` points.
    pub fn new(trees: usize, capacity: usize, decay: u64, dimensions: usize) -> Forest {
        let trees = (0..trees).map(|number| Tree::new(0x5eed_0000 + number as u64 * 0x1_0001)).collect();
        Forest { trees, capacity, decay: 1.0 / decay as f64, dimensions, count: 0 }
    }

    /// The dimensions of its points.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Whether enough points were learned that scores mean something.
    pub fn is_ready(&self) -> bool {
        self.count >= self.capacity as u64
    }

    /// How unlike those before a point is: about 1 is usual.
    pub fn score(&self, point: &[f64]) -> f64 {
        self.trees.iter().map(|tree| tree.score(point)).sum::<f64>() / self.trees.len() as f64
    }

    /// The share of each dimension in the score.
    pub fn attribution(&self, point: &[f64]) -> Attribution {
        let mut total = Attribution { high: vec![0.0; point.len()], low: vec![0.0; point.len()] };
        self.trees.iter().for_each(|tree| tree.attribute(point, &mut total));
        let count = self.trees.len() as f64;
        total.high.iter_mut().chain(&mut total.low).for_each(|share| *share /= count);
        total
    }

    /// Takes a point into the samples.
    pub fn learn(&mut self, point: &[f64]) {
        self.count += 1;
        for tree in &mut self.trees {
            tree.learn(point, self.count, self.capacity, self.decay);
        }
    }

    /// Writes all trees.
    pub fn save(&self, state: &mut State) {
        state.int(self.count as i64);
        self.trees.iter().for_each(|tree| tree.save(state));
    }

    /// Reads them.
    pub fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.count = reader.int()? as u64;
        let dimensions = self.dimensions;
        self.trees.iter_mut().try_for_each(|tree| tree.load(dimensions, reader))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blood pressures of the developer guide's generator: usual ones, and one in a hundred far off.
    fn pressures(count: usize) -> Vec<([f64; 2], bool)> {
        let mut random = Random(7);
        let make = |number: usize| {
            let odd = number % 100 == 99;
            let (low, high) =
                if odd { ((170.0, 200.0), (110.0, 130.0)) } else { ((90.0, 120.0), (60.0, 80.0)) };
            let mut within = |(from, to): (f64, f64)| (from + random.unit() * (to - from)).round();
            ([within(low), within(high)], odd)
        };
        (0..count).map(make).collect()
    }

    #[test]
    fn points_unlike_the_others_score_high() {
        let mut forest = Forest::new(100, 256, 100_000, 2);
        let (mut usual, mut odd): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
        for (point, is_odd) in pressures(2000) {
            if forest.is_ready() {
                let score = forest.score(&point);
                if is_odd {
                    odd.push(score);
                } else {
                    usual.push(score);
                }
                let shares = forest.attribution(&point);
                let sum: f64 = shares.high.iter().chain(&shares.low).sum();
                assert!((sum - score).abs() < 1e-9, "{sum} {score}");
            }
            forest.learn(&point);
        }
        let mean = |scores: &[f64]| scores.iter().sum::<f64>() / scores.len() as f64;
        let least = odd.iter().copied().fold(f64::MAX, f64::min);
        let most = usual.iter().copied().fold(0.0, f64::max);
        assert!((0.6..1.1).contains(&mean(&usual)), "{}", mean(&usual));
        assert!(least > most && mean(&odd) > 2.5, "{least} {most} {}", mean(&odd));
    }

    #[test]
    fn a_saved_forest_goes_on_as_if_nothing_had_been() {
        let points = pressures(900);
        let mut forest = Forest::new(20, 64, 1000, 2);
        points[..600].iter().for_each(|(point, _)| forest.learn(point));
        let mut state = State::default();
        forest.save(&mut state);
        let bytes = state.into_bytes();
        let mut copy = Forest::new(20, 64, 1000, 2);
        copy.load(&mut Reader::new(&bytes)).unwrap();
        for (point, _) in &points[600..] {
            assert_eq!(forest.score(point).to_bits(), copy.score(point).to_bits());
            forest.learn(point);
            copy.learn(point);
        }
    }
}
