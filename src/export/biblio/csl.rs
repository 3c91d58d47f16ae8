//! CSL-JSON, as Zotero and pandoc read it.

use serde_json::Value;

use super::key::keys;
use super::note::whole_note;
use crate::export::csl_item::csl_item;
use crate::export::error::ExportError;
use crate::export::excerpts::{ArticleExcerpts, Excerpts};
use crate::export::options::Options;
use crate::export::{facts, json};

/// The articles as a list of CSL items.
pub(in crate::export) fn render(
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
    let mut out = csl_item(meta, key, article.language(), &options.zone);
    let tags = facts::tags(meta);
    if options.tags && !tags.is_empty() {
        out["keyword"] = Value::from(tags.join(", "));
    }
    if let Some(note) = whole_note(article, options) {
        out["note"] = Value::from(note);
    }
    out
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
