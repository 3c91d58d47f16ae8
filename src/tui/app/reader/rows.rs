//! The commands of the reader, with and without a selection.

use super::annotate::{mark, note, note_article};
use super::{MarginMode, Reader, Selection, Size, Unit, Way};
use crate::library::Color;
use crate::text::{ByteRange, MarkKind, segment};
use crate::tui::app::command::{Command, always};
use crate::tui::app::dialog::{Dialog, Menu, TagPicker};
use crate::tui::app::keys::Mode;
use crate::tui::app::msg::{Effect, Env};
use crate::tui::app::state::State;

/// The commands of the reader.
pub const ROWS: &[Command] = &[
    row("note", "cmd-note", Some(("bar-note", 3)), note),
    row("mark", "cmd-mark", Some(("bar-mark", 4)), |s, e| {
        mark(s, e, Color::default())
    }),
    row("select", "cmd-select", Some(("bar-select", 2)), |s, _| {
        with(s, |r| r.select(Size::Word))
    }),
    row("select_para", "cmd-select-para", None, |s, _| {
        with(s, |r| r.select(Size::Paragraph))
    }),
    row("note_article", "cmd-note-article", None, note_article),
    row("mark_colour", "cmd-mark-colour", None, choose_colour),
    row("note_open", "cmd-note-open", None, super::annotate::edit),
    row("page_down2", "cmd-page-down", None, |s, e| page(s, e, 1)),
    row("page_up2", "cmd-page-up", None, |s, e| page(s, e, -1)),
    row("left", "cmd-left", None, |s, _| sideways(s, Way::Back)),
    row("right", "cmd-right", None, |s, _| sideways(s, Way::Forward)),
    row("word_next", "cmd-word-next", None, |s, _| {
        go(s, Unit::Word, Way::Forward)
    }),
    row("word_prev", "cmd-word-prev", None, |s, _| {
        go(s, Unit::Word, Way::Back)
    }),
    row(
        "sentence_next",
        "cmd-sentence-next",
        Some(("bar-sentence", 1)),
        |s, _| go(s, Unit::Sentence, Way::Forward),
    ),
    row("sentence_prev", "cmd-sentence-prev", None, |s, _| {
        go(s, Unit::Sentence, Way::Back)
    }),
    row("para_next", "cmd-para-next", None, |s, _| {
        go(s, Unit::Paragraph, Way::Forward)
    }),
    row("para_prev", "cmd-para-prev", None, |s, _| {
        go(s, Unit::Paragraph, Way::Back)
    }),
    row("heading_next", "cmd-heading-next", None, |s, _| {
        go(s, Unit::Heading, Way::Forward)
    }),
    row("heading_prev", "cmd-heading-prev", None, |s, _| {
        go(s, Unit::Heading, Way::Back)
    }),
    row("match_next", "cmd-match-next", None, |s, _| {
        match_step(s, Way::Forward)
    }),
    row("match_prev", "cmd-match-prev", None, |s, _| {
        match_step(s, Way::Back)
    }),
    row("article_next", "cmd-article-next", None, |s, e| {
        article_step(s, e, 1)
    }),
    row("article_prev", "cmd-article-prev", None, |s, e| {
        article_step(s, e, -1)
    }),
    row("link_hints", "cmd-link-hints", None, link_hints),
    row("margin_cycle", "cmd-margin-cycle", None, |s, _| {
        with_layout(s, |r| r.margin = r.margin.next())
    }),
    row("outline", "cmd-outline", None, outline),
    row("zen", "cmd-zen", None, |s, _| {
        with_layout(s, |r| r.zen = !r.zen)
    }),
    row("narrower", "cmd-narrower", None, |s, _| widen(s, -4)),
    row("wider", "cmd-wider", None, |s, _| widen(s, 4)),
    row("jump_back", "cmd-jump-back", None, |s, _| {
        with(s, Reader::jump_back)
    }),
    row("jump_fwd", "cmd-jump-fwd", None, |s, _| {
        with(s, Reader::jump_forward)
    }),
];

