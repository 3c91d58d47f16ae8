//! Tables of highlights: our own export, Readwise's, and those with its columns.
//!
//! An apostrophe before what a spreadsheet would run is taken away again. A table that has such cells
//! without one was written as it is, and nothing is taken away in it.

use std::collections::HashMap;

use super::{clean_tags, entitle, is_id, is_placed, moment, note, range, source, stable_id};
use crate::anchor::Selectors;
use crate::ingest::draft::{Draft, DraftAnnotation};
use crate::ingest::error::IngestError;
use crate::ingest::reading::{Gathered, Text};
use crate::library::{Color, Status};
use crate::text::Language;

/// The columns, each with the names it goes by, in lower case.
const COLUMNS: [(Column, &[&str]); 27] = [
    (Column::Quote, &["highlight"]),
    (Column::Title, &["book title", "title"]),
    (Column::Author, &["book author", "author"]),
    (Column::Note, &["note"]),
    (Column::Color, &["color"]),
    (Column::Tags, &["tags"]),
    (Column::Rank, &["location"]),
    (Column::Created, &["highlighted at", "date"]),
    (Column::ArticleTags, &["document tags"]),
    (Column::Source, &["url"]),
    (Column::ArticleId, &["article id"]),
    (Column::Slug, &["article slug"]),
    (Column::Published, &["published"]),
    (Column::Saved, &["saved"]),
    (Column::Language, &["language"]),
    (Column::Status, &["status"]),
    (Column::Id, &["annotation id"]),
    (Column::Modified, &["modified"]),
    (Column::State, &["state"]),
    (Column::Prefix, &["prefix"]),
    (Column::Suffix, &["suffix"]),
    (Column::Start, &["start"]),
    (Column::End, &["end"]),
    (Column::Selectors, &["selectors"]),
    (Column::Path, &["path"]),
    (Column::Reanchored, &["reanchored"]),
    (Column::Text, &["article text"]),
];

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Column {
    Quote,
    Title,
    Author,
    Note,
    Color,
    Tags,
    Rank,
    Created,
    ArticleTags,
    Source,
    ArticleId,
    Slug,
    Published,
    Saved,
    Language,
    Status,
    Id,
    Modified,
    State,
    Prefix,
    Suffix,
    Start,
    End,
    Selectors,
    Path,
    Reanchored,
    Text,
}

impl Column {
    fn parse(name: &str) -> Option<Self> {
        let name = name.trim().trim_matches('"').to_lowercase();
        let found = COLUMNS
            .iter()
            .find(|(_, names)| names.contains(&name.as_str()));
        found.map(|(column, _)| *column)
    }
}

/// Whether a text is such a table: its first line names a column of highlights and another one.
pub(in crate::ingest) fn sniff(text: &str) -> bool {
    separator(text).is_some()
}

/// What stands between the cells.
fn separator(text: &str) -> Option<u8> {
    let line = text.lines().next()?;
    if line.len() > 4096 {
        return None;
    }
    [',', ';', '\t'].into_iter().find_map(|mark| {
        let columns: Vec<Column> = line.split(mark).filter_map(Column::parse).collect();
        let fits = columns.contains(&Column::Quote) && columns.len() > 1;
        fits.then(|| u8::try_from(mark).ok()).flatten()
    })
}

/// A row with the line that it begins on.
struct Row {
    line: usize,
    cells: HashMap<Column, String>,
}

impl Row {
    /// A cell's text; empty where there is none.
    fn cell(&self, column: Column) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }

    /// A cell's text on one line; `None` where it is blank.
    fn text(&self, column: Column) -> Option<String> {
        let text = self.cell(column).trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn number(&self, column: Column) -> Option<usize> {
        self.cell(column).trim().parse().ok()
    }

    /// What the rows of one article have alike.
    fn article(&self) -> (Column, String) {
        let keys = [Column::ArticleId, Column::Source, Column::Title];
        let key = keys
            .into_iter()
            .find_map(|column| Some((column, self.text(column)?)));
        key.unwrap_or((Column::Title, String::new()))
    }
}

