//! How a query's words are read: signs, languages, corrections, equivalents, and what is said of it.

use super::{ask, entry, searcher, slugs};
use crate::search::{Remark, Request, Searcher, WordRole};
use crate::text::Language;

/// One text a name, each in a language.
fn shelf(texts: &[(&str, Language, &str)]) -> Searcher {
    let entries = texts
        .iter()
        .map(|(slug, language, text)| entry(slug, text, *language));
    searcher(entries.collect())
}

const FR: Language = Language::French;
const EN: Language = Language::English;

fn finds(searcher: &Searcher, cases: &[(&str, &str)]) {
    for (query, expected) in cases {
        let answer = ask(searcher, query);
        let mut found = slugs(&answer);
        found.sort_unstable();
        assert_eq!(found.join(" "), *expected, "{query}");
    }
}

#[test]
fn signs_before_words_say_what_has_to_be_there_and_what_must_not() {
    let searcher = shelf(&[
        ("a", FR, "Le phare et la tour."),
        ("b", FR, "Le phare et le mur."),
        ("c", FR, "La tour et le mur."),
    ]);
    finds(
        &searcher,
        &[
            ("phare", "a b"),
            ("phare tour", "a b c"),
            ("+phare +tour", "a"),
            ("+phare tour", "a"),
            ("phare -tour", "b"),
            ("-tour", "b"),
            ("-phare -tour", ""),
            ("-(phare tour)", "b c"),
            ("-(phare OR mur)", ""),
            ("phare OR mur", "a b c"),
            ("+(phare OR mur) -tour", "b"),
            ("tour OU phare -mur", "a"),
        ],
    );
}

#[test]
fn an_exact_form_is_found_as_it_is_spelt() {
    let searcher = shelf(&[
        ("a", FR, "La donnée est là."),
        ("b", FR, "Les données sont là."),
        ("c", FR, "Les donnees sans accent."),
    ]);
    finds(
        &searcher,
        &[
            ("donnée", "a b c"),
            ("=donnée", "a"),
            ("=données", "b"),
            ("=donnees", "b c"),
            ("=\"les données\"", "b"),
            ("=\"les donnees\"", "b c"),
        ],
    );
}

#[test]
fn a_beginning_finds_all_words_that_begin_so() {
    let searcher = shelf(&[
        ("a", FR, "Le numérique partout."),
        ("b", FR, "La numérisation des livres."),
        ("c", EN, "Numerous numbers."),
        ("d", FR, "Énumérer des choses."),
    ]);
    finds(
        &searcher,
        &[
            ("numéri*", "a b"),
            ("numer*", "a b c"),
            ("NUMÉR*", "a b c"),
            ("num*", "a b c"),
            ("n*", "a b c"),
            ("numéris* livres", "b"),
            ("zz*", ""),
        ],
    );
}

#[test]
fn the_last_word_is_a_beginning_while_it_is_typed() {
    let searcher = shelf(&[
        ("a", FR, "Le numérique partout."),
        ("b", FR, "Partout la mer."),
    ]);
    let typing = |query: &str| {
        let request = Request {
            typing: true,
            ..Request::new(query)
        };
        let answer = searcher.search(&request, &|| false).unwrap();
        let mut found = slugs(&answer);
        found.sort_unstable();
        found.join(" ")
    };
    assert_eq!(typing("num"), "a");
    assert_eq!(typing("part"), "a b");
    assert_eq!(typing("partout num"), "a b");
    // A space after it ends the word.
    assert_eq!(typing("numé "), "");
    assert_eq!(typing("\"partout la m"), "b");
}

#[test]
fn a_phrase_is_held_in_any_inflection_and_across_small_words_as_typed() {
    let searcher = shelf(&[
        ("a", FR, "Des villes intelligentes et des réseaux."),
        ("b", FR, "Une ville très intelligente."),
        ("c", FR, "Intelligente, la ville."),
    ]);
    for (query, first, whole) in [
        ("\"ville intelligente\"", "a", 1),
        ("\"VILLES INTELLIGENTES\"", "a", 1),
        ("«ville intelligente»", "a", 1),
        ("\"ville très intelligente\"", "b", 1),
        ("\"la ville\"", "c", 1),
    ] {
        let answer = ask(&searcher, query);
        assert_eq!(slugs(&answer)[0], first, "{query}");
        assert_eq!(
            answer.partial_from.unwrap_or(answer.total),
            whole,
            "{query}"
        );
        let is_nowhere = |note: &Remark| matches!(note, Remark::PhraseNowhere(_));
        assert!(!answer.notes.iter().any(is_nowhere), "{query}");
    }
}

#[test]
fn a_phrase_does_not_reach_from_one_paragraph_into_the_next() {
    let searcher = shelf(&[("a", FR, "Voici la ville.\n\nIntelligente, dit-on.")]);
    let answer = ask(&searcher, "\"ville intelligente\"");
    let said = Remark::PhraseNowhere("ville intelligente".to_owned());
    assert!(answer.notes.contains(&said), "{:?}", answer.notes);
    assert_eq!(answer.partial_from, Some(0));
}

