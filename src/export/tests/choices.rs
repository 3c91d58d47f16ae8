//! What each choice of a reader changes in what goes out, in every format.

use super::words::shown;
use super::*;
use crate::export::cite::{Manual, Style};
use crate::library::Color;
use crate::text::CharRange;

/// Formats that people read, and those of them that gather excerpts.
const READ: [&str; 8] = [
    "markdown", "obsidian", "logseq", "html", "org", "latex", "odt", "text",
];
const GATHER: [&str; 5] = ["markdown", "org", "latex", "odt", "text"];
/// Formats of data that hold each annotation.
const DATA: [&str; 3] = ["csv", "json", "w3c"];

/// What a person finds in the files of a format.
fn seen(id: &str, excerpts: &Excerpts, options: &Options) -> String {
    let format = parse_format(id).unwrap();
    let files = render(format, excerpts, options).unwrap();
    let texts: Vec<String> = files.iter().map(|file| shown(format, file)).collect();
    plain(&texts.join("\n"))
}

/// Without what a format puts between the characters of a text.
fn plain(text: &str) -> String {
    let text = text.replace(['\\', '\u{200b}'], "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn every_passage_goes_out_once_to_every_format_that_holds_them() {
    for id in READ.iter().chain(&["csv", "json"]) {
        let mut options = sample::options();
        options.bodies = false;
        let text = seen(id, &sample::both(), &options);
        for quote in [
            "se laissent toucher, et c’est nouveau",
            "il s’écoule dix-huit mois",
            "taught us manners",
            "Une phrase qui n’y est plus",
        ] {
            assert!(text.contains(quote), "{id}: {quote}\n{text}");
        }
    }
}

#[test]
fn without_notes_no_word_of_the_reader_goes_out() {
    let mut options = sample::options();
    options.notes = false;
    for id in READ.iter().chain(&DATA) {
        let text = seen(id, &sample::both(), &options);
        for word in [
            "automne",
            "programmation",
            "borne",
            "pourtant",
            "Opening line",
        ] {
            assert!(!text.contains(word), "{id}: {word}\n{text}");
        }
        assert!(text.contains("dix-huit mois"), "{id}");
    }
}

#[test]
fn without_tags_no_tag_of_an_annotation_goes_out() {
    let mut options = sample::options();
    options.tags = false;
    for id in READ.iter().chain(&DATA) {
        let text = seen(id, &sample::both(), &options);
        assert!(!text.contains("industrie"), "{id}\n{text}");
        assert!(!text.contains("ville/angers"), "{id}\n{text}");
    }
}

#[test]
fn with_their_context_passages_stand_in_their_sentences() {
    let mut with = sample::options();
    with.bodies = false;
    let without = with.clone();
    with.context = true;
    for id in [
        "markdown", "org", "latex", "odt", "text", "logseq", "obsidian",
    ] {
        let around = "Entre le prototype et la série";
        assert!(seen(id, &sample::both(), &with).contains(around), "{id}");
        assert!(
            !seen(id, &sample::both(), &without).contains(around),
            "{id}"
        );
    }
}

#[test]
fn without_bodies_the_articles_texts_stay_at_home() {
    let mut options = sample::options();
    for bodies in [true, false] {
        options.bodies = bodies;
        for id in ["csv", "json", "html"] {
            let text = seen(id, &sample::both(), &options);
            assert_eq!(text.contains("paie deux fois"), bodies, "{id}");
        }
    }
}

#[test]
fn a_format_that_gathers_nothing_is_the_same_however_it_is_asked() {
    let mut options = sample::options();
    let articles = |id: &str, options: &Options| seen(id, &sample::both(), options);
    for format in FORMATS.iter().filter(|format| !format.groups) {
        options.group = Group::Article;
        let usual = articles(format.id, &options);
        for group in Group::ALL {
            options.group = group;
            assert_eq!(
                articles(format.id, &options),
                usual,
                "{} {group:?}",
                format.id
            );
        }
    }
}

#[test]
fn gathered_by_tag_a_passage_stands_under_each_of_its_tags() {
    let mut options = sample::options();
    for (group, times) in [
        (Group::Article, 1),
        (Group::Color, 1),
        (Group::Date, 1),
        (Group::Tag, 2),
    ] {
        options.group = group;
        for id in GATHER {
            let text = seen(id, &sample::both(), &options);
            assert_eq!(
                count(&text, "taught us manners"),
                times,
                "{id} {group:?}\n{text}"
            );
        }
    }
}

#[test]
fn passages_that_are_lost_stand_last_whatever_they_are_gathered_by() {
    let mut options = sample::options();
    for group in [Group::Tag, Group::Color, Group::Date] {
        options.group = group;
        for id in GATHER {
            let text = seen(id, &sample::both(), &options);
            let lost = text.find("Une phrase qui n’y est plus").unwrap();
            for quote in ["dix-huit mois", "taught us", "se laissent toucher"] {
                assert!(text.rfind(quote).unwrap() < lost, "{id} {group:?}: {quote}");
            }
        }
    }
}

/// An article whose passages were annotated from its end to its beginning.
fn backwards() -> Excerpts {
    let mut article = sample::article(
        "dos",
        "À rebours",
        "Première phrase. Deuxième phrase. Troisième phrase.",
        Language::French,
    );
    sample::annotate(&mut article, "Troisième phrase.", "", &["m"]);
    sample::annotate(&mut article, "Deuxième phrase.", "", &["z"]);
    sample::annotate(&mut article, "Première phrase.", "", &["a"]);
    article.notes[0].annotation.color = Color::Pink;
    article.notes[1].annotation.color = Color::Yellow;
    article.notes[2].annotation.color = Color::Blue;
    article
        .notes
        .sort_by_key(|one| one.range.unwrap_or(CharRange::new(0, 0)).start);
    sample::of(article)
}

#[test]
fn excerpts_stand_in_the_order_that_is_asked_for() {
    let mut options = sample::options();
    options.bodies = false;
    let places = |order: Order| {
        let mut by_color = [(Color::Blue, 0), (Color::Yellow, 1), (Color::Pink, 2)];
        by_color.sort_by_key(|(color, _)| *color);
        match order {
            Order::Text => [0, 1, 2],
            Order::Date => [2, 1, 0],
            Order::Tag => [0, 2, 1],
            Order::Color => by_color.map(|(_, nth)| nth),
        }
    };
    for order in Order::ALL {
        options.order = order;
        for id in GATHER {
            let text = seen(id, &backwards(), &options);
            let quotes = ["Première", "Deuxième", "Troisième"];
            let found = places(order).map(|nth| text.find(quotes[nth]).unwrap());
            assert!(found.is_sorted(), "{id} {order:?} {found:?}\n{text}");
        }
    }
}

#[test]
fn a_title_for_the_whole_stands_first() {
    let mut options = sample::options();
    options.title = Some("Mes *lectures* & autres".to_owned());
    for id in ["markdown", "html", "org", "latex", "odt", "text"] {
        let text = seen(id, &sample::both(), &options);
        let said = text.replace(['{', '}'], "");
        let at = said.find("Mes *lectures* & autres");
        let at = at.unwrap_or_else(|| panic!("{id}: {text}"));
        assert!(at < said.find("Semaine numérique").unwrap(), "{id}");
    }
}

#[test]
fn references_stand_behind_all_excerpts_in_the_formats_that_people_read() {
    let mut options = sample::options();
    options.style = Some(Style::Manual(Manual::Apa));
    options.bodies = false;
    for id in ["markdown", "org", "latex", "odt", "text", "html"] {
        let text = seen(id, &sample::both(), &options);
        let said = text.replace(['{', '}', '~'], " ");
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let reference = said.rfind("Lachance-Roy, J.");
        let reference = reference.unwrap_or_else(|| panic!("{id}: {text}"));
        assert!(said.find("taught us").unwrap() < reference, "{id}");
    }
    for id in DATA {
        let without = seen(id, &sample::both(), &sample::options());
        options.bodies = true;
        assert_eq!(seen(id, &sample::both(), &options), without, "{id}");
    }
}

#[test]
fn the_language_of_labels_is_the_articles_unless_another_is_asked_for() {
    let mut options = sample::options();
    options.group = Group::Color;
    for (language, words) in [
        (None, "Jaune"),
        (Some(Language::French), "Jaune"),
        (Some(Language::English), "Yellow"),
    ] {
        options.language = language;
        for id in GATHER {
            let text = seen(id, &sample::both(), &options);
            assert!(text.contains(words), "{id} {language:?}\n{text}");
        }
    }
    let english = sample::of(sample::english());
    options.language = None;
    assert!(seen("text", &english, &options).contains("Yellow"));
}

#[test]
fn the_same_excerpts_make_the_same_bytes() {
    for format in FORMATS {
        let make = || render(format, &sample::both(), &sample::options()).unwrap();
        let (one, two) = (make(), make());
        assert_eq!(one.len(), two.len());
        for (a, b) in one.iter().zip(&two) {
            assert_eq!((&a.name, &a.bytes), (&b.name, &b.bytes), "{}", format.id);
        }
    }
}

#[test]
fn articles_of_one_title_go_to_files_of_different_names() {
    let mut twin = sample::english();
    twin.meta.slug = "connected-objects-2".to_owned();
    let both = Excerpts {
        articles: vec![sample::english(), twin],
    };
    for format in FORMATS.iter().filter(|format| format.per_article) {
        let files = render(format, &both, &sample::options()).unwrap();
        let mut names: Vec<String> = files.iter().map(|file| file.name.to_lowercase()).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 2, "{}: {names:?}", format.id);
    }
}

