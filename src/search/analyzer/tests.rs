//! What words are found by: their forms, stems and inflections, and which decide nothing.

use proptest::prelude::*;

use super::*;
use crate::text::Language;
use crate::text::fold::fold;

const FR: Language = Language::French;
const EN: Language = Language::English;

/// Whether two words share a stem in a language.
fn meet(one: &str, other: &str, language: Language) -> bool {
    let mut analyzer = Analyzer::new();
    let (one, other) = (analyzer.forms(one), analyzer.forms(other));
    one.stems(language)
        .any(|stem| other.stems(language).any(|known| known == stem))
}

fn families(language: Language, families: &[&str]) {
    for family in families {
        let words: Vec<&str> = family.split(' ').collect();
        for word in &words[1..] {
            assert!(meet(words[0], word, language), "{} – {word}", words[0]);
        }
    }
}

#[test]
fn french_nouns_and_adjectives_meet_in_number_and_gender() {
    families(
        FR,
        &[
            "journal journaux",
            "cheval chevaux",
            "bateau bateaux",
            "jeu jeux",
            "beau belle beaux belles",
            "blanc blanche blanches",
            "frais fraîche fraîches",
            "long longue longues",
            "citoyen citoyenne citoyens citoyennes",
            "lecteur lectrice lecteurs lectrices",
            "vendeur vendeuse vendeuses",
            "premier première premières",
            "créatif créative créatives",
            "public publics",
            "clé clef clés clefs",
            "monsieur messieurs",
            "grec grecque grecs",
        ],
    );
}

#[test]
fn french_verbs_meet_in_their_tenses() {
    families(
        FR,
        &[
            "chercher cherche cherchent cherchait cherché cherchés cherchons",
            "finir finissons finissent finit",
            "prendre prennent prenons prenait",
            "comprendre comprennent comprenait",
            "construire construisent construit construite",
            "écrire écrivent écrit écrite",
            "recevoir reçoivent reçoit",
            "développer développons développent développé",
            "manger mangeons mangent",
        ],
    );
}

#[test]
fn english_words_meet_in_number_tense_and_either_spelling() {
    families(
        EN,
        &[
            "city cities",
            "box boxes",
            "man men",
            "woman women",
            "mouse mice",
            "foot feet",
            "index indices",
            "connect connects connected connecting",
            "write writes wrote written writing",
            "take took taken taking",
            "think thought thinking",
            "colour color colours colors",
            "centre center centers",
            "organise organize organised organizing organisation organization",
            "analyse analyze analysed",
            "licence license licences",
            "programme program programmes",
        ],
    );
}

#[test]
fn words_of_different_families_stay_apart_in_their_language() {
    for (one, other, language) in [
        ("données", "don", FR),
        ("mars", "marais", FR),
        ("agent", "âge", FR),
        ("data", "date", EN),
        ("mouse", "moose", EN),
        ("woman", "wood", EN),
        ("foot", "food", EN),
    ] {
        assert!(!meet(one, other, language), "{one} – {other}");
    }
}

#[test]
fn a_word_without_accents_meets_itself_with_them() {
    for word in [
        "élève",
        "réseau",
        "forêt",
        "numérique",
        "connectée",
        "pêche",
        "Âge",
        "cœur",
    ] {
        assert!(meet(word, &fold(word), FR), "{word}");
        let mut analyzer = Analyzer::new();
        assert_eq!(
            analyzer.forms(word).folded,
            analyzer.forms(&fold(word)).folded
        );
    }
    let mut analyzer = Analyzer::new();
    assert_ne!(
        analyzer.forms("émail").folded,
        analyzer.forms("email").folded
    );
}

#[test]
fn the_accents_of_a_word_are_kept_beside_it_where_it_has_any() {
    let mut analyzer = Analyzer::new();
    for (word, folded, lower) in [
        ("Été", "ete", "été"),
        ("ŒUVRE", "oeuvre", "oeuvre"),
        ("ville", "ville", "ville"),
        ("NAÏF", "naif", "naïf"),
    ] {
        let forms = analyzer.forms(word);
        assert_eq!((&*forms.folded, forms.lower()), (folded, lower), "{word}");
        assert_eq!(forms.accented.is_some(), folded != lower, "{word}");
    }
}

#[test]
fn capitals_are_those_of_an_acronym_of_two_to_six_letters() {
    let mut analyzer = Analyzer::new();
    for (word, capitals) in [
        ("IA", true),
        ("RGPD", true),
        ("H264", false),
        ("UNESCO", true),
        ("OTAN", true),
        ("A", false),
        ("ia", false),
        ("Ia", false),
        ("CAPITALES", false),
        ("ÉTÉ", true),
    ] {
        assert_eq!(analyzer.forms(word).capitals, capitals, "{word}");
    }
}

#[test]
fn what_is_too_long_for_a_word_is_found_by_its_beginning() {
    let mut analyzer = Analyzer::new();
    let (long, longer) = ("a".repeat(64), "a".repeat(5000));
    assert_eq!(analyzer.forms(&longer).folded.as_ref(), long);
    let accented = analyzer.forms(&"é".repeat(500));
    assert!(accented.folded.len() <= 64 && accented.lower().len() <= 64);
}

