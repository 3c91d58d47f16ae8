//! Words too common to decide what a text is about, and what they tell of the language of a query.

use crate::text::Language;

/// French function words as they are typed, with their accents and without, in order of their bytes. Not here: what
/// is also a word that readers look for (*été*, *fait*, *or*, *but*, *plus*, *car*, *an*).
const FRENCH: &[&str] = &[
    "a",
    "afin",
    "ai",
    "ainsi",
    "alors",
    "apres",
    "après",
    "au",
    "aucun",
    "aucune",
    "aura",
    "auraient",
    "aurait",
    "auront",
    "aussi",
    "autre",
    "autres",
    "aux",
    "avaient",
    "avait",
    "avant",
    "avec",
    "avez",
    "avoir",
    "avons",
    "ayant",
    "c",
    "ca",
    "ce",
    "ceci",
    "cela",
    "celle",
    "celles",
    "celui",
    "ces",
    "cet",
    "cette",
    "ceux",
    "chaque",
    "chez",
    "ci",
    "combien",
    "comme",
    "comment",
    "d",
    "dans",
    "de",
    "depuis",
    "des",
    "doit",
    "doivent",
    "donc",
    "dont",
    "du",
    "dès",
    "elle",
    "elles",
    "en",
    "encore",
    "entre",
    "est",
    "et",
    "etaient",
    "etais",
    "etait",
    "etant",
    "etes",
    "etions",
    "etre",
    "eu",
    "eurent",
    "eut",
    "eux",
    "faut",
    "font",
    "furent",
    "fut",
    "il",
    "ils",
    "j",
    "je",
    "jusqu",
    "l",
    "la",
    "laquelle",
    "le",
    "lequel",
    "les",
    "lesquelles",
    "lesquels",
    "leur",
    "leurs",
    "lors",
    "lorsqu",
    "lorsque",
    "lui",
    "là",
    "m",
    "ma",
    "mais",
    "me",
    "mes",
    "moi",
    "mon",
    "n",
    "ne",
    "ni",
    "no",
    "non",
    "nos",
    "notre",
    "nous",
    "on",
    "ont",
    "ou",
    "où",
    "par",
    "parce",
    "pas",
    "pendant",
    "peut",
    "peuvent",
    "plusieurs",
    "pour",
    "pourquoi",
    "puis",
    "puisqu",
    "puisque",
    "qu",
    "quand",
    "que",
    "quel",
    "quelle",
    "quelles",
    "quelque",
    "quelques",
    "quels",
    "qui",
    "quoi",
    "quoiqu",
    "quoique",
    "s",
    "sa",
    "sans",
    "se",
    "selon",
    "sera",
    "seraient",
    "serait",
    "seront",
    "ses",
    "si",
    "soit",
    "son",
    "sont",
    "sous",
    "sur",
    "t",
    "ta",
    "te",
    "tel",
    "telle",
    "telles",
    "tels",
    "tes",
    "toi",
    "ton",
    "tous",
    "tout",
    "toute",
    "toutes",
    "tres",
    "très",
    "tu",
    "un",
    "une",
    "vers",
    "vos",
    "votre",
    "vous",
    "y",
    "à",
    "ça",
    "étaient",
    "étais",
    "était",
    "étant",
    "étions",
    "êtes",
    "être",
];

/// English function words, in order. Not here: *us*, *will*, *may*.
const ENGLISH: &[&str] = &[
    "a", "about", "all", "also", "am", "among", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "before", "being", "between", "both", "but", "by", "can", "could", "did",
    "do", "does", "doing", "during", "each", "few", "for", "from", "had", "has", "have", "having",
    "he", "her", "here", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its",
    "me", "more", "most", "my", "no", "nor", "not", "of", "off", "on", "only", "or", "other",
    "our", "ours", "she", "should", "so", "some", "such", "than", "that", "the", "their", "them",
    "then", "there", "these", "they", "this", "those", "through", "to", "under", "up", "ve",
    "very", "was", "we", "were", "what", "when", "where", "which", "while", "who", "whom", "whose",
    "why", "with", "would", "you", "your", "yours",
];

/// Function words of one language that say nothing of the language of a query, since they are words that readers look
/// for in the other: a French *but* or *an*, an English *font* or *comment*.
const IN_BOTH: &[&str] = &[
    "a", "am", "an", "as", "at", "but", "comment", "do", "donc", "dont", "et", "font", "has",
    "her", "his", "i", "if", "in", "is", "it", "la", "me", "mes", "mon", "no", "non", "of", "on",
    "or", "pour", "pas", "sans", "son", "sur", "these", "ton", "tout", "tel", "y",
];

/// Returns whether a word as typed (lower case, accents kept) is a function word of a language: *thèse* is not
/// *these*, *né* not *ne*.
pub fn is_function_word(lower: &str, language: Language) -> bool {
    match language {
        Language::French => is_elided_form(lower) || FRENCH.binary_search(&lower).is_ok(),
        Language::English => ENGLISH.binary_search(&lower).is_ok(),
    }
}

/// Returns whether a word as typed is a function word of either language.
pub fn is_function_word_of_any(lower: &str) -> bool {
    [Language::French, Language::English]
        .into_iter()
        .any(|language| is_function_word(lower, language))
}

/// Returns whether a form is an elided word with its apostrophe: `c'`, `qu'`.
pub fn is_elided_form(lower: &str) -> bool {
    lower.ends_with('\'')
}

/// What a word as typed tells of the language of its query: more than zero for French, less for English, zero where it
/// says nothing. Function words tell most, then what only French writes.
pub fn language_evidence(lower: &str) -> i32 {
    if is_elided_form(lower) {
        return 3;
    }
    let only_french = FRENCH.binary_search(&lower).is_ok();
    let only_english = ENGLISH.binary_search(&lower).is_ok();
    match (only_french, only_english) {
        _ if IN_BOTH.contains(&lower) => 0,
        (true, false) => 2,
        (false, true) => -2,
        _ if !lower.is_ascii() => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_so_that_they_can_be_searched() {
        assert!(FRENCH.is_sorted() && ENGLISH.is_sorted());
    }

    #[test]
    fn function_words_are_those_of_one_language_as_typed() {
        for (word, language) in [
            ("thèse", Language::English),
            ("thé", Language::English),
            ("né", Language::French),
            ("dû", Language::French),
            ("sûr", Language::French),
            ("but", Language::French),
            ("an", Language::French),
            ("or", Language::French),
            ("fait", Language::French),
            ("font", Language::English),
            ("comment", Language::English),
        ] {
            assert!(!is_function_word(word, language), "{word}");
        }
        for (word, language) in [
            ("des", Language::French),
            ("tres", Language::French),
            ("où", Language::French),
            ("c'", Language::French),
            ("the", Language::English),
        ] {
            assert!(is_function_word(word, language), "{word}");
        }
    }

    #[test]
    fn words_tell_the_language_of_a_query() {
        assert!(language_evidence("les") > 0 && language_evidence("the") < 0);
        assert!(language_evidence("thèse") > 0 && language_evidence("l'") > 0);
        assert_eq!(language_evidence("but"), 0);
    }
}
