//! Front matter of the programs that readers come from.

use super::{named, published, refused};
use crate::ingest::{Draft, IngestError};
use crate::library::Status;
use crate::text::Language;

fn markdown(front: &str) -> Draft {
    named("article.md", &format!("---\n{front}\n---\n\nUn corps.\n"))
}

/// What is kept beside the keys that are ours.
fn kept(draft: &Draft) -> String {
    draft.extra.iter().map(|(_, raw)| raw.as_str()).collect()
}

#[test]
fn a_jekyll_post_gives_its_title_day_and_categories() {
    let draft = named(
        "2019-03-04-le-pont.md",
        "---\nlayout: post\ntitle:  \"Le pont de fer\"\ndate:   2019-03-05 08:00:00 +0100\n\
         categories: ville transport\n---\nLe pont tient.\n",
    );
    assert_eq!(draft.title, "Le pont de fer");
    assert_eq!(
        published(&draft),
        "2019-03-05",
        "its own day, not its name’s"
    );
    assert_eq!(draft.body, "Le pont tient.\n");
    assert_eq!(kept(&draft), "layout: post\n");
}

#[test]
fn an_obsidian_note_keeps_its_aliases_and_gives_its_tags() {
    let draft = markdown(
        "aliases:\n  - Pont\n  - Passerelle\ntags:\n  - ville/angers\n  - \"#fer\"\ncssclass: wide",
    );
    assert_eq!(draft.tags, ["ville/angers", "fer"]);
    assert_eq!(
        kept(&draft),
        "aliases:\n  - Pont\n  - Passerelle\ncssclass: wide\n"
    );
}

#[test]
fn a_hugo_page_gives_what_its_toml_says() {
    let draft = named(
        "post.md",
        "+++\ntitle = 'Le pont'\ndate = 2021-05-06\ndraft = false\nauthors = ['Ana Bo', 'Cé Dé']\n\
         tags = ['fer', 'ville']\n+++\nLe pont tient.\n",
    );
    assert_eq!(draft.title, "Le pont");
    assert_eq!(draft.author.as_deref(), Some("Ana Bo, Cé Dé"));
    assert_eq!(published(&draft), "2021-05-06");
    assert_eq!(draft.tags, ["fer", "ville"]);
    assert_eq!(kept(&draft), "draft: false\n");
}

#[test]
fn a_pandoc_file_ends_its_front_matter_with_dots() {
    let draft = named(
        "texte.md",
        "---\ntitle: Le pont\nauthor:\n- Ana Bo\n- Cé Dé\n...\n\nLe pont tient.\n",
    );
    assert_eq!(draft.title, "Le pont");
    assert_eq!(draft.author.as_deref(), Some("Ana Bo, Cé Dé"));
    assert_eq!(draft.body, "Le pont tient.\n");
}

#[test]
fn dates_are_read_in_every_form_that_front_matter_has() {
    for (value, date) in [
        ("2019", "2019"),
        ("2019-03", "2019-03"),
        ("2019-03-04", "2019-03-04"),
        ("\"2019-03-04\"", "2019-03-04"),
        ("2019-03-04T23:30:00-05:00", "2019-03-04"),
        ("4 mars 2019", "2019-03-04"),
        ("lundi 4 mars 2019", "2019-03-04"),
        ("March 4, 2019", "2019-03-04"),
        ("04/03/2019", "2019-03-04"),
        ("1er mars 2019", "2019-03-01"),
        ("bientôt", ""),
        ("2019-02-30", ""),
        ("[2019, 3]", ""),
        ("", ""),
    ] {
        let draft = markdown(&format!("title: Pont\npublished: {value}"));
        assert_eq!(published(&draft), date, "{value}");
    }
}

#[test]
fn a_value_that_cannot_be_read_is_kept_in_words_of_its_own() {
    let draft = markdown("title: Pont\npublished: à la rentrée\nlang: breton\nstatus: perdu");
    assert_eq!(
        (draft.published, draft.status),
        (None, None),
        "nothing is made up"
    );
    assert_eq!(
        kept(&draft),
        "original_published: à la rentrée\noriginal_lang: breton\noriginal_status: perdu\n"
    );
}

