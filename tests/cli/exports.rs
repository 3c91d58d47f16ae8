//! Each format from the command line, in both languages, with and without what a reader leaves at home.

use crate::desk::Desk;

const TEXT: &str = "---\ntitle: Le pont & la rive\nauthor: Ana Bo\npublished: 2019-03-04\n\
    source: https://j.example/pont?a=1&b=2\nlang: fr\ntags: [ville]\n---\n\
    Le pont est en fer. Il tient depuis cent ans.\n\n## La rive\n\nLa rive se tait.\n\nUn paragraphe assez long pour que rien de ce qui \
    vient après lui ne tienne parmi les mots qui entourent un passage. Personne ne la regarde.\n";

fn desk(language: &'static str) -> Desk {
    let desk = Desk::new(language);
    let file = desk.file("pont.md", TEXT);
    desk.run(["add", &file]).ends(0);
    for (quote, words, color, tag) in [
        (
            "Il tient depuis cent ans.",
            "Vraiment *cent* ?",
            "blue",
            "fer",
        ),
        ("La rive se tait.", "", "green", "silence/soir"),
    ] {
        let mut typed = vec![
            "note",
            "le-pont-la-rive",
            "--quote",
            quote,
            "--color",
            color,
            "--tag",
            tag,
        ];
        if words.is_empty() {
            typed.push("--highlight");
        } else {
            typed.extend(["--text", words]);
        }
        desk.run(typed).ends(0);
    }
    desk
}

/// What goes to standard output, with plain spaces and without what formats put before signs.
fn out(desk: &Desk, words: &[&str]) -> String {
    let typed: Vec<&str> = ["export"].iter().chain(words).copied().collect();
    let text = desk.run(typed).ends(0).out;
    text.replace(['\u{a0}', '\u{202f}', '~'], " ")
        .replace(['\\', '\u{200b}'], "")
}

/// Formats of one file of text.
const TEXTS: [&str; 7] = ["markdown", "html", "org", "latex", "text", "csv", "json"];

#[test]
fn every_format_of_text_holds_the_passages_the_note_and_their_source() {
    for language in ["fr", "en"] {
        let desk = desk(language);
        for format in TEXTS {
            let text = out(&desk, &["--format", format]);
            for part in [
                "Il tient depuis cent ans.",
                "La rive se tait.",
                "Vraiment",
                "Ana Bo",
                "2019",
            ] {
                assert!(text.contains(part), "{language} {format}: {part}\n{text}");
            }
        }
    }
}

#[test]
fn what_stays_at_home_is_in_no_format() {
    let desk = desk("fr");
    for format in TEXTS {
        let text = out(&desk, &["--format", format, "--no-notes"]);
        assert!(!text.contains("Vraiment"), "{format}\n{text}");
        let text = out(&desk, &["--format", format, "--no-tags"]);
        assert!(!text.contains("silence"), "{format}\n{text}");
    }
    for format in ["html", "csv", "json"] {
        let text = out(&desk, &["--format", format, "--no-text"]);
        assert!(!text.contains("Personne ne la regarde"), "{format}\n{text}");
        let text = out(&desk, &["--format", format]);
        assert!(text.contains("Personne ne la regarde"), "{format}\n{text}");
    }
}

#[test]
fn a_query_or_an_article_says_what_goes_out() {
    let desk = desk("en");
    for (words, both, first) in [
        (&[][..], true, true),
        (&["tag:fer"], false, true),
        (&["color:green"], false, false),
        (&["has:highlight"], false, false),
        (&["cent"], false, true),
        (&["--article", "le-pont-la-rive"], true, true),
    ] {
        let text = out(&desk, words);
        let (one, two) = (
            text.contains("Il tient depuis"),
            text.contains("La rive se tait."),
        );
        assert_eq!((one && two, one), (both, first), "{words:?}\n{text}");
    }
}

#[test]
fn excerpts_are_gathered_and_ordered_as_asked() {
    let desk = desk("en");
    for (group, heading) in [
        ("tag", "#fer"),
        ("color", "Bleu"),
        ("article", "Le pont & la rive"),
    ] {
        let text = out(&desk, &["--group", group]);
        assert!(text.contains(heading), "{group}: {heading}\n{text}");
    }
    for (order, first) in [
        ("text", "Il tient"),
        ("color", "La rive se tait."),
        ("tag", "Il tient"),
    ] {
        let text = out(&desk, &["--order", order, "--format", "text"]);
        let (one, two) = (
            text.find("Il tient").unwrap(),
            text.find("La rive se tait.").unwrap(),
        );
        assert_eq!(
            if one < two {
                "Il tient"
            } else {
                "La rive se tait."
            },
            first,
            "{order}\n{text}"
        );
    }
}

#[test]
fn each_style_of_references_writes_its_list() {
    let desk = desk("fr");
    for (style, begins) in [
        ("apa", "Bo, A. (2019"),
        ("chicago", "Bo, Ana. 2019"),
        ("iso690", "BO, Ana, 2019"),
        ("ISO 690", "BO, Ana, 2019"),
        ("mla", "Bo, Ana."),
    ] {
        let text = out(&desk, &["--style", style, "--format", "text"]);
        assert!(text.contains(begins), "{style}: {begins}\n{text}");
    }
    let without = out(&desk, &["--format", "text"]);
    assert!(!without.contains("Bo, A"), "{without}");
}

#[test]
fn references_alone_are_what_other_programs_read() {
    let desk = desk("en");
    let bibtex = out(&desk, &["--format", "bibtex"]);
    assert!(
        bibtex.starts_with('@') && bibtex.contains("author = {Bo, Ana}"),
        "{bibtex}"
    );
    let ris = out(&desk, &["--format", "ris"]);
    assert!(
        ris.starts_with("TY  - ") && ris.contains("AU  - Bo, Ana"),
        "{ris}"
    );
    assert!(ris.trim_end().ends_with("ER  -"), "{ris}");
    let csl: serde_json::Value =
        serde_json::from_str(&desk.run(["export", "--format", "csl"]).ends(0).out).unwrap();
    assert_eq!(csl[0]["author"][0]["family"], "Bo");
    assert_eq!(csl[0]["issued"]["date-parts"][0][0], 2019);
}

#[test]
fn formats_are_listed_in_the_readers_language_each_with_its_ending() {
    for (language, word) in [("fr", "page"), ("en", "web page")] {
        let desk = desk(language);
        let list = desk.run(["export", "--formats"]).ends(0).out;
        for id in [
            "markdown", "obsidian", "logseq", "html", "org", "latex", "odt", "text", "csv", "json",
            "w3c", "bibtex", "csl", "ris",
        ] {
            assert!(
                list.lines().any(|line| line.starts_with(id)),
                "{id}\n{list}"
            );
        }
        assert!(list.contains(word), "{list}");
    }
}

#[test]
fn a_table_keeps_formulas_from_running_unless_asked() {
    let desk = desk("en");
    desk.run(["note", "le-pont-la-rive", "--text", "=1+1"])
        .ends(0);
    let guarded = out(&desk, &["--format", "csv"]);
    assert!(guarded.contains("'=1+1"), "{guarded}");
    let raw = out(&desk, &["--format", "csv", "--raw-cells"]);
    assert!(raw.contains("=1+1") && !raw.contains("'=1+1"), "{raw}");
}
