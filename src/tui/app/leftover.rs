//! Words that stand somewhere without being kept: drafts of earlier sessions, notes that the disk refused, texts that
//! an editor left. They are offered one after the other, the newest first, and stay where they are until the reader
//! has decided.

use crate::i18n::Messages;
use crate::library::Draft;
use crate::tui::dialog::Menu;
use crate::tui::dialog::menu::{Act, Decision, Item};
use crate::workspace::{EditedFile, TextOf};

/// Words that stand somewhere without being kept.
#[derive(Debug, Clone, PartialEq)]
pub enum Leftover {
    /// A draft of an earlier session.
    Draft(Box<Draft>),
    /// A note of this session that the disk refused.
    Unkept(Box<Draft>),
    /// A draft whose article cannot be opened.
    Orphan(Box<Draft>),
    /// A text that an editor left, and what it holds.
    Edited(Box<EditedFile>, String),
}

/// The words.
pub(super) fn words(leftover: &Leftover) -> &str {
    match leftover {
        Leftover::Draft(draft) | Leftover::Unkept(draft) | Leftover::Orphan(draft) => {
            &draft.annotation.note
        }
        Leftover::Edited(_, text) => text,
    }
}

/// What can be decided; `None` for what is opened in the editor.
pub(super) fn menu(leftover: &Leftover, messages: &Messages) -> Option<Menu> {
    let row = |key, label: &str, detail: String, answer| Item {
        key: Some(key),
        label: messages.text(label),
        detail,
        act: Act::Leftover(answer),
    };
    let first = words(leftover).lines().find(|line| !line.trim().is_empty());
    let first: String = first.unwrap_or_default().chars().take(FIRST).collect();
    let read = row(
        'r',
        "leftover-read",
        messages.quoted(&first),
        Decision::Read,
    );
    let copy = row('y', "leftover-copy", String::new(), Decision::Copy);
    let (title, items) = match leftover {
        Leftover::Draft(_) | Leftover::Unkept(_) => return None,
        Leftover::Orphan(_) => {
            let keep = row('k', "leftover-keep", String::new(), Decision::KeepAsArticle);
            let drop = row('d', "leftover-let-go", String::new(), Decision::LetGo);
            ("menu-draft-orphan", vec![read, keep, copy, drop])
        }
        Leftover::Edited(file, _) => {
            let name = match &file.of {
                TextOf::Note { .. } => String::new(),
                TextOf::Article { slug, .. } => slug.clone(),
            };
            let take = row('t', "leftover-take-in", name, Decision::TakeIn);
            let path = file.path.display().to_string();
            let leave = row('f', "leftover-leave", path, Decision::LeaveFile);
            ("menu-editor-left", vec![take, read, copy, leave])
        }
    };
    Some(Menu {
        title,
        items,
        selected: 0,
    })
}

/// How many characters of the words stand in the list.
const FIRST: usize = 48;
