//! Tests: files that are broken, disguised or made to do harm are taken or refused, never worse.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::{Draft, Format, Guess, IngestError, LIMIT, read, read_bytes, walk};
use crate::text::Language;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/hostile")
        .join(name)
}

fn taken(name: &str) -> Draft {
    read(&fixture(name)).unwrap()
}

fn page(html: &str) -> Result<Draft, IngestError> {
    read_bytes(html.as_bytes(), None, Some(Format::Html))
}

fn repeated(times: usize, piece: fn(usize) -> String) -> String {
    (0..times).map(piece).collect::<Vec<_>>().concat()
}

fn date(draft: &Draft) -> Option<String> {
    draft.published.map(|date| date.to_string())
}

#[test]
fn every_hostile_file_is_taken_or_refused_by_name() {
    let (files, refused) = walk(&[fixture("")]);
    assert!(refused.is_empty() && files.len() > 10);
    for file in files {
        match read(&file) {
            Ok(draft) => assert!(!draft.title.is_empty(), "{}", file.display()),
            Err(error) => assert_eq!(error.path(), file),
        }
    }
}

#[test]
fn what_is_refused_says_why() {
    let refused = |name: &str| read(&fixture(name)).unwrap_err();
    let binary = refused("binary.bin");
    assert!(
        matches!(
            binary,
            IngestError::NotText {
                guess: Guess::Binary,
                ..
            }
        ),
        "{binary}"
    );
    assert!(matches!(refused("empty.md"), IngestError::Empty { .. }));
    assert!(matches!(
        refused("nowhere.md"),
        IngestError::NotFound { .. }
    ));
    assert!(matches!(refused(""), IngestError::NotAFile { .. }));
    let broken = refused("broken-front-matter.md");
    assert!(
        matches!(broken, IngestError::FrontMatter { line: 2, .. }),
        "{broken}"
    );
}

#[test]
fn old_encodings_are_read_with_their_accents() {
    let latin = taken("latin1.txt");
    assert_eq!(latin.title, "L’inclusion numérique au cœur du village");
    assert_eq!(latin.author.as_deref(), Some("Hélène Æsland-Noël"));
    assert_eq!(
        (date(&latin).as_deref(), latin.encoding),
        (Some("2013-08-03"), "windows-1252")
    );
    let utf16 = taken("utf16.txt");
    assert_eq!(
        (utf16.title.as_str(), utf16.replaced),
        ("Le réseau des capteurs silencieux", 0)
    );
    assert!(utf16.encoding.starts_with("UTF-16"));
}

#[test]
fn pages_give_their_article_without_what_surrounds_it() {
    let french = taken("page.html");
    assert_eq!(
        french.title,
        "Le compteur de vélos qui comptait les poussettes"
    );
    assert_eq!(french.author.as_deref(), Some("Maëlle Drouet-Sy"));
    assert_eq!(
        (date(&french).as_deref(), french.language),
        (Some("2019-06-14"), Some(Language::French))
    );
    assert!(french.body.starts_with("Pendant onze mois, la passerelle"));
    let english = taken("page-en.html");
    assert_eq!(english.title, "The password under the teapot");
    assert_eq!(english.language, Some(Language::English));
    assert!(english.body.starts_with("My aunt keeps her passwords"));
    for draft in [french, english] {
        for noise in [
            "cookies",
            "privacy",
            "Titre piraté",
            "<script",
            "Accept all",
        ] {
            assert!(!draft.body.contains(noise), "{noise}");
        }
        assert!(draft.source.unwrap().starts_with("https://"));
    }
}

#[test]
fn an_old_page_laid_out_by_tables_keeps_its_paragraphs() {
    let page = "<HTML><HEAD><TITLE>Les bornes de Nantes</TITLE><META HTTP-EQUIV=\"Content-Type\" \
        CONTENT=\"text/html; charset=iso-8859-1\"></HEAD><BODY BGCOLOR=#FFFFFF><TABLE><TR><TD>\
        <FONT SIZE=5><B>Douze bornes</B></FONT><P><FONT FACE=Arial>L'été dernier, la bibliothèque a reçu \
        douze bornes, et les écoliers y ont passé leurs mercredis.<P>On y faisait la queue : une heure \
        d'attente, à 20 francs, même pour la souris.</FONT></TABLE></BODY></HTML>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(page);
    let draft = read_bytes(&bytes, Some(Path::new("bornes.htm")), None).unwrap();
    assert_eq!(
        (draft.title.as_str(), draft.encoding),
        ("Les bornes de Nantes", "windows-1252")
    );
    let paragraphs: Vec<&str> = draft.body.split("\n\n").map(str::trim).collect();
    assert_eq!(paragraphs.len(), 3, "{}", draft.body);
    assert!(paragraphs[1].starts_with("L'été dernier, la bibliothèque"));
}

#[test]
fn front_matter_of_any_make_is_taken() {
    let crlf = taken("crlf-bom.md");
    assert_eq!(crlf.tags, ["iot", "villes/nantes"]);
    assert!(!crlf.body.contains('\r') && crlf.extra.iter().any(|(key, _)| key == "note_privee"));
    assert!(!taken("duplicate-keys.md").title.is_empty());
    let controls = taken("escape-sequences.md");
    assert!(!controls.title.contains('\u{1b}') && controls.tags.contains(&"propre".to_owned()));
}

#[test]
fn a_file_beyond_the_limit_is_refused_without_being_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("big.md");
    fs::File::create(&path).unwrap().set_len(LIMIT + 1).unwrap();
    let error = read(&path).unwrap_err();
    assert!(
        matches!(error, IngestError::TooLarge { size, .. } if size == LIMIT + 1),
        "{error}"
    );
}

