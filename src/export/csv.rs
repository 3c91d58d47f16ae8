//! CSV with the columns of Readwise's export, and after them what brings an annotation back whole.
//!
//! RFC 4180: UTF-8, `\r\n` between rows, cells with separators, quotes or line breaks in `"`. The first eleven
//! columns are Readwise's, in its order; `Location` is the rank in the article. Those after them are ours:
//! `Selectors` is the note's address as the JSON export has it under `target`, `Path` and `Reanchored` are
//! JSON lists, `Article text` is the article's Markdown, in the article's first row alone. A spreadsheet cuts cells
//! beyond 32,767 characters when it saves the table again; the export may leave the texts out.
//!
//! A cell that a spreadsheet would run (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return) has an
//! apostrophe before it, unless asked otherwise; so has a cell that begins with apostrophes and then one of
//! these, so that taking one apostrophe away always gives the cell back.

use super::error::ExportError;
use super::excerpts::{ArticleExcerpts, Excerpt, Excerpts};
use super::options::Options;
use super::record::state;
use crate::text::Language;

/// The columns.
pub const COLUMNS: [&str; 29] = [
    "Highlight",
    "Book Title",
    "Book Author",
    "Amazon Book ID",
    "Note",
    "Color",
    "Tags",
    "Location Type",
    "Location",
    "Highlighted at",
    "Document tags",
    "URL",
    "Article ID",
    "Article slug",
    "Published",
    "Saved",
    "Language",
    "Status",
    "Annotation ID",
    "Modified",
    "State",
    "Path",
    "Prefix",
    "Suffix",
    "Start",
    "End",
    "Selectors",
    "Reanchored",
    "Article text",
];

/// The whole export as one CSV text, a row an annotation.
pub(super) fn render(excerpts: &Excerpts, options: &Options) -> Result<String, ExportError> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(csv_error)?;
    for article in &excerpts.articles {
        let wanted = |excerpt: &&Excerpt| options.notes || !excerpt.is_whole();
        for (nth, excerpt) in article.notes.iter().filter(wanted).enumerate() {
            let mut cells = row(article, excerpt, nth + 1, options)?;
            let body = article.body.as_deref();
            let body = body.filter(|_| options.bodies && nth == 0);
            cells.push(body.unwrap_or_default().to_owned());
            let cells = cells
                .into_iter()
                .map(|cell| neutralize_formula(cell, options.neutralize));
            writer.write_record(cells).map_err(csv_error)?;
        }
    }
    let bytes = writer.into_inner().map_err(csv_error)?;
    String::from_utf8(bytes).map_err(csv_error)
}

fn csv_error(error: impl std::fmt::Display) -> ExportError {
    ExportError::Format {
        format: "csv",
        reason: error.to_string(),
    }
}

/// The cells of one annotation, in the order of [`COLUMNS`], without the last one.
fn row(
    article: &ArticleExcerpts,
    excerpt: &Excerpt,
    nth: usize,
    options: &Options,
) -> Result<Vec<String>, ExportError> {
    let meta = &article.meta;
    let kept = &excerpt.annotation;
    let (kind, rank) = if excerpt.is_whole() {
        (String::new(), String::new())
    } else {
        ("order".to_owned(), nth.to_string())
    };
    let readwise = [
        excerpt.quote.clone(),
        meta.title.clone(),
        meta.author.clone().unwrap_or_default(),
        String::new(),
        Some(&kept.note)
            .filter(|_| options.notes)
            .cloned()
            .unwrap_or_default(),
        kept.color.as_str().to_owned(),
        tags(&kept.tags, options),
        kind,
        rank,
        kept.created.map(moment).unwrap_or_default(),
        tags(&meta.tags, options),
    ];
    let article = [
        meta.source.clone().unwrap_or_default(),
        meta.id.as_str().to_owned(),
        meta.slug.clone(),
        meta.published
            .map(|date| date.to_string())
            .unwrap_or_default(),
        meta.saved.map(moment).unwrap_or_default(),
        meta.language
            .map(Language::code)
            .unwrap_or_default()
            .to_owned(),
        meta.status.as_str().to_owned(),
    ];
    Ok([&readwise[..], &article[..], &place(excerpt)?[..]].concat())
}

