//! An article as an item of the Citation Style Language: what reference managers read, and what styles write
//! references from.

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::cite::names::{Name, authors};
use super::facts;
use crate::library::ArticleMeta;
use crate::text::{Date, Language};

/// What is known of an article, as a CSL item. `zone` says which day it was saved on.
pub(super) fn csl_item(
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
