//! What can go out from the screen in front.

use std::collections::HashSet;

use crate::tui::app::state::{Screen, State};
use crate::tui::screen::notes;
use crate::workspace::Scope;

/// Something that can go out: the key of its message, a name for it, the choice itself.
pub type Offer = (&'static str, String, Scope);

/// What can go out, the nearest first; the whole library last.
pub(in crate::tui) fn offers(state: &State) -> Vec<Offer> {
    let mut offers = Vec::new();
    match (state.screen, &state.reader) {
        (Screen::Reader, Some(_)) => of_reader(state, &mut offers),
        (Screen::Notes, _) => of_notes(state, &mut offers),
        _ => of_library(state, &mut offers),
    }
    offers.push(("scope-all", String::new(), Scope::Query(String::new())));
    offers
}

fn of_reader(state: &State, offers: &mut Vec<Offer>) {
    let Some(reader) = &state.reader else {
        return;
    };
    let meta = &reader.article.meta;
    if let Some(note) = reader.focused_note.and_then(|at| reader.notes.get(at)) {
        let ids = vec![note.annotation.id.0.clone()];
        let scope = Scope::Notes(meta.slug.clone(), ids);
        offers.push(("scope-note", String::new(), scope));
    }
    let article = Scope::Articles(vec![meta.slug.clone()]);
    offers.push(("scope-article", meta.title.clone(), article));
    let focused = reader.focused_note.and_then(|at| reader.notes.get(at));
    let tags = focused.into_iter().chain(&reader.notes);
    let tags = tags.flat_map(|note| &note.annotation.tags);
    let mut seen: HashSet<&String> = HashSet::new();
    for tag in tags.chain(&meta.tags).filter(|tag| seen.insert(tag)) {
        let scope = Scope::Query(format!("tag:{tag}"));
        offers.push(("scope-tag", tag.clone(), scope));
    }
}

fn of_notes(state: &State, offers: &mut Vec<Offer>) {
    if !state.notes.checked.is_empty() {
        let chosen = notes::chosen(state);
        let count = chosen.len().to_string();
        offers.push(("scope-checked-notes", count, Scope::Chosen(chosen)));
    }
    let query = state.notes.query.text().to_owned();
    if !query.trim().is_empty() {
        offers.push(("scope-query", query.clone(), Scope::Query(query)));
    }
    if let Some(hit) = state.notes.hit() {
        let one = vec![(hit.article.slug.clone(), hit.id.0.clone())];
        offers.push(("scope-note", String::new(), Scope::Chosen(one)));
    }
}

fn of_library(state: &State, offers: &mut Vec<Offer>) {
    if !state.library.checked.is_empty() {
        let slugs = state.library.chosen();
        let count = slugs.len().to_string();
        offers.push(("scope-checked", count, Scope::Articles(slugs)));
    }
    if state.library.searching() {
        let query = state.library.query.text().to_owned();
        offers.push(("scope-query", query.clone(), Scope::Query(query)));
    }
    if let Some(hit) = state.library.hit() {
        let article = Scope::Articles(vec![hit.meta.slug.clone()]);
        offers.push(("scope-article", hit.meta.title.clone(), article));
        for tag in &hit.meta.tags {
            let scope = Scope::Query(format!("tag:{tag}"));
            offers.push(("scope-tag", tag.clone(), scope));
        }
    }
}
