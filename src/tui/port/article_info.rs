//! What is known of an article, line by line.

use super::ask::InfoText;
use crate::i18n::Messages;
use crate::library::{ArticleMeta, paths};
use crate::text::Language;

/// What an article counts.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    /// The words of its text.
    pub words: usize,
    /// Its annotations.
    pub notes: usize,
    /// The language of its text, where its file names none.
    pub language: Option<Language>,
}

/// The lines about an article: author, source, dates, language, status, tags, lengths, id and file; what is not known is
/// left out.
pub fn lines(meta: &ArticleMeta, counted: Counted, messages: &Messages) -> Vec<String> {
    let language = meta.language.or(counted.language);
    let words = messages.with("count-words", &[("count", counted.words.into())]);
    let rows = [
        ("info-author", meta.author.clone()),
        ("info-source", meta.source.clone()),
        (
            "info-published",
            meta.published.map(|date| messages.date_in_full(date)),
        ),
        ("info-saved", meta.saved.map(|at| messages.day(at))),
        (
            "info-language",
            language.map(|l| messages.text(&format!("language-{}", l.code()))),
        ),
        (
            "info-status",
            Some(messages.text(&format!("status-{}", meta.status.as_str()))),
        ),
        ("info-tags", Some(meta.tags.join(" · "))),
        ("info-length", Some(words)),
        ("info-notes", Some(messages.number(counted.notes))),
        ("info-id", Some(meta.id.0.clone())),
        (
            "info-file",
            Some(paths::article(&meta.slug).display().to_string()),
        ),
    ];
    let known = rows
        .into_iter()
        .filter_map(|(key, value)| Some((key, value.filter(|value| !value.is_empty())?)));
    known
        .map(|(key, value)| InfoText::line(messages, key, value))
        .collect()
}
