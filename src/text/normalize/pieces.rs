//! Making a text canonical while keeping account of where each part came from.

use unicode_normalization::UnicodeNormalization;

use super::{Fate, Spaces, fate, is_inert};
use crate::text::span::ByteRange;

/// A part of a canonical text and the part of the raw text that it was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Place in the canonical text (bytes).
    pub out: ByteRange,
    /// Place in the raw text (bytes).
    pub raw: ByteRange,
    /// Whether both are the same characters; otherwise the piece maps as a whole.
    pub same: bool,
}

/// The canonical form of a text, and its pieces in order: together they are the whole canonical text;
/// what of the raw text is in none of them was dropped. Linear in the length of the text, but for runs
/// of combining marks, which are sorted.
pub fn pieces(raw: &str, spaces: Spaces) -> (String, Vec<Piece>) {
    let mut made = Made {
        raw,
        text: String::with_capacity(raw.len()),
        pieces: Vec::new(),
    };
    let mut at = 0;
    while let Some(c) = char_at(raw, at) {
        at = match fate(c, spaces) {
            Fate::Drop => at + c.len_utf8(),
            Fate::Keep => made.cluster(at, spaces),
            Fate::Space | Fate::Break if spaces == Spaces::Code => made.space_of_code(at, c),
            Fate::Space | Fate::Break => made.run_of_spaces(at, spaces),
        };
    }
    (made.text, made.pieces)
}

/// The canonical text as far as it is made.
struct Made<'a> {
    raw: &'a str,
    text: String,
    pieces: Vec<Piece>,
}

impl Made<'_> {
    /// Takes a kept character with the marks that may compose with it; gives where the next begins.
    fn cluster(&mut self, start: usize, spaces: Spaces) -> usize {
        let first = char_at(self.raw, start).unwrap_or_default();
        let mut end = start + first.len_utf8();
        let mut ahead = end;
        while let Some(c) = char_at(self.raw, ahead) {
            match fate(c, spaces) {
                Fate::Drop => ahead += c.len_utf8(),
                Fate::Keep if !is_inert(c) => {
                    ahead += c.len_utf8();
                    end = ahead;
                }
                _ => break,
            }
        }
        let range = ByteRange::new(start, end);
        let cluster = range.of(self.raw);
        if end == start + first.len_utf8() && is_inert(first) {
            self.push(cluster, range, true);
        } else {
            let kept = cluster.chars().filter(|c| fate(*c, spaces) == Fate::Keep);
            let composed: String = kept.nfc().collect();
            let same = composed == cluster;
            self.push(&composed, range, same);
        }
        end
    }

    /// Takes a run of spaces and line breaks; gives where the next character begins.
    fn run_of_spaces(&mut self, start: usize, spaces: Spaces) -> usize {
        let (mut end, mut ahead, mut breaks) = (start, start, false);
        let mut at_end = true;
        while let Some(c) = char_at(self.raw, ahead) {
            match fate(c, spaces) {
                Fate::Keep => {
                    at_end = false;
                    break;
                }
                Fate::Drop => {}
                Fate::Space => end = ahead + c.len_utf8(),
                Fate::Break => {
                    end = ahead + c.len_utf8();
                    breaks = true;
                }
            }
            ahead += c.len_utf8();
        }
        if !self.text.is_empty() && !at_end {
            let range = ByteRange::new(start, end);
            let space = if breaks { "\n" } else { " " };
            self.push(space, range, range.of(self.raw) == space);
        }
        ahead
    }

    /// Takes one space or line break of preformatted text; gives where the next character begins.
    fn space_of_code(&mut self, start: usize, c: char) -> usize {
        let range = ByteRange::new(start, start + c.len_utf8());
        match c {
            ' ' | '\n' => self.push(range.of(self.raw), range, true),
            '\t' => self.push("    ", range, false),
            _ => self.push(" ", range, false),
        }
        range.end
    }

    fn push(&mut self, text: &str, raw: ByteRange, same: bool) {
        let out = ByteRange::new(self.text.len(), self.text.len() + text.len());
        self.text.push_str(text);
        match self.pieces.last_mut() {
            Some(last) if same && last.same && last.raw.end == raw.start => {
                last.raw.end = raw.end;
                last.out.end = out.end;
            }
            _ => self.pieces.push(Piece { out, raw, same }),
        }
    }
}

/// The character that begins at a byte.
fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}