/// What names an annotation and says its place.
fn place(excerpt: &Excerpt) -> Result<[String; 10], ExportError> {
    let kept = &excerpt.annotation;
    let target = kept.passage();
    let range = excerpt
        .range
        .or_else(|| target.and_then(crate::anchor::Selectors::range));
    let selectors = match target {
        Some(target) => serde_json::to_string(target).map_err(csv_error)?,
        None => String::new(),
    };
    Ok([
        kept.id.as_str().to_owned(),
        kept.modified.map(moment).unwrap_or_default(),
        state(excerpt).to_owned(),
        list(&excerpt.path)?,
        target.and_then(|it| it.prefix.clone()).unwrap_or_default(),
        target.and_then(|it| it.suffix.clone()).unwrap_or_default(),
        range
            .map(|range| range.start.to_string())
            .unwrap_or_default(),
        range.map(|range| range.end.to_string()).unwrap_or_default(),
        selectors,
        list(&kept.reanchored)?,
    ])
}

/// A list in one cell; an empty one leaves it empty.
fn list<T: serde::Serialize>(items: &[T]) -> Result<String, ExportError> {
    if items.is_empty() {
        return Ok(String::new());
    }
    serde_json::to_string(items).map_err(csv_error)
}

/// Tags in one cell; they hold no commas.
fn tags(tags: &[String], options: &Options) -> String {
    if options.tags {
        tags.join(", ")
    } else {
        String::new()
    }
}

/// A moment as Readwise writes it: `2026-11-24 09:20:01+00:00`, with a fraction only where there is one.
fn moment(at: jiff::Timestamp) -> String {
    let text = at.to_string();
    let text = text.strip_suffix('Z').unwrap_or(&text);
    format!("{}+00:00", text.replacen('T', " ", 1))
}

/// A cell that no spreadsheet runs.
fn neutralize_formula(cell: String, neutralize: bool) -> String {
    let first = cell.trim_start_matches('\'').chars().next();
    if neutralize && matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r')) {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::export::sample;
    use crate::text::Language;

    fn read(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(
            reader.headers().unwrap().iter().collect::<Vec<_>>(),
            COLUMNS
        );
        let rows = reader.records().map(|row| {
            let row = row.unwrap();
            row.iter().map(str::to_owned).collect()
        });
        rows.collect()
    }

    /// What a reader of the format does with the apostrophe.
    fn ungarded(cell: &str) -> &str {
        let first = cell.trim_start_matches('\'').chars().next();
        match cell.strip_prefix('\'') {
            Some(rest) if matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r')) => rest,
            _ => cell,
        }
    }

    #[test]
    fn each_annotation_is_a_row() {
        insta::assert_snapshot!(render(&sample::both(), &sample::options()).unwrap());
    }

    #[test]
    fn formulas_do_not_run_unless_asked() {
        let mut article = sample::article("x", "=cmd|' /C calc'!A0", "Un texte.", Language::French);
        sample::annotate(&mut article, "texte", "-1", &["@t"]);
        let excerpts = sample::of(article);
        let mut options = sample::options();
        let row = &read(&render(&excerpts, &options).unwrap())[0];
        assert_eq!(
            (row[1].as_str(), row[4].as_str(), row[6].as_str()),
            ("'=cmd|' /C calc'!A0", "'-1", "'@t")
        );
        options.neutralize = false;
        let row = &read(&render(&excerpts, &options).unwrap())[0];
        assert_eq!(row[4], "-1");
    }

    #[test]
    fn the_text_stands_in_the_first_row_of_its_article_or_stays_at_home() {
        let mut options = sample::options();
        let texts = |options: &Options| -> Vec<String> {
            let rows = read(&render(&sample::both(), options).unwrap());
            rows.iter().map(|row| row[28].clone()).collect()
        };
        let filled: Vec<bool> = texts(&options)
            .iter()
            .map(|text| !text.is_empty())
            .collect();
        assert_eq!(filled, [true, false, false, false, true]);
        options.notes = false;
        let first = &texts(&options)[0];
        assert_eq!(Some(first.as_str()), sample::french().body.as_deref());
        options.bodies = false;
        assert!(texts(&options).iter().all(String::is_empty));
    }

    proptest! {
        #[test]
        fn cells_come_back_as_they_went(quote in "['=+@\"a,\r\n\t é-]{0,12}", note in "\\PC{0,12}") {
            let mut article = sample::article("x", "t", "Un texte.", Language::French);
            sample::annotate(&mut article, "texte", &note, &[]);
            article.notes[0].quote.clone_from(&quote);
            let rows = read(&render(&sample::of(article), &sample::options()).unwrap());
            prop_assert_eq!(rows.len(), 1);
            prop_assert_eq!(ungarded(&rows[0][0]), quote);
            prop_assert_eq!(ungarded(&rows[0][4]), note);
        }
    }
}
