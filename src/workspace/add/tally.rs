//! What became of the annotations that an export holds.

/// How many annotations of an export met which end. Together they are all that it holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// New ones.
    pub added: usize,
    /// Newer versions of those that were there.
    pub updated: usize,
    /// Those that were there already, in this version or a newer one, or stand in the export twice.
    pub unchanged: usize,
    /// Those of which nothing was taken.
    pub refused: usize,
}

impl Tally {
    /// So many that were refused.
    #[must_use]
    pub fn of_refused(refused: usize) -> Self {
        Self {
            refused,
            ..Self::default()
        }
    }

    /// How many there are.
    #[must_use]
    pub fn held(self) -> usize {
        self.ends().iter().sum()
    }

    /// Added, updated, there already, refused.
    #[must_use]
    pub fn ends(self) -> [usize; 4] {
        [self.added, self.updated, self.unchanged, self.refused]
    }
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            added: sum.added + one.added,
            updated: sum.updated + one.updated,
            unchanged: sum.unchanged + one.unchanged,
            refused: sum.refused + one.refused,
        })
    }
}
