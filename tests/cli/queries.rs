//! Queries that name what nobody knows, and queries without words: never the whole library.

use super::desk::{Desk, text};

fn library() -> Desk {
    let desk = Desk::new("fr");
    for (name, body) in [
        ("port", "Le port compte 12 % de bateaux."),
        ("quai", "Le quai, à 3 € l’heure."),
        ("tour", "Une tour."),
    ] {
        let file = desk.file(&format!("{name}.md"), &format!("# {name}\n\n{body}\n"));
        desk.run(["add", &file]).ends(0);
    }
    desk.run(["note", "port", "--quote", "bateaux", "--text", "vu"])
        .ends(0);
    desk.run(["tag", "tour", "+🚀"]).ends(0);
    desk
}

#[test]
fn an_unknown_filter_or_value_is_an_error_that_names_the_nearest() {
    let desk = library();
    for (query, near) in [
        ("is:doen", "is:done"),
        ("status:nope", "status:"),
        ("statut:en-cour", "statut:en-cours"),
        ("lang:de", "lang:"),
        ("published:foo", "2024"),
        ("published:2017-13", "2017"),
        ("has:nothing", "has:note"),
        ("color:pruple", "color:purple"),
        ("couleur:jeaune", "couleur:jaune"),
        ("length:many", "500"),
        ("since:hier-peut-être", "2024"),
        ("titel:port", "title:"),
        ("-is:doen", "is:done"),
        ("port is:doen", "is:done"),
        ("port OR is:doen", "is:done"),
    ] {
        for command in [
            &["list"][..],
            &["search"],
            &["annotations"],
            &["export"],
            &["list", "--json"],
        ] {
            let ran = desk.run(command.iter().chain(&[query])).ends(2);
            assert!(ran.err.contains(near), "{command:?} {query}: {}", ran.err);
            assert_eq!(ran.out, "", "{command:?} {query}");
        }
    }
}

#[test]
fn a_query_without_words_never_finds_everything() {
    let desk = library();
    for query in [
        "🚀",
        "%",
        "€",
        "☑",
        "…",
        "\"🚀\"",
        "=🚀",
        "+🚀",
        "-🚀",
        "(🚀)",
        "title:€",
        "id:%",
        "tag:",
        "is:",
        "()",
        "\"\"",
        "*",
        "#",
    ] {
        let ran = desk.run(["list", "--json", query]);
        assert_ne!(ran.code, 0, "{query}: {}", ran.out);
        assert_eq!(ran.out, "", "{query}");
        let ran = desk.run(["search", "--json", query]);
        assert_eq!(ran.out, "", "{query}");
    }
    let found = desk.run(["list", "--json", "tag:🚀"]).ends(0).json();
    assert_eq!(found.len(), 1);
    assert_eq!(text(&found[0], "slug"), "tour");
    assert_eq!(desk.run(["list", "--json"]).ends(0).json().len(), 3);
    assert_eq!(
        desk.run(["list", "--json", "quai €"]).ends(0).json().len(),
        1
    );
}

#[test]
fn a_batch_answers_its_other_queries_and_says_which_is_wrong() {
    let desk = library();
    let batch = desk.file("questions.txt", "port\nis:doen\ntour\n");
    let ran = desk.run(["search", "--batch", &batch]).ends(2);
    let totals: Vec<u64> = ran
        .json()
        .iter()
        .map(|one| one["total"].as_u64().unwrap())
        .collect();
    assert_eq!(totals, [1, 0, 1]);
    assert!(ran.err.contains("is:done"), "{}", ran.err);
}

/// A tag is found by the name that was typed for it, spaces and signs and all.
#[test]
fn a_tag_is_found_as_it_was_typed() {
    let desk = library();
    let all = desk.run(["list", "--json"]).ends(0).json();
    let slug = text(&all[0], "slug");
    for tag in ["objets connectés", "C#", "C++", "F#"] {
        desk.run(["tag", slug, &format!("+{tag}")]).ends(0);
        let query = format!("tag:\"{tag}\"");
        let found = desk.run(["list", "--json", &query]).ends(0).json();
        assert_eq!(found.len(), 1, "{query}");
        assert_eq!(text(&found[0], "slug"), slug);
    }
    let found = desk.run(["list", "--json", "tag:C#"]).ends(0).json();
    assert_eq!(found.len(), 1);
}
