//! The commands of the reader, with and without a selection.

use super::annotate::{choose_colour, edit, mark, mark_and_tag, note, note_article};
use super::passage::{is_free, reshape};
use super::seek::{find_char, look_up};
use super::setting::{align, hyphenate, margin_cycle, space, widen};
use super::verbs::{
    go, grow, language_read, match_step, outline, search_selection, sideways, word_end,
};
use super::{Reader, links};
use crate::tui::kit::keys::Mode;
use crate::tui::kit::motion::Direction::{Back, Forward};
use crate::tui::kit::motion::Motion;
use crate::tui::port::command::{Hint, Run, always};
use crate::tui::port::{
    Ask, Command, Context, Request, Row, Surroundings, Verb, WorkRequest, Writes,
};
use crate::tui::screen::Screen as _;
use crate::tui::screen::reader::moves::Unit;
use crate::tui::screen::reader::select::Size;

/// The commands of the reader.
pub const ROWS: &[Command<Reader>] = &[
    chooses("note", "cmd-note", Some(("bar-note", 3)), note),
    writes("mark", "cmd-mark", Some(("bar-mark", 4)), mark),
    row("select", "cmd-select", Some(("bar-select", 2)), |r, _| {
        r.select(Size::Word);
    }),
    row("select_para", "cmd-select-para", None, |r, _| {
        r.select(Size::Paragraph);
    }),
    writes("note_article", "cmd-note-article", None, note_article),
    writes("mark_colour", "cmd-mark-colour", None, choose_colour),
    writes("reshape", "cmd-reshape", None, reshape),
    chooses("note_open", "cmd-note-open", None, edit),
    row("page_down2", "cmd-page-down", None, |r, cx| {
        r.motion(Motion::Page(Forward), cx);
    }),
    row("page_up2", "cmd-page-up", None, |r, cx| {
        r.motion(Motion::Page(Back), cx);
    }),
    row("left", "cmd-left", None, |r, cx| sideways(r, cx, Back)),
    row("right", "cmd-right", None, |r, cx| sideways(r, cx, Forward)),
    row("word_next", "cmd-word-next", None, |r, cx| {
        go(r, cx, Unit::Word, Forward);
    }),
    row("word_prev", "cmd-word-prev", None, |r, cx| {
        go(r, cx, Unit::Word, Back);
    }),
    row(
        "sentence_next",
        "cmd-sentence-next",
        Some(("bar-sentence", 1)),
        |r, cx| go(r, cx, Unit::Sentence, Forward),
    ),
    row("sentence_prev", "cmd-sentence-prev", None, |r, cx| {
        go(r, cx, Unit::Sentence, Back);
    }),
    row("para_next", "cmd-para-next", None, |r, cx| {
        go(r, cx, Unit::Paragraph, Forward);
    }),
    row("para_prev", "cmd-para-prev", None, |r, cx| {
        go(r, cx, Unit::Paragraph, Back);
    }),
    row("heading_next", "cmd-heading-next", None, |r, cx| {
        go(r, cx, Unit::Heading, Forward);
    }),
    row("heading_prev", "cmd-heading-prev", None, |r, cx| {
        go(r, cx, Unit::Heading, Back);
    }),
    row("match_next", "cmd-match-next", None, |r, cx| {
        match_step(r, cx, Forward);
    }),
    row("match_prev", "cmd-match-prev", None, |r, cx| {
        match_step(r, cx, Back);
    }),
    neighbour("article_next", "cmd-article-next", |_, cx| {
        cx.ask(Ask::OpenNeighbour(1));
    }),
    neighbour("article_prev", "cmd-article-prev", |_, cx| {
        cx.ask(Ask::OpenNeighbour(-1));
    }),
    row("link_hints", "cmd-link-hints", None, links::show),
    row("margin_cycle", "cmd-margin-cycle", None, margin_cycle),
    row("outline", "cmd-outline", None, outline),
    row("zen", "cmd-zen", None, |r, cx| {
        r.zen = !r.zen;
        r.lay_out(cx.around);
    }),
    writes("language_read", "cmd-language-read", None, language_read),
    row("narrower", "cmd-narrower", None, |_, cx| widen(cx, -4)),
    row("wider", "cmd-wider", None, |_, cx| widen(cx, 4)),
    row("align", "cmd-align", None, align),
    row("hyphenate", "cmd-hyphenate", None, hyphenate),
    row("spacing", "cmd-spacing", None, space),
    row("jump_back", "cmd-jump-back", None, |r, _| r.jump_back()),
    row("jump_fwd", "cmd-jump-fwd", None, |r, _| r.jump_forward()),
    row("versions", "cmd-versions", None, |r, cx| {
        cx.request(Request::Work(WorkRequest::Versions(
            r.article.meta.slug.clone(),
        )));
    }),
];