#[test]
fn what_is_not_known_of_an_article_leaves_no_trace() {
    let mut bare = sample::article("nu", "Sans rien", "Un texte nu.", Language::French);
    bare.meta.saved = None;
    sample::annotate(&mut bare, "texte", "Un mot.", &[]);
    let bare = sample::of(bare);
    for id in READ {
        let text = seen(id, &bare, &sample::options());
        for trace in ["None", "null", "Some(", "()", "« »", "(, )", " ,"] {
            assert!(!text.contains(trace), "{id}: {trace}\n{text}");
        }
        assert!(
            text.contains("Sans rien") && text.contains("Un mot."),
            "{id}\n{text}"
        );
    }
}

#[test]
fn a_day_is_counted_where_the_reader_is() {
    let mut options = sample::options();
    options.group = Group::Date;
    let mut article = sample::english();
    article.notes[0].annotation.created = Some("2026-11-20T23:30:00Z".parse().unwrap());
    let late = sample::of(article);
    for (zone, day) in [
        (jiff::tz::TimeZone::UTC, "20 November 2026"),
        (
            jiff::tz::TimeZone::fixed(jiff::tz::offset(2)),
            "21 November 2026",
        ),
        (
            jiff::tz::TimeZone::fixed(jiff::tz::offset(-5)),
            "20 November 2026",
        ),
    ] {
        options.zone = zone;
        let text = seen("text", &late, &options);
        assert!(text.contains(day), "{day}\n{text}");
    }
}

