//! A map whose copies share what they have in common, so that a changed copy of a large one is cheap.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::Arc;

/// Parts of a map. A copy costs one count for each part, a change a copy of the part that it is in.
const PARTS: usize = 256;

/// A map in parts.
#[derive(Clone)]
pub(crate) struct SharedMap<K, V> {
    parts: Vec<Arc<HashMap<K, V>>>,
    hasher: RandomState,
}

impl<K, V> Default for SharedMap<K, V> {
    fn default() -> Self {
        SharedMap { parts: Vec::new(), hasher: RandomState::new() }
    }
}

impl<K: Hash + Eq + Clone, V: Clone> SharedMap<K, V> {
    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.parts.get(self.part(key))?.get(key)
    }

    pub(crate) fn insert(&mut self, key: K, value: V) {
        if self.parts.is_empty() {
            self.parts = vec![Arc::default(); PARTS];
        }
        let part = self.part(&key);
        Arc::make_mut(&mut self.parts[part]).insert(key, value);
    }

    pub(crate) fn remove<Q: Hash + Eq + ?Sized>(&mut self, key: &Q)
    where
        K: Borrow<Q>,
    {
        let part = self.part(key);
        if let Some(part) = self.parts.get_mut(part).filter(|part| part.contains_key(key)) {
            Arc::make_mut(part).remove(key);
        }
    }

    /// All values, in no particular order.
    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.parts.iter().flat_map(|part| part.values())
    }

    fn part<Q: Hash + ?Sized>(&self, key: &Q) -> usize {
        // Below the number of parts, so it fits.
        (self.hasher.hash_one(key) % PARTS as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_in_one_copy_and_copies_one_part() {
        let mut before: SharedMap<String, u32> = SharedMap::default();
        assert_eq!(before.get("a"), None);
        for n in 0..5000 {
            before.insert(n.to_string(), n);
        }
        let mut after = before.clone();
        after.insert("17".to_owned(), 0);
        after.remove("18");
        after.remove("none");
        assert_eq!((before.get("17"), before.get("18")), (Some(&17), Some(&18)));
        assert_eq!((after.get("17"), after.get("18"), after.get("4999")), (Some(&0), None, Some(&4999)));
        assert_eq!((before.values().count(), after.values().count()), (5000, 4999));
        let shared = before.parts.iter().zip(&after.parts).filter(|(a, b)| Arc::ptr_eq(a, b)).count();
        assert!(shared >= PARTS - 2, "{shared}");
    }
}
