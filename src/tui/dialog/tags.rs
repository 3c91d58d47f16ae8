//! The picker of tags: fuzzy, accents optional, creates.

pub mod view;

use std::collections::BTreeMap;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::library::{Annotation, clean_tag};
use crate::text::ByteRange;
use crate::text::fold::fold;
use crate::tui::dialog::outcome::Outcome;
use crate::tui::kit::field::Field;
use crate::tui::kit::keys::{Code, Key};
use crate::tui::kit::list::{moved, step};

/// The picker of tags.
#[derive(Debug, Clone)]
pub struct TagPicker {
    /// What is looked for, or the name of a new tag.
    pub field: Field,
    /// What the tags go to.
    pub target: Target,
    /// The tags that fit, the best first: name, how often used, whether chosen.
    pub found: Vec<(String, u32, Mark)>,
    /// The row that has the focus; one past the last is « create ».
    pub selected: usize,
    /// Whether the row was chosen with the arrows, and not by what is typed.
    is_moved: bool,
    all: Vec<(String, u32)>,
    marks: BTreeMap<String, Mark>,
    before: BTreeMap<String, Mark>,
}

/// What tags go to.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// Articles, by slug.
    Articles(Vec<String>),
    /// The chosen annotations of a list, by their articles' slugs and their ids.
    Notes(Vec<(String, String)>),
    /// An annotation of the open article, with its passage (bytes).
    Note(Box<Annotation>, Option<ByteRange>),
    /// The note that is being written.
    Editor,
}

/// Whether a tag is on what is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// On none.
    #[default]
    Off,
    /// On some.
    Some,
    /// On all.
    On,
}

/// How many tags that only resemble the typed letters are shown.
const RESEMBLING: usize = 5;

impl TagPicker {
    /// A picker for what has these lists of tags; `known`: every tag with how often it is used.
    pub fn new(target: Target, lists: &[&[String]], known: &[(String, u32)]) -> Self {
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        lists
            .iter()
            .flat_map(|list| list.iter())
            .for_each(|tag| *counts.entry(tag).or_default() += 1);
        let marks: BTreeMap<String, Mark> = counts
            .into_iter()
            .map(|(tag, count)| {
                (
                    tag.clone(),
                    if count == lists.len() {
                        Mark::On
                    } else {
                        Mark::Some
                    },
                )
            })
            .collect();
        let mut all = known.to_vec();
        for tag in marks
            .keys()
            .filter(|tag| !known.iter().any(|(one, _)| one == *tag))
        {
            all.push((tag.clone(), 0));
        }
        all.sort_by_key(|(tag, count)| (!marks.contains_key(tag), std::cmp::Reverse(*count)));
        let mut picker = Self {
            field: Field::default(),
            target,
            found: Vec::new(),
            selected: 0,
            is_moved: false,
            all,
            before: marks.clone(),
            marks,
        };
        picker.filter();
        picker
    }

    /// The new tag that the typed name would make, if no tag has it yet.
    pub fn creates(&self) -> Option<String> {
        let tag = clean_tag(self.field.text());
        let known = self.all.iter().any(|(one, _)| *one == tag);
        (!tag.is_empty() && !known).then_some(tag)
    }

    /// Takes a pasted text: a comma ends a name.
    pub fn input(&mut self, text: &str) {
        let mut names = text.split(',').peekable();
        while let Some(name) = names.next() {
            self.field.insert(name);
            self.filter();
            if names.peek().is_some() {
                self.end_name();
            }
        }
    }

    /// Looks for the typed letters. Tags that hold them in a row come first; where none does, the typed
    /// name is offered as a new tag before those that only resemble it. A name of several words is that name and
    /// no other: only a tag that is called so is offered before it.
    fn filter(&mut self) {
        self.is_moved = false;
        let typed = self.field.text().trim().trim_start_matches('#').to_owned();
        let name = clean_tag(&typed);
        let wanted = fold(&name);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let pattern = Pattern::parse(&typed, CaseMatching::Ignore, Normalization::Smart);
        let mut near: Vec<(u32, (String, u32, Mark))> = Vec::new();
        let mut far = Vec::new();
        for (tag, count) in &self.all {
            let mark = self.marks.get(tag).copied().unwrap_or_default();
            let row = (tag.clone(), *count, mark);
            let score = pattern.score(Utf32Str::new(tag, &mut Vec::new()), &mut matcher);
            let folded = fold(tag);
            if folded.contains(&wanted) {
                let exact = u32::from(*tag == name) * 20_000;
                let first = u32::from(folded.starts_with(&wanted) && !wanted.is_empty()) * 10_000;
                near.push((score.unwrap_or(0) + exact + first, row));
            } else if let Some(score) = score {
                far.push((score, row));
            }
        }
        let by_score = |(score, _): &(u32, (String, u32, Mark))| std::cmp::Reverse(*score);
        near.sort_by_key(by_score);
        far.sort_by_key(by_score);
        let held = near.len();
        let rows = near.into_iter().chain(far.into_iter().take(RESEMBLING));
        self.found = rows.map(|(_, row)| row).collect();
        let is_called_so = self.found.first().is_some_and(|(tag, ..)| *tag == name);
        let has_words = typed.contains(char::is_whitespace);
        let creates = held == 0 || has_words && !is_called_so;
        self.selected = if creates { self.found.len() } else { 0 };
    }

