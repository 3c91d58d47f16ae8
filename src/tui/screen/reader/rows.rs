//! The commands of the reader, with and without a selection.

use super::annotate::{mark, note, note_article};
use super::seek::{find_char, look_up};
use super::setting::{align, hyphenate, space, widen};
use super::verbs::{
    article_step, choose_colour, grow, margin_cycle, mark_and_tag, match_step, outline, page,
    search_selection, sideways, word_end,
};
use super::{Reader, Size, Unit, Way};
use crate::library::Color;
use crate::tui::app::command::{Command, Hint, Run, always};
use crate::tui::app::state::State;
use crate::tui::kit::keys::Mode;
use crate::tui::port::Effect;

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
    row("reshape", "cmd-reshape", None, super::passage::reshape),
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
    row("link_hints", "cmd-link-hints", None, super::links::show),
    row("margin_cycle", "cmd-margin-cycle", None, margin_cycle),
    row("outline", "cmd-outline", None, outline),
    row("zen", "cmd-zen", None, |s, _| {
        with_layout(s, |r| r.zen = !r.zen)
    }),
    row(
        "language_read",
        "cmd-language-read",
        None,
        super::verbs::language_read,
    ),
    row("narrower", "cmd-narrower", None, |s, _| widen(s, -4)),
    row("wider", "cmd-wider", None, |s, _| widen(s, 4)),
    row("align", "cmd-align", None, |s, _| align(s)),
    row("hyphenate", "cmd-hyphenate", None, |s, _| hyphenate(s)),
    row("spacing", "cmd-spacing", None, |s, _| space(s)),
    row("jump_back", "cmd-jump-back", None, |s, _| {
        with(s, Reader::jump_back)
    }),
    row("jump_fwd", "cmd-jump-fwd", None, |s, _| {
        with(s, Reader::jump_forward)
    }),
    row("versions", "cmd-versions", None, |s, _| {
        let reader = s.reader.as_ref();
        let slug = reader.map(|reader| reader.article.meta.slug.clone());
        slug.map(Effect::Versions).into_iter().collect()
    }),
];

/// The commands of the reader with a selection.
pub const SELECT_ROWS: &[Command] = &[
    selected("grow", "cmd-grow", Some(("bar-grow", 1)), |s, _| grow(s)),
    free("note", "cmd-note", Some(("bar-note", 2)), note),
    free("mark", "cmd-mark", Some(("bar-mark", 3)), |s, e| {
        mark(s, e, Color::default())
    }),
    free(
        "mark_and_tag",
        "cmd-mark-and-tag",
        Some(("bar-tag", 4)),
        mark_and_tag,
    ),
    free(
        "copy",
        "cmd-copy",
        Some(("bar-copy", 5)),
        crate::tui::app::global::copy,
    ),
    free("cancel", "cmd-cancel", Some(("bar-cancel", 6)), |s, _| {
        with(s, Reader::deselect)
    }),
    selected("shrink", "cmd-shrink", None, |s, _| with(s, Reader::shrink)),
    selected("swap", "cmd-swap", None, |s, _| with(s, Reader::swap_ends)),
    selected("find_char", "cmd-find-char", None, find_char),
    free("lookup", "cmd-lookup", None, look_up),
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
    free("mark_colour", "cmd-mark-colour", None, choose_colour),
    free(
        "copy_source",
        "cmd-copy-source",
        None,
        crate::tui::app::global::copy_source,
    ),
    free("search_sel", "cmd-search-sel", None, search_selection),
];

const fn row(id: &'static str, label: &'static str, hint: Hint, run: Run) -> Command {
    Command::row(Mode::Reader, id, label, hint, always, run)
}

const fn selected(id: &'static str, label: &'static str, hint: Hint, run: Run) -> Command {
    Command::row(Mode::Select, id, label, hint, always, run)
}

/// A command that has no meaning while the passage of a note that is there already is selected.
const fn free(id: &'static str, label: &'static str, hint: Hint, run: Run) -> Command {
    Command::row(Mode::Select, id, label, hint, super::passage::is_free, run)
}

pub(in crate::tui) fn with(state: &mut State, act: impl FnOnce(&mut Reader)) -> Vec<Effect> {
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
pub(in crate::tui) fn go(state: &mut State, unit: Unit, way: Way) -> Vec<Effect> {
    let count = state.take_count();
    with(state, |reader| {
        if reader.reshaping.is_none() {
            reader.focused_note = None;
        }
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
