//! What holds for any text, any size, any place.

use proptest::prelude::*;
use ratatui::style::Color as Ink;

use super::support::{Asked, drawn, lay_out, note, reader};
use crate::config;
use crate::library::Color;
use crate::text::typesetting::ways::any_typesetting;
use crate::text::{ByteRange, Language};
use crate::tui::screen::reader::{MarginMode, Reader, Selection};

/// Pieces of texts that are hard to typeset.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "mot ",
        "l’été ",
        "« Oui ! » ",
        "東京の本 ",
        "👩‍🚀 ",
        "e\u{301}té. ",
        "\n\n",
        "\n",
        "## ",
        "- ",
        "  - ",
        "1. ",
        "> ",
        "```\n",
        "\t",
        "| a | b c |\n|---|---|\n| d | e |\n",
        "---\n\n",
        "*x* ",
        "[lien](https://a.example) ",
        "\u{200b}",
        "\u{202e}",
        "\u{1b}[31m",
        "\u{e000}",
        "\u{301}\u{301}",
        "anticonstitutionnellementanticonstitutionnellement ",
        "![alt](x)\n\n",
        "שלום. ",
        "**fort** ",
    ]);
    prop::collection::vec(piece, 0..50).prop_map(|pieces| pieces.concat())
}

fn boundaries(reader: &Reader) -> Vec<usize> {
    let text = reader.document.text();
    let starts = text.char_indices().map(|(at, _)| at);
    starts.chain([text.len()]).collect()
}

prop_compose! {
    /// A reader in any state.
    fn any_reader()(
        source in pieces(), notes in prop::collection::vec((pieces(), any::<[prop::sample::Index; 2]>()), 0..40),
        places in any::<[prop::sample::Index; 4]>(), flags in any::<[bool; 5]>(), sideways in 0_u16..90,
        mode in 0_usize..3, typesetting in any_typesetting()
    ) -> Reader {
        let mut reader = reader("essai", &format!("---\ntitle: Essai\n---\n{source}"));
        let bounds = boundaries(&reader);
        let at = |index: prop::sample::Index| bounds[index.index(bounds.len())];
        let lines = source.len() + 20;
        for (words, [from, to]) in notes {
            let (from, to) = (at(from), at(to));
            let range = ByteRange::new(from.min(to), from.max(to));
            let nth = note(&mut reader, Some("absent de ce texte"), &words, &["à/b", "\u{1b}c"]);
            reader.notes[nth].range = (!range.is_empty()).then_some(range);
        }
        reader.page.typesetting = typesetting;
        reader.cursor = at(places[0]);
        if flags[0] {
            reader.selection = Some(Selection { anchor: at(places[0]), head: at(places[1]) });
        }
        if flags[1] && !reader.notes.is_empty() {
            reader.focused_note = Some(places[2].index(reader.notes.len()));
        }
        reader.zen = flags[2];
        reader.outline = flags[3];
        reader.margin = [MarginMode::Column, MarginMode::Panel, MarginMode::Hidden][mode];
        reader.sideways = sideways;
        if flags[4] {
            lay_out(&mut reader, (120, 40));
            let by = isize::try_from(places[3].index(lines)).unwrap();
            reader.top = reader.page.step(reader.page.first(), by);
        }
        reader
    }
}

