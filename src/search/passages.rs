//! The stretches of a text that show why it was found, with every word that matched.

mod mark;
mod windows;

pub(super) use mark::Mark;
use windows::{LENGTH, windows_of};

use super::analyzer::Analyzer;
use super::answer::Passage;
use super::matcher::PositionTerms;
use super::plan::TermGroup;
use super::postings::{Cursor, runs};
use super::stored::Offsets;
use crate::text::fold::{lower, push_folded};
use crate::text::{ByteRange, CharRange, Language};

/// How far back a sentence or paragraph may begin to be taken in from its start (bytes).
const REACH: usize = 70;
/// Most marks of one text that passages are chosen among.
const MOST_MARKS: usize = 20_000;
/// Most bytes of a text that are read through for words that only begin as typed.
const MOST_READ: usize = 400_000;

/// A term group with its cursors over one segment's bodies, one for each position of each reading.
pub(super) struct GroupCursors<'a> {
    pub nth: usize,
    pub group: &'a TermGroup,
    pub cursors: Vec<Vec<Cursor>>,
}

impl GroupCursors<'_> {
    /// The words of a document's text that the group matches.
    pub fn marks(
        &mut self,
        doc: u32,
        text: &str,
        offsets: &Offsets,
        analyzer: &mut Analyzer,
        marks: &mut Vec<Mark>,
    ) {
        let nth = self.nth;
        for (positions, cursors) in self.group.readings.iter().zip(&mut self.cursors) {
            let typed = match positions.as_slice() {
                [position] => position.shown.as_str(),
                _ => "",
            };
            let mut push = |range: ByteRange| {
                marks.push(Mark {
                    range,
                    group: nth,
                    as_typed: lower(range.of(text)) == typed,
                });
            };
            match (positions.as_slice(), cursors.as_mut_slice()) {
                ([position], [cursor]) => {
                    let set = PositionTerms::new(position);
                    for place in cursor.at(doc).iter().take(MOST_MARKS) {
                        let Some(word) = offsets.at(*place) else {
                            continue;
                        };
                        let range = offsets.word(word).unwrap_or_default();
                        let whole = offsets.compound(word);
                        // The joined spelling stands where the compound's first part does.
                        let forms = whole.map(|_| analyzer.forms(range.of(text)));
                        let is_part = forms.is_none_or(|forms| set.matches(&forms, BOTH));
                        push(if is_part {
                            range
                        } else {
                            whole.unwrap_or(range)
                        });
                    }
                    if let Some(prefix) = &position.prefix {
                        each_beginning(text, offsets, prefix, &mut push);
                    }
                }
                (_, cursors) => {
                    let len = cursors.len();
                    for start in runs(cursors.iter_mut(), doc).into_iter().take(MOST_MARKS) {
                        let first = offsets.at(start);
                        let words = first.into_iter().flat_map(|first| first..first + len);
                        words
                            .filter_map(|word| offsets.word(word))
                            .for_each(&mut push);
                    }
                }
            }
        }
    }
}

const BOTH: &[Language] = &[Language::French, Language::English];

/// Calls `push` with each word that begins with a folded prefix; compounds by their joined spelling too.
fn each_beginning(text: &str, offsets: &Offsets, prefix: &str, push: &mut impl FnMut(ByteRange)) {
    let mut folded = String::new();
    for (nth, range) in offsets
        .words()
        .enumerate()
        .take_while(|(_, range)| range.start < MOST_READ)
    {
        if begins_with(range.of(text), prefix, &mut folded) {
            push(range);
        } else if let Some(whole) = offsets.compound(nth)
            && crate::text::fold::fold(whole.of(text))
                .chars()
                .filter(|c| c.is_alphanumeric())
                .collect::<String>()
                .starts_with(prefix)
        {
            push(whole);
        }
    }
}

