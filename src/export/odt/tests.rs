use std::io::Read as _;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::*;
use crate::export::{Group, cite, sample};

/// A file of the document.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn made(excerpts: &Excerpts, options: &Options) -> Vec<u8> {
    render(excerpts, options).unwrap().remove(0).bytes
}

/// The names of a document's elements, and its text.
fn elements(xml: &str) -> (Vec<String>, String) {
    let mut reader = Reader::from_str(xml);
    let (mut names, mut text) = (Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => {
                names.push(String::from_utf8_lossy(start.name().as_ref()).into_owned());
                for attribute in start.attributes() {
                    attribute.unwrap().unescape_value().unwrap();
                }
            }
            Event::Text(part) => text.push_str(&part.decode().unwrap()),
            Event::Eof => return (names, text),
            _ => {}
        }
    }
}

#[test]
fn quotes_notes_and_references_stand_under_their_articles() {
    let mut options = sample::options();
    options.style = Some(cite::Style::Manual(cite::Manual::Apa));
    let bytes = made(&sample::both(), &options);
    assert!(
        bytes
            .get(30..)
            .unwrap()
            .starts_with(b"mimetypeapplication/vnd.oasis.opendocument.text")
    );
    insta::assert_snapshot!(part(&bytes, "content.xml"));
    assert_eq!(bytes, made(&sample::both(), &options));
    for name in ["styles.xml", "meta.xml", "META-INF/manifest.xml"] {
        elements(&part(&bytes, name));
    }
    options.group = Group::Tag;
    options.context = true;
    options.language = Some(Language::English);
    insta::assert_snapshot!(part(&made(&sample::both(), &options), "content.xml"));
}

proptest! {
    #[test]
    fn hostile_text_adds_no_element(texts in prop::array::uniform4(sample::hostile())) {
        let [title, quote, tag, source] = texts;
        let mut article = sample::article("un", &title, "Un texte.", Language::French);
        article.meta.source = Some(source.clone());
        article.meta.author = Some(source);
        sample::annotate(&mut article, "Un texte", "", &[&tag]);
        article.notes[0].quote.clone_from(&quote);
        sample::annotate(&mut article, "texte.", &quote, &[]);
        let excerpts = sample::of(article);
        let (names, _) = elements(&part(&made(&excerpts, &sample::options()), "content.xml"));
        let known = ["office:", "style:", "text:"];
        for name in &names {
            prop_assert!(known.iter().any(|prefix| name.starts_with(prefix)), "{}", name);
        }
        prop_assert_eq!(names.iter().filter(|name| *name == "text:h").count(), 1);
    }
}