/// Makes a draft of each article that the rows name, in the order of their first mention.
pub(in crate::ingest) fn read(text: &Text<'_>) -> Result<Gathered, IngestError> {
    let mut gathered = Gathered::default();
    let rows = rows(text, &mut gathered)?;
    let mut at: HashMap<(Column, String), usize> = HashMap::new();
    let mut ranks: Vec<Vec<Option<usize>>> = Vec::new();
    let mut texts: HashMap<(Column, String), String> = HashMap::new();
    for mut row in rows {
        let key = row.article();
        // It stands in one row of the article, which may be any where the table was sorted, or be damaged.
        if let Some(body) = row.cells.remove(&Column::Text)
            && !body.trim().is_empty()
        {
            texts.entry(key.clone()).or_insert(body);
        }
        let one = match annotation(&row, &key.1) {
            Ok(Some(one)) => one,
            Ok(None) => {
                gathered.refuse_bare(text, row.line);
                continue;
            }
            Err(reason) => {
                gathered.refuse(text, row.line, reason);
                continue;
            }
        };
        let index = *at.entry(key).or_insert_with(|| {
            gathered.drafts.push(article(&row));
            ranks.push(Vec::new());
            ranks.len() - 1
        });
        if let (Some(draft), Some(ranks)) = (gathered.drafts.get_mut(index), ranks.get_mut(index)) {
            draft.annotations.push(one);
            ranks.push(row.number(Column::Rank));
        }
    }
    for (key, body) in texts {
        if let Some(draft) = at.get(&key).and_then(|at| gathered.drafts.get_mut(*at)) {
            draft.body = body;
        }
    }
    for (draft, ranks) in gathered.drafts.iter_mut().zip(ranks) {
        in_order(draft, &ranks);
        entitle(draft);
    }
    Ok(gathered)
}

/// Puts annotations in the order of their places, where each has one that is a number.
fn in_order(draft: &mut Draft, ranks: &[Option<usize>]) {
    if ranks.iter().any(Option::is_none) {
        return;
    }
    let annotations = std::mem::take(&mut draft.annotations);
    let mut ranked: Vec<_> = ranks.iter().zip(annotations).collect();
    ranked.sort_by_key(|(rank, _)| **rank);
    draft.annotations = ranked.into_iter().map(|(_, one)| one).collect();
}

/// The rows of the table; those that cannot be read are refused by line.
fn rows(text: &Text<'_>, gathered: &mut Gathered) -> Result<Vec<Row>, IngestError> {
    let broken = |reason: String| IngestError::Excerpts {
        path: text.path.to_owned(),
        line: 1,
        reason,
    };
    let separator =
        separator(text.text).ok_or_else(|| broken("no column named Highlight".to_owned()))?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .from_reader(text.text.as_bytes());
    let headers = reader
        .headers()
        .map_err(|error| broken(error.to_string()))?;
    let columns: Vec<Option<Column>> = headers.iter().map(Column::parse).collect();
    let mut rows = Vec::new();
    let mut guarded = true;
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                gathered.refuse(text, usize::try_from(line).unwrap_or(1), error.to_string());
                continue;
            }
        };
        let line = record.position().map_or(1, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(1);
        if record.len() > columns.len() {
            let reason = format!("{} cells, {} columns", record.len(), columns.len());
            gathered.refuse(text, line, reason);
            continue;
        }
        guarded &= !record.iter().any(runs);
        let cells = columns.iter().zip(&record);
        let cells = cells.filter_map(|(column, cell)| Some(((*column)?, cell.to_owned())));
        rows.push(Row {
            line,
            cells: cells.collect(),
        });
    }
    if guarded {
        for cell in rows.iter_mut().flat_map(|row| row.cells.values_mut()) {
            unguard(cell);
        }
    }
    Ok(rows)
}

