//! What belongs together and what does not.

use super::*;

/// Tokens by their folded form; a compound's spelling in one word after `=`.
fn read(text: &str) -> String {
    let analysis = Analyzer::new().analyze(text);
    let mut shown: Vec<String> = analysis
        .tokens
        .iter()
        .map(|token| token.forms.folded.to_string())
        .collect();
    for compound in &analysis.compounds {
        if let Some(joined) = &compound.joined {
            shown.push(format!("={}", joined.folded));
        }
    }
    shown.join(" ")
}

#[test]
fn elided_words_stand_apart() {
    assert_eq!(
        read("L’objet d'art qu'on jusqu’ici"),
        "l' objet d' art qu' on jusqu' ici"
    );
    assert_eq!(
        read("aujourd’hui quelqu'un"),
        "aujourd hui quelqu un =aujourdhui =quelquun"
    );
}

#[test]
fn hyphens_hold_words_that_also_stand_in_one() {
    assert_eq!(
        read("un e-mail, porte‑clés"),
        "un e mail porte cles =email =portecles"
    );
    assert_eq!(
        read("peut-on, puis-je, donne-t-il"),
        "peut on puis je donne t il"
    );
    assert_eq!(read("rendez-vous"), "rendez vous =rendezvous");
}

#[test]
fn acronyms_and_numbers_meet_their_plain_form() {
    assert_eq!(read("I.O.T. et U.S.A"), "iot et usa");
    assert_eq!(read("l’I O T ici"), "l' i o t ici =iot");
    assert_eq!(
        read("150\u{202F}000 et 1,204 ou 3,5"),
        "150 000 et 1 204 ou 3 5 =150000 =1204"
    );
    assert_eq!(read("R&D"), "r d =rd");
}

#[test]
fn english_endings_leave_the_word() {
    assert_eq!(
        read("the city's plan, we’re here, don't"),
        "the city plan we here don't"
    );
    assert_eq!(read("O'Reilly"), "o reilly =oreilly");
}

#[test]
fn inclusive_endings_belong_to_their_word() {
    assert_eq!(
        read("étudiant·e·s acteur·rice citoyen.ne.s."),
        "etudiant acteur citoyen"
    );
    assert_eq!(read("site.e.fr"), "site e fr");
}

#[test]
fn addresses_are_words_held_together_without_a_joined_spelling() {
    let analysis = Analyzer::new().analyze("voir beta.gouv.fr/iot");
    assert_eq!(analysis.tokens.len(), 5);
    assert!(
        analysis
            .compounds
            .iter()
            .all(|compound| compound.joined.is_none())
    );
    assert_eq!(
        analysis.compounds.first().map(|c| c.tokens.clone()),
        Some(1..5)
    );
}
