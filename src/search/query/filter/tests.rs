//! Every filter's names and values in both languages, and what is none of them.

use super::super::parse;
use super::*;
use crate::library::Color;
use crate::search::query::Occur;

fn printed(query: &str) -> String {
    parse(query).to_string().trim_end().to_owned()
}

/// The only filter of a query.
fn only(query: &str) -> Filter {
    let parsed = parse(query);
    match parsed.clauses.as_slice() {
        [clause] => match &clause.node {
            Node::Filter(filter) => filter.clone(),
            other => panic!("{query}: {other:?}"),
        },
        other => panic!("{query}: {other:?}"),
    }
}

#[test]
fn every_name_of_every_filter_means_that_filter_accents_and_case_aside() {
    for (name, typed) in NAMES {
        for one in *typed {
            for spelling in [(*one).to_owned(), one.to_uppercase(), fold(one)] {
                assert_eq!(Name::parse(&spelling), Some(*name), "{spelling}");
            }
        }
    }
}

#[test]
fn no_name_means_two_filters() {
    let mut seen: Vec<(String, Name)> = Vec::new();
    for (name, typed) in NAMES {
        for one in *typed {
            let folded = fold(one);
            let other = seen.iter().find(|(known, _)| *known == folded);
            assert!(other.is_none_or(|(_, known)| known == name), "{one}");
            seen.push((folded, *name));
        }
    }
}

#[test]
fn a_filter_prints_with_a_name_that_is_read_as_itself_in_each_language() {
    for (name, _) in NAMES {
        for language in [Language::French, Language::English] {
            let printed = name.in_language(language);
            assert!(!printed.is_empty());
            assert_eq!(Name::parse(printed), Some(*name), "{printed}");
        }
    }
}

#[test]
fn what_is_no_name_of_a_filter_is_none() {
    for typed in [
        "", "titel", "t", "tag ", "tagged", "http", "re", "annee", "has-",
    ] {
        assert_eq!(Name::parse(typed), None, "{typed:?}");
    }
}

#[test]
fn every_offered_value_is_read_without_a_remark() {
    for (name, typed) in NAMES {
        for value in name.values() {
            let query = parse(&format!("{}:{value}", typed[0]));
            assert!(
                query.remarks.is_empty(),
                "{}: {:?}",
                typed[0],
                query.remarks
            );
            let filter = &query.clauses[0].node;
            assert!(
                !matches!(filter, Node::Filter(Filter::Unknown { .. })),
                "{}:{value}",
                typed[0]
            );
        }
    }
}

#[test]
fn every_value_is_a_beginning_of_one_at_each_of_its_letters() {
    for (name, _) in NAMES {
        for value in name.values() {
            for (at, _) in value.char_indices() {
                assert!(name.begins(&value[..at]), "{name:?}: {}", &value[..at]);
            }
            assert!(!name.begins(&format!("{value}zz")), "{name:?}: {value}zz");
        }
    }
}

#[test]
fn languages_are_named_in_either_of_them() {
    for (value, language) in [
        ("fr", Language::French),
        ("français", Language::French),
        ("francais", Language::French),
        ("Française", Language::French),
        ("french", Language::French),
        ("fr-CA", Language::French),
        ("en", Language::English),
        ("anglais", Language::English),
        ("anglaise", Language::English),
        ("ENGLISH", Language::English),
        ("en-GB", Language::English),
    ] {
        for name in ["lang", "langue", "language"] {
            assert_eq!(
                only(&format!("{name}:{value}")),
                Filter::Language(language),
                "{name}:{value}"
            );
        }
    }
}

#[test]
fn statuses_are_named_in_either_language() {
    for (values, status) in [
        (
            &[
                "inbox", "unread", "à-lire", "a-lire", "alire", "nouveau", "new",
            ][..],
            Status::Inbox,
        ),
        (
            &["reading", "en-cours", "en_cours", "cours"][..],
            Status::Reading,
        ),
        (
            &["done", "read", "lu", "lue", "lues", "fini"][..],
            Status::Done,
        ),
    ] {
        for value in values {
            for name in ["is", "est", "status", "statut", "état"] {
                assert_eq!(
                    only(&format!("{name}:{value}")),
                    Filter::Status(status),
                    "{name}:{value}"
                );
            }
        }
    }
    assert_eq!(only("est:\"à lire\""), Filter::Status(Status::Inbox));
}