/// Whether a word begins with a folded prefix; reads no more of it than needed.
fn begins_with(word: &str, prefix: &str, folded: &mut String) -> bool {
    folded.clear();
    for character in word.chars() {
        push_folded(character, folded);
        if folded.len() >= prefix.len() {
            break;
        }
        if !prefix.starts_with(folded.as_str()) {
            return false;
        }
    }
    folded.starts_with(prefix)
}

/// Sorts marks; of those that overlap, keeps the widest.
pub(super) fn tidy(marks: &mut Vec<Mark>) {
    marks.sort_unstable_by_key(|mark| {
        (
            mark.range.start,
            std::cmp::Reverse(mark.range.end),
            mark.group,
        )
    });
    let mut end = 0;
    marks.retain(|mark| {
        let keep = mark.range.start >= end && !mark.range.is_empty();
        if keep {
            end = mark.range.end;
        }
        keep
    });
    marks.truncate(MOST_MARKS);
}

/// The best passages of a text, at most `most`, the best first. `rarity`: how rare each term group is.
pub(super) fn choose(
    text: &str,
    marks: &[Mark],
    rarity: &dyn Fn(usize) -> f32,
    most: usize,
) -> Vec<Passage> {
    let mut windows = windows_of(text, marks, rarity);
    windows.sort_by(|a, b| b.value.total_cmp(&a.value).then(a.first.cmp(&b.first)));
    let mut passages: Vec<Passage> = Vec::new();
    for window in windows {
        if passages.len() >= most {
            break;
        }
        let inside = marks.get(window.first..window.end).unwrap_or_default();
        let bytes = passage_range(text, inside);
        if passages
            .iter()
            .all(|passage| passage.bytes.intersect(bytes).is_none())
        {
            passages.push(passage(text, bytes, marks));
        }
    }
    if passages.is_empty() && most > 0 && !text.trim().is_empty() {
        passages.push(passage(text, passage_range(text, &[]), &[]));
    }
    passages
}

/// The bytes of a passage around some marks: about [`LENGTH`], within a block, from the start of a sentence
/// where one is near, never inside a word.
fn passage_range(text: &str, marks: &[Mark]) -> ByteRange {
    let inside = marks
        .iter()
        .map(|mark| mark.range)
        .reduce(ByteRange::union)
        .unwrap_or_default();
    // Farther than this a block's ends do not matter: a text of one huge block costs no more than others.
    let from = text.ceil_char_boundary(inside.start.saturating_sub(3 * LENGTH));
    let to = text.floor_char_boundary(inside.end + 3 * LENGTH);
    let before = text.get(from..inside.start).unwrap_or_default();
    let block_start = before.rfind("\n\n").map_or(from, |at| from + at + 2);
    let after = text.get(inside.end..to).unwrap_or_default();
    let block_end = inside.end + after.find("\n\n").unwrap_or(after.len());
    let room = LENGTH.saturating_sub(inside.len());
    let start = passage_start(text, block_start, inside.start, room / 2);
    let wanted = start + LENGTH.max(inside.end - start);
    let end = if wanted >= block_end || block_end - wanted < 20 {
        block_end
    } else {
        let wanted = text.floor_char_boundary(wanted);
        let cut = text
            .get(inside.end..wanted)
            .and_then(|rest| rest.rfind(char::is_whitespace));
        cut.map_or(wanted, |at| inside.end + at)
    };
    // A text that is one long block without an end is still cut.
    ByteRange::new(
        start,
        end.min(text.floor_char_boundary(start + inside.len() + 2 * LENGTH))
            .max(inside.end),
    )
}

fn passage_start(text: &str, block: usize, first: usize, room: usize) -> usize {
    if first - block <= room + REACH {
        return block;
    }
    let far = text.ceil_char_boundary(first - room - REACH);
    let near = text
        .ceil_char_boundary(first.saturating_sub(room / 4))
        .min(first);
    let before = text.get(far..near).unwrap_or_default();
    let sentence = [". ", "! ", "? ", "… ", ".\u{A0}", "\n"]
        .iter()
        .filter_map(|end| before.rfind(end).map(|at| far + at + end.len()))
        .max();
    if let Some(sentence) = sentence {
        return sentence;
    }
    let wanted = text.ceil_char_boundary(first - room);
    let rest = text.get(wanted..first).unwrap_or_default();
    rest.find(char::is_whitespace).map_or(wanted, |at| {
        wanted
            + at
            + rest
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8)
    })
}