/// Whether a spreadsheet would run a cell.
fn runs(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Takes away the apostrophe that keeps a cell from being run.
fn unguard(cell: &mut String) {
    if cell.starts_with('\'') && runs(cell.trim_start_matches('\'')) {
        cell.remove(0);
    }
}

/// What a row says of its article.
fn article(row: &Row) -> Draft {
    Draft {
        excerpts: true,
        id: row.text(Column::ArticleId),
        slug: row.text(Column::Slug),
        title: row.text(Column::Title).unwrap_or_default(),
        author: row.text(Column::Author),
        source: source(row.cell(Column::Source)),
        published: row
            .text(Column::Published)
            .and_then(|date| date.parse().ok()),
        saved: moment(row.cell(Column::Saved)),
        language: Language::parse(row.cell(Column::Language)),
        status: Status::parse(row.cell(Column::Status)),
        tags: clean_tags(row.cell(Column::ArticleTags).split(',')),
        ..Draft::default()
    }
}

/// An annotation; `None` where it has neither a passage nor a note.
fn annotation(row: &Row, article: &str) -> Result<Option<DraftAnnotation>, String> {
    let quote = row.cell(Column::Quote).to_owned();
    let place = range(row.number(Column::Start), row.number(Column::End));
    let cell = |column| Some(row.cell(column).to_owned()).filter(|text| !text.is_empty());
    let target = match row.text(Column::Selectors) {
        Some(selectors) => {
            let read = serde_json::from_str::<Selectors>(&selectors);
            Some(read.map_err(|error| format!("Selectors: {error}"))?)
        }
        None if quote.trim().is_empty() => None,
        None => Some(Selectors {
            v: 1,
            exact: quote.clone(),
            prefix: cell(Column::Prefix),
            suffix: cell(Column::Suffix),
            start: place.map(|range| range.start),
            end: place.map(|range| range.end),
            path: serde_json::from_str(row.cell(Column::Path)).unwrap_or_default(),
            ..Selectors::default()
        }),
    };
    let note = note(row.cell(Column::Note));
    let id = row.text(Column::Id).filter(|id| is_id(id));
    if target.is_none() && note.trim().is_empty() && id.is_none() {
        return Ok(None);
    }
    let created = moment(row.cell(Column::Created));
    let at = row.cell(Column::Rank);
    // A note may be put right where it came from: it is no part of what names a passage.
    let words = if target.is_some() { "" } else { note.as_str() };
    Ok(Some(DraftAnnotation {
        id: id.unwrap_or_else(|| stable_id(&[article, &quote, at, words], created)),
        note,
        tags: clean_tags(row.cell(Column::Tags).split(',')),
        color: Color::parse(row.cell(Column::Color)).unwrap_or_default(),
        created,
        modified: moment(row.cell(Column::Modified)),
        range: place.filter(|_| target.is_some() && is_placed(row.cell(Column::State))),
        target,
        quote,
        reanchored: serde_json::from_str(row.cell(Column::Reanchored)).unwrap_or_default(),
    }))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn gathered(text: &str) -> Gathered {
        assert!(sniff(text));
        let path = Path::new("a.csv");
        read(&Text { text, path }).unwrap()
    }

    #[test]
    fn a_table_of_another_program_is_read_by_article_in_its_order() {
        let text = "Highlight,Title,Author,URL,Note,Location,Date\n\
            \"Deux, et\nla suite\",Ponts,Ana Bo,https://a.b,Vu,20,2020-10-05 10:15:30+00:00\n\
            Seul,Canal,,,,,\nUn,Ponts,Ana Bo,https://a.b,,3,\n";
        let gathered = gathered(text);
        assert!(gathered.refused.is_empty(), "{:?}", gathered.refused);
        let titles: Vec<&str> = gathered.drafts.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, ["Ponts", "Canal"]);
        let quotes: Vec<&str> = gathered.drafts[0]
            .annotations
            .iter()
            .map(|one| one.quote.as_str())
            .collect();
        assert_eq!(quotes, ["Un", "Deux, et\nla suite"]);
        assert!(gathered.drafts[0].annotations[1].created.is_some());
    }

    #[test]
    fn rows_that_are_damaged_are_named_by_line_and_the_others_taken() {
        let text =
            "Highlight;Note;Selectors\nUn;;\n;;\nDeux;a;b;c\nTrois;;{\n\"Quatre\nlignes\";;\n";
        let gathered = gathered(text);
        let lines: Vec<String> = gathered.refused.iter().map(ToString::to_string).collect();
        let found: Vec<bool> = [3, 4, 5]
            .iter()
            .map(|line| lines.iter().any(|it| it.contains(&format!("line {line}:"))))
            .collect();
        assert_eq!((lines.len(), found), (3, vec![true; 3]), "{lines:?}");
        assert_eq!(gathered.drafts[0].annotations.len(), 2);
    }

    #[test]
    fn an_article_s_text_is_taken_from_whichever_row_has_it() {
        let text = "Highlight,Title,Selectors,Article text\nUn,Ponts,,\nDeux,Ponts,{,\"# Ponts\n\n- Un\nDeux\"\n\
            Trois,Canal,,\n";
        let gathered = gathered(text);
        let bodies: Vec<&str> = gathered.drafts.iter().map(|it| it.body.as_str()).collect();
        assert_eq!(bodies, ["# Ponts\n\n- Un\nDeux", ""]);
        assert_eq!(gathered.refused.len(), 1);
    }

    #[test]
    fn cells_that_were_kept_from_running_come_back_and_raw_ones_stay() {
        let note = |text: &str| gathered(text).drafts[0].annotations[0].note.clone();
        assert_eq!(note("Highlight,Note\nUn,'=1+1\n"), "=1+1");
        assert_eq!(note("Highlight,Note\nUn,''-1\n"), "'-1");
        assert_eq!(note("Highlight,Note\nUn,'lui'\n"), "'lui'");
        assert_eq!(note("Highlight,Note\n=2,'=1\n"), "'=1");
    }

    #[test]
    fn other_tables_are_none() {
        for text in ["a,b\n1,2\n", "Highlight\nx\n", "", "Title,URL\nx,y\n"] {
            assert!(!sniff(text), "{text}");
        }
    }
}