#[test]
fn an_address_that_would_run_is_no_link_anywhere() {
    let mut article = sample::english();
    article.meta.source = Some("javascript:alert(1)".to_owned());
    let excerpts = sample::of(article);
    for id in READ {
        let format = parse_format(id).unwrap();
        for file in render(format, &excerpts, &sample::options()).unwrap() {
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            for link in [
                "href=\"javascript",
                "](javascript",
                "<javascript",
                "[[javascript",
                "\\href{javascript",
                "\\url{javascript",
            ] {
                assert!(!text.contains(link), "{id}: {link}\n{text}");
            }
        }
    }
}

#[test]
fn words_for_what_is_chosen_are_those_of_the_command_line() {
    let groups = Group::ALL.map(Group::as_str);
    assert_eq!(groups, ["article", "tag", "color", "date"]);
    let orders = Order::ALL.map(Order::as_str);
    assert_eq!(orders, ["text", "date", "tag", "color"]);
    for (group, word) in Group::ALL.into_iter().zip(groups) {
        let kept = serde_json::to_string(&group).unwrap();
        assert_eq!(kept, format!("\"{word}\""), "as the next session reads it");
    }
    for (order, word) in Order::ALL.into_iter().zip(orders) {
        assert_eq!(
            serde_json::to_string(&order).unwrap(),
            format!("\"{word}\"")
        );
    }
    assert!(parse_format("papyrus").is_err());
}

#[test]
fn excerpts_are_counted_and_their_language_is_that_of_most() {
    assert_eq!(sample::both().count(), 5);
    assert_eq!(Excerpts::default().count(), 0);
    for (articles, language) in [
        (vec![sample::french()], Language::French),
        (vec![sample::english()], Language::English),
        (vec![sample::french(), sample::english()], Language::French),
        (
            vec![sample::french(), sample::english(), sample::english()],
            Language::English,
        ),
        (vec![], Language::French),
    ] {
        let excerpts = Excerpts { articles };
        assert_eq!(excerpts.language(), language, "{}", excerpts.articles.len());
    }
}