#[test]
fn what_an_article_may_have_is_named_in_either_language() {
    for (values, has) in [
        (&["note", "notes", "NOTES"][..], Has::Note),
        (
            &["highlight", "highlights", "surlignage", "surlignages"][..],
            Has::Highlight,
        ),
        (&["annotation", "annotations"][..], Has::Annotation),
        (
            &["tag", "tags", "étiquette", "etiquettes", "étiquettes"][..],
            Has::Tag,
        ),
        (&["author", "auteur"][..], Has::Author),
        (&["date", "published"][..], Has::Date),
        (&["source", "site"][..], Has::Source),
    ] {
        for value in values {
            for name in ["has", "avec", "a"] {
                assert_eq!(
                    only(&format!("{name}:{value}")),
                    Filter::Has(has),
                    "{value}"
                );
            }
            for name in ["without", "sans", "lacks"] {
                let without = only(&format!("{name}:{value}"));
                assert_eq!(without, Filter::Without(has), "{value}");
            }
        }
    }
}

#[test]
fn colours_are_named_in_either_language() {
    for (values, color) in [
        (["yellow", "jaune"], Color::Yellow),
        (["green", "vert"], Color::Green),
        (["blue", "bleu"], Color::Blue),
        (["pink", "rose"], Color::Pink),
        (["purple", "violet"], Color::Purple),
    ] {
        for value in values {
            for name in ["color", "colour", "couleur"] {
                assert_eq!(only(&format!("{name}:{value}")), Filter::Color(color));
            }
        }
    }
}

#[test]
fn lengths_are_bounds_on_both_sides_that_count_themselves() {
    for (value, from, to) in [
        ("500", 0, 500),
        ("0", 0, 0),
        (">500", 501, u32::MAX),
        (">=500", 500, u32::MAX),
        ("<500", 0, 499),
        ("<0", 0, 0),
        ("<=500", 0, 500),
        ("500..2000", 500, 2000),
        ("500..", 500, u32::MAX),
        ("..2000", 0, 2000),
        (">4294967295", u32::MAX, u32::MAX),
    ] {
        for name in ["length", "longueur", "words", "mots"] {
            let filter = only(&format!("{name}:{value}"));
            assert_eq!(filter, Filter::Length(from, to), "{name}:{value}");
        }
    }
}

#[test]
fn what_is_no_length_is_said_and_found_by_nothing() {
    for value in [
        "beaucoup",
        "..",
        ">",
        "<=x",
        "5000000000",
        "-3",
        "1..x",
        "1.5",
    ] {
        let query = parse(&format!("length:{value}"));
        let said = matches!(query.remarks.as_slice(), [Remark::UnknownValue { .. }]);
        assert!(said, "{value}: {:?}", query.remarks);
        assert!(matches!(
            only(&format!("length:{value}")),
            Filter::Unknown { .. }
        ));
    }
}

#[test]
fn a_tag_is_read_without_its_sign_and_its_last_slash() {
    for (typed, name, prefix) in [
        ("tag:iot", "iot", false),
        ("tag:#iot", "iot", false),
        ("tag:ville/angers", "ville/angers", false),
        ("tag:ville/", "ville", false),
        ("tag:vil*", "vil", true),
        ("tag:\"vie privée\"", "vie privée", false),
        ("étiquette:«vie privée»", "vie privée", false),
    ] {
        let name = name.to_owned();
        assert_eq!(only(typed), Filter::Tag { name, prefix }, "{typed}");
    }
}

#[test]
fn a_site_is_its_host_whatever_of_its_address_is_typed() {
    for typed in [
        "site:exemple.org",
        "site:www.exemple.org",
        "site:https://exemple.org",
        "source:http://www.exemple.org/a/b?c=d",
        "host:exemple.org/",
    ] {
        let word = Box::new(Node::Word("exemple.org".to_owned()));
        assert_eq!(only(typed), Filter::Text(Zone::Site, word), "{typed}");
    }
}

