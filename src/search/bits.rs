//! Sets of documents of one segment.

use tantivy::DocId;

/// A set of documents, one bit each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// An empty set over `len` documents.
    pub fn new(len: usize) -> Self {
        Self {
            words: vec![0; len.div_ceil(64)],
            len,
        }
    }

    /// All documents for which `keep` holds.
    pub fn of(len: usize, mut keep: impl FnMut(DocId) -> bool) -> Self {
        let mut bits = Self::new(len);
        (0..len as DocId)
            .filter(|doc| keep(*doc))
            .for_each(|doc| bits.insert(doc));
        bits
    }

    pub fn insert(&mut self, doc: DocId) {
        if let Some(word) = self.words.get_mut(doc as usize / 64) {
            *word |= 1 << (doc % 64);
        }
    }

    pub fn remove(&mut self, doc: DocId) {
        if let Some(word) = self.words.get_mut(doc as usize / 64) {
            *word &= !(1 << (doc % 64));
        }
    }

    pub fn contains(&self, doc: DocId) -> bool {
        self.words
            .get(doc as usize / 64)
            .is_some_and(|word| word >> (doc % 64) & 1 == 1)
    }

    pub fn intersect(&mut self, other: &Self) {
        self.zip(other, |mine, other| mine & other);
    }

    pub fn unite(&mut self, other: &Self) {
        self.zip(other, |mine, other| mine | other);
    }

    pub fn subtract(&mut self, other: &Self) {
        self.zip(other, |mine, other| mine & !other);
    }

    /// The documents that are not in it.
    pub fn complement(&self) -> Self {
        Self::of(self.len, |doc| !self.contains(doc))
    }

    /// Its documents in order.
    pub fn iter(&self) -> impl Iterator<Item = DocId> + '_ {
        (0_u32..).zip(&self.words).flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                (rest != 0).then(|| {
                    rest &= rest - 1;
                    at * 64 + bit
                })
            })
        })
    }

    fn zip(&mut self, other: &Self, join: fn(u64, u64) -> u64) {
        for (mine, other) in self.words.iter_mut().zip(&other.words) {
            *mine = join(*mine, *other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_hold_what_was_put_in_and_combine() {
        let even = Bits::of(200, |doc| doc % 2 == 0);
        let mut sixth = Bits::of(200, |doc| doc % 3 == 0);
        sixth.intersect(&even);
        assert_eq!(
            sixth.iter().collect::<Vec<_>>(),
            (0..200).step_by(6).collect::<Vec<_>>()
        );
        assert_eq!(even.complement().iter().count(), 100);
        assert!(even.contains(64) && !even.contains(65) && !even.contains(500));
    }
}
