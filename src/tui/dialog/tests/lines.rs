//! Lines that are asked for.

use std::path::PathBuf;

use super::keys;
use crate::library::Color;
use crate::tui::dialog::Prompt;
use crate::tui::dialog::outcome::Outcome;
use crate::tui::dialog::prompt::Answer;
use crate::tui::port::{Request, TerminalRequest};

/// The last thing that keys come to.
fn after(prompt: &mut Prompt, text: &str) -> Outcome<Answer> {
    let mut last = Outcome::Stays;
    for key in keys(text) {
        last = prompt.press(key);
    }
    last
}

#[test]
fn paths_are_asked_for_and_the_window_waits_for_what_becomes_of_them() {
    for mut prompt in [Prompt::add(), Prompt::add_many()] {
        let asked = after(&mut prompt, "\" a.md \" Enter");
        assert_eq!(asked, Outcome::Asks(Answer::Add("a.md".to_owned())));
        assert!(prompt.is_busy);
        // Until it is known what became of them, keys are not for the line.
        assert_eq!(after(&mut prompt, "\"x\" Enter Backspace"), Outcome::Stays);
        assert_eq!(prompt.field.text(), " a.md ");
    }
}

#[test]
fn a_line_without_words_closes_and_asks_for_nothing() {
    for mut prompt in [Prompt::add(), Prompt::add_many(), Prompt::save_search("")] {
        assert_eq!(after(&mut prompt, "\"  \" Enter"), Outcome::Closes);
    }
}

#[test]
fn a_query_is_kept_under_its_own_words_or_others() {
    let mut prompt = Prompt::save_search(" tag:fer ");
    let kept = Outcome::Answers(Answer::SaveSearch(
        "tag:fer".to_owned(),
        "tag:fer".to_owned(),
    ));
    assert_eq!(after(&mut prompt, "Enter"), kept);
    let mut prompt = Prompt::save_search("tag:fer");
    let named = Outcome::Answers(Answer::SaveSearch(
        "Le fer".to_owned(),
        "tag:fer".to_owned(),
    ));
    assert_eq!(after(&mut prompt, "C-u \"Le fer\" Enter"), named);
}

#[test]
fn words_are_looked_for_letter_by_letter_and_let_go_with_the_line() {
    let mut prompt = Prompt::find_in_text("avant");
    let typing = |words: &str| Outcome::Asks(Answer::FindWhileTyping(words.to_owned()));
    assert_eq!(
        after(&mut prompt, "\"m\""),
        typing("m"),
        "the words before are typed over"
    );
    assert_eq!(after(&mut prompt, "\"ot\""), typing("mot"));
    assert_eq!(after(&mut prompt, "Backspace"), typing("mo"));
    assert_eq!(prompt.leave(), Some(Answer::CancelFind));
    assert_eq!(
        after(&mut prompt, "Enter"),
        Outcome::Answers(Answer::Find("mo".to_owned()))
    );
    for other in [Prompt::add(), Prompt::save_search("x")] {
        assert_eq!(other.leave(), None);
    }
}

#[test]
fn a_pasted_passage_is_looked_for_on_one_line() {
    let mut prompt = Prompt::find_in_text("");
    let found = prompt.paste("deux\nlignes");
    assert_eq!(
        found,
        Outcome::Asks(Answer::FindWhileTyping("deux lignes".to_owned()))
    );
    let mut prompt = Prompt::add();
    assert_eq!(prompt.paste("/un chemin"), Outcome::Stays);
    assert!(prompt.field.text().contains("chemin"));
}

#[test]
fn a_colour_gets_a_name_or_loses_it() {
    for (typed, name) in [
        ("C-u \"thèse\" Enter", "thèse"),
        ("C-u Enter", ""),
        ("Enter", "jaune"),
    ] {
        let mut prompt = Prompt::name_color(Color::Yellow, "menu-colours", "jaune");
        let named = Answer::NameColor(Color::Yellow, "menu-colours", name.to_owned());
        assert_eq!(
            after(&mut prompt, typed),
            Outcome::Answers(named),
            "{typed}"
        );
    }
}

#[test]
fn only_a_yes_overwrites_a_file() {
    let effect = || Request::Terminal(TerminalRequest::Quit);
    for key in ["o", "O", "y", "Y", "Enter"] {
        let mut prompt = Prompt::overwrite(PathBuf::from("/a.md"), effect());
        let yes = Outcome::Answers(Answer::Overwrite(Box::new(effect())));
        assert_eq!(after(&mut prompt, key), yes, "{key}");
    }
    for key in ["n", "x", "Space", "Backspace", "C-o", "A-y"] {
        let mut prompt = Prompt::overwrite(PathBuf::from("/a.md"), effect());
        assert_eq!(after(&mut prompt, key), Outcome::Closes, "{key}");
    }
}
