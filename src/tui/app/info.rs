//! What is known of the open article.

use super::dialog::TextBox;
use super::reader::Reader;
use crate::i18n::Messages;
use crate::library::Color;

/// What is known of the open article, line by line.
pub fn of_article(reader: &Reader, messages: &Messages) -> TextBox {
    let meta = &reader.article.meta;
    let mut lines = Vec::new();
    let mut put = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            lines.push(messages.with(
                "info-line",
                &[("name", messages.text(key).into()), ("value", value.into())],
            ));
        }
    };
    put("info-author", meta.author.clone());
    put("info-source", meta.source.clone());
    put(
        "info-published",
        meta.published.map(|date| messages.date_in_full(date)),
    );
    put("info-saved", meta.saved.map(|at| messages.day(at)));
    let language = meta.language.or_else(|| reader.document.language());
    put(
        "info-language",
        language.map(|l| messages.text(&format!("language-{}", l.code()))),
    );
    put(
        "info-status",
        Some(messages.text(&format!("status-{}", meta.status.as_str()))),
    );
    put("info-tags", Some(meta.tags.join(" · ")));
    let words = reader.document.word_count();
    put(
        "info-length",
        Some(messages.with("count-words", &[("count", words.into())])),
    );
    put("info-notes", Some(messages.number(reader.notes.len())));
    put("info-id", Some(meta.id.0.clone()));
    put("info-file", Some(format!("articles/{}.md", meta.slug)));
    TextBox {
        legend: legend(reader, messages),
        ..TextBox::new(meta.title.clone(), lines)
    }
}

/// What each colour is called, and how many annotations of the article have it.
fn legend(reader: &Reader, messages: &Messages) -> Vec<(Color, String)> {
    let rows = Color::ALL.into_iter().map(|color| {
        let of_it = |note: &&crate::workspace::Placed| note.annotation.color == color;
        let count = reader.notes.iter().filter(of_it).count();
        let args = [
            ("name", messages.color(color).into()),
            ("count", messages.number(count).into()),
        ];
        (color, messages.with("info-color", &args))
    });
    rows.collect()
}