#[test]
fn authors_are_named_however_they_are_listed() {
    for (front, author) in [
        ("author: Ana Bo", "Ana Bo"),
        ("auteur: Ana Bo", "Ana Bo"),
        ("autrice: Ana Bo", "Ana Bo"),
        ("byline: Ana Bo", "Ana Bo"),
        ("authors: [Ana Bo, Cé Dé]", "Ana Bo, Cé Dé"),
        (
            "authors:\n  - name: Ana Bo\n  - name: Cé Dé",
            "Ana Bo, Cé Dé",
        ),
        ("author:\n  name: Ana Bo", "Ana Bo"),
        ("Author: Ana Bo", "Ana Bo"),
    ] {
        assert_eq!(markdown(front).author.as_deref(), Some(author), "{front}");
    }
}

#[test]
fn tags_are_taken_from_lists_and_from_words() {
    for (front, tags) in [
        ("tags: [fer, ville]", &["fer", "ville"][..]),
        ("tags: fer, ville", &["fer", "ville"]),
        ("tags:\n- fer\n- ville", &["fer", "ville"]),
        (
            "tags: ['#fer', ' ville / angers ']",
            &["fer", "ville/angers"],
        ),
        ("tags: [fer, fer]", &["fer"]),
        ("keywords: [fer]\ntags: [ville]", &["fer", "ville"]),
        ("tags: []", &[]),
        ("tags: [2019]", &["2019"]),
        ("tags:", &[]),
        ("étiquettes: fer", &["fer"]),
    ] {
        assert_eq!(markdown(front).tags, tags, "{front}");
    }
}

#[test]
fn where_the_reader_is_with_a_text_is_read_in_both_languages() {
    for (value, status) in [
        ("inbox", Some(Status::Inbox)),
        ("reading", Some(Status::Reading)),
        ("done", Some(Status::Done)),
        ("lu", Some(Status::Done)),
        ("published", None),
        ("true", None),
    ] {
        let draft = markdown(&format!("title: Pont\nstatus: {value}"));
        assert_eq!(draft.status, status, "{value}");
    }
}

#[test]
fn a_declared_language_counts_more_than_the_words() {
    let english = "The bridge is made of iron and the river runs below it every day of the year.";
    for (front, language) in [
        ("lang: fr", Language::French),
        ("language: fr-CA", Language::French),
        ("locale: en_US", Language::English),
        ("title: Bridge", Language::English),
        ("lang: de", Language::English),
    ] {
        let draft = named("a.md", &format!("---\n{front}\n---\n\n{english}\n"));
        assert_eq!(draft.language, Some(language), "{front}");
    }
}

#[test]
fn a_moment_of_saving_is_kept_to_the_second() {
    let draft = markdown("saved: 2024-05-06T07:08:09Z");
    assert_eq!(
        draft.saved.map(|at| at.to_string()).as_deref(),
        Some("2024-05-06T07:08:09Z")
    );
    assert_eq!(markdown("saved: hier").saved, None);
}

#[test]
fn comments_stay_with_the_key_that_they_speak_of() {
    let draft = markdown("# à revoir\nrating: 4\n# du libraire\ntitle: Pont\nshelf: 2");
    assert_eq!(
        kept(&draft),
        "# à revoir\nrating: 4\n# du libraire\nshelf: 2\n"
    );
}

#[test]
fn front_matter_that_is_broken_is_refused_with_its_line_and_no_article_made() {
    for (front, line) in [
        ("title: [1, 2", 2),
        ("title: Pont\nauthor: \"Ana", 3),
        ("title: Pont\n\tauthor: Ana", 2),
    ] {
        let text = format!("---\n{front}\n---\nCorps.\n");
        match refused("dossier/article.md", text.as_bytes()) {
            IngestError::FrontMatter { path, line: at, .. } => {
                assert_eq!(at, line, "{front}");
                assert!(path.ends_with("article.md"));
            }
            other => panic!("{front}: {other}"),
        }
    }
}

#[test]
fn a_title_of_several_lines_or_of_great_length_stands_on_one_line() {
    let folded = markdown("title: >\n  Le pont\n  de fer");
    assert_eq!(folded.title, "Le pont de fer");
    let long = markdown(&format!("title: {}", "mot ".repeat(400)));
    assert!(long.title.ends_with('…'));
    assert!(long.title.chars().count() <= 501, "{}", long.title.len());
}

#[test]
fn a_windows_file_is_read_as_any_other() {
    let draft = named(
        "a.md",
        "\u{feff}---\r\ntitle: Le pont\r\ntags: [fer]\r\n---\r\n\r\nUn corps.\r\nSuite.\r\n",
    );
    assert_eq!((draft.title.as_str(), draft.tags.len()), ("Le pont", 1));
    assert_eq!(draft.body, "Un corps.\nSuite.\n");
}