/// The commands of the reader with a selection.
pub const SELECT_ROWS: &[Command] = &[
    selected("grow", "cmd-grow", Some(("bar-grow", 1)), |s, _| grow(s)),
    selected("note", "cmd-note", Some(("bar-note", 2)), note),
    selected("mark", "cmd-mark", Some(("bar-mark", 3)), |s, e| {
        mark(s, e, Color::default())
    }),
    selected(
        "mark_and_tag",
        "cmd-mark-and-tag",
        Some(("bar-tag", 4)),
        mark_and_tag,
    ),
    selected(
        "copy",
        "cmd-copy",
        Some(("bar-copy", 5)),
        crate::tui::app::global::copy,
    ),
    selected("cancel", "cmd-cancel", Some(("bar-cancel", 6)), |s, _| {
        with(s, Reader::deselect)
    }),
    selected("shrink", "cmd-shrink", None, |s, _| with(s, Reader::shrink)),
    selected("swap", "cmd-swap", None, |s, _| with(s, Reader::swap_ends)),
    selected("left", "cmd-left", None, |s, _| {
        go(s, Unit::Character, Way::Back)
    }),
    selected("right", "cmd-right", None, |s, _| {
        go(s, Unit::Character, Way::Forward)
    }),
    selected("word_next", "cmd-word-next", None, |s, _| {
        go(s, Unit::Word, Way::Forward)
    }),
    selected("word_prev", "cmd-word-prev", None, |s, _| {
        go(s, Unit::Word, Way::Back)
    }),
    selected("word_end", "cmd-word-end", None, |s, _| word_end(s)),
    selected("sentence_next", "cmd-sentence-next", None, |s, _| {
        go(s, Unit::Sentence, Way::Forward)
    }),
    selected("sentence_prev", "cmd-sentence-prev", None, |s, _| {
        go(s, Unit::Sentence, Way::Back)
    }),
    selected("para_next", "cmd-para-next", None, |s, _| {
        go(s, Unit::Paragraph, Way::Forward)
    }),
    selected("para_prev", "cmd-para-prev", None, |s, _| {
        go(s, Unit::Paragraph, Way::Back)
    }),
    selected("inner_word", "cmd-inner-word", None, |s, _| {
        with(s, |r| r.select(Size::Word))
    }),
    selected("inner_sentence", "cmd-inner-sentence", None, |s, _| {
        with(s, |r| r.select(Size::Sentence))
    }),
    selected("inner_para", "cmd-inner-para", None, |s, _| {
        with(s, |r| r.select(Size::Paragraph))
    }),
    selected("inner_section", "cmd-inner-section", None, |s, _| {
        with(s, |r| r.select(Size::Section))
    }),
    selected("mark_colour", "cmd-mark-colour", None, choose_colour),
    selected(
        "copy_source",
        "cmd-copy-source",
        None,
        crate::tui::app::global::copy_source,
    ),
    selected("search_sel", "cmd-search-sel", None, search_selection),
];

