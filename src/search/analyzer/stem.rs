//! Stems: what the inflected forms of a word share, in French and in English.
//!
//! Snowball does most of it. French is stemmed twice: the accented word (then folded), and the folded
//! word with its ending repaired to the masculine singular, so that words typed without accents, plurals
//! in -x and both genders meet. Every rule here was kept because it brings the families of
//! `tests/morphology.tsv` together.

use frostem::{Algorithm, Stemmer};

use super::{families, irregular};
use crate::text::fold::fold;

/// The Snowball stemmers of both languages.
#[derive(Clone, Copy)]
pub(super) struct Stemmers {
    french: Stemmer,
    english: Stemmer,
}

impl Stemmers {
    pub(super) fn new() -> Self {
        Self {
            french: Stemmer::new(Algorithm::French),
            english: Stemmer::new(Algorithm::English),
        }
    }

    /// The French stems of a word: one to five, the most usual first. `lower` has its accents, `folded`
    /// has not.
    pub(super) fn french(self, lower: &str, folded: &str) -> Vec<Box<str>> {
        let mut stems: Vec<Box<str>> = Vec::with_capacity(2);
        let mut add = |stem: &str| {
            if !stem.is_empty() && !stems.iter().any(|known| **known == *stem) {
                stems.push(stem.into());
            }
        };
        if let Some(stem) = irregular::french(folded) {
            add(stem);
            return stems;
        }
        if stands_as_it_is(folded) {
            add(folded);
            return stems;
        }
        add(&fold(&self.french.stem(lower)));
        for repaired in repair_endings(folded) {
            add(&self.french.stem(&repaired));
        }
        for relative in families::relatives(folded) {
            add(&self.french.stem(&relative));
        }
        stems
    }

    /// The French stem of a word with its accents, where it has any that its inflected forms share; a grave and an
    /// acute e are one, since they change places in a family (*événement*, *évènement*).
    pub(super) fn accented(self, lower: &str, folded: &str) -> Option<Box<str>> {
        if irregular::french(folded).is_some() || stands_as_it_is(folded) {
            return None;
        }
        let base = repair_endings(&lower.replace("ée", "é"))
            .into_iter()
            .next()?;
        let stem = self.french.stem(&base).replace('è', "é");
        (!stem.is_ascii()).then(|| stem.into())
    }

    /// The English stem of a folded word; British and American spellings share theirs.
    pub(super) fn english(self, folded: &str) -> Box<str> {
        let base = irregular::english(folded).map_or_else(|| american(folded), str::to_owned);
        let stem = self.english.stem(&base);
        let short = stem.strip_suffix("our").filter(|start| start.len() >= 3);
        short.map_or_else(|| (*stem).into(), |start| format!("{start}or").into())
    }
}

/// Short words, numbers, and words in -a that no French verb makes: Snowball would cut *data* to *dat*,
/// where *date* is.
fn stands_as_it_is(folded: &str) -> bool {
    folded.len() <= 3
        || folded.bytes().any(|byte| byte.is_ascii_digit())
        || (folded.ends_with('a') && !folded.ends_with("ra"))
}

/// The folded word with its ending brought back to the masculine singular; the first is the usual one.
fn repair_endings(folded: &str) -> Vec<String> {
    let singular = singular(folded);
    let with = |ending: &str, new: &str| {
        singular
            .strip_suffix(ending)
            .filter(|start| start.len() >= 2)
            .map(|start| format!("{start}{new}"))
    };
    if let Some(stem) = with("ee", "e") {
        return vec![stem];
    }
    if let Some(agent) = with("trice", "teur") {
        return vec![agent];
    }
    if let Some(agent) = with("euse", "eur") {
        // *chercheuse* is to *chercheur* what *heureuse* is to *heureux*.
        return vec![agent, singular];
    }
    let base = with("iere", "ier")
        .or_else(|| with("tive", "tif"))
        .or_else(|| with("sive", "sif"));
    if let Some(base) = base {
        return vec![base];
    }
    if is_third_person(&singular)
        && let Some(verb) = with("ent", "e")
    {
        return vec![singular.clone(), verb];
    }
    if singular == folded {
        vec![singular]
    } else {
        vec![singular, folded.to_owned()]
    }
}

