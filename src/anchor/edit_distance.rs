//! Edit distance by bit vectors: a pattern against a text, 64 rows at a time.
//!
//! After G. Myers, *A fast bit-vector algorithm for approximate string matching based on dynamic
//! programming* (JACM 1999), in the blockwise form of H. Hyyrö (2003). A text of n characters costs
//! n · ⌈pattern / 64⌉ steps.

use std::collections::HashMap;

/// Scalar values below this are looked up in a table; the Latin letters of French and English.
const TABLE: usize = 0x180;

/// A pattern made ready to be compared.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    len: usize,
    blocks: usize,
    /// For each symbol, `blocks` words with a bit where the pattern has it. Symbol 0 is "any other".
    masks: Vec<u64>,
    table: Vec<u16>,
    others: HashMap<char, u16>,
}

/// One column of the dynamic-programming matrix, as vertical differences.
struct Column<'a> {
    pattern: &'a Pattern,
    plus: Vec<u64>,
    minus: Vec<u64>,
    /// The value of the last row.
    score: usize,
}

impl Pattern {
    /// Makes a pattern ready (memory: one bit per character and distinct character).
    pub(super) fn new(chars: impl IntoIterator<Item = char>) -> Self {
        let chars: Vec<char> = chars.into_iter().collect();
        let blocks = chars.len().div_ceil(64);
        let mut pattern = Self {
            len: chars.len(),
            blocks,
            masks: vec![0; blocks],
            table: vec![0; TABLE],
            others: HashMap::new(),
        };
        for (row, letter) in chars.into_iter().enumerate() {
            let symbol = pattern.symbol_for(letter);
            if let Some(mask) = pattern.masks.get_mut(symbol * blocks + row / 64) {
                *mask |= 1 << (row % 64);
            }
        }
        pattern
    }

    /// The edit distance to the whole of `text`.
    pub(super) fn distance(&self, text: impl IntoIterator<Item = char>) -> usize {
        let mut column = Column::new(self);
        let mut seen = 0;
        for letter in text {
            column.step(letter, true);
            seen += 1;
        }
        if self.len == 0 { seen } else { column.score }
    }

    /// The least edit distance to any beginning of `text`, and the length of the beginning that is
    /// nearest to the pattern's own among those that reach it.
    pub(super) fn prefix_distance(&self, text: impl IntoIterator<Item = char>) -> (usize, usize) {
        let mut column = Column::new(self);
        let mut best = (self.len, 0);
        if self.len == 0 {
            return best;
        }
        for (at, letter) in text.into_iter().enumerate() {
            column.step(letter, true);
            let end = at + 1;
            let nearer = end.abs_diff(self.len) < best.1.abs_diff(self.len);
            if column.score < best.0 || (column.score == best.0 && nearer) {
                best = (column.score, end);
            }
            // Every further character costs one more than what is left to win.
            if end > 2 * self.len + 1 {
                break;
            }
        }
        best
    }

    /// Calls `each(end, distance)` wherever some stretch of `text` that ends before `end` is within
    /// `most` edits of the pattern, in order.
    pub(super) fn search(
        &self,
        text: impl IntoIterator<Item = char>,
        most: usize,
        mut each: impl FnMut(usize, usize),
    ) {
        match self.blocks {
            0 => {}
            1 => self.search_word(text, most, each),
            _ => {
                let mut column = Column::new(self);
                for (at, letter) in text.into_iter().enumerate() {
                    column.step(letter, false);
                    if column.score <= most {
                        each(at + 1, column.score);
                    }
                }
            }
        }
    }

    /// [`Self::search`] for a pattern of at most 64 characters: all in registers.
    fn search_word(
        &self,
        text: impl IntoIterator<Item = char>,
        most: usize,
        mut each: impl FnMut(usize, usize),
    ) {
        let masks: Vec<u64> = self
            .table
            .iter()
            .map(|symbol| self.masks[usize::from(*symbol)])
            .collect();
        let top = 1_u64 << ((self.len - 1) % 64);
        let (mut plus, mut minus, mut score) = (u64::MAX, 0, self.len);
        for (at, letter) in text.into_iter().enumerate() {
            let mask = match masks.get(letter as usize) {
                Some(mask) => *mask,
                None => self.masks_of(letter).first().copied().unwrap_or(0),
            };
            let carry = advance(&mut plus, &mut minus, mask, 0, top);
            score = score.saturating_add_signed(isize::from(carry));
            if score <= most {
                each(at + 1, score);
            }
        }
    }

    fn symbol_for(&mut self, letter: char) -> usize {
        let next = (self.masks.len() / self.blocks.max(1)) as u16;
        let slot = match self.table.get_mut(letter as usize) {
            Some(slot) => slot,
            None => self.others.entry(letter).or_insert(0),
        };
        if *slot == 0 {
            *slot = next;
            self.masks.resize(self.masks.len() + self.blocks, 0);
        }
        usize::from(*slot)
    }

