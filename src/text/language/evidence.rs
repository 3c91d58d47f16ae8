//! Telling French from English: a vote of function words, elisions, accents and spelling, and a trained
//! classifier where the vote is close.

use whichlang::Lang;

use super::Language;

/// Bytes of a text that are looked at; more would not change the answer.
const ENOUGH: usize = 600;

/// Half votes from which the vote decides by itself.
const CLEAR: i32 = 3;

/// Half votes from which a block decides by itself, whatever stands around it.
pub(super) const SURE: i32 = 6;

/// Function words that are French only, or nearly so. Sorted.
#[rustfmt::skip]
const FRENCH: &[&str] = &[
    "ai", "ainsi", "alors", "après", "assez", "au", "aucun", "aucune", "aujourd", "auquel", "aussi",
    "autre", "autres", "aux", "avant", "avec", "avez", "avoir", "avons", "beaucoup", "bien",
    "bonjour", "ce", "cela", "celle", "celui", "ces", "cet", "cette", "ceux", "chaque", "chez",
    "combien", "comme", "comment", "contre", "dans", "de", "depuis", "des", "deux", "doit", "donc",
    "dont", "du", "déjà", "elle", "elles", "en", "encore", "enfin", "entre", "es", "est", "et",
    "eux", "faire", "fait", "faut", "fois", "font", "hier", "ici", "il", "ils", "je", "jour",
    "jours", "jusque", "la", "le", "les", "leur", "leurs", "lui", "là", "ma", "mais", "merci",
    "mes", "mieux", "moi", "moins", "mon", "même", "mêmes", "ne", "ni", "non", "nos", "notre",
    "nous", "ont", "où", "par", "parce", "parmi", "pas", "pendant", "peu", "peut", "peuvent",
    "plusieurs", "pour", "pourquoi", "pouvoir", "puis", "quand", "que", "quel", "quelle", "quelles",
    "quels", "qui", "quoi", "rien", "sa", "sans", "se", "selon", "ses", "si", "sont", "sous",
    "souvent", "suis", "sur", "ta", "tes", "toi", "toujours", "tous", "tout", "toute", "toutes",
    "trois", "trop", "très", "tu", "un", "une", "va", "vers", "voici", "voilà", "vos", "votre",
    "vous", "y", "à", "ça", "était", "été", "être",
];

/// Function words that are English only, or nearly so. Sorted.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "before", "being", "between", "both", "but", "by", "can", "could", "day",
    "did", "do", "does", "down", "each", "every", "few", "for", "from", "get", "good", "had", "has",
    "have", "he", "hello", "her", "here", "him", "his", "how", "i", "if", "in", "into", "is", "it",
    "its", "just", "know", "last", "like", "made", "make", "many", "may", "might", "more", "most",
    "much", "must", "my", "new", "no", "not", "now", "of", "off", "only", "open", "other", "our",
    "out", "over", "own", "please", "said", "same", "says", "see", "she", "should", "since", "so",
    "some", "still", "such", "than", "thanks", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "those", "through", "to", "too", "two", "under", "until", "up", "us",
    "use", "very", "was", "way", "we", "well", "were", "what", "when", "where", "which", "while",
    "who", "why", "will", "with", "without", "would", "year", "years", "yes", "yet", "you", "your",
];

/// Beginnings that an apostrophe ends in French. Sorted.
const ELIDED: &[&str] = &[
    "aujourd", "c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quelqu", "quoiqu",
    "s", "t",
];

/// Endings that an apostrophe begins in English. Sorted.
const CONTRACTED: &[&str] = &["d", "ll", "m", "re", "s", "t", "ve"];

/// Which of the two languages a text is in; `None` if nothing tells, as without any letters.
pub fn detect(text: &str) -> Option<Language> {
    let text = beginning(text);
    let score = score(text);
    let voted = match score.signum() {
        1 => Some(Language::French),
        -1 => Some(Language::English),
        _ => None,
    };
    if score.abs() >= CLEAR {
        voted
    } else {
        classify(text).or(voted)
    }
}