#[test]
fn words_of_a_zone_are_typed_as_words_of_the_text_are() {
    let text = str::to_owned;
    for (typed, zone, node) in [
        ("title:ville", Zone::Title, Node::Word(text("ville"))),
        ("titre:vil*", Zone::Title, Node::Prefix(text("vil"))),
        ("auteur:roy", Zone::Author, Node::Word(text("roy"))),
        ("par:roy", Zone::Author, Node::Word(text("roy"))),
        ("by:roy", Zone::Author, Node::Word(text("roy"))),
        ("autrice:roy", Zone::Author, Node::Word(text("roy"))),
        ("marge:citer", Zone::Notes, Node::Word(text("citer"))),
        (
            "note:\"à citer\"",
            Zone::Notes,
            Node::Phrase {
                text: text("à citer"),
                exact: false,
            },
        ),
    ] {
        assert_eq!(only(typed), Filter::Text(zone, Box::new(node)), "{typed}");
    }
}

#[test]
fn alternatives_are_parted_by_bars_where_values_are_few() {
    for (typed, read) in [
        ("is:done|inbox", "is:done OR is:inbox"),
        ("lang:fr|en", "lang:fr OR lang:en"),
        ("tag:a|b|c", "tag:a OR tag:b OR tag:c"),
        ("couleur:vert|rose", "color:green OR color:pink"),
        ("avec:note|étiquette", "has:note OR has:tag"),
        ("sans:note|auteur", "without:note OR without:author"),
    ] {
        assert_eq!(printed(typed), read, "{typed}");
    }
}

#[test]
fn a_filter_is_shut_out_or_asked_for_by_a_sign_before_it() {
    for (typed, occur) in [
        ("-is:done", Occur::Excluded),
        ("+is:done", Occur::Required),
        ("is:done", Occur::Wanted),
    ] {
        let query = parse(typed);
        assert_eq!(query.clauses[0].occur, occur, "{typed}");
        assert_eq!(
            query.clauses[0].node,
            Node::Filter(Filter::Status(Status::Done))
        );
    }
}

#[test]
fn every_filter_prints_in_the_language_asked_for() {
    for (typed, french, english) in [
        ("tag:iot", "étiquette:iot", "tag:iot"),
        ("langue:anglais", "langue:en", "lang:en"),
        ("is:unread", "est:à-lire", "is:inbox"),
        ("is:reading", "est:en-cours", "is:reading"),
        ("is:read", "est:lu", "is:done"),
        ("a:note", "avec:note", "has:note"),
        ("has:highlight", "avec:surlignage", "has:highlight"),
        ("has:author", "avec:auteur", "has:author"),
        ("lacks:tags", "sans:étiquette", "without:tag"),
        ("by:roy", "auteur:roy", "author:roy"),
        ("titre:ville", "titre:ville", "title:ville"),
        ("marge:x", "note:x", "note:x"),
        ("host:a.org", "site:a.org", "site:a.org"),
        (
            "parution:2017-06-26",
            "publié:2017-06-26",
            "published:2017-06-26",
        ),
        ("added:2020..", "ajouté:2020..", "saved:2020.."),
        ("since:2sem", "depuis:14d", "since:14d"),
        ("colour:bleu", "couleur:blue", "color:blue"),
        ("mots:..9", "longueur:..9", "length:..9"),
        ("slug:abc", "id:abc", "id:abc"),
    ] {
        let filter = only(typed);
        assert_eq!(filter.in_language(Language::French), french, "{typed}");
        assert_eq!(filter.in_language(Language::English), english, "{typed}");
        for printed in [french, english] {
            assert_eq!(only(printed), filter, "{printed}");
        }
    }
}

#[test]
fn the_tag_filter_is_named_where_interfaces_need_it() {
    assert_eq!(tag_name(Language::French), "étiquette");
    assert_eq!(tag_name(Language::English), "tag");
}

#[test]
fn all_names_are_offered_but_single_letters() {
    let all = Name::all();
    for name in ["tag", "étiquette", "est", "published", "publié", "depuis"] {
        assert!(all.contains(&name), "{name}");
    }
    assert!(all.iter().all(|name| name.len() > 1), "{all:?}");
}
