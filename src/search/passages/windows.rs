//! Stretches of a text that its marks fit into, and what they are worth.

use super::mark::Mark;

/// Length of a passage (bytes, about characters).
pub(super) const LENGTH: usize = 200;

/// Marks that fit into one passage, from one of them on.
pub(super) struct Window {
    pub first: usize,
    pub end: usize,
    pub value: f32,
}

/// The windows of a text, one from each mark on.
pub(super) fn windows_of(text: &str, marks: &[Mark], rarity: &dyn Fn(usize) -> f32) -> Vec<Window> {
    let mut windows = Vec::with_capacity(marks.len());
    let (mut end, mut block_end) = (0, 0);
    let mut seen: Vec<usize> = Vec::new();
    for (first, mark) in marks.iter().enumerate() {
        if mark.range.start >= block_end {
            let rest = text.get(mark.range.start..).unwrap_or_default();
            block_end = mark.range.start + rest.find("\n\n").unwrap_or(rest.len());
        }
        end = end.max(first);
        let limit = block_end.min(mark.range.start + LENGTH);
        while marks.get(end).is_some_and(|mark| mark.range.end <= limit) {
            end += 1;
        }
        let inside = marks.get(first..end.max(first + 1)).unwrap_or_default();
        let value = value(inside, rarity, &mut seen);
        windows.push(Window {
            first,
            end: end.max(first + 1),
            value,
        });
    }
    windows
}

/// What a word that stands again in a passage adds, beside its first place.
const AGAIN: f32 = 0.05;
/// What a word spelt as it was typed is worth, beside other forms of it.
const AS_TYPED: f32 = 1.25;
/// What two words side by side add, beside the rarer of them.
const SIDE_BY_SIDE: f32 = 0.5;
/// Most bytes between two words that stand side by side: a space, an article, a comma.
const BETWEEN: usize = 5;

/// What marks are worth together. `seen`: room for the groups met.
fn value(marks: &[Mark], rarity: &dyn Fn(usize) -> f32, seen: &mut Vec<usize>) -> f32 {
    seen.clear();
    let mut value = 0.0;
    let mut before: Option<&Mark> = None;
    for mark in marks {
        let is_new = !seen.contains(&mark.group);
        let form = if mark.as_typed { AS_TYPED } else { 1.0 };
        value += form * rarity(mark.group) * if is_new { 1.0 } else { AGAIN };
        let beside = before.filter(|before| {
            before.group != mark.group && mark.range.start <= before.range.end + BETWEEN
        });
        if let Some(before) = beside.filter(|_| is_new) {
            value += SIDE_BY_SIDE * rarity(mark.group).min(rarity(before.group));
        }
        if is_new {
            seen.push(mark.group);
        }
        before = Some(mark);
    }
    value
}

#[cfg(test)]
mod tests;
