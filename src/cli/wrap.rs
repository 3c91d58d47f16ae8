//! Lines of a width from styled pieces.

use super::output::{Piece, Role};
use crate::text::{ByteRange, SafeText, safe, wrap};

/// The lines of pieces that flow one after the other. `first` stands before the first line, `rest` before
/// the others; without a width all is one line.
pub(super) fn lines(
    pieces: &[Piece],
    width: Option<usize>,
    first: &str,
    rest: &str,
) -> Vec<Vec<Piece>> {
    let plain = |text: &str| (Role::Plain, text.to_owned());
    let Some(width) = width else {
        return vec![[&[plain(first)], pieces].concat()];
    };
    let mut text = String::new();
    let mut roles: Vec<(ByteRange, Role)> = Vec::new();
    for (role, piece) in pieces {
        let start = text.len();
        text.push_str(SafeText::line(piece).as_str());
        roles.push((ByteRange::new(start, text.len()), *role));
    }
    let whole = ByteRange::new(0, text.len());
    let room = |before: &str| width.saturating_sub(safe::width(before));
    let lines = wrap::wrap(&text, whole, room(first), room(rest));
    let lines = lines.iter().enumerate().map(|(at, line)| {
        let mut pieces = vec![plain(if at == 0 { first } else { rest })];
        pieces.extend(roles.iter().filter_map(|(range, role)| {
            let shared = range.intersect(*line)?;
            Some((*role, shared.of(&text).to_owned()))
        }));
        pieces
    });
    lines.collect()
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
    fn words_hold_together_over_pieces() {
        let pieces = vec![
            (Role::Plain, "De l’".to_owned()),
            (Role::Mark, "objet connecté".to_owned()),
            (Role::Plain, ", dit-on\u{a0}: une expression".to_owned()),
        ];
        assert_eq!(
            shown(&lines(&pieces, Some(16), "• ", "  ")),
            [
                "• De l’objet",
                "  connecté, dit-",
                "  on\u{a0}: une",
                "  expression"
            ]
        );
        assert_eq!(lines(&pieces, None, "• ", "  ").len(), 1);
    }
}
