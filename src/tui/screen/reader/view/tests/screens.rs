//! Snapshots at every width that is drawn in a way of its own.

use super::support::{Asked, annotated, drawn, lay_out, note, reader as reader_of, rows, runs};
use crate::config;
use crate::text::Language;
use crate::tui::screen::reader::{MarginMode, Selection};

const SIZES: [(u16, u16); 5] = [(60, 20), (80, 24), (100, 30), (120, 40), (200, 50)];

#[test]
fn the_reader_at_every_size_with_few_and_many_notes() {
    for language in [Language::French, Language::English] {
        for size in SIZES {
            for count in [0, 1, 5, 40] {
                let mut reader = annotated(language, count);
                lay_out(&mut reader, size);
                let (buffer, _) = drawn(&reader, Asked::plain(language), size);
                let name = format!("{}x{}_{}_{count}", size.0, size.1, language.code());
                insta::assert_snapshot!(name.as_str(), rows(&buffer));
                for theme in [config::Theme::Dark, config::Theme::Light] {
                    let asked = Asked {
                        theme,
                        ..Asked::plain(language)
                    };
                    let (buffer, _) = drawn(&reader, asked, size);
                    insta::assert_snapshot!(format!("{name}_{theme:?}"), runs(&buffer));
                }
            }
        }
    }
}

#[test]
fn a_focused_note_is_pinned_to_its_passage() {
    for size in SIZES {
        let mut reader = annotated(Language::French, 5);
        lay_out(&mut reader, size);
        reader.focused_note = Some(2);
        reader.cursor = reader.notes[2].range.unwrap().start;
        let (buffer, place) = drawn(&reader, Asked::plain(Language::French), size);
        assert!(place.is_some());
        insta::assert_snapshot!(format!("focus_{}x{}", size.0, size.1), rows(&buffer));
    }
}

#[test]
fn the_end_of_the_text_lists_the_lost_notes() {
    let mut reader = annotated(Language::French, 5);
    lay_out(&mut reader, (120, 40));
    reader.top = reader.page.step(reader.page.last(), -24);
    reader.cursor = reader.document.text().len();
    let (buffer, _) = drawn(&reader, Asked::plain(Language::French), (120, 40));
    insta::assert_snapshot!("end_120x40", rows(&buffer));
}

#[test]
fn in_ascii_nothing_of_ours_is_beyond_it() {
    let mut reader = annotated(Language::English, 5);
    lay_out(&mut reader, (120, 40));
    let asked = Asked {
        glyphs: config::Glyphs::Ascii,
        ..Asked::plain(Language::English)
    };
    let (buffer, _) = drawn(&reader, asked, (120, 40));
    insta::assert_snapshot!("ascii_120x40", rows(&buffer));

    let source =
        "# A\n\n> quoted\n\n- one\n  - two\n\n| a | b |\n|---|---|\n| c | d |\n\n---\n\nThe end.";
    let mut reader = reader_of("plain", source);
    for nth in 0..3 {
        note(
            &mut reader,
            Some("The end."),
            &"many words ".repeat(40),
            &["tag"],
        );
        reader.notes[nth].state = crate::anchor::State::ALL[nth + 1];
    }
    for (size, focused) in [
        ((200, 50), None),
        ((120, 40), Some(1)),
        ((80, 24), Some(0)),
        ((40, 20), None),
    ] {
        reader.focused_note = focused;
        lay_out(&mut reader, size);
        let (buffer, _) = drawn(&reader, asked, size);
        let shown = rows(&buffer);
        let beyond: String = shown
            .chars()
            .filter(|c| !c.is_ascii() && !"“”\u{a0}".contains(*c))
            .collect();
        assert_eq!(beyond, "", "{shown}");
    }
}

#[test]
fn narrow_screens_zen_and_a_hidden_margin_show_the_text_alone() {
    let mut reader = annotated(Language::French, 5);
    for (name, size, margin, zen) in [
        ("bare_40x20", (40, 20), MarginMode::Column, false),
        ("hidden_120x40", (120, 40), MarginMode::Hidden, false),
        ("panel_120x40", (120, 40), MarginMode::Panel, false),
        ("zen_120x40", (120, 40), MarginMode::Column, true),
    ] {
        reader.margin = margin;
        reader.zen = zen;
        lay_out(&mut reader, size);
        let (buffer, place) = drawn(&reader, Asked::plain(Language::French), size);
        assert_eq!(place.is_none(), zen);
        insta::assert_snapshot!(name, rows(&buffer));
    }
}

#[test]
fn styles_mark_what_is_highlighted_selected_found_and_focused() {
    for theme in [
        config::Theme::None,
        config::Theme::Dark,
        config::Theme::Light,
    ] {
        let mut reader = annotated(Language::French, 5);
        lay_out(&mut reader, (120, 40));
        let text = reader.document.text();
        let found = text.find("carnet").unwrap();
        reader.matches = vec![crate::text::ByteRange::new(found, found + 6)];
        reader.selection = Some(Selection {
            anchor: 0,
            head: 10,
        });
        let asked = Asked {
            theme,
            ..Asked::plain(Language::French)
        };
        let (buffer, _) = drawn(&reader, asked, (120, 40));
        insta::assert_snapshot!(format!("styles_{theme:?}"), runs(&buffer));
    }
}

/// Every kind of block and mark.
const TYPESETTING: &str = "\
---
title: Tout ce qu’un texte peut contenir, et un titre assez long pour passer à la ligne
author: Odile Perrin
---

# Une partie

Un paragraphe avec *une emphase*, **un mot fort**, ~~un repentir~~, du `code` et [un lien](https://a.example).
Une note[^1] aussi.

1. Premier point, assez long pour que l’on voie comment la ligne suivante se place sous son texte et non sous son numéro.
2. Second point
   - un détail
   - un autre
     - plus profond encore
3. Troisième

- [x] fait
- [ ] à faire

> Une citation.
>
> > Une citation dans la citation, dont la seconde ligne doit garder les deux barres à sa gauche.

```rust
fn main() {
\tprintln!(\"bonjour\");
}
```

| Ville | Capteurs | Remarque |
|---|---|---|
| Angers | 38 | en service dès le deuxième jour de la semaine, côté rue |
| 東京 | 112 | |

---

![Une vue des quais](quais.jpg)

## Une sous-partie

Fin.

[^1]: Le texte de la note, qui peut lui aussi être long et passer à la ligne une fois ou deux.
";

#[test]
fn every_kind_of_block_is_typeset() {
    for (size, sideways) in [((120, 70), 0), ((45, 90), 0)] {
        let mut reader = reader_of("typographie", TYPESETTING);
        reader.sideways = sideways;
        reader.cursor = reader.document.text().len();
        lay_out(&mut reader, size);
        let (buffer, _) = drawn(&reader, Asked::plain(Language::French), size);
        insta::assert_snapshot!(format!("blocks_{}x{}", size.0, size.1), rows(&buffer));
    }
}
