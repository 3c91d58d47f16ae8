//! What is said on the terminal after the last screen: what could not be kept, and words that stand nowhere else.

use std::io::{self, Write as _};

use super::perform::Finished;
use crate::i18n::Messages;
use crate::text::{Language, SafeText};
use crate::tui::app::status::describe;

/// Says what could not be kept. Words that could not be written anywhere are written out, to be copied.
pub(super) fn say(language: Language, finished: &Finished) {
    let messages = Messages::new(language);
    let mut out = io::stderr();
    for problem in &finished.problems {
        let _ = writeln!(out, "{}", clean(&describe(&messages, problem)));
    }
    for draft in &finished.homeless {
        let _ = writeln!(out, "{}", clean(&messages.text("farewell-words")));
        for line in draft.annotation.note.lines() {
            let _ = writeln!(out, "    {}", clean(line));
        }
    }
}

fn clean(text: &str) -> SafeText {
    SafeText::line(text)
}