/// How much a text speaks for French (above zero) or for English (below), in half votes; from [`SURE`]
/// on beyond doubt.
pub(super) fn weigh(text: &str) -> i32 {
    let text = beginning(text);
    let score = score(text);
    if score.abs() >= SURE {
        return score;
    }
    match classify(text) {
        Some(Language::French) => score + 2,
        Some(Language::English) => score - 2,
        None => score,
    }
}

/// The first bytes of a text, to the end of a word.
fn beginning(text: &str) -> &str {
    if text.len() <= ENOUGH {
        return text;
    }
    let head = text
        .get(..text.floor_char_boundary(ENOUGH))
        .unwrap_or_default();
    head.rsplit_once(' ').map_or(head, |(head, _)| head)
}

/// What the trained classifier says of a text of some letters, if it names one of the two.
fn classify(text: &str) -> Option<Language> {
    if text.chars().filter(|c| c.is_alphabetic()).count() < 4 {
        return None;
    }
    match whichlang::detect_language(text) {
        Lang::Fra => Some(Language::French),
        Lang::Eng => Some(Language::English),
        _ => None,
    }
}

/// The votes of the words of a text, in halves: above zero French, below English. Reads no further once
/// no doubt is left.
fn score(text: &str) -> i32 {
    let mut halves = 0;
    for word in text.split(|c: char| !(c.is_alphanumeric() || is_apostrophe(c))) {
        let word = word.trim_matches(is_apostrophe);
        halves += if word.contains(char::is_uppercase) {
            word_votes(&word.to_lowercase())
        } else {
            word_votes(word)
        };
        if halves.abs() >= 2 * SURE {
            break;
        }
    }
    halves
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The votes of one word, in halves.
fn word_votes(word: &str) -> i32 {
    if let Some((head, tail)) = word.split_once(is_apostrophe) {
        let elided = ELIDED.binary_search(&head).is_ok() && tail.len() > 1;
        let contracted = CONTRACTED.binary_search(&tail).is_ok() && head.len() > 1;
        return match (elided, contracted) {
            (true, _) => 3 + word_votes(tail).max(0),
            (_, true) => -3,
            _ => word_votes(tail),
        };
    }
    if word.len() < 2 && !matches!(word, "y" | "i") {
        return 0;
    }
    if FRENCH.binary_search(&word).is_ok() {
        2
    } else if ENGLISH.binary_search(&word).is_ok() {
        -2
    } else if word.contains([
        'à', 'â', 'ç', 'è', 'é', 'ê', 'ë', 'î', 'ï', 'ô', 'ù', 'û', 'œ',
    ]) {
        2
    } else {
        spelling(word)
    }
}

/// What the spelling of a longer word says, in halves of a vote: endings and letters that one of the two
/// languages has and the other hardly.
fn spelling(word: &str) -> i32 {
    if word.len() < 4 {
        return 0;
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let has = |parts: &[&str]| parts.iter().any(|part| word.contains(part));
    let french = ends(FRENCH_ENDINGS) || has(&["oeu", "aill", "euill", "eill", "ouv"]);
    let english = ends(ENGLISH_ENDINGS) || has(&["w", "th", "sh", "ck", "oo", "ee", "gh", "k"]);
    i32::from(french) - i32::from(english)
}

/// Endings of French words that English words hardly have.
#[rustfmt::skip]
const FRENCH_ENDINGS: &[&str] = &[
    "aient", "aire", "aires", "ait", "ales", "aux", "eau", "eaux", "elle", "elles", "ement", "ette",
    "ettes", "eur", "eurs", "euse", "euses", "eux", "ez", "ienne", "iennes", "ier", "iers", "ique",
    "iques", "isme", "ois", "oire", "oires", "ons",
];

/// Endings of English words that French words hardly have.
#[rustfmt::skip]
const ENGLISH_ENDINGS: &[&str] = &[
    "cy", "ed", "ful", "ght", "gy", "ing", "ings", "ity", "ly", "ness", "ow", "ry", "ship", "ss", "th",
    "ty",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Short texts of our own: titles, captions, names of things, sentences.
    #[rustfmt::skip]
    const SENTENCES: &[(&str, &str)] = &[
        ("fr", "Objets connectés"),
        ("fr", "OBJETS CONNECTES"),
        ("fr", "L’objet connecté"),
        ("fr", "À lire aussi"),
        ("fr", "Le programme de la saison"),
        ("fr", "Données ouvertes"),
        ("fr", "Une ville à hauteur d’enfant"),
        ("fr", "Merci à toutes et à tous !"),
        ("fr", "Photo : archives municipales"),
        ("fr", "Voir la carte"),
        ("fr", "Il pleut."),
        ("fr", "Pourquoi annoter ?"),
        ("fr", "Lire en marge"),
        ("fr", "Nous avons ouvert un atelier au printemps."),
        ("fr", "Les bibliotheques pretent des outils."),
        ("fr", "Chantier du tramway"),
        ("fr", "Les élus ont voté le budget participatif hier soir."),
        ("fr", "Qui décide de nos rues ?"),
        ("fr", "Intelligence artificielle et service public"),
        ("fr", "C’est fini."),
        ("fr", "Sans titre"),
        ("fr", "Logiciels libres"),
        ("fr", "Rendez-vous jeudi"),
        ("fr", "Cet article a été mis à jour."),
        ("fr", "Le smartphone, nouveau couteau suisse du promeneur"),
        ("fr", "Le week-end, on débranche"),
        ("fr", "Quelques chiffres"),
        ("fr", "Nouvelles du quartier"),
        ("en", "Connected objects"),
        ("en", "The Internet of Things"),
        ("en", "Open data"),
        ("en", "Read more"),
        ("en", "A child’s view of the city"),
        ("en", "Thanks to everyone who came!"),
        ("en", "Photo: city archives"),
        ("en", "See the map"),
        ("en", "It’s raining."),
        ("en", "Why annotate?"),
        ("en", "Reading in the margins"),
        ("en", "We opened a workshop last spring."),
        ("en", "Libraries lend tools."),
        ("en", "Tramway works"),
        ("en", "The council voted on the budget last night."),
        ("en", "Who decides about our streets?"),
        ("en", "Artificial intelligence and public services"),
        ("en", "Don’t panic."),
        ("en", "Untitled"),
        ("en", "Free software"),
        ("en", "See you on Thursday"),
        ("en", "This article has been updated."),
        ("en", "Smart cities need smart citizens"),
        ("en", "A few figures"),
        ("en", "Neighbourhood news"),
        (
            "en",
            "Montréal’s résumé of the café culture is worth reading",
        ),
        ("en", "Made with care"),
        ("en", "How to write a note"),
    ];

    #[test]
    fn word_lists_are_sorted_so_that_they_can_be_searched() {
        for list in [FRENCH, ENGLISH, ELIDED, CONTRACTED] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn short_sentences_are_told_apart() {
        let wrong: Vec<_> = SENTENCES
            .iter()
            .filter(|(code, text)| detect(text).map(Language::code) != Some(*code))
            .map(|(code, text)| (code, text, detect(text), score(text)))
            .collect();
        assert!(
            wrong.len() <= 1,
            "{} of {}: {wrong:#?}",
            wrong.len(),
            SENTENCES.len()
        );
    }

    #[test]
    fn a_text_without_words_has_no_language() {
        for text in ["", "   ", "12 345", "— * —", "😀", "x"] {
            assert_eq!(detect(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_long_text_is_told_by_its_beginning() {
        let long = "Les données ouvertes servent à tout le monde. ".repeat(100_000);
        assert_eq!(detect(&long), Some(Language::French));
        assert_eq!(detect(&"é".repeat(10_000)), Some(Language::French));
    }
}
