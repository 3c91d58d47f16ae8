//! Lines of a width, by Unicode's rules (UAX #14) and French ones.
//!
//! French typography sets a space before `: ; ? ! »` and after `«`; it should be a no-break one, but often
//! is not, and no line may break there all the same.

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use super::hyphens;
use super::language::Language;
use super::safe::{cell_width, width as cells};
use super::span::ByteRange;

/// The lines of a part of a text: at most `first_width` cells for the first, `width` for the others, but
/// for a single cluster that is wider. The space at a line's end is left out, and so is `\n`, which
/// always ends one; a word longer than a line is cut between clusters. Widths below one count as one. Linear.
///
/// ```
/// use glose::text::{ByteRange, wrap::wrap};
/// let text = "Des objets connectés ?";
/// let lines = wrap(text, ByteRange::new(0, text.len()), 12, 12);
/// let lines: Vec<&str> = lines.iter().map(|line| line.of(text)).collect();
/// assert_eq!(lines, ["Des objets", "connectés ?"]);
/// ```
pub fn wrap(text: &str, range: ByteRange, first_width: usize, width: usize) -> Vec<ByteRange> {
    let lines = divide(text, range, (first_width, width), None);
    lines.into_iter().map(|line| line.range).collect()
}

/// A line of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrappedLine {
    /// What it shows.
    pub range: ByteRange,
    /// Whether a hyphen is set at its end, for which a cell was left: a word goes on below.
    pub hyphen: bool,
}

/// As [`wrap`], the width of the first line and that of the others given as one; where there is a language,
/// words that do not fit are divided as it does.
pub fn divide(
    text: &str,
    range: ByteRange,
    (first, other): (usize, usize),
    language: Option<Language>,
) -> Vec<WrappedLine> {
    let mut lines = Lines {
        text,
        out: Vec::new(),
        first: first.max(1),
        other: other.max(1),
        language,
    };
    let mut start = range.start;
    for line in range.of(text).split('\n') {
        lines.paragraph(ByteRange::new(start, start + line.len()));
        start += line.len() + 1;
    }
    lines.out
}

/// Lines as far as they are made.
struct Lines<'a> {
    text: &'a str,
    out: Vec<WrappedLine>,
    first: usize,
    other: usize,
    language: Option<Language>,
}

/// A line that is being filled.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    /// Where its last visible character ends.
    end: usize,
    /// Cells up to where the next chunk would begin, the spaces there too.
    cells: usize,
}

impl Lines<'_> {
    /// Cells of the line that is being filled.
    fn room(&self) -> usize {
        if self.out.is_empty() {
            self.first
        } else {
            self.other
        }
    }

    /// Adds the lines of a part of the text without line breaks.
    fn paragraph(&mut self, range: ByteRange) {
        let text = range.of(self.text);
        let mut line = Line {
            start: range.start,
            end: range.start,
            cells: 0,
        };
        let mut from = 0;
        for (at, _) in linebreaks(text) {
            if at < text.len() && !may_break(text, at) {
                continue;
            }
            let chunk = ByteRange::new(range.start + from, range.start + at);
            line = self.add(line, chunk);
            from = at;
        }
        self.end(line);
    }

    /// Adds a chunk, what stands between two places where lines may break, to a line; gives the line
    /// that is being filled after it.
    fn add(&mut self, mut line: Line, mut chunk: ByteRange) -> Line {
        let mut shown = chunk.of(self.text).trim_end_matches(' ');
        let spaces = chunk.len() - shown.len();
        let mut shown_cells = cells(shown);
        while line.cells + shown_cells > self.room() {
            if let Some(at) = self.division(line, shown) {
                let (_, rest) = shown.split_at(at);
                line.end = chunk.start + at;
                self.out.push(WrappedLine {
                    range: ByteRange::new(line.start, line.end),
                    hyphen: true,
                });
                chunk = ByteRange::new(line.end, chunk.end);
                (shown, shown_cells) = (rest, cells(rest));
            } else if line.end > line.start {
                self.end(line);
            } else {
                break;
            }
            line = Line {
                start: chunk.start,
                end: chunk.start,
                cells: 0,
            };
        }
        if line.cells + shown_cells > self.room() {
            line = self.cut(line, ByteRange::new(chunk.start, chunk.start + shown.len()));
        } else {
            line.cells += shown_cells;
            line.end = chunk.start + shown.len();
        }
        line.cells += spaces;
        line
    }

    /// Fills lines with the clusters of a chunk that no line can hold.
    fn cut(&mut self, mut line: Line, chunk: ByteRange) -> Line {
        for (at, cluster) in chunk.of(self.text).grapheme_indices(true) {
            let (start, wide) = (chunk.start + at, cell_width(cluster));
            if line.cells + wide > self.room() && line.cells > 0 {
                // Spaces alone make no line: they went before what does not fit beside them.
                if line.end > line.start {
                    self.end(line);
                }
                line = Line {
                    start,
                    end: start,
                    cells: 0,
                };
            }
            line.cells += wide;
            if cluster != " " {
                line.end = start + cluster.len();
            }
        }
        line
    }

    fn end(&mut self, line: Line) {
        self.out.push(WrappedLine {
            range: ByteRange::new(line.start, line.end),
            hyphen: false,
        });
    }

    /// Where a word that does not fit on a line is divided, so that as much of it as can be stands there
    /// with a hyphen.
    fn division(&self, line: Line, word: &str) -> Option<usize> {
        let room = self.room().checked_sub(line.cells + 1)?;
        let fits = |at: &usize| word.get(..*at).is_some_and(|head| cells(head) <= room);
        let points = hyphens::points(word, self.language?);
        points.into_iter().rev().find(fits)
    }
}

