//! What is known of the open article, or of one of its notes.

use crate::anchor::{Address, State, compare};
use crate::i18n::Messages;
use crate::library::{Color, paths};
use crate::tui::port::InfoText;
use crate::tui::port::article_info::{self, Counted};
use crate::tui::screen::reader::Reader;
use crate::workspace::Placed;

/// What is known of the open article, line by line.
pub fn of_article(reader: &Reader, messages: &Messages) -> InfoText {
    let meta = &reader.article.meta;
    let counted = Counted {
        words: reader.document.word_count(),
        notes: reader.notes.len(),
        language: reader.document.language(),
    };
    let lines = article_info::lines(meta, counted, messages);
    InfoText {
        legend: legend(reader, messages),
        ..InfoText::new(meta.title.clone(), lines)
    }
}

/// What each colour is called, and how many annotations of the article have it.
fn legend(reader: &Reader, messages: &Messages) -> Vec<(Color, String)> {
    let rows = Color::ALL.into_iter().map(|color| {
        let of_it = |note: &&Placed| note.annotation.color == color;
        let count = reader.notes.iter().filter(of_it).count();
        let args = [
            ("name", messages.color(color).into()),
            ("count", messages.number(count).into()),
        ];
        (color, messages.with("info-color", &args))
    });
    rows.collect()
}

/// What is known of a note of the open article: how it stands, what changed in its passage, where it comes
/// from.
pub fn of_note(reader: &Reader, note: &Placed, messages: &Messages) -> InfoText {
    let annotation = &note.annotation;
    let mut lines = Vec::new();
    let mut put = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            lines.push(InfoText::line(messages, key, value));
        }
    };
    let words = annotation.words();
    if annotation.passage().is_some() {
        put("info-place", Some(place(note, messages)));
        match note.range.map(|range| reader.document.slice(range)) {
            Some(now) if note.state == State::Changed => {
                put("info-note-changed", Some(difference(words, now)));
            }
            Some(now) => put("info-note-passage", Some(short(now))),
            None => put("info-passage-was", Some(short(words))),
        }
    } else {
        put("info-place", Some(messages.text("reader-whole-article")));
    }
    put(
        "info-note-made",
        annotation.created.map(|at| messages.day(at)),
    );
    put(
        "info-modified",
        annotation.modified.map(|at| messages.day(at)),
    );
    put("info-tags", Some(annotation.tags.join(" · ")));
    put("info-id", Some(annotation.id.0.clone()));
    let file = paths::note(&annotation.slug, annotation.id.as_str());
    put("info-file", Some(file.display().to_string()));
    let mut text = InfoText::new(messages.text("info-note"), lines);
    let base = annotation.passage().and_then(|target| {
        Address::new(target, &annotation.reanchored)
            .base_rev()
            .map(str::to_owned)
    });
    let visiting = reader.temporary.is_some();
    text.version = base.filter(|_| !visiting).map(|rev| {
        let slug = reader.article.meta.slug.clone();
        [slug, rev, annotation.id.0.clone()]
    });
    text
}

/// How a note stands: its state, how sure that is in a word and as a number.
fn place(note: &Placed, messages: &Messages) -> String {
    let sure = match note.state {
        State::Exact | State::Moved | State::Changed => "sure-yes",
        State::Review => "sure-check",
        State::Lost => "sure-lost",
    };
    let percent = (note.score.clamp(0.0, 1.0) * 100.0).round() as usize;
    let args = [
        ("sign", note.state.sign().to_string().into()),
        (
            "state",
            messages
                .text(&format!("state-{}", note.state.as_str()))
                .into(),
        ),
        ("sure", messages.text(sure).into()),
        ("percent", percent.into()),
    ];
    messages.with("info-state", &args)
}

/// Scalar values of a passage that are looked at.
const LOOKED_AT: usize = 2_000;
/// Words that stay the same and are shown beside those that changed.
const BESIDE: usize = 4;

/// The first words of a passage.
fn short(passage: &str) -> String {
    let mut short: String = passage.chars().take(160).collect();
    if short.len() < passage.len() {
        short.push('…');
    }
    short
}

/// What changed in a passage: the words that went with a `−`, those that came with a `+`, and a few that
/// stayed around them.
pub fn difference(was: &str, now: &str) -> String {
    let start = |text: &str| -> String { text.chars().take(LOOKED_AT).collect() };
    let (was, now) = (start(was), start(now));
    let pieces = compare(&was, &now);
    let mut out: Vec<String> = Vec::new();
    for (nth, piece) in pieces.iter().enumerate() {
        if !piece.same {
            for (sign, words) in [('−', piece.old.of(&was)), ('+', piece.new.of(&now))] {
                let words = words.split_whitespace().map(|word| format!("{sign}{word}"));
                out.extend(words);
            }
            continue;
        }
        let words: Vec<&str> = piece.new.of(&now).split_whitespace().collect();
        let (first, last) = (nth == 0, nth + 1 == pieces.len());
        let (head, tail) = (
            if first { 0 } else { BESIDE },
            if last { 0 } else { BESIDE },
        );
        if words.len() <= head + tail {
            out.extend(words.iter().map(|word| (*word).to_owned()));
            continue;
        }
        let ends = words.iter().take(head).map(|word| (*word).to_owned());
        out.extend(ends);
        out.push("…".to_owned());
        let rest = words.iter().skip(words.len() - tail);
        out.extend(rest.map(|word| (*word).to_owned()));
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_shows_what_went_and_came_and_a_few_words_around() {
        let was = "Un titre annonce, une étiquette range, et les étiquettes en disent mieux que le titre.";
        let now =
            "Un titre annonce, une étiquette range, et les étiquettes en disent plus que le titre.";
        assert_eq!(
            difference(was, now),
            "… les étiquettes en disent −mieux +plus que le titre."
        );
        assert_eq!(difference("", "mot"), "+mot");
    }
}