fn passage(text: &str, bytes: ByteRange, marks: &[Mark]) -> Passage {
    let part = bytes.of(text);
    let before = text.get(..bytes.start).unwrap_or_default();
    let first = marks.partition_point(|mark| mark.range.start < bytes.start);
    let inside = marks
        .iter()
        .skip(first)
        .take_while(|mark| mark.range.end <= bytes.end);
    let start = chars(before);
    Passage {
        text: part.to_owned(),
        range: CharRange::new(start, start + chars(part)),
        bytes,
        marks: inside
            .map(|mark| {
                ByteRange::new(mark.range.start - bytes.start, mark.range.end - bytes.start)
            })
            .collect(),
    }
}

/// How many scalar values a text has.
fn chars(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marks_of(text: &str, word: &str) -> Vec<Mark> {
        let found = text.match_indices(word);
        found
            .map(|(at, _)| Mark {
                range: ByteRange::new(at, at + word.len()),
                group: 0,
                as_typed: true,
            })
            .collect()
    }

    #[test]
    fn a_passage_begins_with_its_sentence_and_stays_in_its_block() {
        let text = format!(
            "{} Ici, un objet est connecté à tout.\n\nAutre bloc objet.",
            "Rien ici. ".repeat(40)
        );
        let passages = choose(&text, &marks_of(&text, "objet"), &|_| 1.0, 3);
        assert_eq!(passages.len(), 2);
        let first = passages.first().unwrap();
        assert!(first.text.ends_with("à tout."), "{:?}", first.text);
        assert!(
            first.text.starts_with("Rien") || first.text.starts_with("Ici"),
            "{:?}",
            first.text
        );
        assert_eq!(first.range.len(), first.text.chars().count());
        assert_eq!(
            passages.last().map(|passage| passage.text.as_str()),
            Some("Autre bloc objet.")
        );
    }

    #[test]
    fn words_side_by_side_as_typed_come_before_one_of_them() {
        let filler = "Rien de tout cela ici. ".repeat(20);
        let text = format!("Objets, objets, objets. {filler}\n\nDes objets connectés. {filler}");
        let mut marks = marks_of(&text, "bjets");
        for mark in &mut marks {
            mark.as_typed = false;
        }
        let at = text.find("connectés").unwrap();
        marks.push(Mark {
            range: ByteRange::new(at, at + "connectés".len()),
            group: 1,
            as_typed: true,
        });
        let passages = choose(&text, &marks, &|_| 1.0, 1);
        assert!(
            passages[0].text.contains("objets connectés"),
            "{passages:?}"
        );
    }

    #[test]
    fn without_marks_the_beginning_is_shown() {
        let passages = choose("Bonjour à tous.\n\nSuite", &[], &|_| 1.0, 3);
        assert_eq!(
            passages.first().map(|passage| passage.text.as_str()),
            Some("Bonjour à tous.")
        );
        assert!(choose("", &[], &|_| 1.0, 3).is_empty());
    }

    proptest! {
        #[test]
        fn passages_are_parts_of_the_text_and_their_marks_are_words_of_it(
            text in "([a-cé ]{0,30}(\n\n|\\. |ab)){0,30}",
        ) {
            let marks = marks_of(&text, "ab");
            for passage in choose(&text, &marks, &|_| 1.0, 3) {
                prop_assert_eq!(passage.bytes.of(&text), &passage.text);
                prop_assert!(passage.text.len() <= 3 * LENGTH);
                for mark in &passage.marks {
                    prop_assert_eq!(mark.of(&passage.text), "ab");
                }
            }
        }
    }
}
