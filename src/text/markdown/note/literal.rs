//! The signs of a note that are text whatever stands around them.

use unicode_normalization::char::is_combining_mark;

/// The bytes where a sign stands that is text: tags, entities, footnotes, and emphasis inside a word.
pub(super) fn signs(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut before = None;
    let mut escaped = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let rest = text.get(at..).unwrap_or_default();
        if !escaped {
            match c {
                '<' if !is_address(text, at) => out.push(at),
                '&' if is_entity(rest) => out.push(at),
                '[' if rest.starts_with("[^") => out.push(at),
                '*' | '~' => {
                    let run = rest.chars().take_while(|one| *one == c).count();
                    let after = rest.get(run..).and_then(|rest| rest.chars().next());
                    if is_inside_word(before, after) {
                        out.extend(at..at + run);
                    }
                    for _ in 1..run {
                        chars.next();
                    }
                }
                _ => {}
            }
        }
        escaped = c == '\\' && !escaped;
        before = Some(c);
    }
    out
}

/// Whether the `<` at `at` begins an address between angle brackets, or a link's.
fn is_address(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    if before.ends_with("](") || before.trim_end_matches([' ', '\n']).ends_with("]:") {
        return true;
    }
    let rest = text.get(at + 1..).unwrap_or_default();
    let inside = rest.split(['>', '<', ' ', '\n', '\t']).next();
    let inside = inside.unwrap_or_default();
    let closed = rest
        .get(inside.len()..)
        .is_some_and(|rest| rest.starts_with('>'));
    let scheme = inside.split(':').next().unwrap_or_default();
    let web = ["http", "https", "mailto"]
        .iter()
        .any(|one| scheme.eq_ignore_ascii_case(one));
    closed && ((web && scheme.len() < inside.len()) || is_mail(inside))
}

/// Whether a text could be somebody's address.
fn is_mail(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
        !name.is_empty() && host.contains('.') && name.chars().chain(host.chars()).all(plain)
    })
}

/// Whether a text begins with an entity, as HTML writes characters.
fn is_entity(text: &str) -> bool {
    let Some(name) = text.strip_prefix('&') else {
        return false;
    };
    let name = name.strip_prefix('#').unwrap_or(name);
    let len = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    (1..=40).contains(&len) && name.as_bytes().get(len) == Some(&b';')
}

/// Whether a run of `*` or `~` stands between two parts of one word, number or calculation.
fn is_inside_word(before: Option<char>, after: Option<char>) -> bool {
    let word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let ends = word(before) || matches!(before, ')' | ']' | '}' | '%' | '°');
    let begins = word(after) || matches!(after, '(' | '[' | '{' | '-' | '+' | '−');
    ends && begins && (word(before) || word(after))
}