type Hint = Option<(&'static str, u8)>;
type Run = fn(&mut State, &Env) -> Vec<Effect>;

const fn row(id: &'static str, label: &'static str, hint: Hint, run: Run) -> Command {
    Command {
        id,
        mode: Mode::Reader,
        label,
        hint,
        when: always,
        run,
    }
}

const fn selected(id: &'static str, label: &'static str, hint: Hint, run: Run) -> Command {
    Command {
        id,
        mode: Mode::Select,
        label,
        hint,
        when: always,
        run,
    }
}

fn with(state: &mut State, act: impl FnOnce(&mut Reader)) -> Vec<Effect> {
    if let Some(reader) = &mut state.reader {
        act(reader);
    }
    Vec::new()
}

fn with_layout(state: &mut State, act: impl FnOnce(&mut Reader)) -> Vec<Effect> {
    with(state, act);
    super::layout(state);
    Vec::new()
}

/// Moves by the count that was typed; without a selection the note's focus is let go.
fn go(state: &mut State, unit: Unit, way: Way) -> Vec<Effect> {
    let count = state.take_count();
    with(state, |reader| {
        reader.focused_note = None;
        let mut to = reader.moved(reader.place(), unit, way, count);
        // A selection that grows forward by whole units ends where the last of them ends.
        if let (Some(selection), Way::Forward) = (reader.selection, way) {
            let at_end = to == reader.place() && unit != Unit::Character;
            if at_end && selection.head >= selection.anchor {
                to = reader.document.text().len();
            }
        }
        reader.go(to);
    })
}

fn word_end(state: &mut State) -> Vec<Effect> {
    with(state, |reader| {
        let head = reader.place();
        let here = segment::word_at(&reader.document, head);
        let end = if here.end > head {
            here.end
        } else {
            segment::next_word(&reader.document, head).map_or(head, |word| word.end)
        };
        reader.go(end);
    })
}

fn grow(state: &mut State) -> Vec<Effect> {
    let count = state.take_count();
    with(state, |reader| (0..count).for_each(|_| reader.grow()))
}

fn page(state: &mut State, env: &Env, by: isize) -> Vec<Effect> {
    crate::tui::app::global::page(state, env, by)
}

/// Scrolls a wide table sideways; elsewhere moves the focus by a word.
fn sideways(state: &mut State, way: Way) -> Vec<Effect> {
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    if reader.overflows() {
        let step = 8;
        reader.sideways = match way {
            Way::Forward => {
                (reader.sideways + step).min(reader.widest().saturating_sub(reader.page.width))
            }
            Way::Back => reader.sideways.saturating_sub(step),
        };
        return Vec::new();
    }
    go(state, Unit::Word, way)
}

impl Reader {
    /// Whether the focused line is wider than the column (a table's row).
    fn overflows(&self) -> bool {
        let line = self.page.lines.get(self.page.line_of(self.cursor));
        line.and_then(|line| line.cells.last())
            .is_some_and(|cell| cell.column + cell.width > self.page.width)
    }

    /// The width of the widest row of the focused table, in cells.
    fn widest(&self) -> u16 {
        let block = self.document.block_at(self.cursor);
        let rows = self.page.lines.iter().filter(|line| line.block == block);
        rows.filter_map(|line| line.cells.last())
            .map(|cell| cell.column + cell.width)
            .max()
            .unwrap_or(0)
    }

    /// Goes to a place and remembers the one before.
    pub fn jump(&mut self, to: usize) {
        if self.trail.back.last() != Some(&self.cursor) {
            self.trail.back.push(self.cursor);
        }
        self.trail.forward.clear();
        self.go(to);
    }

    fn jump_back(&mut self) {
        if let Some(to) = self.trail.back.pop() {
            self.trail.forward.push(self.cursor);
            self.go(to);
        }
    }

    fn jump_forward(&mut self) {
        if let Some(to) = self.trail.forward.pop() {
            self.trail.back.push(self.cursor);
            self.go(to);
        }
    }

    /// Gives the focus to the next or the former note; its passage comes on the screen.
    pub fn note_step(&mut self, way: Way) {
        let count = self.notes.len();
        if count == 0 {
            return;
        }
        let here = self.cursor;
        let next = match (self.focused_note, way) {
            (Some(at), Way::Forward) => (at + 1) % count,
            (Some(at), Way::Back) => (at + count - 1) % count,
            (None, Way::Forward) => {
                let after = self
                    .notes
                    .iter()
                    .position(|n| n.range.is_some_and(|r| r.start >= here));
                after.unwrap_or(0)
            }
            (None, Way::Back) => {
                let before = self
                    .notes
                    .iter()
                    .rposition(|n| n.range.is_some_and(|r| r.start < here));
                before.unwrap_or(count - 1)
            }
        };
        self.focused_note = Some(next);
        if let Some(range) = self.notes.get(next).and_then(|note| note.range) {
            self.jump(range.start);
        }
    }
}

impl MarginMode {
    /// The next one, in turn.
    fn next(self) -> Self {
        match self {
            Self::Column => Self::Panel,
            Self::Panel => Self::Hidden,
            Self::Hidden => Self::Column,
        }
    }
}

fn match_step(state: &mut State, way: Way) -> Vec<Effect> {
    let messages = &state.manner.messages;
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    let here = reader.cursor;
    let (count, found) = (
        reader.matches.len(),
        match way {
            Way::Forward => reader
                .matches
                .iter()
                .position(|range| range.start > here)
                .or(Some(0)),
            Way::Back => reader
                .matches
                .iter()
                .rposition(|range| range.start < here)
                .or(reader.matches.len().checked_sub(1)),
        },
    );
    match found.and_then(|at| reader.matches.get(at).map(|range| (at, *range))) {
        Some((at, range)) => {
            reader.focused_note = None;
            reader.jump(range.start);
            let args = [("at", (at + 1).into()), ("count", count.into())];
            state.status.note(messages.with("say-match", &args));
        }
        None => state.status.note(messages.text("say-no-match")),
    }
    Vec::new()
}

/// Opens the article before or after this one in the list.
fn article_step(state: &mut State, env: &Env, step: isize) -> Vec<Effect> {
    let Some(reader) = &state.reader else {
        return Vec::new();
    };
    let slug = &reader.article.meta.slug;
    let here = state
        .library
        .answer
        .hits
        .iter()
        .position(|hit| hit.meta.slug == *slug);
    let next = here
        .unwrap_or(state.library.selected)
        .checked_add_signed(step);
    let Some(next) = next.filter(|next| *next < state.library.answer.hits.len()) else {
        state
            .status
            .note(state.manner.messages.text("say-no-more-articles"));
        return Vec::new();
    };
    let by = next as isize - state.library.selected as isize;
    let mut effects = crate::tui::app::library::move_by(state, by, env);
    effects.extend(crate::tui::app::library::open_hit(state, next));
    effects
}

fn choose_colour(state: &mut State, _: &Env) -> Vec<Effect> {
    state.dialog = Some(Dialog::Menu(Menu::colours(&state.manner.messages)));
    Vec::new()
}

fn mark_and_tag(state: &mut State, env: &Env) -> Vec<Effect> {
    let effects = mark(state, env, Color::default());
    let Some(reader) = &mut state.reader else {
        return effects;
    };
    reader.focused_note = reader
        .notes
        .iter()
        .position(|n| n.annotation.id.as_str() == env.id);
    state.dialog = TagPicker::for_note(state).map(Dialog::Tags);
    effects
}

/// Looks for the selected words in the library.
fn search_selection(state: &mut State, env: &Env) -> Vec<Effect> {
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    let words = reader
        .document
        .slice(reader.chosen())
        .replace(['\n', '"'], " ");
    let words: String = words.chars().take(200).collect();
    reader.deselect();
    crate::tui::app::library::go(state, &format!("\"{}\"", words.trim()), env)
}

fn outline(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    if state.size.0 >= crate::tui::app::columns::OUTLINE_FROM {
        reader.outline = !reader.outline;
        super::layout(state);
        return Vec::new();
    }
    state.dialog = Some(Dialog::Menu(Menu::headings(reader)));
    Vec::new()
}

fn widen(state: &mut State, by: i16) -> Vec<Effect> {
    state.manner.measure = state
        .manner
        .measure
        .saturating_add_signed(by)
        .clamp(40, 100);
    super::layout(state);
    let args = [("width", usize::from(state.manner.measure).into())];
    state
        .status
        .note(state.manner.messages.with("say-measure", &args));
    Vec::new()
}

/// Shows a letter on every link of the screen; the letter opens it.
fn link_hints(state: &mut State, _: &Env) -> Vec<Effect> {
    let messages = &state.manner.messages;
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    let lines = reader
        .page
        .lines
        .iter()
        .skip(reader.top)
        .take(usize::from(reader.rows));
    let shown = lines
        .map(|line| line.range)
        .filter(|range| !range.is_empty());
    let Some(shown) = shown.reduce(ByteRange::union) else {
        return Vec::new();
    };
    let links = reader
        .document
        .marks()
        .iter()
        .filter_map(|mark| match &mark.kind {
            MarkKind::Link(url) | MarkKind::Image(url) => Some((mark.range, url.clone())),
            _ => None,
        });
    let letters = ('a'..='z')
        .filter(|letter| *letter != 'q')
        .map(String::from);
    let links: Vec<_> = links
        .filter(|(range, _)| shown.intersect(*range).is_some())
        .collect();
    reader.hints = letters
        .zip(links)
        .map(|(letter, (range, url))| (letter, range, url))
        .collect();
    if reader.hints.is_empty() {
        state.status.note(messages.text("say-no-link"));
    }
    Vec::new()
}

/// Opens the link of a letter, or lets the letters go.
pub fn follow(reader: &mut Reader, letter: &str) -> Vec<Effect> {
    let hints = std::mem::take(&mut reader.hints);
    let found = hints.into_iter().find(|(one, ..)| one == letter);
    found
        .map(|(_, _, url)| Effect::OpenUrl(url))
        .into_iter()
        .collect()
}

/// Selects between two places, as the mouse does.
pub fn select_between(reader: &mut Reader, from: usize, to: usize) {
    reader.selection = Some(Selection {
        anchor: from,
        head: to,
    });
}