/// The singular of a folded word: -s and -x taken off where they mark a plural.
fn singular(folded: &str) -> String {
    if let Some(start) = folded.strip_suffix("aux") {
        return match start {
            "trav" | "vitr" | "b" | "cor" | "em" | "soupir" | "vant" => format!("{start}ail"),
            _ if start.ends_with('e') || start.ends_with('y') => format!("{start}au"),
            _ => format!("{start}al"),
        };
    }
    let plural = |ending: &str| folded.ends_with(ending);
    let taken = if plural("eux") || plural("oux") || (plural("s") && !plural("ss") && !plural("is"))
    {
        folded.get(..folded.len() - 1)
    } else {
        None
    };
    taken.unwrap_or(folded).to_owned()
}

/// Whether a word in -ent is more likely a verb (*ils connectent*) than a noun or an adjective.
fn is_third_person(word: &str) -> bool {
    const NOT_VERBS: [&str; 8] = [
        "content",
        "violent",
        "accident",
        "serpent",
        "couvent",
        "torrent",
        "continent",
        "argent",
    ];
    word.len() >= 7
        && word.ends_with("ent")
        && !word.ends_with("ment")
        && !NOT_VERBS.contains(&word)
}

/// The American spelling of the British endings in -ise and -yse: *digitised*, *organisation*. Words that are
/// spelled so everywhere (*promise*) change in all their forms, so they still meet.
fn american(folded: &str) -> String {
    const ENDINGS: [&str; 12] = [
        "ise", "ised", "ises", "iser", "isers", "ising", "isation", "isations", "yse", "ysed",
        "yser", "ysing",
    ];
    let found = ENDINGS.iter().find_map(|ending| {
        folded
            .strip_suffix(ending)
            .filter(|start| start.len() >= 3)
            .map(|start| (start, ending))
    });
    found.map_or_else(
        || folded.to_owned(),
        |(start, ending)| format!("{start}{}", ending.replacen('s', "z", 1)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::lower;

    fn french(word: &str) -> Vec<Box<str>> {
        Stemmers::new().french(&lower(word), &fold(word))
    }

    fn meet(a: &str, b: &str) -> bool {
        french(a).iter().any(|stem| french(b).contains(stem))
    }

    #[test]
    fn families_share_a_stem_with_and_without_accents() {
        for family in [
            "connecté connectée connectés connectées connectee connectees connecter connectent",
            "travail travaux",
            "enjeu enjeux",
            "vitrail vitraux",
            "réseau réseaux reseaux",
            "national nationaux",
            "directeur directrice directrices",
            "chercheur chercheuse chercheuses",
            "heureux heureuse",
            "infirmier infirmière infirmiere",
            "actif active actives",
            "élu élus élues elus",
            "connexion connexions",
            "acteur actrice",
            "auteur autrice",
            "bijou bijoux",
            "nouveau nouvelle nouvelles nouveaux",
        ] {
            let words: Vec<&str> = family.split(' ').collect();
            for a in &words {
                for b in &words {
                    assert!(meet(a, b), "{a} {:?} – {b} {:?}", french(a), french(b));
                }
            }
        }
    }

    #[test]
    fn words_that_only_look_alike_stay_apart() {
        for (a, b) in [
            ("données", "don"),
            ("data", "date"),
            ("agent", "âge"),
            ("violent", "viol"),
        ] {
            assert!(!meet(a, b), "{a} {:?} – {b} {:?}", french(a), french(b));
        }
    }

    #[test]
    fn english_spellings_and_irregulars_meet() {
        let stem = |word: &str| Stemmers::new().english(word);
        for (a, b) in [
            ("organise", "organization"),
            ("colours", "color"),
            ("children", "child"),
            ("cities", "city"),
            ("centre", "centers"),
            ("analyze", "analysed"),
            ("wrote", "writing"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} – {b}");
        }
    }
}
