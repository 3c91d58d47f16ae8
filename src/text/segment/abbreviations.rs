//! Full stops that end no sentence: after abbreviations, initials and numbers of lists.

/// What may follow an abbreviation within its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FollowedBy {
    /// Anything: a title before a name, *e.g.*, *cf.*
    Anything,
    /// A number: *No. 4*, *art. 3*, *Nov. 24*; before other things its full stop ends a sentence.
    Number,
    /// Anything but a word that usually begins a sentence: *U.S.*, initials, *St.*
    NoBeginning,
}

/// Abbreviations that always go on. As written, since *M.* is a title and *m.* a metre.
#[rustfmt::skip]
const ALWAYS: &[&str] = &[
    "M", "MM", "Mme", "Mmes", "Mlle", "Mlles", "Mgr", "Dr", "Drs", "Dre", "Pr", "Pre", "Prof", "Mr",
    "Mrs", "Ms", "Messrs", "Ste", "Sgt", "Capt", "Cdt", "Cmdt", "Col", "Gen", "Gén", "Gov", "Sen", "Sén",
    "Rep", "Rev", "Hon", "Lt", "Maj", "vs", "cf", "Cf", "ex", "viz", "i.e", "e.g", "I.e", "E.g",
    "c.-à-d", "C.-à-d", "c.à.d", "N.B", "Adm", "Supt",
];

/// Abbreviations that go on before a number. In lower case.
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "no", "nos", "nᵒ", "nᵒˢ", "n", "nr", "nbr", "art", "p", "pp", "pg", "fig", "figs", "vol", "vols",
    "chap", "ch", "t", "éd", "ed", "eds", "s", "sect", "sec", "al", "par", "pt", "pts", "tél", "tel",
    "cap", "l", "ll", "env", "approx", "ca", "c", "v", "vv", "col", "cols", "ann", "tab", "eq", "éq",
    "av", "apr", "max", "min", "réf", "ref", "janv", "févr", "fév", "avr", "juil", "sept", "oct", "nov",
    "déc", "jan", "feb", "mar", "jun", "jul", "aug", "sep", "dec", "bd", "boul", "bldg", "rm", "app",
];

/// Words that usually begin a sentence, and rarely follow an initial or an acronym inside one.
#[rustfmt::skip]
const BEGINNINGS: &[&str] = &[
    "He", "She", "It", "They", "We", "You", "The", "This", "That", "These", "Those", "There", "In", "On",
    "At", "But", "And", "So", "If", "When", "What", "Who", "How", "Why", "As", "For", "Its", "His", "Her",
    "Their", "Our", "My", "After", "Before", "However", "Then", "Yet", "With", "Since", "Not", "No",
    "Il", "Elle", "Ils", "Elles", "Nous", "Vous", "Je", "Tu", "Le", "La", "Les", "Un", "Une", "Des",
    "Ce", "Cet", "Cette", "Ces", "Mais", "Et", "Ou", "Or", "Donc", "Car", "Si", "Quand", "Pour", "Dans",
    "En", "Au", "Aux", "Avec", "Sans", "Sur", "Puis", "Alors", "Après", "Avant", "Depuis", "Selon",
    "Ainsi", "Cela", "Ça", "Qui", "Que", "Quoi", "Son", "Sa", "Ses", "Leur", "Leurs", "Notre", "Nos",
    "Chaque", "Tous", "Toutes", "Comme", "Par", "Aujourd", "Pourquoi", "Comment",
];

/// Longest abbreviation, in scalar values; what is longer is a word or an address.
const LONGEST: usize = 12;

/// Whether the full stop after `before` ends no sentence, when `after` comes next (its spaces, quotes and
/// brackets left out). Looks at no more than the last word of `before` and the first of `after`.
pub(super) fn goes_on(before: &str, after: &str) -> bool {
    let token = last_token(before);
    if token.is_empty() || token.chars().count() > LONGEST {
        return false;
    }
    let before_token = before.get(..before.len() - token.len()).unwrap_or_default();
    if is_list_number(token, before_token) {
        return true;
    }
    match kind(token) {
        None => false,
        Some(FollowedBy::Anything) => true,
        Some(FollowedBy::Number) => begins_number(token, after),
        Some(FollowedBy::NoBeginning) => {
            let word = after
                .split(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or_default();
            let elided = after
                .get(word.len()..)
                .is_some_and(|rest| rest.starts_with(['\'', '’']));
            let begins = elided && matches!(word, "L" | "C" | "J" | "D" | "S" | "Qu");
            !(begins || BEGINNINGS.contains(&word))
        }
    }
}

fn kind(token: &str) -> Option<FollowedBy> {
    if ALWAYS.contains(&token) {
        return Some(FollowedBy::Anything);
    }
    if token == "St" || is_initial(token) || is_acronym(token) {
        return Some(FollowedBy::NoBeginning);
    }
    NUMBERED
        .contains(&token.to_lowercase().as_str())
        .then_some(FollowedBy::Number)
}

/// The letters, digits, full stops and hyphens at the end of a text.
fn last_token(before: &str) -> &str {
    let start = before
        .char_indices()
        .rev()
        .take(LONGEST + 1)
        .take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '.' | '-' | '°'))
        .last()
        .map_or(before.len(), |(at, _)| at);
    before
        .get(start..)
        .unwrap_or_default()
        .trim_start_matches(['.', '-'])
}

/// A capital alone: `J`. The English *I* is a word.
fn is_initial(token: &str) -> bool {
    let mut chars = token.chars();
    let first = chars.next();
    first.is_some_and(|c| c.is_uppercase() && c != 'I') && chars.next().is_none()
}

/// Letters with full stops between them: `U.S`, `a.m`, `J.-C`, `J.-B`.
fn is_acronym(token: &str) -> bool {
    token.contains('.')
        && token.split('.').all(|part| {
            let part = part.trim_start_matches('-');
            (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic)
        })
}

/// Whether a line's first token is its number: `1`, `IV`, `a`.
fn is_list_number(token: &str, before: &str) -> bool {
    let begins = before.trim_end_matches(['(', '[', ' ', '\u{A0}', '\u{202F}']);
    let roman = |c: char| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C');
    (begins.is_empty() || begins.ends_with('\n'))
        && (token
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
            || token.chars().all(roman)
            || token.chars().count() == 1)
}

/// Whether a text begins with a number, a Roman one too, or with *J.-C.* after *av.* and *apr.* The English
/// *I* is a word, but after *vol.* and the like.
fn begins_number(token: &str, after: &str) -> bool {
    let word = after
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let roman = !word.is_empty()
        && word
            .chars()
            .all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
        && (word != "I" || matches!(token, "vol" | "t" | "chap" | "ch" | "fig"));
    roman || after.starts_with(char::is_numeric) || after.starts_with("J.-C")
}
