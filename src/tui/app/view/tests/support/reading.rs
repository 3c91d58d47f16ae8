//! The reader on a sample article, and a note being written in it.

use std::sync::Arc;

use super::{filled, press};
use crate::library::Article;
use crate::text::{Language, markdown};
use crate::tui::app::{ScreenId, State};
use crate::tui::screen::reader::Reader;
use crate::workspace::Reading;

/// The reader at the beginning of an article.
pub(in crate::tui::app::view::tests) fn reading(language: Language, size: (u16, u16)) -> State {
    let mut state = filled(language, size);
    let slug = match language {
        Language::French => "semaine-numerique-a-angers",
        Language::English => "connected-objects-in-the-library",
    };
    let path = format!(
        "{}/fixtures/library/articles/{slug}.md",
        env!("CARGO_MANIFEST_DIR")
    );
    let article = Article::parse(slug, &std::fs::read_to_string(path).unwrap()).unwrap();
    let document = Arc::new(markdown::parse(&article.body));
    state.reader = Some(Reader::new(Reading {
        article,
        document,
        notes: Vec::new(),
        problems: Vec::new(),
    }));
    state.screen = ScreenId::Reader;
    if let Some(reader) = &mut state.reader {
        reader.lay_out(&state.around);
    }
    state
}

/// A note being written on the second sentence.
pub(in crate::tui::app::view::tests) fn writing(language: Language, size: (u16, u16)) -> State {
    let mut state = reading(language, size);
    press(&mut state, "s v v a");
    let words = match language {
        Language::French => {
            "Comparer avec Goody, La Raison graphique : la liste comme opération intellectuelle. \
             #lecture\n\nQuestion : une étiquette vaut-elle une thèse ?"
        }
        Language::English => {
            "Compare with Goody, The Domestication of the Savage Mind: the list as an operation. \
             #reading\n\nQuestion: is a tag worth a thesis?"
        }
    };
    if let Some(editor) = &mut state.editor {
        editor.area.insert_str(words);
        editor.edits += 1;
    }
    state
}
