//! How many cells a text takes on a terminal, and fitting it into some.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The cells that a text takes on one line, cluster by cluster, as they are drawn: wide characters and
/// emoji take two, marks and control characters none, ambiguous ones one.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| (0x20..0x7F).contains(&byte)) {
        return text.len();
    }
    text.graphemes(true).map(cell_width).sum()
}

/// The cells of one grapheme cluster.
pub fn cell_width(cluster: &str) -> usize {
    match cluster.as_bytes() {
        [0x20..0x7F] => 1,
        _ if cluster.starts_with(char::is_control) => 0,
        _ => cluster.width(),
    }
}

/// A text in at most `cells`: cut between clusters, with `…` at the end where something is left out.
pub fn truncate(text: &str, cells: usize) -> String {
    // What has no more bytes than there are cells may still be too wide, but only if it is not ASCII.
    if (text.len() <= cells && text.is_ascii()) || width(text) <= cells {
        return text.to_owned();
    }
    let Some(room) = cells.checked_sub(1) else {
        return String::new();
    };
    let mut used = 0;
    let fits = text.grapheme_indices(true).take_while(|(_, cluster)| {
        used += cell_width(cluster);
        used <= room
    });
    let end = fits.last().map_or(0, |(at, cluster)| at + cluster.len());
    text.get(..end).unwrap_or_default().to_owned() + "…"
}

/// A text in exactly `cells`: cut as by [`truncate`], or filled with spaces on the right.
pub fn pad(text: &str, cells: usize) -> String {
    let mut out = truncate(text, cells);
    let filling = cells.saturating_sub(width(&out));
    out.extend(std::iter::repeat_n(' ', filling));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn widths_are_those_of_cells() {
        let cases = [
            ("", 0),
            ("été", 3),
            ("e\u{301}", 1),
            ("日本", 4),
            ("👩\u{200d}💻", 2),
            ("🇫🇷", 2),
            ("…«»", 3),
            ("\u{a0}\u{202f}", 2),
            ("a\nb\u{7}", 2),
            ("❤\u{fe0f}", 2),
            ("①±", 2),
        ];
        for (text, cells) in cases {
            assert_eq!(width(text), cells, "{text:?}");
        }
    }

    #[test]
    fn what_does_not_fit_gives_way_to_an_ellipsis() {
        let cases = [
            ("étés", 4, "étés"),
            ("étés", 3, "ét…"),
            ("étés", 1, "…"),
            ("étés", 0, ""),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("", 0, ""),
            ("👩\u{200d}💻👩\u{200d}💻", 3, "👩\u{200d}💻…"),
        ];
        for (text, cells, cut) in cases {
            assert_eq!(truncate(text, cells), cut, "{text:?} {cells}");
        }
        assert_eq!(pad("日本語", 4), "日… ");
        assert_eq!(pad("é", 3), "é  ");
    }

    proptest! {
        #[test]
        fn any_text_fits_where_it_is_put(text in "\\PC{0,30}", cells in 0usize..20) {
            prop_assert!(width(&truncate(&text, cells)) <= cells);
            prop_assert_eq!(width(&pad(&text, cells)), cells);
        }
    }
}
