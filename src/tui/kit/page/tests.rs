//! What is typeset, and that cells and bytes agree.

use super::*;
use crate::text::typesetting::ways::any_typesetting;
use crate::text::{Alignment, BlockKind, ByteRange, Spacing, markdown};
use proptest::prelude::*;

fn page(source: &str, width: u16) -> (Arc<Document>, Page) {
    page_set(source, width, Typesetting::default())
}

fn page_set(source: &str, width: u16, typesetting: Typesetting) -> (Arc<Document>, Page) {
    let document = Arc::new(markdown::parse(source));
    let page = Page::with_head(&document, width, typesetting, ["", ""]);
    (document, page)
}

/// The lines as they would be drawn without styles.
pub(in crate::tui) fn drawn(document: &Document, page: &Page) -> String {
    let mut out = String::new();
    for (at, line) in page.lines_from(page.first()) {
        let mut row = line.prefix.clone();
        let mut column = block_prefix::cells(&row);
        if line.kind == LineKind::Rule {
            row.push_str("----");
        }
        for spot in page.columns(at).iter() {
            if spot.width > 0 && usize::from(spot.column) >= column {
                while column < usize::from(spot.column) {
                    row.push(' ');
                    column += 1;
                }
                let shown = document.slice(spot.range).replace('\t', " ");
                if shown == " " {
                    row.push_str(&" ".repeat(usize::from(spot.width)));
                } else {
                    row.push_str(&shown);
                }
                column += usize::from(spot.width);
            }
        }
        if line.hyphen {
            row.push('-');
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}

fn lines(source: &str, width: u16) -> String {
    let (document, page) = page(source, width);
    drawn(&document, &page)
}

#[test]
fn blocks_are_set_apart_and_lists_hang() {
    let shown = lines(
        "Un paragraphe.\n\n## Une partie\n\n- premier point qui passe à la ligne\n- second\n  \
         - niché\n- troisième\n\n3. trois\n4. quatre\n\n> Une citation qui se poursuit\n>\n> encore",
        24,
    );
    assert_eq!(
        shown,
        "\
Un paragraphe.


Une partie

  • premier point qui
    passe à la ligne
  • second
    ◦ niché
  • troisième

 3. trois
 4. quatre

│ Une citation qui se
│ poursuit
│
│ encore
"
    );
}

#[test]
fn code_keeps_its_lines_and_is_cut_where_they_are_full() {
    let shown = lines("```\nfn main() {\n\tlong(1, 2, 3, 4);\n}\n```\n", 16);
    assert_eq!(shown, "  fn main() {\n      long(1, 2,\n   3, 4);\n  }\n");
}

#[test]
fn tables_stand_in_columns_and_wrap_before_they_scroll() {
    let source = "| Ville | Capteurs |\n|---|---|\n| Angers | 38 |\n| Québec | 112 |\n";
    assert_eq!(
        lines(source, 40),
        "Ville  | Capteurs\n----\nAngers | 38\nQuébec | 112\n"
    );
    let source = "| a | b |\n|---|---|\n| one two three four five | six seven eight nine ten |\n";
    let (document, page) = page(source, 30);
    assert!(page.widest() <= 30);
    assert_eq!(
        drawn(&document, &page),
        "a             | b\n----\none two three | six seven\nfour five       eight nine\n                ten\n"
    );
}

#[test]
fn a_hundred_columns_are_scrolled() {
    let header = "| c ".repeat(100);
    let rule = "|---".repeat(100);
    let (_, page) = page(&format!("{header}|\n{rule}|\n{header}|\n"), 60);
    assert_eq!(page.widest(), 100 + 99 * 3);
}

#[test]
fn a_long_table_stands_in_pieces_that_show_each_row_once() {
    for (row, columns) in [
        ("| capteur | ville |\n", 2),
        ("| un mot de plus, et encore un |\n||\n", 1),
    ] {
        let rule = "|---".repeat(columns);
        let head = "| tête ".repeat(columns);
        let source = format!("a\n\n{head}|\n{rule}|\n{}\nb", row.repeat(3000));
        let (document, page) = page(&source, 40);
        let BlockKind::Table(rows) = &document.blocks()[1].kind else {
            panic!("{:?}", document.blocks()[1].kind);
        };
        assert!(page.parts.len() > 4, "{}", page.parts.len());
        let lines = page.lines_from(page.first()).map(|(_, line)| line);
        let shown: Vec<&PageLine> = lines.filter(|line| line.block == 1).collect();
        let begun: Vec<usize> = shown
            .iter()
            .filter(|line| matches!(line.kind, LineKind::Table(_)))
            .map(|line| line.range.start)
            .collect();
        let starts: Vec<usize> = rows.iter().map(|row| row[0].start).collect();
        assert_eq!(begun, starts);
        let of_kind = |kind| shown.iter().filter(|line| line.kind == kind).count();
        assert_eq!(
            (of_kind(LineKind::Rule), of_kind(LineKind::Table(true))),
            (1, 1)
        );
        assert!(page.table_width(1) <= 40 && page.table_width(1) > 3);
    }
}

#[test]
fn a_cluster_of_many_lines_is_seen_once_on_each() {
    for piece in ["\u{301}", "👩\u{200d}"] {
        let source = format!("début {} fin", piece.repeat(100_000 / piece.len()));
        let (document, page) = page(&source, 40);
        let mut at = 0;
        for (line, shown) in page.lines_from(page.first()) {
            let spots = page.columns(line);
            assert_eq!(spots.first().unwrap().range.start, at);
            assert!(
                spots
                    .windows(2)
                    .all(|pair| pair[0].range.end == pair[1].range.start)
            );
            at = spots.last().unwrap().range.end;
            assert_eq!(at, shown.range.end);
            // The middle pieces are of the cluster alone.
            let alone = shown.range.of(document.text()).matches(piece).count() * piece.len();
            if alone == shown.range.len() {
                assert_eq!(spots.len(), 1);
                assert_eq!(spots[0].width, if piece == "\u{301}" { 0 } else { 2 });
            }
        }
        assert_eq!(at, document.text().len());
    }
}

#[test]
fn the_title_stands_above_and_bytes_are_found_below_it() {
    let document = Arc::new(markdown::parse("Texte."));
    let page = Page::with_head(
        &document,
        40,
        Typesetting::default(),
        ["Un titre", "M. Perrin"],
    );
    assert_eq!(page.line(page.first()).unwrap().kind, LineKind::Title);
    assert_eq!(page.line_of(0), page.last());
    assert_eq!(page.offset_at(page.first(), 3), 3);
}

#[test]
fn a_text_that_begins_with_its_title_is_not_given_it_twice() {
    let document = Arc::new(markdown::parse("# Un titre\n\nTexte."));
    let page = Page::with_head(
        &document,
        40,
        Typesetting::default(),
        ["Un  Titre", "M. Perrin"],
    );
    assert_eq!(
        drawn(&document, &page),
        "▌ Un titre\n  M. Perrin\n\nTexte.\n"
    );
    assert_eq!(page.line_of(0), page.first());
}

#[test]
fn the_mouse_finds_the_nearest_grapheme() {
    let (document, page) = page("> 東京の本\n\n# Fin", 20);
    let byte = |column| page.offset_at(page.first(), column);
    assert_eq!(
        [byte(0), byte(2), byte(3), byte(4), byte(19)],
        [0, 0, 0, 3, 9]
    );
    assert_eq!(
        page.offset_at(page.step(page.first(), 1), 0),
        document.text().find("Fin").unwrap()
    );
    assert_eq!(
        page.offset_at(page.last(), 0),
        document.text().find("Fin").unwrap()
    );
}

#[test]
fn words_are_divided_and_lines_filled_where_that_is_wished() {
    let set = Typesetting {
        alignment: Alignment::Justified,
        hyphenation: true,
        spacing: Spacing::Close,
    };
    let source = "Le développement des objets connectés demande une grande patience.\n\nEt des \
                  piles.\n\n- Un point qui passe à la ligne suivante";
    let (document, page) = page_set(source, 22, set);
    assert_eq!(
        drawn(&document, &page),
        "\
Le  développement  des
objets  connectés  de-
mande une  grande  pa-
tience.
  Et des piles.

  • Un point qui passe
    à  la  ligne  sui-
    vante
"
    );
    let open = Typesetting {
        spacing: Spacing::Open,
        ..Typesetting::default()
    };
    let (document, page) = page_set(
        "Le développement des objets\n\n> demande une pause",
        18,
        open,
    );
    assert_eq!(
        drawn(&document, &page),
        "Le développement\n\ndes objets\n\n\n│ demande une\n│\n│ pause\n"
    );
}

#[test]
fn empty_texts_and_rules_have_their_lines() {
    assert_eq!(lines("", 20), "");
    assert_eq!(lines("a\n\n---\n\nb", 20), "a\n\n----\n\nb\n");
    let (document, page) = page("a\n\n---\n\nb", 20);
    assert_eq!(page.line_of(document.text().len()), page.last());
}

#[test]
fn only_what_is_looked_at_is_laid_out() {
    let source = "Un paragraphe de quelques mots.\n\n".repeat(30_000);
    let (document, page) = page(&source, 66);
    assert_eq!(page.made(), (0, 0));
    let end = page.line_of(document.text().len());
    let top = page.step(end, -40);
    assert_eq!(page.distance(top, end, 100), 40);
    assert_eq!(page.distance(page.first(), end, 100), 100);
    let near = page.lines_from(top).take(50).count();
    assert_eq!(near, 41);
    let (lines, bytes) = page.made();
    assert!(
        lines < 300 && bytes < 10_000,
        "{lines} lines, {bytes} bytes"
    );
}

#[test]
fn of_a_block_without_end_only_pieces_are_laid_out() {
    let (document, page) = page(&"mot ".repeat(250_000), 66);
    let middle = page.line_of(document.text().len() / 2);
    let shown = page.lines_from(middle).take(50).count();
    assert_eq!(shown, 50);
    assert!(page.made().1 < 80_000, "{:?}", page.made());
}

fn markdown_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "mot ",
        "l’été ",
        "« Oui » ",
        "东京 ",
        "👩‍🚀 ",
        "e\u{301}té ",
        "\n\n",
        "\n",
        "# ",
        "- ",
        "  - ",
        "1. ",
        "> ",
        "```\n",
        "\t",
        "| a | b c |\n|---|---|\n| d | e |\n",
        "---\n\n",
        "[^1]",
        "*x* ",
        "\u{200b}",
        "\u{202e}",
        "\u{1b}[31m",
        "\u{e000}",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ",
        "anticonstitutionnellement ",
        "l’industrialisation, ",
        "[^1]: note\n\n",
        "![alt](x)\n\n",
        "שלום ",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Selecting what is on the screen gives back exactly the canonical text.
    #[test]
    fn the_graphemes_of_a_selections_lines_are_its_text(
        source in markdown_text(), width in 1_u16..90, set in any_typesetting(),
        a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()
    ) {
        let (document, page) = page_set(&source, width, set);
        let text = document.text();
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let (a, b) = (bounds[a.index(bounds.len())], bounds[b.index(bounds.len())]);
        let selection = ByteRange::new(a.min(b), a.max(b));
        let mut ranges: Vec<ByteRange> = page
            .lines_from(*page.rows_of(selection).start())
            .take_while(|(line, _)| page.rows_of(selection).contains(line))
            .flat_map(|(line, _)| page.columns(line).into_owned())
            .filter_map(|spot| spot.range.intersect(selection))
            .collect();
        ranges.sort();
        prop_assert!(ranges.windows(2).all(|pair| pair[0].end <= pair[1].start), "shown twice");
        let shown: String = ranges.iter().map(|range| range.of(text)).collect();
        let bare = |text: &str| text.replace(['\n'], "");
        prop_assert_eq!(bare(&shown), bare(selection.of(text)));
    }

    #[test]
    fn a_cells_byte_is_found_on_its_line_and_lines_keep_their_width(
        source in markdown_text(), width in 1_u16..90, set in any_typesetting()
    ) {
        let (document, page) = page_set(&source, width, set);
        let lines: Vec<_> = page.lines_from(page.first()).collect();
        prop_assert!(lines.is_sorted_by_key(|(_, line)| line.range.start));
        let mut shown = 0;
        for (at, line) in lines {
            for spot in page.columns(at).iter() {
                shown += 1;
                prop_assert_eq!(page.line_of(spot.range.start), at);
                let blank = document.slice(spot.range).trim().is_empty();
                if spot.width > 0 && !blank {
                    let seen = page.offset_at(at, spot.column);
                    let under = seen <= spot.range.start || line.kind != LineKind::Text;
                    prop_assert!(under);
                    let fits = spot.column + spot.width <= page.widest().max(2);
                    prop_assert!(fits, "{:?} in {}", spot, width);
                }
            }
        }
        prop_assert!(shown > 0 || document.text().trim().is_empty());
    }
}
