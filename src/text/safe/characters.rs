//! Which characters of a paragraph may be drawn.

use unicode_normalization::char::is_combining_mark;

/// What stands for a character that has no glyph of its own.
const NO_GLYPH: char = '□';

/// A paragraph (no line breaks) without the characters that are not to be drawn.
pub(super) fn visible(paragraph: &str) -> String {
    let right_to_left = paragraph.contains(is_right_to_left);
    let isolates = isolates_balance(paragraph);
    let drawn = |c: &char| match c {
        '\u{200E}' | '\u{200F}' | '\u{61C}' => right_to_left,
        '\u{2066}'..='\u{2069}' => isolates,
        _ => !is_dropped(*c),
    };
    let shown = paragraph.chars().filter(drawn);
    let mut shown = shown
        .map(|c| if has_glyph(c) { c } else { NO_GLYPH })
        .peekable();
    let mut out = String::with_capacity(paragraph.len());
    let (mut before, mut selected) = (None, false);
    while let Some(c) = shown.next() {
        let kept = match c {
            '\u{200C}' | '\u{200D}' => joins(before, shown.peek().copied()),
            // One variation selector for each character with its marks.
            _ if is_selector(c) => !std::mem::replace(&mut selected, true),
            _ => true,
        };
        if kept {
            selected &= is_selector(c) || is_combining_mark(c);
            out.push(c);
            before = Some(c);
        }
    }
    out
}

/// Whether a text holds signs that would show its characters in another order than it has them, which
/// [`SafeText`](super::SafeText) leaves out: worth a warning to the reader.
pub fn hides_direction(text: &str) -> bool {
    text.contains(|c| matches!(c, '\u{202A}'..='\u{202E}'))
        || !text.split('\n').all(isolates_balance)
}

/// Characters that are never drawn: controls, overrides, invisible and zero-width ones.
fn is_dropped(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{AD}'
                | '\u{180E}'
                | '\u{200B}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{2064}'
                | '\u{206A}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

/// Whether every isolate of a paragraph is closed in it, and none closed that was not opened.
fn isolates_balance(paragraph: &str) -> bool {
    let mut depth = 0_usize;
    for c in paragraph.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => match depth.checked_sub(1) {
                Some(left) => depth = left,
                None => return false,
            },
            _ => {}
        }
    }
    depth == 0
}

/// Letters of scripts that run from right to left.
fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{5FF}'
            | '\u{620}'..='\u{8FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    ) && c.is_alphabetic()
        // A mark may be left out, and what depends on it must not change then.
        && !is_combining_mark(c)
}

/// Whether a joiner between two characters changes how they are drawn: in Arabic, Indic and like
/// scripts, and between pictures.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let picture = |c: char| matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FBFF}');
    let picture_before = picture(before) || matches!(before, '\u{FE0F}' | '\u{20E3}');
    (picture_before && picture(after)) || (is_complex(before) && is_complex(after))
}

/// Characters of scripts whose letters join or stack.
fn is_complex(c: char) -> bool {
    matches!(
        c,
        '\u{600}'..='\u{109F}'
            | '\u{1700}'..='\u{18AF}'
            | '\u{1900}'..='\u{1CFF}'
            | '\u{A800}'..='\u{ABFF}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}'
            | '\u{10A00}'..='\u{11FFF}'
            | '\u{1E900}'..='\u{1E95F}'
    )
}

/// Signs that choose between two forms of the character before.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character is assigned and not private. Rust's own tables say which characters can be
/// printed; those that they count as unprintable for other reasons are named.
fn has_glyph(c: char) -> bool {
    if c < '\u{300}' || matches!(c, '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3020}') {
        return true;
    }
    let printable = c.escape_debug().len() == 1;
    printable
        || is_combining_mark(c)
        || matches!(
            c,
            '\u{600}'..='\u{605}'
                | '\u{61C}'
                | '\u{6DD}'
                | '\u{70F}'
                | '\u{890}'
                | '\u{891}'
                | '\u{8E2}'
                | '\u{1680}'
                | '\u{2000}'..='\u{200F}'
                | '\u{202F}'
                | '\u{205F}'
                | '\u{2066}'..='\u{2069}'
                | '\u{FF9E}'
                | '\u{FF9F}'
                | '\u{110BD}'
                | '\u{110CD}'
        )
}
