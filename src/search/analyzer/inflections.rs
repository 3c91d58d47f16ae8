//! The inflected forms of a word: number and gender, in French and English, and nothing else of its family.

use std::collections::BTreeSet;

use super::stopwords::is_function_word_of_any;

/// Returns the forms of a word (folded) that differ from it in number or gender alone, itself included. They are made
/// by rule, so that some are no words; a function word has none but itself.
pub fn inflections(folded: &str) -> BTreeSet<String> {
    let mut forms = BTreeSet::from([folded.to_owned()]);
    let is_word = folded.len() >= 3 && folded.chars().all(char::is_alphabetic);
    if !is_word || is_function_word_of_any(folded) {
        return forms;
    }
    for singular in singulars(folded) {
        for masculine in masculines(&singular) {
            let feminine = feminine(&masculine);
            for one in feminine.iter().chain([&masculine]) {
                forms.insert(plural(one));
                forms.insert(one.clone());
                forms.extend(one.strip_suffix('y').map(|root| format!("{root}ies")));
            }
        }
    }
    forms
}

/// What a word may be the plural of, and the word itself.
fn singulars(folded: &str) -> Vec<String> {
    let mut all = vec![folded.to_owned()];
    if let Some(root) = folded.strip_suffix("aux") {
        all.extend([
            format!("{root}al"),
            format!("{root}ail"),
            format!("{root}au"),
        ]);
    } else if let Some(root) = folded.strip_suffix("ies") {
        all.extend([format!("{root}y"), format!("{root}ie")]);
    } else if let Some(root) = folded.strip_suffix('x').filter(|root| root.ends_with('u')) {
        all.push(root.to_owned());
    } else if let Some(root) = folded.strip_suffix('s').filter(|root| !root.ends_with('s')) {
        all.push(root.to_owned());
        let after_hiss = root.strip_suffix('e').filter(|root| is_hissing(root));
        all.extend(after_hiss.map(str::to_owned));
    }
    all
}

/// Whether English adds -es rather than -s.
fn is_hissing(word: &str) -> bool {
    ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| word.ends_with(end))
}

fn plural(word: &str) -> String {
    match word {
        _ if word.ends_with(['s', 'x', 'z']) => word.to_owned(),
        _ if word.ends_with("au") || word.ends_with("eu") => format!("{word}x"),
        _ if word.ends_with("al") && word.len() > 3 => word
            .strip_suffix('l')
            .map_or_else(|| word.to_owned(), |root| format!("{root}ux")),
        _ => format!("{word}s"),
    }
}

/// Feminine endings and the masculine ones they stand for.
const FEMININE: &[(&str, &[&str])] = &[
    ("trice", &["teur"]),
    ("euse", &["eur", "eux"]),
    ("ive", &["if"]),
    ("iere", &["ier"]),
    ("ienne", &["ien"]),
    ("elle", &["el", "eau"]),
    ("ette", &["et"]),
    ("ee", &["e"]),
    ("ée", &["é"]),
    ("ière", &["ier"]),
    ("ente", &["ent"]),
    ("ante", &["ant"]),
    ("ale", &["al"]),
    ("aine", &["ain"]),
    ("ine", &["in"]),
    ("erte", &["ert"]),
    ("ite", &["it"]),
    ("ate", &["at"]),
    ("ue", &["u"]),
    ("oise", &["ois"]),
];

/// What a word may be the feminine of, and the word itself.
fn masculines(singular: &str) -> Vec<String> {
    let mut all = vec![singular.to_owned()];
    for (feminine, masculine) in FEMININE {
        if let Some(root) = singular
            .strip_suffix(feminine)
            .filter(|root| root.len() >= 2)
        {
            all.extend(masculine.iter().map(|ending| format!("{root}{ending}")));
            break;
        }
    }
    all
}

/// The feminine of what looks like an adjective, a participle or a name of a trade.
fn feminine(masculine: &str) -> Option<String> {
    let found = FEMININE.iter().find_map(|(feminine, masculines)| {
        let of = |ending: &&&str| masculine.ends_with(**ending);
        let ending = masculines.iter().find(of)?;
        let root = masculine
            .strip_suffix(ending)
            .filter(|root| root.len() >= 2)?;
        Some(format!("{root}{feminine}"))
    });
    found.filter(|_| masculine.len() >= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_and_gender_are_inflections() {
        for (word, form) in [
            ("connecte", "connectees"),
            ("connectees", "connecte"),
            ("intelligente", "intelligents"),
            ("journal", "journaux"),
            ("journaux", "journal"),
            ("reseaux", "reseau"),
            ("directeur", "directrices"),
            ("city", "cities"),
            ("cities", "city"),
            ("boxes", "box"),
            ("ouvertes", "ouvert"),
        ] {
            assert!(
                inflections(word).contains(form),
                "{word} {:?}",
                inflections(word)
            );
        }
    }

    #[test]
    fn relatives_by_stem_alone_are_not() {
        for (word, other) in [
            ("appli", "applies"),
            ("wifi", "wife"),
            ("tiers", "ti"),
            ("makers", "make"),
            ("chiffrement", "chiffre"),
            ("utilisabilite", "utiliser"),
            ("follower", "following"),
        ] {
            assert!(
                !inflections(word).contains(other),
                "{word} {:?}",
                inflections(word)
            );
        }
        assert_eq!(inflections("les").len(), 1);
    }
}
