//! What the reader's commands do beyond moving and annotating.

use super::annotate::mark;
use super::rows::{go, with};
use super::{Reader, Selection, Unit, Way};
use crate::library::Color;
use crate::text::{Language, segment};
use crate::tui::app::settings;
use crate::tui::app::state::State;
use crate::tui::dialog::{Dialog, Menu, TagPicker};
use crate::tui::port::{Effect, Env, Op};
use crate::tui::screen::library::Next;

pub fn word_end(state: &mut State) -> Vec<Effect> {
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

pub fn grow(state: &mut State) -> Vec<Effect> {
    let count = state.take_count();
    with(state, |reader| (0..count).for_each(|_| reader.grow()))
}

pub fn page(state: &mut State, env: &Env, by: isize) -> Vec<Effect> {
    crate::tui::app::global::page(state, env, by)
}

/// Scrolls a wide table sideways; elsewhere moves the focus by a word.
pub fn sideways(state: &mut State, way: Way) -> Vec<Effect> {
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

pub fn match_step(state: &mut State, way: Way) -> Vec<Effect> {
    let messages = &state.around.manner.messages;
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
pub fn article_step(state: &mut State, env: &Env, step: isize) -> Vec<Effect> {
    let Some(reader) = &state.reader else {
        return Vec::new();
    };
    let slug = &reader.article.meta.slug;
    let here = state.library.place_of(slug);
    let next = here
        .unwrap_or(state.library.selected)
        .checked_add_signed(step);
    let Some(next) = next.filter(|next| *next < state.library.answer.total) else {
        state
            .status
            .note(state.around.manner.messages.text("say-no-more-articles"));
        return Vec::new();
    };
    let by = next as isize - state.library.selected as isize;
    let mut effects = crate::tui::screen::library::move_by(state, by, env);
    if state.library.at(next).is_none() {
        state.library.next = Some(Next::Open);
    }
    effects.extend(crate::tui::screen::library::open_hit(state, next));
    effects
}

pub fn choose_colour(state: &mut State, _: &Env) -> Vec<Effect> {
    let now = state.reader.as_ref().and_then(|reader| {
        let note = reader.notes.get(reader.focused_note?)?;
        Some(note.annotation.color)
    });
    let menu = Menu::colours(&state.around.manner.messages, now.unwrap_or_default());
    state.dialog = Some(Dialog::Menu(menu));
    Vec::new()
}

pub fn mark_and_tag(state: &mut State, env: &Env) -> Vec<Effect> {
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
pub fn search_selection(state: &mut State, env: &Env) -> Vec<Effect> {
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    let words = reader.document.slice(reader.chosen()).chars().take(200);
    let words: String = words
        .map(|c| if matches!(c, '\n' | '"') { ' ' } else { c })
        .collect();
    reader.deselect();
    crate::tui::screen::library::go(state, &format!("\"{}\"", words.trim()), env)
}

pub fn outline(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    if state.around.size.0 >= crate::tui::kit::columns::OUTLINE_FROM {
        reader.outline = !reader.outline;
        super::layout(state);
        return Vec::new();
    }
    state.dialog = Some(Dialog::Menu(Menu::headings(reader)));
    Vec::new()
}

/// Says that the article is in the other language than the one that was found, or known so far.
pub fn language_read(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    let now = reader.article.meta.language;
    let now = now.or_else(|| reader.document.language());
    let language = match now {
        Some(Language::French) => Language::English,
        Some(Language::English) | None => Language::French,
    };
    reader.article.meta.language = Some(language);
    let slugs = vec![reader.article.meta.slug.clone()];
    state.status.saving = true;
    vec![Effect::Do(Box::new(Op::SetLanguage { slugs, language }))]
}

/// Has the notes stand somewhere else, now and from now on.
pub fn margin_cycle(state: &mut State, _: &Env) -> Vec<Effect> {
    settings::turn(state, "margin")
}

/// Selects between two places, as the mouse does.
pub fn select_between(reader: &mut Reader, from: usize, to: usize) {
    reader.selection = Some(Selection {
        anchor: from,
        head: to,
    });
}
