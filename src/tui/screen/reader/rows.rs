//! The commands of the reader, with and without a selection.

use super::annotate::{choose_colour, edit, mark, mark_and_tag, note, note_article};
use super::passage::{PASSAGE_ROWS, is_free, reshape};
use super::seek::{find_char, look_up};
use super::setting::{align, hyphenate, margin_cycle, space, widen};
use super::verbs::{
    go, grow, language_read, match_step, outline, search_selection, sideways, word_end,
};
use super::{Reader, links};
use crate::tui::kit::keys::Mode;
use crate::tui::kit::motion::Direction::{Back, Forward};
use crate::tui::kit::motion::Motion;
use crate::tui::port::command::{Hint, Run, Tables};
use crate::tui::port::{Ask, Command, Request, Surroundings, Verb, WorkRequest, Writes};
use crate::tui::screen::Screen as _;
use crate::tui::screen::reader::moves::Unit;
use crate::tui::screen::reader::select::Size;

/// All of them, by mode.
pub(super) const TABLES: Tables<Reader> = &[ROWS, SELECT_ROWS, PASSAGE_ROWS];

/// The commands of the reader.
pub const ROWS: &[Command<Reader>] = &[
    row("note", "cmd-note", Some(("bar-note", 3)), note).writing(Writes::OrChooses),
    row("mark", "cmd-mark", Some(("bar-mark", 4)), mark).writing(Writes::Yes),
    row("select", "cmd-select", Some(("bar-select", 2)), |r, _| {
        r.select(Size::Word);
    }),
    row("select_para", "cmd-select-para", None, |r, _| {
        r.select(Size::Paragraph);
    }),
    row("note_article", "cmd-note-article", None, note_article).writing(Writes::Yes),
    row("mark_colour", "cmd-mark-colour", None, choose_colour).writing(Writes::Yes),
    row("reshape", "cmd-reshape", None, reshape).writing(Writes::Yes),
    row("note_open", "cmd-note-open", None, edit).writing(Writes::OrChooses),
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
    row("article_next", "cmd-article-next", None, |_, cx| {
        cx.ask(Ask::OpenNeighbour(1));
    })
    .when(is_lasting),
    row("article_prev", "cmd-article-prev", None, |_, cx| {
        cx.ask(Ask::OpenNeighbour(-1));
    })
    .when(is_lasting),
    row("link_hints", "cmd-link-hints", None, links::show),
    row("margin_cycle", "cmd-margin-cycle", None, margin_cycle),
    row("outline", "cmd-outline", None, outline),
    row("zen", "cmd-zen", None, |r, cx| {
        r.zen = !r.zen;
        r.lay_out(cx.around);
    }),
    row("language_read", "cmd-language-read", None, language_read).writing(Writes::Yes),
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
    free("note", "cmd-note", Some(("bar-note", 2)), note).writing(Writes::OrChooses),
    free("mark", "cmd-mark", Some(("bar-mark", 3)), mark).writing(Writes::Yes),
    free(
        "mark_and_tag",
        "cmd-mark-and-tag",
        Some(("bar-tag", 4)),
        mark_and_tag,
    )
    .writing(Writes::Yes),
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
    free("mark_colour", "cmd-mark-colour", None, choose_colour).writing(Writes::Yes),
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
    Command::new(Mode::Reader, id, label, hint, run)
}

const fn selected(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    run: Run<Reader>,
) -> Command<Reader> {
    Command::new(Mode::Select, id, label, hint, run)
}

/// A command that has no meaning while the passage of a note that is there already is selected.
const fn free(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    run: Run<Reader>,
) -> Command<Reader> {
    selected(id, label, hint, run).when(is_free)
}

fn is_lasting(reader: &Reader, _: &Surroundings) -> bool {
    reader.temporary.is_none()
}
