//! Plain texts and Markdown without front matter.

use proptest::prelude::*;

use super::{named, of_format, published};
use crate::ingest::{Draft, Format, read_bytes};
use crate::text::Language;

fn plain(text: &str) -> Draft {
    of_format(Format::Plain, text)
}

#[test]
fn the_head_of_a_plain_text_gives_date_title_and_author_in_their_orders() {
    let body = "On arrive tôt, sous la pluie. La halle est ouverte.";
    for (head, title, author, date) in [
        ("Le pont\n\n", "Le pont", None, ""),
        ("4 mars 2019\n\nLe pont\n\n", "Le pont", None, "2019-03-04"),
        ("Le pont\n\n4 mars 2019\n\n", "Le pont", None, "2019-03-04"),
        ("2019-03-04\nLe pont\n", "Le pont", None, "2019-03-04"),
        ("Le pont\n\nPar Ana Bo\n\n", "Le pont", Some("Ana Bo"), ""),
        (
            "Le pont\n\nPar Ana Bo, le 4 mars 2019\n\n",
            "Le pont",
            Some("Ana Bo"),
            "2019-03-04",
        ),
        (
            "The bridge\n\nBy Ana Bo and Cé Dé | March 4, 2019\n\n",
            "The bridge",
            Some("Ana Bo and Cé Dé"),
            "2019-03-04",
        ),
        (
            "4 mars 2019\n\nLe pont\n\npar Ana de la Tour\n\n",
            "Le pont",
            Some("Ana de la Tour"),
            "2019-03-04",
        ),
    ] {
        let draft = plain(&format!("{head}{body}\n"));
        assert_eq!(draft.title, title, "{head:?}");
        assert_eq!(draft.author.as_deref(), author, "{head:?}");
        assert_eq!(published(&draft), date, "{head:?}");
        assert_eq!(draft.body, format!("{body}\n"), "{head:?}");
    }
}

#[test]
fn a_line_that_is_a_sentence_is_no_title_and_no_author() {
    for text in [
        "On arrive tôt, sous la pluie.\n\nLa halle est ouverte.\n",
        "Une liste :\n\n- un\n",
        "Deux lignes\nqui se suivent\n\nFin.\n",
    ] {
        let draft = named("carnet.txt", text);
        assert_eq!(
            (draft.title.as_str(), draft.author),
            ("Carnet", None),
            "{text:?}"
        );
    }
    let sentence = plain("Le pont\n\nPar exemple il pleut.\n\nUn corps.\n");
    assert_eq!(sentence.author, None);
    assert!(sentence.body.starts_with("Par exemple"));
}

#[test]
fn marks_in_a_plain_text_stay_what_they_are() {
    for text in [
        "Un texte avec *des étoiles* et _des tirets_ dedans.",
        "Il écrit # sans titre.",
        "Voir <b>ici</b> & là.",
        "Un [crochet](pas un lien) et `une` marque.",
        "Un \\ renversé.",
    ] {
        let draft = plain(&format!("Titre\n\n{text}\n"));
        let read = crate::text::markdown::parse(&draft.body);
        assert_eq!(read.text(), text, "{}", draft.body);
    }
}

#[test]
fn the_language_of_a_text_is_told_by_its_words() {
    for (text, language) in [
        (
            "Les capteurs sont posés le long du canal et personne ne les lit avant septembre.",
            Some(Language::French),
        ),
        (
            "The sensors are placed along the canal and nobody reads them before September.",
            Some(Language::English),
        ),
        ("1234 5678", None),
    ] {
        assert_eq!(plain(text).language, language, "{text}");
    }
}

