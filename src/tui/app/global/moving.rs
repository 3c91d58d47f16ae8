//! Moving on any screen: lines, parts of a page, ends, panes.

use crate::tui::app::state::{Screen, State};
use crate::tui::port::{Effect, Env};
use crate::tui::screen::reader;
use crate::tui::screen::reader::{Unit, Way};
use crate::tui::screen::{library, notes, review};

pub fn end(state: &mut State, env: &Env, way: Way) -> Vec<Effect> {
    match state.screen {
        Screen::Library => library::move_to_end(state, way == Way::Forward, env),
        Screen::Notes => {
            let all = state.notes.rows.len() as isize;
            notes::move_by(state, if way == Way::Forward { all } else { -all })
        }
        Screen::Review => {
            let all = state.review.rows.len() as isize;
            review::step(state, if way == Way::Forward { all } else { -all })
        }
        Screen::Reader => {
            if let Some(reader) = &mut state.reader {
                let percent = state.keys.count.take();
                let at = percent.filter(|_| way == Way::Forward).map(|percent| {
                    let chars = reader.document.char_len() * percent.min(100) / 100;
                    reader
                        .document
                        .to_bytes(crate::text::CharRange::new(chars, chars))
                        .start
                });
                let to = at.unwrap_or_else(|| if way == Way::Forward { reader.end() } else { 0 });
                reader.jump(to);
            }
            Vec::new()
        }
    }
}

/// Moves by lines: of the list or of the text.
pub fn line(state: &mut State, env: &Env, by: isize) -> Vec<Effect> {
    let count = state.take_count() as isize;
    match state.screen {
        Screen::Library => match state.library.panel {
            Some(at) => {
                let rows = library::entries(&state.library).len();
                let to = at
                    .saturating_add_signed(by * count)
                    .min(rows.saturating_sub(1));
                state.library.panel = Some(to);
                Vec::new()
            }
            None => library::move_by(state, by * count, env),
        },
        Screen::Notes => notes::move_by(state, by * count),
        Screen::Review => review::candidate(state, by * count),
        Screen::Reader => {
            let way = if by > 0 { Way::Forward } else { Way::Back };
            if let Some(reader) = &mut state.reader {
                reader.focused_note = None;
                let to = reader.moved(reader.place(), Unit::Line, way, count as usize);
                if to == reader.place() {
                    reader.scroll(by);
                } else {
                    reader.go(to);
                }
            }
            reader::begun(state, env)
        }
    }
}

/// Moves by a part of the screen's rows.
pub fn rows(state: &mut State, env: &Env, by: isize, part: usize) -> Vec<Effect> {
    match state.screen {
        Screen::Library => {
            let visible = library::visible(state);
            library::move_by(state, by * (visible / part).max(1) as isize, env)
        }
        Screen::Review => review::step(state, by),
        Screen::Notes => {
            let visible = notes::visible(state);
            notes::move_by(state, by * (visible / part).max(1) as isize)
        }
        Screen::Reader => {
            if let Some(reader) = &mut state.reader {
                let rows = usize::from(reader.rows).saturating_sub(if part == 1 { 2 } else { 0 });
                reader.scroll(by * (rows / part).max(1) as isize);
            }
            reader::begun(state, env)
        }
    }
}

/// Moves by a page.
pub fn page(state: &mut State, env: &Env, by: isize) -> Vec<Effect> {
    rows(state, env, by, 1)
}

/// Goes to the other pane; in the reader, to the next note.
pub fn pane(state: &mut State, _: &Env, way: Way) -> Vec<Effect> {
    match (state.screen, &mut state.reader) {
        (Screen::Reader, Some(reader)) => reader.note_step(way),
        (Screen::Library, _) => {
            state.library.panel = if state.library.panel.is_some() {
                None
            } else {
                Some(0)
            };
        }
        _ => {}
    }
    Vec::new()
}
