//! What is read as syntax, and what as words.

use proptest::prelude::*;

use super::*;
use crate::library::Color;
use crate::search::query::Has;
use crate::text::Language;

fn shown(text: &str) -> String {
    parse(text).to_string().trim_end().to_owned()
}

#[test]
fn the_table_of_the_design_is_read() {
    assert_eq!(shown("objets connectés"), "objets connectés");
    assert_eq!(shown("« objets  connectés »"), "\"objets connectés\"");
    assert_eq!(
        shown("=\"objets connectés\" =données"),
        "=\"objets connectés\" =données"
    );
    assert_eq!(shown("numéri*"), "numéri*");
    assert_eq!(shown("+x -y, z"), "+x -y z");
    assert_eq!(shown("a x OU y OR z b"), "a x OR y OR z b");
    assert_eq!(shown("(a b) OR c"), "(a b) OR c");
    assert_eq!(
        shown("étiquette:iot langue:anglais is:lu avec:note"),
        "tag:iot lang:en is:done has:note"
    );
    assert_eq!(
        shown("note:\"à citer\" titre:ville"),
        "note:\"à citer\" title:ville"
    );
    assert_eq!(
        shown("publié:2016..2018 depuis:30j"),
        "published:2016..2018-12-31 since:30d"
    );
    assert_eq!(
        shown("couleur:jaune longueur:>500"),
        "color:yellow length:501.."
    );
    assert!(parse("~objets connectés").literal);
}

#[test]
fn french_names_and_values_are_whole() {
    for (french, english) in [
        ("est:lu", "is:done"),
        ("est:à-lire", "is:inbox"),
        ("est:en-cours", "is:reading"),
        ("a:note", "has:note"),
        ("a:surlignage", "has:highlight"),
        ("sans:note", "without:note"),
        ("publié:2017-06", "published:2017-06..2017-06-30"),
        ("ajouté:2020..", "saved:2020.."),
        ("-étiquette:iot x", "-tag:iot x"),
        ("est:lu|à-lire", "is:done OR is:inbox"),
        ("site:www.exemple.org", "site:exemple.org"),
        ("site:https://www.exemple.org/a/b", "site:exemple.org"),
    ] {
        assert_eq!(shown(french), english, "{french}");
    }
}

#[test]
fn a_query_prints_in_either_language_and_reads_the_same() {
    for typed in [
        "tag:iot lang:en is:inbox has:highlight without:note",
        "author:roy title:ville published:2017-06-26 saved:2020.. color:blue",
        "a OR b is:done OR is:reading",
    ] {
        let query = parse(typed);
        let french = query.in_language(Language::French);
        assert_eq!(parse(&french).clauses, query.clauses, "{french}");
    }
    assert_eq!(
        parse("is:done has:tag a OR b").in_language(Language::French),
        "est:lu avec:étiquette a OU b"
    );
}

#[test]
fn signs_of_names_stay() {
    for (typed, read) in [
        ("C++", "C++"),
        ("(C#, F#)", "(C# F#)"),
        ("-.NET +C++", "-.NET +C++"),
        ("«C++»", "\"C++\""),
        ("fin. .", "fin"),
        ("canal+", "canal+"),
    ] {
        assert_eq!(shown(typed), read, "{typed}");
    }
}

#[test]
fn what_is_no_syntax_is_words() {
    assert_eq!(shown("C’est 10:30 : où ?"), "C’est 10:30 où");
    assert_eq!(shown("https://beta.gouv.fr"), "https://beta.gouv.fr");
    assert_eq!(shown("a ) b ( c \"d"), "a b (c \"d\")");
    assert_eq!(shown("OR a OU"), "a");
    assert_eq!(shown("- + = ~ * : \" ( )"), "");
    assert!(parse("").clauses.is_empty());
}

#[test]
fn what_was_not_understood_is_said() {
    assert_eq!(
        parse("foo:bar").remarks,
        [Remark::UnknownFilter("foo".into())]
    );
    assert_eq!(shown("foo:bar"), "foo:bar");
    let remark = Remark::ImpossibleDate("2017-13".into());
    assert_eq!(parse("iot publié:2017-13").remarks, [remark]);
    let remark = Remark::UnknownValue {
        name: "langue".into(),
        value: "klingon".into(),
    };
    assert_eq!(parse("langue:klingon").remarks, [remark]);
    assert!(parse("tag:").clauses.is_empty() && parse("tag:").remarks.is_empty());
    let has = Node::Filter(Filter::Has(Has::Note));
    assert_eq!(parse("has:note").clauses, [Clause::wanted(has)]);
}

#[test]
fn deep_nesting_stops_at_a_depth() {
    let text = format!("{}x{}", "(".repeat(5000), ")".repeat(5000));
    assert_eq!(shown(&text), "x");
    let text = format!("{}z", "(a OR ".repeat(5000));
    assert!(parse(&text).to_string().len() < 60_000);
}

#[test]
fn a_filters_name_is_read_in_any_form_that_looks_the_same() {
    for typed in ["publié:2017", "publie\u{301}:2017", "pu\u{ad}blié:2017"] {
        assert_eq!(shown(typed), shown("published:2017"), "{typed:?}");
    }
}

#[test]
fn signs_and_spaces_around_a_tags_name_are_not_of_it() {
    for typed in [
        "tag:«# iot»",
        "tag:\" #iot/ \"",
        "tag:«\u{9b}iot»",
        "tag:#iot",
    ] {
        assert_eq!(shown(typed), "tag:iot", "{typed:?}");
    }
}

#[test]
fn a_word_like_a_filter_stays_one_behind_a_sign() {
    for typed in ["-('tag:x)", "+('tag:x*)", "-(y OR 'tag:x)"] {
        let query = parse(typed);
        assert_ne!(query.clauses[0].occur, Occur::Wanted);
        assert_eq!(parse(&query.to_string()).clauses, query.clauses, "{query}");
    }
}

#[test]
fn signs_alone_print_back_behind_the_sign_of_a_literal_query() {
    for typed in ["~<", " ~ ~<", "~tag:", "~"] {
        let query = parse(typed);
        assert!(query.literal);
        assert_eq!(parse(&query.to_string()).clauses, query.clauses, "{typed}");
    }
}

proptest! {
    #[test]
    fn any_string_parses_and_prints_to_the_same_tree(text in "[a-zé0-9 \"«»()+=~*:.,<>#-]{0,40}|\\PC{0,30}") {
        let query = parse(&text);
        let again = parse(&query.to_string());
        prop_assert_eq!(&again.clauses, &query.clauses, "{}", query);
    }

    #[test]
    fn filters_print_to_the_same_tree(
        name in "(tag|langue|publié|ajouté|depuis|note|titre|length|couleur|id)",
        value in "([0-9./<>=-]{0,12}|\"[a-z «(]{0,8}\"|[a-z*#/=]{0,8})",
    ) {
        let query = parse(&format!("{name}:{value} x"));
        let again = parse(&query.to_string());
        prop_assert_eq!(&again.clauses, &query.clauses, "{}", query);
    }
}

#[test]
fn a_colour_may_be_called_by_a_name_of_the_readers_own() {
    let mut names = ColorNames::default();
    names.set(Color::Blue, "Doute réel");
    let read = |text: &str| parse_with(text, &names).to_string().trim().to_owned();
    assert_eq!(read("couleur:\"doute reel\""), "color:blue");
    assert_eq!(read("colour:bleu"), "color:blue");
    assert_eq!(read("color:pink"), "color:pink");
    let unknown = parse_with("couleur:certitude", &names);
    assert_eq!(unknown.remarks.len(), 1);
}
