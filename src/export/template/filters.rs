//! What templates can make of a text.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use minijinja::{Environment, Value};

use crate::export::markdown::{escape, note};
use crate::export::{clean, html, latex, plain, typography};
use crate::text::{Date, Language};

/// Adds the filters.
pub(super) fn add(environment: &mut Environment<'_>, language: Language, zone: &TimeZone) {
    environment.add_filter("quoted", move |text: String, code: Option<String>| {
        let language = code
            .as_deref()
            .and_then(Language::parse)
            .unwrap_or(language);
        typography::quoted(&text, language)
    });
    let zone = zone.clone();
    environment.add_filter("day", move |value: Value| day(&value, &zone, language));
    environment.add_filter("md", |text: String| escape::line(&text));
    environment.add_filter("blockquote", |text: String| {
        let lines: Vec<String> = escape::lines(&text)
            .iter()
            .map(|line| format!("> {line}").trim_end().to_owned())
            .collect();
        lines.join("\n")
    });
    environment.add_filter("note", |text: String| note::lines(&text).join("\n"));
    environment.add_filter("plain", |text: String| plain::note(&text));
    environment.add_filter("html", |text: String| html::escape::text(&text));
    environment.add_filter("latex", |text: String| latex::text(&text));
    environment.add_filter("tag", |text: String| format!("#{}", clean::tag(&text)));
}

/// A date or a moment in words; what is neither stays as it is, and what is not known is empty.
fn day(value: &Value, zone: &TimeZone, language: Language) -> String {
    let Some(text) = value.as_str() else {
        return String::new();
    };
    if let Ok(at) = text.parse::<Timestamp>() {
        return typography::day(at, zone, language);
    }
    Date::parse_iso(text).map_or_else(|| text.to_owned(), |date| typography::date(date, language))
}