#[test]
fn a_misspelt_word_is_read_as_its_nearest_and_said_in_either_language() {
    let searcher = shelf(&[
        ("a", FR, "L’intelligence des connexions et l’accessibilité."),
        ("b", EN, "The environment of government and knowledge."),
    ]);
    for (typed, meant, found) in [
        ("inteligence", "intelligence", "a"),
        ("connextions", "connexions", "a"),
        ("accesibilite", "accessibilité", "a"),
        ("enviroment", "environment", "b"),
        ("goverment", "government", "b"),
        ("knowlege", "knowledge", "b"),
    ] {
        let answer = ask(&searcher, typed);
        let said = Remark::Corrected {
            from: typed.to_owned(),
            to: vec![meant.to_owned()],
        };
        assert!(answer.notes.contains(&said), "{typed}: {:?}", answer.notes);
        assert_eq!(slugs(&answer), [found], "{typed}");
        // What has to be there is there as it was typed.
        assert_eq!(ask(&searcher, &format!("+{typed}")).total, 0, "{typed}");
        assert_eq!(ask(&searcher, &format!("={typed}")).total, 0, "{typed}");
    }
}

#[test]
fn a_word_that_some_text_holds_is_never_corrected() {
    let searcher = shelf(&[
        ("a", FR, "Une conexion mal écrite."),
        ("b", FR, "La connexion, la connexion, la connexion."),
    ]);
    let answer = ask(&searcher, "conexion");
    assert_eq!(slugs(&answer)[0], "a");
    let is_corrected = |note: &Remark| matches!(note, Remark::Corrected { .. });
    assert!(!answer.notes.iter().any(is_corrected), "{:?}", answer.notes);
}

#[test]
fn short_words_and_words_with_digits_are_never_corrected() {
    let searcher = shelf(&[("a", FR, "Le mur et le sol, 2017 et H264.")]);
    for query in ["mir", "sel", "2018", "H265", "mu"] {
        let answer = ask(&searcher, query);
        assert_eq!((answer.total, answer.notes.len()), (0, 0), "{query}");
    }
}

#[test]
fn equivalents_are_named_and_a_tilde_does_without() {
    let searcher = shelf(&[
        ("a", FR, "Un courriel."),
        ("b", EN, "An email came."),
        ("c", EN, "The e-mail left."),
    ]);
    let answer = ask(&searcher, "courriel");
    assert_eq!(answer.total, 3);
    let named = answer.notes.iter().any(|note| {
        matches!(note, Remark::Equivalent { of, terms }
            if of == "courriel" && terms.iter().any(|term| term == "e-mail"))
    });
    assert!(named, "{:?}", answer.notes);
    let literal = ask(&searcher, "~courriel");
    assert_eq!(slugs(&literal), ["a"]);
    assert!(literal.notes.is_empty(), "{:?}", literal.notes);
}

#[test]
fn an_acronym_is_no_word_that_is_spelt_alike() {
    let searcher = shelf(&[
        ("os", FR, "Un os de seiche et des os."),
        ("ai", FR, "J’ai vu, j’ai lu."),
        ("AI", EN, "The ethics of AI are debated."),
    ]);
    let first = |query: &str| slugs(&ask(&searcher, query)).first().map(|&s| s.to_owned());
    assert_eq!(first("AI"), Some("AI".to_owned()));
    assert_eq!(first("AI ethics"), Some("AI".to_owned()));
    assert_eq!(first("os"), Some("os".to_owned()));
    assert!(!slugs(&ask(&searcher, "AI")).contains(&"ai"));
}

#[test]
fn words_of_names_with_signs_are_told_from_their_letters() {
    let searcher = shelf(&[
        ("cpp", FR, "Un programme en C++ rapide."),
        ("cs", FR, "Un programme en C# lent."),
        ("c", FR, "La vitamine C est acide."),
        ("net", FR, "La plateforme .NET est vaste."),
        ("nt", FR, "Un refus net et clair."),
    ]);
    finds(&searcher, &[("C++", "cpp"), ("C#", "cs"), (".NET", "net")]);
    let letters = ask(&searcher, "net");
    assert!(slugs(&letters).contains(&"nt"));
}

#[test]
fn spellings_with_and_without_hyphens_and_spaces_find_each_other() {
    let searcher = shelf(&[
        ("a", FR, "Un porte-clés perdu."),
        ("b", FR, "Node.js est là."),
        ("c", FR, "Le sigle I.O.T. revient."),
        ("d", FR, "Départ à 14 h 30 précises."),
        ("e", FR, "Près de 150\u{202f}000 visiteurs."),
        ("f", FR, "Les étudiant·e·s arrivent."),
    ]);
    for (query, found) in [
        ("porte clés", "a"),
        ("porte-clé", "a"),
        ("portecles", "a"),
        ("NodeJS", "b"),
        ("node.js", "b"),
        ("~IOT", "c"),
        ("14h30", "d"),
        ("150000", "e"),
        ("étudiante", "f"),
        ("étudiants", "f"),
    ] {
        let answer = ask(&searcher, query);
        assert_eq!(slugs(&answer).first(), Some(&found), "{query}");
    }
}

