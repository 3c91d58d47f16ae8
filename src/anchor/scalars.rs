//! Converting between scalar values and bytes of a text, reading at most one stride of it each time.

/// Scalar values between two entries of the table.
const STRIDE: usize = 256;

/// Where the scalar values of a text are, every [`STRIDE`]th of them.
#[derive(Debug, Clone)]
pub(super) struct Scalars {
    /// The byte of every `STRIDE`th scalar value.
    bytes: Vec<usize>,
    total: usize,
}

impl Scalars {
    /// Reads a text. Linear.
    pub(super) fn new(text: &str) -> Self {
        let mut bytes = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut total = 0;
        for (byte, _) in text.char_indices() {
            if total % STRIDE == 0 {
                bytes.push(byte);
            }
            total += 1;
        }
        Self { bytes, total }
    }

    /// How many scalar values the text has.
    pub(super) fn len(&self) -> usize {
        self.total
    }

    /// Scalar values to bytes; past the end, the end.
    pub(super) fn byte_of(&self, text: &str, scalar: usize) -> usize {
        let Some(first) = self.bytes.get(scalar / STRIDE) else {
            return text.len();
        };
        let rest = text.get(*first..).unwrap_or_default();
        rest.char_indices()
            .nth(scalar % STRIDE)
            .map_or(text.len(), |(byte, _)| first + byte)
    }

    /// Bytes to scalar values; past the end, the end.
    pub(super) fn scalar_of(&self, text: &str, byte: usize) -> usize {
        let Some(slot) = self
            .bytes
            .partition_point(|first| *first <= byte)
            .checked_sub(1)
        else {
            return 0;
        };
        let first = self.bytes.get(slot).copied().unwrap_or_default();
        let rest = text
            .get(first..)
            .unwrap_or_default()
            .char_indices()
            .take(STRIDE);
        slot * STRIDE + rest.take_while(|(at, _)| first + at < byte).count()
    }
}
