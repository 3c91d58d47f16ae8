//! Names for files, made from titles.

use unicode_normalization::UnicodeNormalization;

/// Most bytes of a slug; with a number and an extension it stays far below what file systems allow.
const LONGEST: usize = 60;

/// What a text without letters or digits is called.
const NAMELESS: &str = "article";

/// Names that Windows keeps for devices, whatever their extension.
#[rustfmt::skip]
const RESERVED: &[&str] = &[
    "aux", "con", "nul", "prn", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A file name for a text: lower case, without accents, words joined by `-`; at most 60 bytes, cut at a
/// word where there is one; never empty, and no name that a system keeps for itself.
///
/// ```
/// use glose::text::slug::slug;
/// assert_eq!(slug("L’été à Québec : cœur & œuvres"), "l-ete-a-quebec-coeur-oeuvres");
/// ```
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(LONGEST);
    let mut after_word = false;
    // A title may be megabytes long; what follows cannot matter.
    for c in text.chars().take(LONGEST * 8).nfkd() {
        if unicode_normalization::char::is_combining_mark(c) || is_invisible(c) {
            continue;
        }
        if !c.is_alphanumeric() {
            after_word = !slug.is_empty();
            continue;
        }
        if std::mem::take(&mut after_word) {
            slug.push('-');
        }
        match ascii(c) {
            Some(letters) => slug.push_str(letters),
            None => slug.extend(c.to_lowercase().filter(|c| c.is_alphanumeric())),
        }
        if slug.len() > LONGEST {
            break;
        }
    }
    cut(&mut slug);
    if slug.is_empty() {
        NAMELESS.to_owned()
    } else if RESERVED.contains(&slug.as_str()) {
        slug + "-" + NAMELESS
    } else {
        slug
    }
}

/// A name that is not taken yet: the base itself, or with `-2`, `-3` and so on.
pub fn unique(base: &str, taken: &dyn Fn(&str) -> bool) -> String {
    let mut name = base.to_owned();
    let mut number = 2_u64;
    while taken(&name) {
        name = format!("{base}-{number}");
        number += 1;
    }
    name
}

/// Letters that have a plain spelling but no decomposition.
fn ascii(c: char) -> Option<&'static str> {
    Some(match c {
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ø' | 'Ø' => "o",
        'ß' | 'ẞ' => "ss",
        'ð' | 'Ð' | 'đ' | 'Đ' => "d",
        'þ' | 'Þ' => "th",
        'ł' | 'Ł' => "l",
        'ı' => "i",
        _ => return None,
    })
}

/// Characters inside words that are not seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Cuts a slug to its longest: at a word, unless that would leave less than a third.
fn cut(slug: &mut String) {
    if slug.len() <= LONGEST {
        return;
    }
    let whole = slug.floor_char_boundary(LONGEST);
    let at_word = if slug.as_bytes().get(whole) == Some(&b'-') {
        whole
    } else {
        slug.get(..whole)
            .and_then(|head| head.rfind('-'))
            .unwrap_or(0)
    };
    slug.truncate(if at_word >= LONGEST / 3 {
        at_word
    } else {
        whole
    });
    slug.truncate(slug.trim_end_matches('-').len());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn titles_become_names_of_files() {
        let long = "Des objets connectés qu’on peut voir et toucher dans toutes les médiathèques";
        let cases = [
            ("l’été à Québec", "l-ete-a-quebec"),
            ("L’e\u{301}te\u{301}", "l-ete"),
            (
                "Œuvres complètes — cœur, ex æquo",
                "oeuvres-completes-coeur-ex-aequo",
            ),
            ("  150\u{202f}000 ﬁchiers !  ", "150-000-fichiers"),
            ("inter\u{ad}net", "internet"),
            ("../../etc/passwd", "etc-passwd"),
            ("日本語", "日本語"),
            ("", "article"),
            ("?!", "article"),
            ("CON", "con-article"),
            ("lpt1", "lpt1-article"),
            (
                long,
                "des-objets-connectes-qu-on-peut-voir-et-toucher-dans-toutes",
            ),
        ];
        for (text, name) in cases {
            assert_eq!(slug(text), name, "{text:?}");
        }
        assert_eq!(slug(&"a".repeat(1000)), "a".repeat(60));
        assert_eq!(slug(&"é".repeat(10_000_000)).len(), 60);
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let taken = ["a", "a-2"];
        assert_eq!(unique("a", &|name| taken.contains(&name)), "a-3");
        assert_eq!(unique("b", &|name| taken.contains(&name)), "b");
    }

    proptest! {
        #[test]
        fn any_text_makes_a_name_that_any_system_takes(text in ".{0,80}") {
            let name = slug(&text);
            prop_assert!(!name.is_empty() && name.len() <= LONGEST + 1 + NAMELESS.len());
            prop_assert!(!name.starts_with('-') && !name.ends_with('-') && !name.contains("--"));
            prop_assert!(name.chars().all(|c| c == '-' || c.is_alphanumeric()));
            prop_assert_eq!(slug(&name), name);
        }
    }
}
