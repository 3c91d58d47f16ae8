//! What every format owes: hostile text stays text, names stay in their folder, nothing acts.

mod choices;
mod words;

use proptest::prelude::*;

use super::sample;
use super::*;
use crate::library::FrontMatter;
use crate::text::Language;

/// One article whose every field is hostile: two placed passages, a lost one, a note on the whole.
fn all(texts: &[String; 6]) -> Excerpts {
    let [title, author, source, quote, note, tag] = texts;
    let mut article = sample::article("un", title, "Un texte.", Language::French);
    article.meta.author = Some(author.clone());
    article.meta.source = Some(source.clone());
    article.meta.tags = vec![tag.clone(), note.clone()];
    sample::annotate(&mut article, "", note, &[tag]);
    sample::annotate(&mut article, "Un texte", note, &[tag, "b"]);
    sample::annotate(&mut article, "texte.", note, &[]);
    sample::annotate(&mut article, &format!("absent {quote}"), note, &[tag]);
    article.notes[1].quote.clone_from(quote);
    article.notes[1].path = vec![title.clone()];
    sample::of(article)
}

fn text_of(id: &str, excerpts: &Excerpts) -> String {
    let files = render(parse_format(id).unwrap(), excerpts, &sample::options()).unwrap();
    files.iter().filter_map(OutputFile::text).collect()
}

fn lines_with(text: &str, fits: impl Fn(&str) -> bool) -> usize {
    text.lines().filter(|line| fits(line)).count()
}

/// How deep braces go below zero, and where they end.
fn braces(text: &str) -> (i32, i32) {
    let bare = text
        .replace("\\\\", "")
        .replace("\\{", "")
        .replace("\\}", "");
    bare.chars().fold((0, 0), |(low, depth), c| {
        let depth = depth + i32::from(c == '{') - i32::from(c == '}');
        (low.min(depth), depth)
    })
}

proptest! {
    #[test]
    fn hostile_text_stays_text_in_every_format(
        texts in prop::array::uniform6(sample::hostile()),
    ) {
        let excerpts = all(&texts);
        let obsidian = text_of("obsidian", &excerpts);
        prop_assert_eq!(living::parts(&obsidian).len(), 5, "{}", obsidian);
        prop_assert_eq!(living::update(&obsidian, &obsidian), obsidian.clone());
        let (front, _) = FrontMatter::split(&obsidian).unwrap();
        let values = front.unwrap().values();
        prop_assert!(values.is_ok(), "{:?} in {}", values, obsidian);

        let logseq = text_of("logseq", &excerpts);
        prop_assert_eq!(lines_with(&logseq, |line| line.starts_with("- ")), 4, "{}", logseq);

        let org = text_of("org", &excerpts);
        let heading = |line: &str| {
            line.starts_with('*') && line.trim_start_matches('*').starts_with(' ')
        };
        prop_assert_eq!(lines_with(&org, heading), 6, "{}", org);
        prop_assert_eq!(lines_with(&org, |line| line == "#+begin_example"),
            lines_with(&org, |line| line == "#+end_example"));
        prop_assert_eq!(lines_with(&org, |line| line == ":PROPERTIES:"), 5, "{}", org);

        let latex = text_of("latex", &excerpts);
        prop_assert_eq!(braces(&latex), (0, 0), "{}", latex);
        prop_assert_eq!(latex.matches("\\begin{quote}").count(), 3, "{}", latex);
        prop_assert_eq!(latex.matches("\\end{document}").count(), 1);

        let bibtex = text_of("bibtex", &excerpts);
        prop_assert_eq!(braces(&bibtex), (0, 0), "{}", bibtex);
        prop_assert_eq!(lines_with(&bibtex, |line| line.starts_with('@')), 1, "{}", bibtex);

        let ris = text_of("ris", &excerpts);
        // A note of several lines goes on in lines without a tag.
        let known = |line: &str| line.get(2..6) == Some("  - ") || line.starts_with("      ");
        prop_assert_eq!(ris.lines().count(), lines_with(&ris, known), "{}", ris);
        prop_assert_eq!(lines_with(&ris, |line| line.starts_with("ER")), 1);

        for id in ["json", "w3c", "csl"] {
            let text = text_of(id, &excerpts);
            prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
        }
    }

    #[test]
    fn nothing_that_acts_goes_out_and_names_stay_in_their_folder(
        texts in prop::array::uniform6(sample::hostile()), slug in "\\PC{0,20}",
    ) {
        let mut excerpts = all(&texts);
        excerpts.articles[0].meta.slug = slug;
        for format in FORMATS {
            let files = render(format, &excerpts, &sample::options()).unwrap();
            for file in files {
                let name = file.name.as_str();
                prop_assert!(!name.starts_with(['.', '-']) && !name.contains(['/', '\\']), "{}", name);
                let acts = |c: char| clean::acts(c) && !matches!(c, '\r');
                let exempt = format.id == "csv";
                prop_assert!(exempt || !file.text().is_some_and(|text| text.contains(acts)), "{} {:?}", format.id, file.text());
            }
        }
    }
}

#[test]
fn without_passages_only_notes_that_say_something_go_out() {
    let mut options = sample::options();
    (options.quotes, options.bodies) = (false, false);
    for id in [
        "markdown", "obsidian", "logseq", "html", "org", "latex", "text",
    ] {
        let files = render(parse_format(id).unwrap(), &sample::both(), &options).unwrap();
        let text: String = files.iter().filter_map(OutputFile::text).collect();
        for kept in ["automne", "Des exemples", "Opening line", "pourtant"] {
            assert!(text.contains(kept), "{id}: {kept}\n{text}");
        }
        for absent in [
            "se laissent toucher",
            "dix-huit",
            "taught us",
            "n’y est plus",
        ] {
            assert!(!text.contains(absent), "{id}: {absent}\n{text}");
        }
    }
}

#[test]
fn colours_go_by_the_readers_names_for_them() {
    let mut options = sample::options();
    options.group = Group::Color;
    options
        .colors
        .set(crate::library::Color::Green, "Thèse *une*");
    for (id, name) in [
        ("markdown", "## Thèse \\*une\\*"),
        ("text", "Thèse *une*"),
        ("org", "* Thèse "),
        ("latex", "\\section*{Thèse *une*}"),
    ] {
        let text = render(parse_format(id).unwrap(), &sample::both(), &options).unwrap();
        let text = text[0].text().unwrap();
        assert!(text.contains(name) && text.contains("Bleu"), "{id}: {text}");
    }
}

#[test]
fn an_export_of_nothing_says_little_and_fails_nowhere() {
    for format in FORMATS {
        let files = render(format, &Excerpts::default(), &sample::options()).unwrap();
        assert_eq!(files.is_empty(), format.per_article, "{}", format.id);
    }
}

#[test]
fn every_format_has_its_own_name_and_a_fitting_extension() {
    let mut ids: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), FORMATS.len());
    for format in FORMATS {
        for file in render(format, &sample::both(), &sample::options()).unwrap() {
            assert!(
                file.name.ends_with(&format!(".{}", format.extension)),
                "{}",
                file.name
            );
        }
    }
}
