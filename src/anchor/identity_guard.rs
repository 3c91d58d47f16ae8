//! The identity guard: two passages that differ in a name, a number or a negation are not one passage
//! that was edited, however much else they share.

/// Words that turn a sentence into its contrary.
const NEGATIONS: [&str; 22] = [
    "not", "no", "never", "without", "none", "nor", "neither", "cannot", "don't", "isn't", "won't",
    "can't", "ne", "n'", "pas", "plus", "jamais", "sans", "aucun", "aucune", "ni", "non",
];

/// Words whose capital says only that a sentence begins.
const COMMON: [&str; 58] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "he", "her", "his", "how", "if",
    "in", "it", "its", "of", "on", "or", "our", "she", "so", "that", "the", "their", "there",
    "these", "they", "this", "to", "we", "what", "when", "with", "you", "your", "au", "aux", "ce",
    "ces", "cette", "dans", "de", "des", "du", "elle", "en", "et", "il", "la", "le", "les", "nous",
    "pour", "un", "une", "vous",
];

/// Whether the words that differ between two passages name, number or deny something on both sides.
pub(super) fn differs_in_identity(one: &str, other: &str) -> bool {
    let (one, other) = (tokens(one), tokens(other));
    let only = |here: &[String], there: &[String]| {
        let mut left: Vec<&String> = there.iter().collect();
        here.iter()
            .any(|word| match left.iter().position(|same| *same == word) {
                Some(at) => {
                    left.swap_remove(at);
                    false
                }
                None => is_identity(word),
            })
    };
    only(&one, &other) && only(&other, &one)
}

/// Words as written, but for the form of their apostrophes; `l'`, `d'`, `n'` are words by themselves.
fn tokens(text: &str) -> Vec<String> {
    let text = text.replace(['’', 'ʼ', '‘'], "'");
    let mut words = Vec::new();
    for word in text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'') {
        let word = word.trim_matches('\'');
        match word.split_once('\'') {
            Some((article, rest)) if article.chars().count() <= 2 && !rest.is_empty() => {
                words.push(format!("{}'", article.to_lowercase()));
                words.push(rest.to_owned());
            }
            _ if !word.is_empty() => words.push(word.to_owned()),
            _ => {}
        }
    }
    words
}

fn is_identity(word: &str) -> bool {
    if word.chars().any(char::is_numeric) {
        return true;
    }
    let lower = word.to_lowercase();
    NEGATIONS.contains(&lower.as_str())
        || (word.chars().next().is_some_and(char::is_uppercase)
            && !COMMON.contains(&lower.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_numbers_and_negations_are_identities() {
        assert!(differs_in_identity(
            "Team Alpha meets on Monday",
            "Team Beta meets on Friday"
        ));
        assert!(differs_in_identity(
            "une hausse de 12 %",
            "une hausse de 21 %"
        ));
        assert!(differs_in_identity(
            "ce n’est jamais vrai",
            "ce n’est pas vrai"
        ));
    }

    #[test]
    fn other_words_are_not() {
        assert!(!differs_in_identity(
            "The team met in the hall",
            "A team met in the big hall"
        ));
        assert!(!differs_in_identity(
            "une hausse de 12 %",
            "une forte hausse de 12 %"
        ));
        assert!(!differs_in_identity("L’été à Paris", "L'été, à Paris"));
    }
}