/// Whether French lets a line break at `at`, where Unicode does.
fn may_break(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let before_spaces = before.trim_end_matches(' ');
    let spaced = before_spaces.len() < before.len();
    let held_by_next = spaced && after.starts_with(['»', '›', ':', ';', '?', '!']);
    !held_by_next && !before_spaces.ends_with(['«', '‹'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrapped(text: &str, width: usize) -> Vec<&str> {
        let lines = wrap(text, ByteRange::new(0, text.len()), width, width);
        lines.iter().map(|line| line.of(text)).collect()
    }

    #[test]
    fn lines_break_where_readers_expect() {
        let cases: &[(&str, usize, &[&str])] = &[
            ("", 10, &[""]),
            ("a b c", 3, &["a b", "c"]),
            (
                "Il dit : « oui » ; elle rit !",
                9,
                &["Il dit :", "« oui » ;", "elle", "rit !"],
            ),
            ("Quoi ? Rien.", 5, &["Quoi", "?", "Rien."]),
            ("un porte-clés", 9, &["un porte-", "clés"]),
            ("l’été 150\u{202f}000 €", 9, &["l’été", "150\u{202f}000 €"]),
            ("a\nb\n\nc", 9, &["a", "b", "", "c"]),
            (
                "anticonstitutionnellement",
                10,
                &["anticonsti", "tutionnell", "ement"],
            ),
            ("日本語のテキスト", 6, &["日本語", "のテキ", "スト"]),
            ("日本", 1, &["日", "本"]),
            (
                "👩\u{200d}💻👩\u{200d}💻👩\u{200d}💻",
                4,
                &["👩\u{200d}💻👩\u{200d}💻", "👩\u{200d}💻"],
            ),
            (
                "e\u{301}e\u{301}e\u{301}",
                2,
                &["e\u{301}e\u{301}", "e\u{301}"],
            ),
            ("abc", 0, &["a", "b", "c"]),
            ("oui\u{a0}! non", 5, &["oui\u{a0}!", "non"]),
        ];
        for (text, width, lines) in cases {
            assert_eq!(wrapped(text, *width), *lines, "{text:?}");
        }
    }

    #[test]
    fn the_first_line_and_a_part_of_a_text_have_their_own_bounds() {
        let text = "xx des mots et encore xx";
        let lines = wrap(text, ByteRange::new(3, text.len() - 3), 4, 8);
        let lines: Vec<&str> = lines.iter().map(|line| line.of(text)).collect();
        assert_eq!(lines, ["des", "mots et", "encore"]);
    }

    #[test]
    fn a_huge_line_takes_linear_time() {
        for text in [
            "mot ".repeat(250_000),
            "é".repeat(500_000),
            " ".repeat(1_000_000),
            "« ".repeat(250_000),
        ] {
            let lines = wrap(&text, ByteRange::new(0, text.len()), 80, 80);
            assert!(!lines.is_empty());
        }
    }

    #[test]
    fn words_are_divided_where_there_is_a_language() {
        let text = "Le développement d’objets connectés";
        let all = ByteRange::new(0, text.len());
        let lines = divide(text, all, (9, 9), Some(Language::French));
        let shown: Vec<String> = lines
            .iter()
            .map(|line| line.range.of(text).to_owned() + if line.hyphen { "-" } else { "" })
            .collect();
        assert_eq!(shown, ["Le déve-", "loppement", "d’objets", "connectés"]);
    }

    fn odd_text() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            "[a-z]{1,9}",
            any::<char>().prop_map(String::from),
            prop::sample::select(vec![
                " ",
                "  ",
                "\n",
                " ?",
                " »",
                "« ",
                "\u{a0}",
                "\u{202f}",
                "-",
                "’",
                "日本",
                "👩\u{200d}💻",
                "🇫🇷",
                "\u{301}",
                "\u{200d}",
                "\u{fe0f}",
                "❤",
                "…",
                "/",
                "\u{1100}\u{1161}",
                "12\u{a0}000",
            ])
            .prop_map(str::to_owned),
        ];
        prop::collection::vec(part, 0..30).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn lines_lose_nothing_and_fit(
            text in odd_text(), first in 0usize..20, width in 0usize..20,
            language in prop::option::of(prop::sample::select(vec![Language::French, Language::English]))
        ) {
            let lines = divide(&text, ByteRange::new(0, text.len()), (first, width), language);
            let mut at = 0;
            for (nth, line) in lines.iter().enumerate() {
                let (line, hyphen) = (line.range, line.hyphen);
                prop_assert!(line.start >= at);
                prop_assert!(text[at..line.start].chars().all(|c| c == ' ' || c == '\n'));
                let room = if nth == 0 { first } else { width }.max(1);
                let shown = line.of(&text);
                let taken = cells(shown) + usize::from(hyphen);
                prop_assert!(
                    taken <= room || shown.graphemes(true).filter(|g| cell_width(g) > 0).count() == 1,
                    "{shown:?} {room}"
                );
                prop_assert!(!shown.ends_with(' ') && !shown.contains('\n'));
                let goes_on = text[line.end..].starts_with(char::is_alphabetic);
                prop_assert!(!hyphen || (goes_on && shown.ends_with(char::is_alphabetic)));
                at = line.end;
            }
            prop_assert!(text[at..].chars().all(|c| c == ' '));
        }
    }
}
