//! Annotations that come back from files of excerpts: tables, our JSON, Web Annotations.

use super::all;
use crate::ingest::{Draft, DraftAnnotation, Format, Gathered, read_all_bytes};
use crate::library::{Color, Status};
use crate::text::Language;

/// The one annotation of a table with these columns and this row.
fn row(columns: &str, cells: &str) -> DraftAnnotation {
    let table = format!("{columns}\n{cells}\n");
    let mut drafts = all(Format::Csv, &table).drafts;
    assert_eq!(drafts.len(), 1, "{table}");
    assert_eq!(drafts[0].annotations.len(), 1, "{table}");
    drafts[0].annotations.remove(0)
}

#[test]
fn each_column_of_a_table_fills_its_part() {
    let one = row(
        "Highlight,Note,Color,Tags",
        "Un passage,Un mot,blue,\"fer, ville\"",
    );
    assert_eq!(
        (one.quote.as_str(), one.note.as_str()),
        ("Un passage", "Un mot")
    );
    assert_eq!((one.color, one.tags.len()), (Color::Blue, 2));
    let one = row(
        "Highlight,Prefix,Suffix,Start,End,State",
        "Un passage,avant ,\" après\",10,20,exact",
    );
    let target = one.target.unwrap();
    assert_eq!(
        (target.prefix.as_deref(), target.suffix.as_deref()),
        (Some("avant "), Some(" après"))
    );
    assert_eq!((target.start, target.end), (Some(10), Some(20)));
    assert_eq!(
        one.range.map(|range| (range.start, range.end)),
        Some((10, 20))
    );
}

#[test]
fn a_place_that_is_not_sure_is_no_place() {
    for (state, placed) in [
        ("exact", true),
        ("moved", true),
        ("changed", true),
        ("review", false),
        ("lost", false),
        ("", false),
    ] {
        let cells = format!("Un passage,10,20,{state}");
        let one = row("Highlight,Start,End,State", &cells);
        assert_eq!(one.range.is_some(), placed, "{state}");
    }
    let backwards = row("Highlight,Start,End,State", "Un passage,20,10,exact");
    assert_eq!(backwards.range, None);
}

#[test]
fn a_table_gives_what_it_says_of_its_articles() {
    let table = "Highlight,Book Title,Book Author,URL,Document tags,Published,Language,Status,Article ID\n\
        Un,Le pont,Ana Bo,https://a.example/p,\"fer, ville\",2019-03-04,fr,done,ID1\n\
        Deux,Le pont,Ana Bo,https://a.example/p,,,,,ID1\n\
        Trois,Le pont,Cé Dé,https://b.example,,,,,ID2\n";
    let drafts = all(Format::Csv, table).drafts;
    assert_eq!(drafts.len(), 2, "told apart by their ids");
    let first = &drafts[0];
    assert_eq!(first.title, "Le pont");
    assert_eq!(first.author.as_deref(), Some("Ana Bo"));
    assert_eq!(first.source.as_deref(), Some("https://a.example/p"));
    assert_eq!(first.tags, ["fer", "ville"]);
    assert_eq!(first.language, Some(Language::French));
    assert_eq!(first.status, Some(Status::Done));
    assert_eq!(first.annotations.len(), 2);
    assert!(first.excerpts);
}

#[test]
fn tables_are_read_with_any_of_three_separators() {
    for mark in [",", ";", "\t"] {
        let table = ["Highlight,Note,Title", "Un passage,Un mot,Le pont"]
            .join("\n")
            .replace(',', mark);
        let draft = all(Format::Csv, &table).drafts.remove(0);
        assert_eq!(draft.title, "Le pont", "{mark:?}");
        assert_eq!(draft.annotations[0].note, "Un mot", "{mark:?}");
    }
}

#[test]
fn columns_are_known_in_any_case_and_order_and_others_are_passed_over() {
    let table = "my own,NOTE,highlight,Rating\nx,Un mot,Un passage,5\n";
    let one = &all(Format::Csv, table).drafts[0].annotations[0];
    assert_eq!(
        (one.quote.as_str(), one.note.as_str()),
        ("Un passage", "Un mot")
    );
}

