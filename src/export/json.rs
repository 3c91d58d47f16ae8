//! JSON of our own: everything an export holds, whole, in a form that does not change.
//!
//! ```json
//! {
//!   "format": "glose-excerpts",
//!   "version": 1,
//!   "exported": "2026-11-24T15:30:00Z",
//!   "articles": [{
//!     "id": "01J9…", "slug": "semaine-numerique", "title": "…",
//!     "author": "A, B", "source": "https://…", "published": "2017-06-26", "saved": "2026-03-11T13:27:58Z",
//!     "lang": "fr", "status": "done", "tags": ["mission", "ville/angers"],
//!     "body": "the article's Markdown; absent unless asked for",
//!     "annotations": [{
//!       "id": "01JA…", "created": "…", "modified": "…", "color": "yellow", "tags": ["iot"],
//!       "note": "the reader's Markdown; empty for a highlight",
//!       "quote": "the passage as it reads now; as it was stored where it is lost; empty on a whole article",
//!       "state": "exact | moved | changed | review | lost | whole",
//!       "range": {"start": 1840, "end": 1888},
//!       "path": ["headings", "above"],
//!       "target": {"v": 1, "exact": "…", "prefix": "…", "suffix": "…", "start": 1840, "end": 1888},
//!       "reanchored": []
//!     }]
//!   }]
//! }
//! ```
//!
//! What is not known is `null`. `target` and `reanchored` are those of the note's file, key for key.
//! Offsets are Unicode scalar values of the canonical text. Readers take unknown keys as they come; a
//! `version` above theirs has keys that mean something else. C1 controls and marks of direction are `\u`
//! escapes, so that no terminal acts on them.

use serde::Serialize;

use super::clean;
use super::error::ExportError;
use super::excerpts::Excerpts;
use super::options::Options;
use super::record::{self, ArticleRecord};

/// The name of the format, in its `format` key.
pub const FORMAT: &str = "glose-excerpts";
/// The version that is written.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u32,
    exported: String,
    articles: Vec<ArticleRecord<'a>>,
}

/// The whole export as one JSON text.
pub(super) fn render(excerpts: &Excerpts, options: &Options) -> Result<String, ExportError> {
    let articles = excerpts
        .articles
        .iter()
        .map(|article| record::article(article, options));
    pretty(
        "json",
        &File {
            format: FORMAT,
            version: VERSION,
            exported: options.now.to_string(),
            articles: articles.collect(),
        },
    )
}

/// A value as indented JSON that ends with a line end and holds no character that acts.
pub(super) fn pretty<T: Serialize>(format: &'static str, value: &T) -> Result<String, ExportError> {
    let mut json = serde_json::to_string_pretty(value).map_err(|error| ExportError::Format {
        format,
        reason: error.to_string(),
    })?;
    json.push('\n');
    if !json.contains(clean::acts) {
        return Ok(json);
    }
    // Such characters stand only inside strings, where an escape means the same.
    let escaped = json.chars().map(|c| {
        if clean::acts(c) {
            format!("\\u{:04x}", u32::from(c))
        } else {
            c.to_string()
        }
    });
    Ok(escaped.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::Selectors;
    use crate::export::sample;

    #[test]
    fn everything_goes_out_whole() {
        let text = render(&sample::both(), &sample::options()).unwrap();
        insta::assert_snapshot!(text);
    }

    #[test]
    fn what_comes_back_is_what_went_out() {
        let excerpts = sample::both();
        let text = render(&excerpts, &sample::options()).unwrap();
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        for (article, kept) in read["articles"]
            .as_array()
            .unwrap()
            .iter()
            .zip(&excerpts.articles)
        {
            assert_eq!(article["body"].as_str(), kept.body.as_deref());
            let annotations = article["annotations"].as_array().unwrap();
            for (annotation, excerpt) in annotations.iter().zip(&kept.notes) {
                let target: Option<Selectors> =
                    serde_json::from_value(annotation["target"].clone()).unwrap();
                assert_eq!(target, excerpt.annotation.target);
                assert_eq!(annotation["note"], excerpt.annotation.note.as_str());
            }
        }
    }

    #[test]
    fn characters_that_act_are_escaped_and_come_back() {
        let mut excerpts = sample::both();
        let title = "a\u{1b}[31m\u{9d}\u{202e}b\u{7f}";
        excerpts.articles[0].meta.title = title.to_owned();
        let text = render(&excerpts, &sample::options()).unwrap();
        assert!(text.chars().all(|c| !clean::acts(c)));
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["articles"][0]["title"], title);
    }

    #[test]
    fn what_stays_at_home_is_not_there() {
        let mut options = sample::options();
        options.bodies = false;
        options.notes = false;
        options.tags = false;
        let text = render(&sample::both(), &options).unwrap();
        for absent in ["\"body\"", "mission", "programmation"] {
            assert!(!text.contains(absent), "{absent}");
        }
    }
}