    fn masks_of(&self, letter: char) -> &[u64] {
        let symbol = match self.table.get(letter as usize) {
            Some(symbol) => *symbol,
            None => self.others.get(&letter).copied().unwrap_or(0),
        };
        let first = usize::from(symbol) * self.blocks;
        self.masks
            .get(first..first + self.blocks)
            .unwrap_or_default()
    }
}

impl<'a> Column<'a> {
    fn new(pattern: &'a Pattern) -> Self {
        Self {
            pattern,
            plus: vec![u64::MAX; pattern.blocks],
            minus: vec![0; pattern.blocks],
            score: pattern.len,
        }
    }

    /// Goes one character further in the text. `anchored`: the match must begin where the text does.
    fn step(&mut self, letter: char, anchored: bool) {
        let mut carry: i8 = i8::from(anchored);
        let last = self.pattern.blocks.saturating_sub(1);
        let last_bit = 1_u64 << (self.pattern.len.saturating_sub(1) % 64);
        let words = self.plus.iter_mut().zip(self.minus.iter_mut());
        for (block, ((plus, minus), mask)) in words.zip(self.pattern.masks_of(letter)).enumerate() {
            let top = if block == last { last_bit } else { 1 << 63 };
            carry = advance(plus, minus, *mask, carry, top);
        }
        self.score = self.score.saturating_add_signed(isize::from(carry));
    }
}

/// One block of one column: takes the horizontal difference from above, gives the one at row `top`.
#[inline]
fn advance(plus: &mut u64, minus: &mut u64, mask: u64, carry: i8, top: u64) -> i8 {
    let from_above_minus = u64::from(carry < 0);
    let from_above_plus = u64::from(carry > 0);
    let vertical = mask | *minus;
    let mask = mask | from_above_minus;
    let diagonal = ((mask & *plus).wrapping_add(*plus) ^ *plus) | mask;
    let mut up = *minus | !(diagonal | *plus);
    let mut down = *plus & diagonal;
    let out = i8::from(up & top != 0) - i8::from(down & top != 0);
    up = (up << 1) | from_above_plus;
    down = (down << 1) | from_above_minus;
    *plus = down | !(vertical | up);
    *minus = up & vertical;
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The last row of the naive matrix: distance of the pattern to text[..j] for every j.
    fn last_row(pattern: &[char], text: &[char], anchored: bool) -> Vec<usize> {
        let mut row: Vec<usize> = (0..=text.len())
            .map(|j| if anchored { j } else { 0 })
            .collect();
        for (i, p) in pattern.iter().enumerate() {
            let mut next = vec![i + 1];
            for (j, t) in text.iter().enumerate() {
                let replaced = row[j] + usize::from(p != t);
                next.push(replaced.min(row[j + 1] + 1).min(next[j] + 1));
            }
            row = next;
        }
        row
    }

    fn letters(most: usize) -> impl Strategy<Value = Vec<char>> {
        prop::collection::vec(
            prop::sample::select(vec!['a', 'b', 'é', 'ж', '😀']),
            0..most,
        )
    }

    #[test]
    fn known_distances() {
        let pattern = Pattern::new("kitten".chars());
        assert_eq!(pattern.distance("sitting".chars()), 3);
        assert_eq!(pattern.distance("".chars()), 6);
        assert_eq!(Pattern::new("".chars()).distance("abc".chars()), 3);
        assert_eq!(pattern.prefix_distance("kittens and more".chars()), (0, 6));
    }

    proptest! {
        #[test]
        fn whole_distance_is_that_of_the_matrix(pattern in letters(200), text in letters(200)) {
            let naive = *last_row(&pattern, &text, true).last().unwrap();
            prop_assert_eq!(Pattern::new(pattern).distance(text), naive);
        }

        #[test]
        fn prefix_distance_is_the_least_of_the_last_row(pattern in letters(150), text in letters(200)) {
            let row = last_row(&pattern, &text, true);
            let naive = *row.iter().min().unwrap();
            let len = pattern.len();
            let (distance, end) = Pattern::new(pattern).prefix_distance(text);
            prop_assert_eq!(distance, naive);
            prop_assert_eq!(row[end], naive);
            let nearest = (0..row.len()).filter(|j| row[*j] == naive).map(|j| j.abs_diff(len)).min();
            prop_assert_eq!(Some(end.abs_diff(len)), nearest);
        }

        #[test]
        fn search_finds_every_end_the_matrix_has(pattern in letters(150), text in letters(300), most in 0_usize..80) {
            let row = last_row(&pattern, &text, false);
            let naive: Vec<_> = (1..row.len())
                .filter(|j| !pattern.is_empty() && row[*j] <= most)
                .map(|j| (j, row[j]))
                .collect();
            let mut found = Vec::new();
            Pattern::new(pattern).search(text, most, |end, distance| found.push((end, distance)));
            prop_assert_eq!(found, naive);
        }
    }
}