#[test]
fn the_same_row_has_the_same_id_each_time_and_a_corrected_note_keeps_it() {
    let id = |note: &str| row("Highlight,Note,Location", &format!("Un passage,{note},3")).id;
    assert_eq!(id("Un mot"), id("Un mot"));
    assert_eq!(id("Un mot"), id("Un autre mot"));
    let other = row("Highlight,Note,Location", "Un autre passage,Un mot,3").id;
    assert_ne!(id("Un mot"), other);
}

#[test]
fn a_note_without_a_passage_is_on_the_whole_article() {
    let one = row("Highlight,Note,Title", ",Un mot,Le pont");
    assert_eq!((one.target, one.note.as_str()), (None, "Un mot"));
}

/// The articles of our own JSON.
fn json(articles: &str) -> Gathered {
    let text = format!("{{\"format\":\"glose-excerpts\",\"version\":1,\"articles\":[{articles}]}}");
    all(Format::Json, &text)
}

#[test]
fn our_json_gives_all_that_it_says_of_an_article() {
    let draft = json(
        r##"{"id":"ID1","slug":"le-pont","title":"Le pont","author":"Ana Bo","source":"https://a.example",
        "published":"2019-03","saved":"2024-01-02T03:04:05Z","lang":"fr","status":"reading","tags":["fer","#ville"],
        "body":"Un corps.\n","annotations":[{"id":"N1","quote":"Un","note":"Un mot","color":"green","tags":["iot"],
        "created":"2024-02-03T04:05:06Z","modified":"2024-02-04T04:05:06Z","state":"exact","range":{"start":0,"end":2}}]}"##,
    )
    .drafts
    .remove(0);
    let Draft {
        id,
        slug,
        title,
        author,
        ..
    } = &draft;
    assert_eq!(
        (id.as_deref(), slug.as_deref()),
        (Some("ID1"), Some("le-pont"))
    );
    assert_eq!(
        (title.as_str(), author.as_deref()),
        ("Le pont", Some("Ana Bo"))
    );
    assert_eq!(
        draft.published.map(|date| date.to_string()).as_deref(),
        Some("2019-03")
    );
    assert_eq!((draft.status, draft.tags.len()), (Some(Status::Reading), 2));
    assert_eq!(draft.body, "Un corps.\n");
    let one = &draft.annotations[0];
    assert_eq!((one.id.as_str(), one.color), ("N1", Color::Green));
    assert!(one.created < one.modified);
    assert_eq!(one.range.map(|range| range.end), Some(2));
}