#[test]
fn the_first_heading_of_a_markdown_text_is_its_title() {
    for (text, title, body) in [
        ("# Le pont\n\nUn corps.\n", "Le pont", "Un corps.\n"),
        (
            "# Le *pont* de `fer`\n\nUn corps.\n",
            "Le pont de fer",
            "Un corps.\n",
        ),
        ("Le pont\n=======\n\nUn corps.\n", "Le pont", "Un corps.\n"),
        ("# Le pont #\n\nUn corps.\n", "Le pont", "Un corps.\n"),
        ("# Le pont {#pont}\n\nUn corps.\n", "Le pont", "Un corps.\n"),
        ("# C#\n\nUn corps.\n", "C#", "Un corps.\n"),
        (
            "Un chapeau.\n\n# Le pont\n\nUn corps.\n",
            "Le pont",
            "Un chapeau.\n\n# Le pont\n\nUn corps.\n",
        ),
    ] {
        let draft = of_format(Format::Markdown, text);
        assert_eq!(
            (draft.title.as_str(), draft.body.as_str()),
            (title, body),
            "{text:?}"
        );
    }
}

#[test]
fn a_heading_in_code_or_of_a_lower_level_is_no_title() {
    for text in [
        "```sh\n# commentaire\n```\n\nUn corps.\n",
        "## Une partie\n\nUn corps.\n",
        "#pont est une étiquette.\n",
        "    # du code\n\nUn corps.\n",
    ] {
        let draft = named("carnet.md", text);
        assert_eq!(draft.title, "Carnet", "{text:?}");
        assert_eq!(draft.body.trim_end(), text.trim_end(), "{text:?}");
    }
}

#[test]
fn a_title_in_front_matter_stands_and_the_heading_that_repeats_it_goes() {
    let repeated = named(
        "a.md",
        "---\ntitle: Le pont\n---\n\n# Le Pont !\n\nUn corps.\n",
    );
    assert_eq!(repeated.title, "Le pont");
    assert_eq!(repeated.body, "Un corps.\n");
    let other = named(
        "a.md",
        "---\ntitle: Le pont\n---\n\n# Autre chose\n\nUn corps.\n",
    );
    assert_eq!(other.title, "Le pont");
    assert!(other.body.starts_with("# Autre chose"));
}

#[test]
fn an_old_encoding_is_read_and_named() {
    let (bytes, ..) =
        encoding_rs::WINDOWS_1252.encode("L’été à Québec, près de la forêt, ça plaît.");
    let draft = read_bytes(&bytes, None, None).unwrap();
    assert!(draft.body.contains("L’été à Québec"), "{}", draft.body);
    assert_eq!((draft.encoding, draft.replaced), ("windows-1252", 0));
    let damaged = read_bytes(
        b"Les \xc3\xa9t\xc3\xa9s \xff pass\xc3\xa9s, d\xc3\xa9j\xc3\xa0",
        None,
        None,
    );
    assert_eq!(damaged.unwrap().replaced, 1);
}

proptest! {
    /// Whatever stands in a file, its article has a title on one line without control characters, and a body
    /// that ends with one line end.
    #[test]
    fn every_article_has_a_title_that_can_be_shown(
        text in "[ -~éà’«»\\n\\t#*>`\\[\\]()|=-]{1,200}",
        ending in "md|txt|html",
    ) {
        let name = format!("a.{ending}");
        let path = std::path::Path::new(&name);
        if let Ok(draft) = read_bytes(text.as_bytes(), Some(path), None) {
            prop_assert!(!draft.title.trim().is_empty());
            prop_assert!(!draft.title.contains(char::is_control));
            prop_assert!(draft.title.chars().count() <= 501);
            prop_assert!(draft.body.is_empty() || draft.body.ends_with('\n'));
            prop_assert!(!draft.body.ends_with("\n\n"));
            prop_assert!(!draft.body.contains('\r'));
        }
    }

    /// A plain text keeps its words, whatever they look like in Markdown.
    #[test]
    fn no_word_of_a_plain_text_is_lost(words in prop::collection::vec("[a-zé*_#`>\\[\\]<!&|~$\\\\-]{1,8}", 1..30)) {
        let text = format!("Titre\n\nDébut {} fin.\n", words.join(" "));
        let read = crate::text::markdown::parse(&plain(&text).body);
        let seen: Vec<&str> = read.text().split_whitespace().collect();
        let given: Vec<&str> = text.split_whitespace().skip(1).collect();
        prop_assert_eq!(seen, given);
    }
}