#[test]
fn inflections_are_those_of_number_and_gender_in_both_directions() {
    for (one, other) in [
        ("etudiant", "etudiantes"),
        ("musicien", "musiciennes"),
        ("createur", "creatrices"),
        ("actif", "actives"),
        ("premier", "premieres"),
        ("national", "nationaux"),
        ("reseau", "reseaux"),
        ("objet", "objets"),
        ("company", "companies"),
        ("network", "networks"),
    ] {
        assert!(inflections(one).contains(other), "{one} – {other}");
        assert!(inflections(other).contains(one), "{other} – {one}");
    }
}

#[test]
fn a_function_word_a_short_word_and_a_number_have_no_inflections() {
    for word in ["les", "the", "of", "ou", "2017", "a", "h264"] {
        let forms = inflections(word);
        assert_eq!(forms.len(), 1, "{word}: {forms:?}");
        assert!(forms.contains(word));
    }
}

#[test]
fn elided_words_are_told_from_letters() {
    for form in [
        "l'", "d'", "qu'", "j'", "c'", "n'", "s'", "m'", "t'", "jusqu'", "lorsqu'",
    ] {
        assert!(is_elided_form(form), "{form}");
        assert!(is_function_word(form, FR), "{form}");
        assert!(language_evidence(form) > 0, "{form}");
    }
    for form in ["l", "", "objet"] {
        assert!(!is_elided_form(form), "{form}");
    }
}

#[test]
fn function_words_are_those_of_their_language() {
    for word in [
        "le", "la", "les", "de", "des", "et", "dans", "pour", "avec", "très", "être",
    ] {
        assert!(is_function_word(word, FR), "{word}");
        assert!(language_evidence(word) >= 0, "{word}");
    }
    for word in [
        "the", "of", "and", "with", "from", "is", "are", "this", "these", "which",
    ] {
        assert!(is_function_word(word, EN), "{word}");
        assert!(language_evidence(word) <= 0, "{word}");
    }
    for word in ["ville", "phare", "données"] {
        assert!(!is_function_word(word, FR), "{word}");
    }
    for word in ["city", "beacon", "data"] {
        assert!(!is_function_word(word, EN), "{word}");
    }
}

#[test]
fn a_question_tells_its_language_by_its_words() {
    let evidence = |text: &str| -> i32 {
        let tokens = Analyzer::new().analyze(text).tokens;
        tokens
            .iter()
            .map(|token| language_evidence(token.forms.lower()))
            .sum()
    };
    for question in [
        "quelle est la hauteur du phare",
        "l’objet connecté",
        "où sont les données",
        "comment protéger ses données",
    ] {
        assert!(evidence(question) > 0, "{question}");
    }
    for question in [
        "what is the height of the tower",
        "who wrote this",
        "how are they made",
    ] {
        assert!(evidence(question) < 0, "{question}");
    }
    for question in ["phare", "beacon", "data", "2017"] {
        assert_eq!(evidence(question), 0, "{question}");
    }
}

#[test]
fn words_stand_where_the_text_has_them() {
    let text = "L’été, 150\u{202f}000 e-mails en C++ : voilà !";
    let analysis = Analyzer::new().analyze(text);
    let words: Vec<&str> = analysis
        .tokens
        .iter()
        .map(|token| token.range.of(text))
        .collect();
    assert_eq!(words[1], "été");
    assert!(
        words.contains(&"150") && words.contains(&"mails"),
        "{words:?}"
    );
    assert_eq!(words.last(), Some(&"voilà"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_word_is_an_inflection_of_itself(word in "[a-zé]{1,12}") {
        let folded = fold(&word);
        prop_assert!(inflections(&folded).contains(&folded));
        prop_assert!(inflections(&folded).iter().all(|form| !form.is_empty()));
    }

    #[test]
    fn words_of_any_text_stand_in_order_and_hold_no_space(text in "[a-zA-Zé’'. ,0-9+#&·-]{0,60}") {
        let analysis = Analyzer::new().analyze(&text);
        let mut end = 0;
        for token in &analysis.tokens {
            prop_assert!(token.range.start >= end && !token.range.is_empty());
            prop_assert!(!token.forms.folded.is_empty());
            prop_assert!(token.forms.folded.len() <= 64);
            end = token.range.end;
        }
        for compound in &analysis.compounds {
            prop_assert!(compound.tokens.end <= analysis.tokens.len());
        }
    }

    #[test]
    fn a_word_has_the_same_forms_whatever_was_read_before(word in "\\PC{1,12}", other in "\\PC{1,12}") {
        let mut used = Analyzer::new();
        used.forms(&other);
        let first = used.forms(&word);
        prop_assert_eq!(&*first, &*Analyzer::new().forms(&word));
        prop_assert_eq!(&*used.forms(&word), &*first);
    }

    #[test]
    fn capitals_change_nothing_but_whether_it_is_an_acronym(word in "[a-zéàêùç]{1,10}") {
        let mut analyzer = Analyzer::new();
        let (low, high) = (analyzer.forms(&word), analyzer.forms(&word.to_uppercase()));
        prop_assert_eq!(&low.folded, &high.folded);
        prop_assert_eq!(&low.accented, &high.accented);
        prop_assert_eq!(&low.french, &high.french);
        prop_assert_eq!(&low.english, &high.english);
        prop_assert!(!low.capitals);
    }
}
