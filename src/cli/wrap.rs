//! Lines of a width from styled pieces, broken at spaces (no-break spaces hold).

use unicode_width::UnicodeWidthStr as _;

use super::clean::clean_line;
use super::output::{Piece, Role};

/// The lines of pieces that flow one after the other. `first` stands before the first line, `rest` before
/// the others; without a width all is one line.
pub(super) fn lines(pieces: &[Piece], width: Option<usize>, first: &str, rest: &str) -> Vec<Vec<Piece>> {
    let plain = |text: &str| (Role::Plain, text.to_owned());
    let Some(width) = width else {
        return vec![[&[plain(first)], pieces].concat()];
    };
    let mut lines = Vec::new();
    let mut line = vec![plain(first)];
    let mut used = first.width();
    let mut empty = true;
    for word in words(pieces) {
        let wide: usize = word.iter().map(|(_, text)| text.width()).sum();
        if !empty && used + 1 + wide > width {
            lines.push(std::mem::replace(&mut line, vec![plain(rest)]));
            (used, empty) = (rest.width(), true);
        }
        if !empty {
            // A space inside a marked stretch is marked as its neighbours are.
            let role = match (line.last(), word.first()) {
                (Some((before, _)), Some((after, _))) if before == after => *before,
                _ => Role::Plain,
            };
            line.push((role, " ".to_owned()));
            used += 1;
        }
        line.extend(word);
        used += wide;
        empty = false;
    }
    lines.push(line);
    lines
}

/// The words of pieces; one may go through several of them.
fn words(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut words = Vec::new();
    let mut open: Vec<Piece> = Vec::new();
    for (role, text) in pieces {
        for (at, part) in clean_line(text).split(' ').enumerate() {
            if at > 0 && !open.is_empty() {
                words.push(std::mem::take(&mut open));
            }
            if !part.is_empty() {
                open.push((*role, part.to_owned()));
            }
        }
    }
    if !open.is_empty() {
        words.push(open);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lines: &[Vec<Piece>]) -> Vec<String> {
        lines
            .iter()
            .map(|line| line.iter().map(|(_, text)| text.as_str()).collect())
            .collect()
    }

    #[test]
    fn lines_break_at_spaces_and_words_hold_together_over_pieces() {
        let pieces = vec![
            (Role::Plain, "De l’".to_owned()),
            (Role::Mark, "objet connecté".to_owned()),
            (Role::Plain, ", dit-on\u{a0}: une longueexpression".to_owned()),
        ];
        assert_eq!(
            shown(&lines(&pieces, Some(16), "• ", "  ")),
            ["• De l’objet", "  connecté,", "  dit-on\u{a0}: une", "  longueexpression"]
        );
        assert_eq!(lines(&pieces, None, "• ", "  ").len(), 1);
        assert_eq!(shown(&lines(&[], Some(10), "> ", "> ")), ["> "]);
    }
}
