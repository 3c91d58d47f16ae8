//! What each filter lets through, among articles that differ in one thing each.

use jiff::Timestamp;

use super::{ask, entry, searcher};
use crate::anchor::State;
use crate::library::{AnnotationId, Color, Status};
use crate::search::{IndexedAnnotation, Remark, Request, Searcher, Sort};
use crate::text::{CharRange, Date, Language};

fn annotation(id: &str, note: &str, color: Color) -> IndexedAnnotation {
    IndexedAnnotation {
        id: AnnotationId(id.to_owned()),
        note: note.to_owned(),
        tags: Vec::new(),
        color,
        quote: "phare".to_owned(),
        range: Some(CharRange::new(0, 5)),
        created: None,
        state: State::Exact,
        given_up: false,
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn date(year: i16, month: Option<u8>, day: Option<u8>) -> Option<Date> {
    Date::new(year, month, day)
}

/// Five articles that all speak of a *phare* (or a lighthouse).
fn shelf() -> Searcher {
    let mut nu = entry("nu", "phare phare.", Language::French);
    nu.meta.saved = Some(at("2020-01-01T12:00:00Z"));
    let mut lu = entry("lu", "phare de pierre, haute tour.", Language::French);
    lu.meta.status = Status::Done;
    lu.meta.author = Some("Gabrielle Roy".to_owned());
    lu.meta.published = date(2017, Some(6), Some(26));
    lu.meta.saved = Some(at("2021-06-01T00:00:00Z"));
    lu.meta.tags = vec!["mer/bretagne".to_owned()];
    let mut vu = entry("vu", "phare de la côte sauvage.", Language::French);
    vu.meta.status = Status::Reading;
    vu.meta.source = Some("https://www.exemple.org/phares/vu".to_owned());
    vu.meta.published = date(2017, None, None);
    vu.annotations
        .push(annotation("N-vu", "Vérifier la hauteur", Color::Blue));
    let mut en = entry("en", "lighthouse phare of the coast.", Language::English);
    en.meta.tags = vec!["mer".to_owned(), "vie privée".to_owned()];
    en.meta.published = date(2019, Some(2), None);
    en.annotations.push(annotation("N-en", "", Color::Pink));
    let mut pu = entry("pu", "phare merveille du monde.", Language::French);
    pu.meta.tags = vec!["merveille".to_owned()];
    pu.meta.saved = Some(at("2024-12-31T23:59:59Z"));
    searcher(vec![nu, lu, vu, en, pu])
}

/// What a query finds, by slug, in the order of the alphabet.
fn found(searcher: &Searcher, query: &str) -> String {
    let request = Request {
        sort: Sort::Title,
        now: "2025-01-10T00:00:00Z".parse().unwrap(),
        ..Request::new(query)
    };
    let answer = searcher.search(&request, &|| false).unwrap();
    let mut slugs: Vec<String> = answer.hits.into_iter().map(|hit| hit.meta.slug).collect();
    slugs.sort_unstable();
    slugs.join(" ")
}

fn holds(cases: &[(&str, &str)]) {
    let searcher = shelf();
    for (query, expected) in cases {
        assert_eq!(found(&searcher, query), *expected, "{query}");
    }
}

#[test]
fn a_filter_alone_finds_all_that_meets_it_and_nothing_else() {
    holds(&[
        ("", "en lu nu pu vu"),
        ("is:inbox", "en nu pu"),
        ("est:à-lire", "en nu pu"),
        ("is:reading", "vu"),
        ("est:lu", "lu"),
        ("is:done|reading", "lu vu"),
        ("lang:en", "en"),
        ("langue:français", "lu nu pu vu"),
    ]);
}

#[test]
fn what_an_article_has_or_lacks_tells_it_from_the_others() {
    holds(&[
        ("has:note", "vu"),
        ("has:highlight", "en"),
        ("has:annotation", "en vu"),
        ("without:annotation", "lu nu pu"),
        ("sans:note", "en lu nu pu"),
        ("has:tag", "en lu pu"),
        ("sans:étiquette", "nu vu"),
        ("has:author", "lu"),
        ("sans:auteur", "en nu pu vu"),
        ("has:date", "en lu vu"),
        ("without:date", "nu pu"),
        ("has:source", "vu"),
        ("avec:note|surlignage", "en vu"),
    ]);
}

#[test]
fn a_tag_finds_what_stands_below_it_and_no_tag_that_only_begins_so() {
    holds(&[
        ("tag:mer", "en lu"),
        ("tag:mer/bretagne", "lu"),
        ("tag:MER/", "en lu"),
        ("tag:mer*", "en lu pu"),
        ("tag:merv*", "pu"),
        ("tag:bretagne", "lu"),
        ("tag:\"vie privée\"", "en"),
        ("étiquette:\"vie privee\"", "en"),
        ("tag:vie", ""),
        ("-tag:mer", "nu pu vu"),
    ]);
}

#[test]
fn a_year_finds_dates_of_every_precision_within_it() {
    holds(&[
        ("published:2017", "lu vu"),
        ("publié:2017-06", "lu"),
        ("published:2017-06-26", "lu"),
        ("published:2017-06-27", ""),
        ("published:2017..2019", "en lu vu"),
        ("published:2018..", "en"),
        ("published:>2017", "en"),
        ("published:<2017", ""),
        ("published:<=2017", "lu vu"),
        ("published:2019-02", "en"),
        ("published:2019..2017", "en lu vu"),
        ("-published:2017", "en nu pu"),
    ]);
}

#[test]
fn days_of_adding_begin_and_end_at_midnight() {
    holds(&[
        ("saved:2021-06-01", "lu"),
        ("ajouté:2021-05-31", ""),
        ("saved:2024-12-31", "pu"),
        ("saved:2025", ""),
        ("saved:2020..2021", "lu nu"),
        ("saved:..2020", "nu"),
        ("since:10d", "pu"),
        ("depuis:9j", ""),
        ("since:5y", "lu pu"),
        ("depuis:2021", "lu pu"),
        ("since:6ans", "lu nu pu"),
    ]);
}

#[test]
fn words_in_a_zone_are_looked_for_there_alone() {
    holds(&[
        ("author:roy", "lu"),
        ("auteur:\"gabrielle roy\"", "lu"),
        ("author:phare", ""),
        ("title:vu", "vu"),
        ("titre:phare", ""),
        ("note:hauteur", "vu"),
        ("note:hauteurs", "vu"),
        ("note:phare", ""),
        ("site:exemple.org", "vu"),
        ("site:www.exemple.org", "vu"),
        ("site:autre.org", ""),
    ]);
}

#[test]
fn colours_and_lengths_are_filters_too() {
    holds(&[
        ("color:blue", "vu"),
        ("couleur:rose", "en"),
        ("couleur:bleu|rose", "en vu"),
        ("color:green", ""),
        ("length:2", "nu"),
        ("longueur:>4", "en lu vu"),
        ("length:3..4", "pu"),
        ("mots:<3", "nu"),
        ("-length:..4", "en lu vu"),
    ]);
}

#[test]
fn an_article_is_asked_for_by_its_name_or_the_beginning_of_its_id() {
    holds(&[
        ("id:lu", "lu"),
        ("id:ID-lu", "lu"),
        ("id:id-l", "lu"),
        ("id:none", ""),
    ]);
}

#[test]
fn filters_narrow_words_and_one_another() {
    holds(&[
        ("phare", "en lu nu pu vu"),
        ("phare is:done", "lu"),
        ("phare is:done lang:en", ""),
        ("tag:mer lang:fr", "lu"),
        ("phare -lang:fr", "en"),
        ("is:done OR lang:en", "en lu"),
        ("(is:done OR is:reading) published:2017-06", "lu"),
        ("+côte has:note", "vu"),
        ("phare -côte -tag:mer", "nu pu"),
    ]);
}

#[test]
fn a_value_that_nobody_knows_finds_nothing_and_is_said() {
    let searcher = shelf();
    for (query, name, value) in [
        ("langue:klingon", "langue", "klingon"),
        ("is:perdu", "is", "perdu"),
        ("has:cheese", "has", "cheese"),
        ("couleur:taupe", "couleur", "taupe"),
        ("length:beaucoup", "length", "beaucoup"),
    ] {
        let answer = ask(&searcher, &format!("phare {query}"));
        assert_eq!(answer.total, 0, "{query}");
        let said = Remark::UnknownValue {
            name: name.to_owned(),
            value: value.to_owned(),
        };
        assert_eq!(answer.notes, [said], "{query}");
    }
    for query in ["published:2017-13", "saved:demain", "depuis:bientôt"] {
        let answer = ask(&searcher, query);
        let value = query.split_once(':').unwrap().1.to_owned();
        assert_eq!(answer.notes, [Remark::ImpossibleDate(value)], "{query}");
        assert_eq!(answer.total, 0, "{query}");
    }
}

#[test]
fn facets_count_what_is_found_not_what_there_is() {
    let searcher = shelf();
    let all = ask(&searcher, "").facets;
    assert_eq!(
        all.statuses,
        [(Status::Inbox, 3), (Status::Reading, 1), (Status::Done, 1)]
    );
    assert_eq!(
        all.languages,
        [(Language::French, 4), (Language::English, 1)]
    );
    assert_eq!(all.years, [(2019, 1), (2017, 2)]);
    let tags: Vec<(&str, usize)> = all.tags.iter().map(|(tag, n)| (&**tag, *n)).collect();
    assert_eq!(
        tags,
        [
            ("mer", 2),
            ("mer/bretagne", 1),
            ("merveille", 1),
            ("vie privée", 1)
        ]
    );
    let some = ask(&searcher, "published:2017").facets;
    assert_eq!(some.statuses, [(Status::Reading, 1), (Status::Done, 1)]);
    assert_eq!(some.languages, [(Language::French, 2)]);
    assert_eq!(some.years, [(2017, 2)]);
    let none = ask(&searcher, "is:done lang:en").facets;
    assert!(none.tags.is_empty() && none.statuses.is_empty() && none.years.is_empty());
}

#[test]
fn a_filter_and_its_exclusion_part_the_library_in_two() {
    let searcher = shelf();
    for filter in [
        "is:done",
        "lang:en",
        "tag:mer",
        "tag:mer*",
        "has:note",
        "published:2017",
        "saved:2021",
        "color:blue",
        "length:3",
        "title:vu",
        "author:roy",
        "site:exemple.org",
        "id:lu",
        "since:10d",
        "note:hauteur",
    ] {
        let with = ask(&searcher, filter).total;
        let without = ask(&searcher, &format!("-{filter}")).total;
        assert_eq!(with + without, 5, "{filter}");
    }
}

#[test]
fn an_answer_is_given_page_by_page() {
    let searcher = shelf();
    let page = |offset, limit| {
        let request = Request {
            sort: Sort::Title,
            offset,
            limit,
            ..Request::new("phare")
        };
        let answer = searcher.search(&request, &|| false).unwrap();
        let slugs: Vec<String> = answer.hits.into_iter().map(|hit| hit.meta.slug).collect();
        (answer.total, slugs.join(" "))
    };
    assert_eq!(page(0, 2), (5, "en lu".to_owned()));
    assert_eq!(page(2, 2), (5, "nu pu".to_owned()));
    assert_eq!(page(4, 2), (5, "vu".to_owned()));
    assert_eq!(page(5, 2), (5, String::new()));
    assert_eq!(page(0, 0), (5, String::new()));
}

#[test]
fn annotations_are_filtered_by_what_they_are_and_by_their_article() {
    let searcher = shelf();
    for (query, expected) in [
        ("", "N-en N-vu"),
        ("color:blue", "N-vu"),
        ("has:note", "N-vu"),
        ("has:highlight", "N-en"),
        ("lang:en", "N-en"),
        ("is:reading", "N-vu"),
        ("tag:mer", "N-en"),
        ("published:2017", "N-vu"),
        ("hauteur", "N-vu"),
        ("note:hauteur", "N-vu"),
        ("couleur:vert", ""),
    ] {
        let answer = searcher
            .annotations(&Request::new(query), &|| false)
            .unwrap();
        let mut ids: Vec<&str> = answer.hits.iter().map(|hit| hit.id.as_str()).collect();
        ids.sort_unstable();
        assert_eq!(ids.join(" "), expected, "{query}");
        assert_eq!(answer.total, ids.len(), "{query}");
    }
}
