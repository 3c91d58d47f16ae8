//! CSL-JSON, as Zotero and pandoc read it.

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::super::cite::names::{Name, authors};
use super::super::{ArticleExcerpts, Excerpts, ExportError, Options, facts, json};
use super::key::keys;
use crate::library::ArticleMeta;
use crate::text::{Date, Language};

/// The articles as a list of CSL items.
pub(in super::super) fn render(
    excerpts: &Excerpts,
    options: &Options,
) -> Result<String, ExportError> {
    let items: Vec<Value> = excerpts
        .articles
        .iter()
        .zip(keys(excerpts))
        .map(|(article, key)| item(article, &key, options))
        .collect();
    json::pretty("csl", &items)
}

fn item(article: &ArticleExcerpts, key: &str, options: &Options) -> Value {
    let meta = &article.meta;
    let mut out = about(meta, key, article.language(), &options.zone);
    let tags = facts::tags(meta);
    if options.tags && !tags.is_empty() {
        out["keyword"] = Value::from(tags.join(", "));
    }
    if let Some(note) = facts::whole_note(article, options) {
        out["note"] = Value::from(note);
    }
    out
}

/// What is known of an article, as a CSL item. `zone` says which day it was saved on.
pub(in super::super) fn about(
    meta: &ArticleMeta,
    key: &str,
    language: Language,
    zone: &TimeZone,
) -> Value {
    let source = facts::source(meta);
    let kind = match source {
        Some(facts::Source::Address(_)) => "webpage",
        _ => "document",
    };
    let mut out = json!({"id": key, "type": kind, "title": facts::title(meta)});
    let names: Vec<Value> = authors(meta)
        .into_iter()
        .map(|name| match name {
            Name::Person { family, given } => json!({"family": family, "given": given}),
            Name::Literal(name) => json!({"literal": name}),
        })
        .collect();
    if !names.is_empty() {
        out["author"] = Value::Array(names);
    }
    if let Some(site) = facts::site(meta) {
        out["container-title"] = Value::from(site);
    }
    if let Some(date) = meta.published {
        out["issued"] = date_parts(date);
    }
    match source {
        Some(facts::Source::Address(address)) => {
            out["URL"] = Value::from(address);
            if let Some(saved) = meta.saved {
                let day = saved.to_zoned_datetime(zone.clone()).date();
                out["accessed"] = json!({"date-parts": [[day.year(), day.month(), day.day()]]});
            }
        }
        Some(facts::Source::Name(name)) => out["source"] = Value::from(name),
        None => {}
    }
    out["language"] = Value::from(language.code());
    out
}

fn date_parts(date: Date) -> Value {
    let mut parts = vec![i32::from(date.year)];
    parts.extend(date.month.map(i32::from));
    parts.extend(date.day.map(i32::from));
    json!({"date-parts": [parts]})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn articles_are_items() {
        insta::assert_snapshot!(render(&sample::both(), &sample::options()).unwrap());
    }
}