#[test]
fn function_words_decide_nothing_beside_others_and_something_alone() {
    let searcher = shelf(&[
        ("a", FR, "Le phare de la mer."),
        ("b", FR, "La tour de la ville, et la cour."),
        ("c", EN, "The tower of the town."),
    ]);
    let found = |query: &str| {
        let answer = ask(&searcher, query);
        let mut found: Vec<&str> = slugs(&answer);
        found.sort_unstable();
        found.join(" ")
    };
    assert_eq!(found("le phare de la mer"), "a");
    assert_eq!(found("la"), "a b");
    assert_eq!(found("the"), "c");
    let explained = searcher.explain(&Request::new("le phare"), None);
    let roles: Vec<WordRole> = explained.words.iter().map(|word| word.role).collect();
    assert_eq!(roles, [WordRole::Function, WordRole::Wanted]);
}

#[test]
fn an_explanation_names_what_must_not_be_there_and_how_many_hold_each_word() {
    let searcher = shelf(&[
        ("a", FR, "Le phare et la tour."),
        ("b", FR, "Le phare et le mur."),
    ]);
    let explained = searcher.explain(&Request::new("phares -tour zébu"), None);
    let read: Vec<(&str, WordRole, usize)> = explained
        .words
        .iter()
        .map(|word| (word.typed.as_str(), word.role, word.articles))
        .collect();
    assert!(read.contains(&("phares", WordRole::Wanted, 2)), "{read:?}");
    assert!(read.contains(&("tour", WordRole::Excluded, 1)), "{read:?}");
    assert!(read.contains(&("zébu", WordRole::Wanted, 0)), "{read:?}");
    assert_eq!(explained.query, "phares -tour zébu");
    assert!(explained.hit.is_none());
}

#[test]
fn a_very_long_query_is_read_by_its_rarest_words_and_says_so() {
    let searcher = shelf(&[("a", FR, "Le phare et la tour.")]);
    let mut words: Vec<String> = (0..200).map(|nth| format!("mot{nth}")).collect();
    words.push("phare".to_owned());
    let answer = ask(&searcher, &words.join(" "));
    let many = answer.notes.iter().find_map(|note| match note {
        Remark::TooManyWords { used, of } => Some((*used, *of)),
        _ => None,
    });
    assert_eq!(many, Some((64, 201)));
}

#[test]
fn words_of_the_other_language_find_their_own_texts() {
    let searcher = shelf(&[
        ("fr", FR, "Les voitures électriques roulent vite."),
        ("en", EN, "Electric cars drive fast."),
    ]);
    for (query, found) in [
        ("voiture électrique", "fr"),
        ("electric car", "en"),
        ("drives", "en"),
        ("rouler", "fr"),
    ] {
        let answer = ask(&searcher, &format!("~{query}"));
        assert_eq!(slugs(&answer).first(), Some(&found), "{query}");
    }
}

#[test]
fn nothing_but_signs_finds_nothing_and_nothing_at_all_finds_all() {
    let searcher = shelf(&[("a", FR, "Un."), ("b", EN, "Two.")]);
    for query in ["", " ", "tag:", "~"] {
        assert_eq!(ask(&searcher, query).total, 2, "{query:?}");
    }
    for query in ["?!", "***", "…", "()"] {
        let answer = ask(&searcher, query);
        assert!(answer.total == 0 || answer.total == 2, "{query:?}");
    }
}

#[test]
fn articles_like_another_are_ranked_by_telling_words_and_never_hold_itself() {
    let searcher = shelf(&[
        (
            "a",
            FR,
            "Le phare breton éclaire la côte granitique et les marins.",
        ),
        (
            "b",
            FR,
            "Un phare breton sur la côte granitique, sans marins ni bruit.",
        ),
        (
            "c",
            FR,
            "Un phare quelque part, puis une recette de gâteau au citron.",
        ),
        ("d", FR, "Une recette de gâteau au chocolat et aux noix."),
    ]);
    let like = |slug: &str| -> Vec<String> {
        let hits = searcher.similar(slug, 5).unwrap();
        hits.into_iter().map(|hit| hit.meta.slug).collect()
    };
    assert_eq!(like("a").first().map(String::as_str), Some("b"));
    assert_eq!(like("d"), ["c"]);
    for slug in ["a", "b", "c", "d"] {
        assert!(!like(slug).contains(&slug.to_owned()), "{slug}");
    }
    assert!(searcher.similar("a", 0).unwrap().is_empty());
}
