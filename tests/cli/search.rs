//! Searching from the command line.

use crate::desk::{Desk, text};

#[test]
fn a_batch_answers_every_line_in_order() {
    let desk = Desk::with_samples("fr");
    let queries = "objets connectés\n\n\"(unbalanced\r\nzzzzqq\nopen data";
    let file = desk.file("queries.txt", queries);
    let from_file = desk
        .run(["search", "--batch", &file, "--limit", "3", "--json"])
        .ends(0);
    let lines = from_file.json();
    let asked: Vec<&str> = lines.iter().map(|line| text(line, "query")).collect();
    assert_eq!(
        asked,
        [
            "objets connectés",
            "",
            "\"(unbalanced",
            "zzzzqq",
            "open data"
        ]
    );
    for line in &lines {
        let hits = line["hits"].as_array().unwrap();
        assert_eq!(hits.len() as u64, line["total"].as_u64().unwrap().min(3));
        for hit in hits {
            let keys: Vec<&String> = hit.as_object().unwrap().keys().collect();
            assert_eq!(keys, ["id", "slug", "source", "title", "score"]);
        }
    }
    assert!(lines[0]["total"].as_u64() > Some(0) && lines[3]["total"] == 0);
    let from_input = desk
        .run_with(queries, ["search", "--batch", "-", "--limit", "3"])
        .ends(0);
    assert_eq!(from_input.out, from_file.out);
}

#[test]
fn an_explained_search_says_what_matched() {
    let desk = Desk::with_samples("en");
    let ran = desk
        .run(["search", "--explain", "objets", "connectés", "--limit", "2"])
        .ends(0);
    assert!(ran.out.contains("Read as: objets connectés"), "{}", ran.out);
    assert!(
        ran.out.contains("“objets”, in all its forms: in ") && ran.out.contains("≈ "),
        "{}",
        ran.out
    );
    let hits = desk
        .run(["search", "--explain", "--json", "objets connectés"])
        .ends(0)
        .json();
    assert_eq!(hits[0]["why"]["all"], true);
    assert!(!hits[0]["why"]["forms"].as_array().unwrap().is_empty());
}

#[test]
fn programs_are_told_what_a_query_was_read_as() {
    let desk = Desk::with_samples("fr");
    let hits = desk
        .run(["search", "--json", "objets conectés"])
        .ends(0)
        .json();
    let remarks = hits[0]["remarks"].as_array().unwrap();
    assert_eq!(remarks[0]["kind"], "corrected");
    assert_eq!(remarks[0]["from"], "conectés");
    assert_eq!(remarks[0]["to"][0], "connectés");
    assert_eq!(remarks[1]["kind"], "equivalent");
    let answers = desk
        .run_with(
            "\"connectés objets\"\nville\n",
            ["search", "--batch", "-", "--json"],
        )
        .ends(0)
        .json();
    assert_eq!(answers[0]["remarks"][0]["kind"], "phrase_nowhere");
    assert!(answers[1].get("remarks").is_none());
}

#[test]
fn words_left_out_and_filters_need_no_care_about_options() {
    let desk = Desk::with_samples("fr");
    let all = desk.run(["search", "Nantes", "--json"]).ends(0).json();
    let fewer = desk
        .run(["search", "Nantes", "-lang:en", "-gare", "--json"])
        .ends(0)
        .json();
    assert!(fewer.len() < all.len());
    assert!(fewer.iter().all(|hit| text(hit, "lang") == "fr"));
}

#[test]
fn sorting_and_limits_hold() {
    let desk = Desk::with_samples("en");
    let listed = desk
        .run(["list", "--json", "--sort", "published", "--limit", "5"])
        .ends(0)
        .json();
    let dates: Vec<&str> = listed.iter().map(|hit| text(hit, "published")).collect();
    assert_eq!(dates.len(), 5);
    assert!(dates.is_sorted_by(|a, b| a >= b), "{dates:?}");
}

#[test]
fn a_similar_article_is_never_the_article_itself() {
    let desk = Desk::with_samples("en");
    let hits = desk.run(["list", "--json", "--limit", "1"]).ends(0).json();
    let slug = text(&hits[0], "slug");
    let similar = desk
        .run(["similar", slug, "--json", "--limit", "4"])
        .ends(0)
        .json();
    assert_eq!(similar.len(), 4);
    assert!(similar.iter().all(|hit| text(hit, "slug") != slug));
}

#[test]
fn any_query_is_an_answer() {
    let desk = Desk::with_samples("fr");
    let long = "mot ".repeat(2_500);
    for query in [
        "\"",
        "(((",
        "tag:",
        "published:2017-02-31",
        "nosuch:x y",
        "a\u{1b}[2J",
        "(a+)+$",
        &long,
        "*",
    ] {
        let ran = desk.run(["search", "--", query]);
        // A date that is none, and a filter that nobody knows, are wrong uses.
        let is_wrong = query.contains("2017-02-31") || query.contains("nosuch");
        assert!(
            matches!((ran.code, is_wrong), (0 | 1, false) | (2, true)),
            "{query:?}: {} {}",
            ran.code,
            ran.err
        );
        assert!(!ran.err.contains('\u{1b}'));
    }
}
