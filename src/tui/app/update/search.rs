//! What was found, and what was read for a preview.

use crate::tui::app::dialogs::Dialog;
use crate::tui::app::reach::{on_library, on_notes, on_reader};
use crate::tui::app::screens::ScreenId;
use crate::tui::app::state::State;
use crate::tui::dialog::TextBox;
use crate::tui::port::{Env, InfoText, PreviewEvent, Request, SearchEvent};

/// Takes an answer of the thread that searches.
pub(super) fn take(state: &mut State, event: SearchEvent, env: &Env) -> Vec<Request> {
    match event {
        SearchEvent::Answer {
            generation,
            offset,
            answer,
        } => on_library(state, env, |library, cx| {
            library.take_answer(generation, offset, *answer, cx);
        }),
        SearchEvent::All(generation, all) => {
            state.library.check_found(generation, all);
            Vec::new()
        }
        SearchEvent::Notes {
            generation,
            hits,
            total,
        } => on_notes(state, env, |notes, cx| {
            notes.take_answer(generation, hits, total, cx);
        }),
        SearchEvent::Overview {
            facets,
            articles,
            notes,
        } => {
            state.library.overview = *facets;
            state.library.articles = Some(articles);
            state.library.notes = notes;
            Vec::new()
        }
        SearchEvent::Tags(tags) => {
            state.around.tags = tags;
            Vec::new()
        }
        SearchEvent::Matches(document, words, matches) => on_reader(state, env, |reader, cx| {
            reader.take_matches(&document, &words, matches, cx);
        }),
        SearchEvent::Similar(slug, hits) => {
            if let Some(reader) = &mut state.reader
                && reader.article.meta.slug == slug
            {
                reader.similar = hits;
            }
            Vec::new()
        }
        SearchEvent::Explained(explanation) => {
            let messages = &state.around.manner.messages;
            let mut lines = messages.query_reading(&explanation);
            if let Some(hit) = &explanation.hit {
                lines.push(String::new());
                lines.extend(messages.hit_reading(hit));
            }
            let title = state.around.manner.messages.text("title-explain");
            state.dialog = Some(Dialog::Text(TextBox::new(InfoText::new(title, lines))));
            Vec::new()
        }
    }
}

/// Takes what was read for a preview.
pub(super) fn take_preview(state: &mut State, event: PreviewEvent, env: &Env) -> Vec<Request> {
    match event {
        PreviewEvent::Article(reading) => {
            let is_in_front = state.screen == ScreenId::Notes;
            on_notes(state, env, |notes, cx| {
                notes.take_article(*reading, is_in_front, cx);
            })
        }
        PreviewEvent::Notes(slug, placed) => {
            state.library.preview = Some((slug, placed));
            Vec::new()
        }
    }
}
