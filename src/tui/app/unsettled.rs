//! What waits for the reader to settle it, as a list: conflicts, files that cannot be read, losses.

use std::path::Path;

use super::dialogs::Dialog;
use super::state::State;
use crate::i18n::Messages;
use crate::library::ConflictKind;
use crate::tui::dialog::Menu;
use crate::tui::dialog::menu::{Act, Item};
use crate::workspace::{Side, Unsettled, Versions};

/// Opens the list, or says that there is nothing to settle.
pub fn show(state: &mut State, found: &Unsettled) {
    let menu = menu(found, &state.around.manner.messages);
    if menu.items.is_empty() {
        state.note("say-nothing-to-settle");
    } else {
        state.dialog = Some(Dialog::Menu(menu));
    }
}

fn menu(found: &Unsettled, messages: &Messages) -> Menu {
    let mut items = Vec::new();
    let count = found.vanished.notes.len() + found.vanished.articles.len();
    let counted = |count: usize| messages.with("unsettled-files", &[("count", count.into())]);
    let back = found.vanished.notes.len() + found.emptied;
    if back > 0 {
        let label = messages.text("unsettled-bring-back");
        items.push(Item::new(label, counted(back), Act::BringBack));
    }
    if count > 0 {
        let label = messages.text("unsettled-let-go");
        items.push(Item::new(label, counted(count), Act::LetGo));
    }
    items.extend(found.conflicts.iter().map(|one| {
        let act = Act::Show(named(&one.first), both(one, messages));
        Item::new(named(&one.second), messages.text(kind(one.kind)), act)
    }));
    items.extend(found.unreadable.iter().map(|(path, problem)| {
        let parts = [named(path), messages.cause(&problem.cause)].into_iter();
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        let detail = messages.text("unsettled-unreadable");
        Item::new(parts.join(" · "), detail, Act::EditFile(path.clone()))
    }));
    Menu {
        title: "menu-unsettled",
        items,
        selected: 0,
    }
}

/// A file's name; the folders that it stands in are long and say less.
fn named(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

fn kind(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Copy => "unsettled-copy",
        ConflictKind::Markers => "unsettled-markers",
        ConflictKind::KeptBoth => "unsettled-kept-both",
    }
}

/// Both versions, the lines of each with its number before them.
fn both(one: &Versions, messages: &Messages) -> Vec<String> {
    let mut lines = vec![
        format!("1  {}", one.first.display()),
        format!("2  {}", one.second.display()),
        String::new(),
    ];
    if one.lines.is_empty() {
        lines.push(messages.text("unsettled-same"));
    }
    lines.extend(one.lines.iter().map(|(side, line)| match side {
        Side::Both => format!("    {line}"),
        Side::First => format!("1 > {line}"),
        Side::Second => format!("2 > {line}"),
        Side::Gap => "    …".to_owned(),
    }));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::tests::{press, state};
    use crate::tui::port::Op;
    use crate::tui::port::{Request, WorkRequest};

    fn found() -> Unsettled {
        Unsettled {
            conflicts: vec![Versions {
                kind: ConflictKind::Copy,
                first: "notes/a/1.md".into(),
                second: "notes/a/1 2.md".into(),
                lines: vec![
                    (Side::Both, "color: blue".into()),
                    (Side::First, "Ici.".into()),
                    (Side::Second, "Là.".into()),
                ],
            }],
            emptied: 1,
            ..Unsettled::default()
        }
    }

    /// B09, B11.
    #[test]
    fn both_versions_are_read_and_what_was_emptied_is_put_back() {
        let mut state = state();
        assert_eq!(
            press(&mut state, "g x"),
            [Request::Work(WorkRequest::Unsettled)]
        );
        show(&mut state, &found());
        press(&mut state, "j Enter");
        let Some(Dialog::Text(text)) = &state.dialog else {
            panic!("{:?}", state.dialog)
        };
        assert_eq!(
            text.info.lines,
            [
                "1  notes/a/1.md",
                "2  notes/a/1 2.md",
                "",
                "    color: blue",
                "1 > Ici.",
                "2 > Là."
            ]
        );
        press(&mut state, "q");
        show(&mut state, &found());
        let effects = press(&mut state, "Enter");
        assert_eq!(
            effects,
            [Request::Work(WorkRequest::Do(Box::new(Op::BringBack)))]
        );
        show(&mut state, &Unsettled::default());
        assert!(state.dialog.is_none());
    }
}