#[test]
fn an_article_without_a_title_is_named_by_what_it_has() {
    for (article, title) in [
        (
            r#"{"slug":"le-pont","annotations":[{"note":"a"}]}"#,
            "le-pont",
        ),
        (r#"{"annotations":[{"quote":"Un passage"}]}"#, "Un passage"),
        (
            r#"{"source":"https://a.example","annotations":[{"tags":["fer"]}]}"#,
            "https://a.example",
        ),
        (r#"{"annotations":[{"tags":["fer"]}]}"#, "?"),
    ] {
        assert_eq!(json(article).drafts[0].title, title, "{article}");
    }
}

#[test]
fn an_address_that_would_run_is_left_out_of_every_file_of_excerpts() {
    let run = "javascript:alert(1)";
    let from_json = json(&format!(
        r#"{{"title":"Pont","source":"{run}","annotations":[{{"note":"a"}}]}}"#
    ));
    assert_eq!(from_json.drafts[0].source, None);
    let table = format!("Highlight,Title,URL\nUn,Pont,{run}\n");
    assert_eq!(all(Format::Csv, &table).drafts[0].source, None);
    let web = format!(
        r#"{{"@context":"http://www.w3.org/ns/anno.jsonld","bodyValue":"a","target":{{"source":"{run}"}}}}"#
    );
    assert!(
        all(Format::W3c, &web)
            .drafts
            .iter()
            .all(|draft| draft.source.is_none())
    );
}

/// The annotations of a file of Web Annotations.
fn web(items: &str) -> Vec<DraftAnnotation> {
    let text = items.replace(
        "CONTEXT",
        r#""@context":"http://www.w3.org/ns/anno.jsonld""#,
    );
    let gathered = all(Format::W3c, &text);
    assert!(gathered.refused.is_empty(), "{:?}", gathered.refused);
    let drafts = gathered.drafts.into_iter();
    drafts.flat_map(|draft| draft.annotations).collect()
}

#[test]
fn web_annotations_are_read_from_every_container_that_the_standard_has() {
    let one = r#"{CONTEXT,"bodyValue":"Un mot","target":"https://a.example/p"}"#;
    for text in [
        one.to_owned(),
        format!("[{one},{one}]"),
        format!(r#"{{CONTEXT,"type":"AnnotationPage","items":[{one}]}}"#),
        format!(r#"{{CONTEXT,"type":"AnnotationCollection","first":{{"items":[{one}]}}}}"#),
        format!(r#"{{CONTEXT,"@graph":[{one}]}}"#),
    ] {
        let notes = web(&text);
        assert!(!notes.is_empty(), "{text}");
        assert!(notes.iter().all(|note| note.note == "Un mot"), "{text}");
    }
}

#[test]
fn bodies_of_a_web_annotation_are_its_words_and_its_tags() {
    for (body, words, tags) in [
        (r#""bodyValue":"Un mot""#, "Un mot", &[][..]),
        (r#""body":{"value":"Un mot"}"#, "Un mot", &[]),
        (
            r#""body":[{"value":"Un mot"},{"value":"fer","purpose":"tagging"}]"#,
            "Un mot",
            &["fer"],
        ),
        (
            r#""body":[{"value":"Un"},{"value":"Deux","purpose":"commenting"}]"#,
            "Un\n\nDeux",
            &[],
        ),
        (r#""body":"https://ailleurs.example/corps""#, "", &[]),
    ] {
        let text = format!(r#"{{CONTEXT,{body},"target":"https://a.example/p"}}"#);
        let note = web(&text).remove(0);
        assert_eq!(
            (note.note.as_str(), note.tags.as_slice()),
            (
                words,
                &tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>()[..]
            ),
            "{body}"
        );
    }
}

#[test]
fn a_selector_that_refines_another_is_read() {
    let note = web(
        r#"{CONTEXT,"target":{"source":"https://a.example","selector":{"type":"FragmentSelector","value":"p",
        "refinedBy":{"type":"TextQuoteSelector","exact":"mots","prefix":"les ","suffix":"."}}}}"#,
    )
    .remove(0);
    let target = note.target.unwrap();
    assert_eq!(
        (target.exact.as_str(), target.prefix.as_deref()),
        ("mots", Some("les "))
    );
}

#[test]
fn our_own_names_in_a_web_annotation_are_ids_again() {
    let text = r#"{CONTEXT,"id":"urn:glose:annotation:N%201","bodyValue":"a",
        "target":{"source":{"id":"urn:glose:article:ID1","dcterms:title":"Le pont","schema:alternateName":"le-pont"}}}"#;
    let text = text.replace(
        "CONTEXT",
        r#""@context":"http://www.w3.org/ns/anno.jsonld""#,
    );
    let draft = all(Format::W3c, &text).drafts.remove(0);
    assert_eq!(draft.id.as_deref(), Some("ID1"));
    assert_eq!(
        (draft.title.as_str(), draft.slug.as_deref()),
        ("Le pont", Some("le-pont"))
    );
    assert_eq!(
        (draft.source.as_deref(), draft.annotations[0].id.as_str()),
        (None, "N 1")
    );
}

#[test]
fn a_file_that_is_cut_short_is_refused_with_the_line_of_the_cut() {
    for (format, text, line) in [
        (
            Format::Json,
            "{\"format\":\"glose-excerpts\",\n\"articles\":[\n{",
            3,
        ),
        (
            Format::W3c,
            "[{\"@context\":\"http://www.w3.org/ns/anno.jsonld\"},\n{\"target\":",
            2,
        ),
    ] {
        let error = read_all_bytes(text.as_bytes(), None, Some(format)).unwrap_err();
        assert!(
            error.to_string().contains(&format!("line {line}:")),
            "{error}"
        );
    }
}
