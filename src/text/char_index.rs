//! Offsets of a text in bytes and in Unicode scalar values, converted without reading it from its beginning.

/// Counts of scalar values at regular byte offsets, so that conversions read at most one stride.
///
/// The text itself is not kept: every conversion is given the text that the index was made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CharIndex {
    /// Scalar values before byte `i * STRIDE`.
    before: Vec<usize>,
    total: usize,
}

/// Bytes between two entries of the index.
const STRIDE: usize = 512;

impl CharIndex {
    /// Indexes a text. Linear in its length.
    pub fn new(text: &str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut total = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STRIDE == 0 {
                before.push(total);
            }
            total += usize::from(is_start(byte));
        }
        Self { before, total }
    }

    /// How many scalar values the text has.
    pub fn len(&self) -> usize {
        self.total
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// How many scalar values stand before a byte; past the end, all of them; inside a character, those before it.
    pub fn chars_before(&self, text: &str, offset: usize) -> usize {
        let offset = text.floor_char_boundary(offset);
        let slot = offset / STRIDE;
        let Some(before) = self.before.get(slot) else {
            return self.total;
        };
        let bytes = text
            .as_bytes()
            .get(slot * STRIDE..offset)
            .unwrap_or_default();
        before + bytes.iter().filter(|byte| is_start(**byte)).count()
    }

    /// The byte that the `nth` scalar value begins at; past the end, the end.
    pub fn byte_of(&self, text: &str, nth: usize) -> usize {
        if nth >= self.total {
            return text.len();
        }
        let slot = self
            .before
            .partition_point(|before| *before <= nth)
            .saturating_sub(1);
        let mut left = nth - self.before.get(slot).copied().unwrap_or(0);
        let start = slot * STRIDE;
        for (at, byte) in text.as_bytes().iter().enumerate().skip(start) {
            if is_start(*byte) {
                if left == 0 {
                    return at;
                }
                left -= 1;
            }
        }
        text.len()
    }
}

/// Whether a byte begins a scalar value in UTF-8.
fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_converts_both_ways() {
        for text in [
            String::new(),
            "l’été à Québec… ".repeat(200),
            "𝄞".repeat(600),
        ] {
            let index = CharIndex::new(&text);
            assert_eq!(index.len(), text.chars().count());
            for (nth, (at, c)) in text.char_indices().enumerate() {
                assert_eq!(index.byte_of(&text, nth), at);
                for inside in at..at + c.len_utf8() {
                    assert_eq!(index.chars_before(&text, inside), nth);
                }
            }
            assert_eq!(index.byte_of(&text, usize::MAX), text.len());
            assert_eq!(index.chars_before(&text, usize::MAX), index.len());
        }
    }
}
