//! The open text: links and footnotes, words looked for, how it is set.

use super::*;
use crate::config::Value;
use crate::search::find_in;
use crate::text::{Alignment, Spacing};
use crate::tui::port::{SearchEvent, SearchRequest, SessionRequest, TerminalRequest, WorkEvent};
use crate::tui::screen::reader::{Reader, Target};

fn open_text(state: &mut State, text: &str, source: &str) {
    let mut reading = reading("capteur");
    reading.article.meta.source = Some(source.to_owned());
    reading.document = std::sync::Arc::new(markdown::parse(text));
    update(
        state,
        Event::Work(WorkEvent::Opened(Box::new(reading), OpenAt::Position)),
        &env(),
    );
}

fn place(state: &State) -> usize {
    state.reader.as_ref().map_or(0, Reader::place)
}

fn address(effects: &[Request]) -> Option<&str> {
    effects.iter().find_map(|effect| match effect {
        Request::Terminal(TerminalRequest::OpenUrl(url)) => Some(url.as_str()),
        _ => None,
    })
}

#[test]
fn a_footnote_is_one_jump_away_and_so_is_the_way_back() {
    let mut state = state();
    open_text(
        &mut state,
        "Un fait[^N].\n\nUn autre.\n\n[^n]: Sa preuve.",
        "",
    );
    press(&mut state, "f a");
    let text = state.reader.as_ref().unwrap().document.text().to_owned();
    assert_eq!(place(&state), text.find("Sa preuve").unwrap());
    press(&mut state, "C-o");
    assert_eq!(place(&state), 0);
    press(&mut state, "f s");
    assert_eq!(place(&state), text.find('[').unwrap());
}

#[test]
fn letters_lead_to_links_and_images_and_o_opens_the_one_in_focus() {
    let mut state = state();
    let text = "Un [lien](https://a.example/b) ici.\n\n![Une image](img/c.png)\n\n[Ancre](#ici)";
    open_text(&mut state, text, "https://site.example/notes/page.html?x=1");
    assert_eq!(
        address(&press(&mut state, "o")),
        Some("https://a.example/b")
    );
    let image = "https://site.example/notes/img/c.png";
    assert_eq!(address(&press(&mut state, "f s")), Some(image));
    press(&mut state, "p");
    assert_eq!(address(&press(&mut state, "o")), Some(image));
    press(&mut state, "p");
    let source = "https://site.example/notes/page.html?x=1";
    assert_eq!(address(&press(&mut state, "o")), Some(source));
}

#[test]
fn more_links_than_letters_take_two_each() {
    let mut state = state();
    open_text(&mut state, &"[x](https://a.example/1) ".repeat(60), "");
    press(&mut state, "f");
    let leads = &state.reader.as_ref().unwrap().link_hints;
    assert_eq!((leads.len(), leads[30].letters.as_str()), (60, "sh"));
    assert_eq!(leads[30].to, Target::Address("https://a.example/1".into()));
    press(&mut state, "s");
    let leads = &state.reader.as_ref().unwrap().link_hints;
    assert_eq!((leads.len(), leads[5].letters.as_str()), (25, "h"));
    assert_eq!(
        address(&press(&mut state, "g")),
        Some("https://a.example/1")
    );
}

/// Looks for the words that were asked for, as is done beside the drawing thread.
fn look_for(state: &mut State, effects: &[Request]) {
    for effect in effects {
        if let Request::Search(SearchRequest::Find(document, words)) = effect {
            let found = find_in(document, words);
            let document = std::sync::Arc::clone(document);
            update(
                state,
                Event::Search(SearchEvent::Matches(document, words.clone(), found)),
                &env(),
            );
        }
    }
}

#[test]
fn words_are_found_beside_the_typing_and_the_last_ones_hold() {
    let mut state = state();
    open(&mut state);
    let early = press(&mut state, "/ \"comp\"");
    let late = press(&mut state, "\"te\"");
    look_for(&mut state, &early);
    assert!(state.reader.as_ref().unwrap().matches.is_empty());
    press(&mut state, "Enter");
    look_for(&mut state, &late);
    let reader = state.reader.as_ref().unwrap();
    assert_eq!(reader.matches.len(), 2);
    assert!(state.status.message.as_ref().unwrap().text.contains('2'));
    assert_eq!(reader.document.slice(reader.matches[0]), "compte");
}

#[test]
fn a_width_that_was_seen_is_not_laid_out_again_and_the_place_stays() {
    let mut state = state();
    open(&mut state);
    press(&mut state, "G");
    let made = |state: &State| {
        state
            .reader
            .as_ref()
            .map(|reader| (reader.page.width, reader.page.made()))
    };
    let place = state.reader.as_ref().map(Reader::place);
    let first = made(&state);
    press(&mut state, "< <");
    assert_ne!(made(&state), first);
    press(&mut state, "> >");
    assert_eq!(made(&state), first);
    assert_eq!(
        state.reader.as_ref().map(|reader| reader.kept_pages.len()),
        Some(2)
    );
    assert_eq!(state.reader.as_ref().map(Reader::place), place);
}

#[test]
fn how_the_text_is_set_changes_at_once_and_is_kept() {
    let mut state = state();
    open(&mut state);
    let effects = press(&mut state, "> = - +");
    let text = |text: &str| Value::Text(text.to_owned());
    assert_eq!(
        effects,
        [
            Request::Session(SessionRequest::Setting(vec!["measure"], Value::Number(70))),
            Request::Session(SessionRequest::Setting(
                vec!["alignment"],
                text("justified")
            )),
            Request::Session(SessionRequest::Setting(
                vec!["hyphenation"],
                Value::Flag(true)
            )),
            Request::Session(SessionRequest::Setting(vec!["spacing"], text("open"))),
        ]
    );
    let page = state.reader.as_ref().map(|reader| &reader.page);
    let wished = Typesetting {
        alignment: Alignment::Justified,
        hyphenation: true,
        spacing: Spacing::Open,
    };
    assert_eq!(page.map(|page| page.typesetting), Some(wished));
}