    /// Puts on the tag whose name is typed, or whose row was chosen.
    fn end_name(&mut self) {
        if let Some(tag) = self.focused() {
            self.mark(&tag, Mark::On);
            self.field.set("");
            self.filter();
        }
    }

    fn mark(&mut self, tag: &str, mark: Mark) {
        self.marks.insert(tag.to_owned(), mark);
        if !self.all.iter().any(|(one, _)| one == tag) {
            self.all.insert(0, (tag.to_owned(), 0));
        }
    }

    fn toggle(&mut self, tag: &str) {
        let mark = match self.marks.get(tag) {
            Some(Mark::On) => Mark::Off,
            Some(Mark::Some | Mark::Off) | None => Mark::On,
        };
        self.mark(tag, mark);
    }

    /// The tag of the row that has the focus: one that is there, or the new one.
    fn focused(&self) -> Option<String> {
        self.found
            .get(self.selected)
            .map(|(tag, ..)| tag.clone())
            .or_else(|| self.creates())
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Outcome<Answer> {
        let is_create = key == Key::ctrl('n');
        if key == Key::plain(Code::Enter) {
            // What is typed is meant to be on, also where it is on already; a row alone is as it is shown.
            if !self.field.text().trim().is_empty() {
                self.end_name();
            }
            return self.answer();
        }
        let is_typing = !self.field.text().trim().is_empty();
        if key == Key::char(',') {
            if is_typing {
                self.end_name();
            }
        } else if is_create
            || key == Key::plain(Code::Tab)
            || key == Key::char(' ') && (!is_typing || self.is_moved)
        {
            let tag = if is_create {
                self.creates()
            } else {
                self.focused()
            };
            if let Some(tag) = tag {
                self.toggle(&tag);
                self.field.set("");
                self.filter();
                self.selected = self
                    .found
                    .iter()
                    .position(|(one, ..)| *one == tag)
                    .unwrap_or(0);
            }
        } else if let Some(by) = step(key, 8) {
            let rows = self.found.len() + usize::from(self.creates().is_some());
            self.selected = moved(self.selected, by, rows);
            self.is_moved = true;
        } else if self.field.press(key) {
            self.filter();
        }
        Outcome::Stays
    }

    /// The tags that changed.
    fn answer(&self) -> Outcome<Answer> {
        let changed = |to: Mark| -> Vec<String> {
            let rows = self.marks.iter().filter(|(tag, mark)| {
                **mark == to && self.before.get(*tag).copied().unwrap_or_default() != to
            });
            rows.map(|(tag, _)| tag.clone()).collect()
        };
        let (add, remove) = (changed(Mark::On), changed(Mark::Off));
        if add.is_empty() && remove.is_empty() {
            return Outcome::Closes;
        }
        let target = self.target.clone();
        Outcome::Answers(Answer {
            target,
            add,
            remove,
        })
    }
}

/// What the picker answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What the tags go to.
    pub target: Target,
    /// The tags to put on.
    pub add: Vec<String>,
    /// The tags to take off.
    pub remove: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picker(tags: &[&str], typed: &str) -> TagPicker {
        let mut picker = TagPicker {
            field: Field::new(typed),
            target: Target::Editor,
            found: Vec::new(),
            selected: 0,
            is_moved: false,
            all: tags.iter().map(|tag| ((*tag).to_owned(), 1)).collect(),
            marks: BTreeMap::new(),
            before: BTreeMap::new(),
        };
        picker.filter();
        picker
    }

    #[test]
    fn a_new_name_is_a_new_tag_even_where_others_resemble_it() {
        let tags = ["innovation", "été/québec", "électricité", "lecture"];
        assert_eq!(picker(&tags, "iot").focused().as_deref(), Some("iot"));
        assert_eq!(picker(&tags, "lec").focused().as_deref(), Some("lecture"));
        assert_eq!(
            picker(&tags, "quebec").focused().as_deref(),
            Some("été/québec")
        );
        assert_eq!(picker(&tags, "").focused().as_deref(), Some("innovation"));
        // A name of several words is that name, whatever resembles it.
        let towns = ["ville-durable", "ville-intelligente-et-durable"];
        let typed = picker(&towns, "ville intelligente");
        assert_eq!(typed.focused().as_deref(), Some("ville-intelligente"));
        let typed = picker(&["données-ouvertes"], "données ouvertes");
        assert_eq!(typed.focused().as_deref(), Some("données-ouvertes"));
        assert_eq!(
            picker(&["iot/capteurs", "iot"], "#iot")
                .focused()
                .as_deref(),
            Some("iot")
        );
    }
}