#[test]
fn the_source_of_a_file_is_the_address_it_names_or_its_own_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("2020-11-24-le-canal.md");
    fs::write(&path, "Du texte.").unwrap();
    let draft = read(&path).unwrap();
    assert_eq!(
        draft.source.as_deref(),
        Some(path.display().to_string().as_str())
    );
    assert_eq!(
        (draft.title.as_str(), date(&draft).as_deref()),
        ("Le canal", Some("2020-11-24"))
    );
    fs::write(&path, "---\nsource: https://a.b/c\n---\nDu texte.").unwrap();
    assert_eq!(
        read(&path).unwrap().source.as_deref(),
        Some("https://a.b/c")
    );
}

#[test]
fn standard_input_is_recognised_by_what_it_holds() {
    let read = |text: &str| read_bytes(text.as_bytes(), None, None).unwrap();
    assert_eq!(
        read("lundi 26 juin 2017\n\nRester calme\n\nCela prend du temps.").title,
        "Rester calme"
    );
    assert_eq!(read("# Un *titre*\n\nTexte").title, "Un titre");
    assert_eq!(
        read("<!doctype html><title>Page</title><p>Texte").title,
        "Page"
    );
    let words = read("Une phrase sans titre, qui suffit.\nUne autre.");
    assert_eq!(words.title, "Une phrase sans titre, qui suffit. Une autre.");
    assert_eq!(words.source, None);
    assert!(matches!(
        read_bytes(b" \n\t", None, None),
        Err(IngestError::Empty { .. })
    ));
}

#[test]
fn pages_made_to_exhaust_a_parser_are_flattened_or_refused() {
    let many = 50_000;
    let attributes = repeated(many, |n| format!(" a{n}=1"));
    let reopened = repeated(400, |n| format!("<p><b id={n}></p>"));
    for html in [
        "<div>".repeat(many),
        "<ul><li>".repeat(many),
        "<a><i>".repeat(many),
        "<table>".repeat(many),
        "<div><table></div></table>".repeat(many),
        format!("<p{attributes}>"),
        format!("{reopened}{}", "<p>x".repeat(many)),
        format!("<p title='{}'>", "x".repeat(10 * many)),
        format!("<!--{}", "-".repeat(10 * many)),
        format!("<plaintext>{}", "<b>".repeat(many)),
        "<script></".repeat(many),
        "<".repeat(many),
        "<a href=\"".repeat(many),
        "&eacute;&#x;&".repeat(many / 4),
    ] {
        let draft = page(&format!("{html}<p>la fin"));
        assert!(draft.map_or(true, |draft| !draft.title.is_empty()));
    }
}

#[test]
fn texts_made_to_exhaust_a_parser_are_read_in_time() {
    let many = 50_000;
    for text in [
        format!("---\ntitle: x\n---\n{}", "{% ".repeat(many)),
        format!("---\ntitle: x\n---\n{}}}}}", "{{ ".repeat(many)),
        format!("---\na: {}\n---\nx", "[".repeat(many)),
        format!("---\na: &a [x]\nb: &b [{}]\n---\nx", "*a,".repeat(many)),
        format!("---\n{}---\nx", repeated(5_000, |n| format!("k{n}: v\n"))),
        format!("+++\na = {}\n+++\nx", "[".repeat(many)),
        format!("---\n{}", "---x\n".repeat(many)),
        "# x\n".repeat(many),
        "===\n".repeat(many),
        "mot ".repeat(10 * many),
        "\u{0301}".repeat(many),
    ] {
        let _ = read_bytes(text.as_bytes(), Some(Path::new("a.md")), None);
        let _ = read_bytes(text.as_bytes(), Some(Path::new("a.txt")), None);
    }
}

/// Takes a text through every format; what is taken has a title, and a body without line ends of others.
fn survives(bytes: &[u8]) {
    for hint in [
        None,
        Some(Format::Markdown),
        Some(Format::Plain),
        Some(Format::Html),
    ] {
        if let Ok(draft) = read_bytes(bytes, None, hint) {
            assert!(!draft.title.trim().is_empty());
            assert!(!draft.body.contains(['\r', '\0']));
        }
    }
}

fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let names = [
        "page.html",
        "page-en.html",
        "crlf-bom.md",
        "duplicate-keys.md",
        "broken-front-matter.md",
        "utf16.txt",
        "latin1.txt",
        "escape-sequences.md",
        "wide.md",
    ];
    let changes = prop::collection::vec(
        (any::<prop::sample::Index>(), any::<u8>(), 0..4_usize),
        1..12,
    );
    (prop::sample::select(names.to_vec()), changes).prop_map(|(name, changes)| {
        let mut bytes = fs::read(fixture(name)).unwrap();
        for (index, byte, kind) in changes {
            let at = index.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.remove(at)),
                _ => {
                    let end = bytes.len().min(at + usize::from(byte));
                    let part = bytes[at..end].to_vec();
                    bytes.extend(part);
                }
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_bytes_are_taken_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        survives(&bytes);
    }

    #[test]
    fn any_text_of_markup_is_taken_or_refused(
        text in "(<[a-z]{1,4}( [a-z]=['\"x]{0,2})?>|</[a-z]{1,4}>|[-+]{3}\n|[a-z]: [\\[{&*!|>'\"]?x?\n|é|&[a-z]{1,6};|#| |\n){0,40}"
    ) {
        survives(text.as_bytes());
    }

    #[test]
    fn any_change_of_a_real_file_is_taken_or_refused(bytes in mutated()) {
        survives(&bytes);
    }
}