/// The commands of the reader with a selection.
pub const SELECT_ROWS: &[Command<Reader>] = &[
    selected("grow", "cmd-grow", Some(("bar-grow", 1)), grow),
    Command {
        row: select("note", "cmd-note", Some(("bar-note", 2))).writing(Writes::OrChooses),
        when: is_free,
        run: note,
    },
    marks("mark", "cmd-mark", Some(("bar-mark", 3)), mark),
    marks(
        "mark_and_tag",
        "cmd-mark-and-tag",
        Some(("bar-tag", 4)),
        mark_and_tag,
    ),
    free("copy", "cmd-copy", Some(("bar-copy", 5)), |_, cx| {
        cx.ask(Ask::Run(Verb::Copy));
    }),
    free("cancel", "cmd-cancel", Some(("bar-cancel", 6)), |r, _| {
        r.deselect();
    }),
    selected("shrink", "cmd-shrink", None, |r, _| r.shrink()),
    selected("swap", "cmd-swap", None, |r, _| r.swap_ends()),
    selected("find_char", "cmd-find-char", None, find_char),
    free("lookup", "cmd-lookup", None, look_up),
    selected("left", "cmd-left", None, |r, cx| {
        go(r, cx, Unit::Character, Back);
    }),
    selected("right", "cmd-right", None, |r, cx| {
        go(r, cx, Unit::Character, Forward);
    }),
    selected("word_next", "cmd-word-next", None, |r, cx| {
        go(r, cx, Unit::Word, Forward);
    }),
    selected("word_prev", "cmd-word-prev", None, |r, cx| {
        go(r, cx, Unit::Word, Back);
    }),
    selected("word_end", "cmd-word-end", None, word_end),
    selected("sentence_next", "cmd-sentence-next", None, |r, cx| {
        go(r, cx, Unit::Sentence, Forward);
    }),
    selected("sentence_prev", "cmd-sentence-prev", None, |r, cx| {
        go(r, cx, Unit::Sentence, Back);
    }),
    selected("para_next", "cmd-para-next", None, |r, cx| {
        go(r, cx, Unit::Paragraph, Forward);
    }),
    selected("para_prev", "cmd-para-prev", None, |r, cx| {
        go(r, cx, Unit::Paragraph, Back);
    }),
    selected("inner_word", "cmd-inner-word", None, |r, _| {
        r.select(Size::Word);
    }),
    selected("inner_sentence", "cmd-inner-sentence", None, |r, _| {
        r.select(Size::Sentence);
    }),
    selected("inner_para", "cmd-inner-para", None, |r, _| {
        r.select(Size::Paragraph);
    }),
    selected("inner_section", "cmd-inner-section", None, |r, _| {
        r.select(Size::Section);
    }),
    marks("mark_colour", "cmd-mark-colour", None, choose_colour),
    free("copy_source", "cmd-copy-source", None, |_, cx| {
        cx.ask(Ask::Run(Verb::CopySource));
    }),
    free("search_sel", "cmd-search-sel", None, search_selection),
];

const fn row(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    run: Run<Reader>,
) -> Command<Reader> {
    with(Row::new(Mode::Reader, id, label, hint), run)
}

const fn writes(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    run: Run<Reader>,
) -> Command<Reader> {
    let row = Row::new(Mode::Reader, id, label, hint);
    with(row.writing(Writes::Yes), run)
}

/// A command that chooses the passage of a note where one is being chosen.
const fn chooses(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    run: Run<Reader>,
) -> Command<Reader> {
    let row = Row::new(Mode::Reader, id, label, hint);
    with(row.writing(Writes::OrChooses), run)
}

/// A command that opens another article in the place of this one.
const fn neighbour(id: &'static str, label: &'static str, run: Run<Reader>) -> Command<Reader> {
    Command {
        row: Row::new(Mode::Reader, id, label, None),
        when: is_lasting,
        run,
    }
}

fn is_lasting(reader: &Reader, _: &Surroundings) -> bool {
    reader.temporary.is_none()
}

const fn select(id: &'static str, label: &'static str, hint: Hint) -> Row {
    Row::new(Mode::Select, id, label, hint)
}

const fn selected(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    run: Run<Reader>,
) -> Command<Reader> {
    with(select(id, label, hint), run)
}

/// A command that has no meaning while the passage of a note that is there already is selected.
const fn free(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    run: Run<Reader>,
) -> Command<Reader> {
    Command {
        row: select(id, label, hint),
        when: is_free,
        run,
    }
}

/// The same for a command that writes.
const fn marks(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    run: Run<Reader>,
) -> Command<Reader> {
    Command {
        row: select(id, label, hint).writing(Writes::Yes),
        when: is_free,
        run,
    }
}

const fn with(row: Row, run: Run<Reader>) -> Command<Reader> {
    Command {
        row,
        when: always,
        run,
    }
}

/// The command of a name in a mode of the reader.
pub(super) fn find(mode: Mode, id: &str) -> Option<&'static Command<Reader>> {
    use crate::tui::port::command::find;
    find(ROWS, mode, id)
        .or_else(|| find(SELECT_ROWS, mode, id))
        .or_else(|| find(super::passage::PASSAGE_ROWS, mode, id))
}

/// Runs a command of the reader, by mode and name.
pub(super) fn run(reader: &mut Reader, mode: Mode, id: &str, cx: &mut Context<'_>) {
    if let Some(command) = find(mode, id) {
        (command.run)(reader, cx);
    }
}