/// What is of the text and has this ground, without spaces.
fn on_ground(reader: &Reader, size: (u16, u16), ground: u8) -> String {
    let asked = Asked {
        theme: config::Theme::Dark,
        depth: config::Depth::Table,
        ..Asked::plain(Language::French)
    };
    let (buffer, _) = drawn(reader, asked, size);
    let mut found = String::new();
    let mut hidden = 0;
    for cell in &buffer.content {
        if hidden > 0 {
            hidden -= 1;
        } else if cell.bg == Ink::Indexed(ground) {
            found.push_str(cell.symbol());
            hidden = crate::text::safe::cell_width(cell.symbol()).saturating_sub(1);
        }
    }
    found.retain(|c| !c.is_whitespace());
    // Between a table's cells the canonical text has a plain sign.
    found.replace('│', "|")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_reader_is_drawn_at_any_size(
        mut reader in any_reader(), laid_out in (0_u16..220, 0_u16..60), size in (0_u16..220, 0_u16..64),
        same: bool, ascii: bool
    ) {
        let size = if same { laid_out } else { size };
        lay_out(&mut reader, laid_out);
        let asked = Asked {
            glyphs: if ascii { config::Glyphs::Ascii } else { config::Glyphs::Unicode },
            ..Asked::plain(Language::French)
        };
        let (buffer, place) = drawn(&reader, asked, size);
        for cell in &buffer.content {
            prop_assert!(!cell.symbol().contains(char::is_control));
            let hidden = cell.symbol().contains(['\u{202e}', '\u{200b}']);
            prop_assert!(!hidden);
        }
        if let Some(place) = place {
            prop_assert!(buffer.area.contains(place));
        }
    }

    /// Every annotation's cells are exactly its passage's; so are the selection's.
    #[test]
    fn highlighted_and_selected_cells_are_exactly_the_passages(
        words in prop::collection::vec(prop::sample::select(vec![
            "mot ", "l’été ", "« Oui » ", "東京 ", "👩‍🚀 ", "fin. ", "\n\n", "- ", "> ", "## ",
            "| a | b c |\n|---|---|\n| d | e |\n\n", "interminablementinterminablement ",
            "anticonstitutionnellement ", "l’industrialisation, ", "une phrase de plusieurs mots ",
        ]), 1..40),
        width in 40_u16..180, typesetting in any_typesetting(), ends in any::<[prop::sample::Index; 2]>()
    ) {
        let mut reader = reader("essai", &format!("---\ntitle: Essai\n---\n{}", words.concat()));
        reader.page.typesetting = typesetting;
        let bounds: Vec<usize> = {
            use unicode_segmentation::UnicodeSegmentation;
            let text = reader.document.text();
            text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect()
        };
        let [a, b] = ends.map(|index| bounds[index.index(bounds.len())]);
        let passage = ByteRange::new(a.min(b), a.max(b));
        prop_assume!(!passage.is_empty());
        let size = (width, 500);
        let expected: String = reader.document.slice(passage)
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();

        reader.selection = Some(Selection { anchor: passage.end, head: passage.start });
        lay_out(&mut reader, size);
        prop_assert_eq!(on_ground(&reader, size, 250), expected.clone());

        reader.selection = None;
        reader.cursor = reader.document.text().len();
        let nth = note(&mut reader, Some("absent"), "", &[]);
        reader.notes[nth].range = Some(passage);
        reader.notes[nth].annotation.color = Color::Yellow;
        lay_out(&mut reader, size);
        prop_assert_eq!(on_ground(&reader, size, 58), expected);
    }
}

#[test]
fn hostile_articles_are_drawn_and_leave_no_control_character() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/hostile");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let source = String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()).into_owned();
        if crate::library::Article::parse("hostile", &source).is_err() {
            continue;
        }
        let mut reader = reader("hostile", &source);
        for size in [(20, 10), (60, 20), (120, 40), (200, 50)] {
            lay_out(&mut reader, size);
            let (buffer, _) = drawn(&reader, Asked::plain(Language::English), size);
            let clean = |symbol: &str| !symbol.contains(char::is_control);
            assert!(buffer.content.iter().all(|cell| clean(cell.symbol())));
        }
        seen += 1;
    }
    assert!(seen > 5);
}

#[test]
fn the_mouse_finds_the_note_that_is_drawn_on_a_row() {
    use super::support::annotated;
    use crate::i18n::Messages;
    use crate::tui::kit::note_card::letter;
    use crate::tui::screen::reader::geometry;
    use crate::tui::screen::reader::margin::{MarginLayout, note_beginning_at};

    let mut reader = annotated(Language::French, 5);
    let size = (120, 40);
    lay_out(&mut reader, size);
    let (columns, rows) = geometry(&reader, size, 66);
    let messages = Messages::new(Language::French);
    let standing = MarginLayout::new(&reader, columns.margin, rows.text, &messages);
    let (buffer, _) = drawn(&reader, Asked::plain(Language::French), size);
    let mut heads = 0;
    for row in 0..rows.text {
        let y = row + rows.top;
        let cell = |x: u16| buffer[(x, y)].symbol();
        let left = columns.margin_left();
        match standing.note_at(row) {
            Some(note) if cell(left) == "┌" => {
                assert_eq!(cell(left + 2), letter(note));
                heads += 1;
            }
            Some(_) => assert_eq!(cell(left), "│"),
            None => assert_eq!(cell(left), " "),
        }
        let begins = note_beginning_at(&reader, rows.text, row);
        let shown = cell(columns.text_left() - 3);
        assert_eq!(begins.map_or(" ".to_owned(), letter), shown);
    }
    assert_eq!(heads, 5);
}
