//! The dialogs, each in front of a screen it belongs to.

use std::path::PathBuf;

use super::support::{filled, found, press, reading, snapshots};
use crate::i18n::Messages;
use crate::text::BlockKind;
use crate::tui::app::State;
use crate::tui::app::dialogs::Dialog;
use crate::tui::dialog::export::Row;
use crate::tui::dialog::{Menu, Prompt, TextBox};
use crate::tui::port::choices::Tally;
use crate::tui::port::{InfoText, Request, TerminalRequest};
use crate::tui::screen::reader::info;

fn with(mut state: State, dialog: Dialog) -> State {
    state.dialog = Some(dialog);
    state
}

#[test]
fn help_lists_the_keys_of_the_screen() {
    snapshots("help", |language, size| {
        let mut state = reading(language, size);
        press(&mut state, "?");
        state
    });
    snapshots("help_filtered", |language, size| {
        let mut state = reading(language, size);
        press(&mut state, "? / p h r a s e");
        state
    });
}

#[test]
fn the_palette_finds_commands_by_name() {
    snapshots("palette", |language, size| {
        let mut state = filled(language, size);
        press(&mut state, ": t r i");
        state
    });
    snapshots("palette_all", |language, size| {
        let mut state = filled(language, size);
        press(&mut state, "C-p");
        state
    });
}

#[test]
fn tags_are_checked_and_made() {
    snapshots("tags", |language, size| {
        let mut state = filled(language, size);
        let hits = &state.library.answer.hits;
        state.library.checked = [0, 3]
            .map(|nth| (hits[nth].meta.slug.clone(), hits[nth].meta.tags.clone()))
            .into();
        press(&mut state, "t l e c Down");
        state
    });
}

#[test]
fn an_export_shows_how_it_will_read() {
    snapshots("export", |language, size| {
        let mut state = found(language, size);
        let typing = std::mem::take(&mut state.library.typing);
        press(&mut state, "x");
        state.library.typing = typing;
        let Some(Dialog::Export(export)) = &mut state.dialog else {
            panic!("no dialog of exports");
        };
        let text = "# Lire la plume à la main\n\nP. Carrère, *Revue Marges*, 3 mars 2024\n\n> Les étiquettes en \
                    disent plus que le titre.\n\nArgument central. Le texte disait “mieux que le titre” en \
                    2024 ; changé depuis.\n\n#étiquettes #clé\n";
        export.row = Row::Contained;
        export.boxed = 3;
        let tally = Tally {
            excerpts: 11,
            notes: 9,
            lost: 1,
            files: 1,
            bytes: 6_200,
        };
        export.preview = Some((text.repeat(4), tally));
        state
    });
}

#[test]
fn prompts_ask_for_a_line() {
    snapshots("prompt", |language, size| {
        let state = filled(language, size);
        let mut prompt = Prompt::add();
        prompt
            .field
            .set("~/articles/2026 \"/home/claire/Mes textes/une très longue adresse de dossier\"");
        with(state, Dialog::Prompt(prompt))
    });
    snapshots("overwrite", |language, size| {
        let state = filled(language, size);
        let prompt = Prompt::overwrite(
            PathBuf::from("/home/claire/notes/lecture.md"),
            Request::Terminal(TerminalRequest::Quit),
        );
        with(state, Dialog::Prompt(prompt))
    });
}

#[test]
fn menus_choose_one_thing() {
    snapshots("colours", |language, size| {
        let menu = Menu::colours(&Messages::new(language), crate::library::Color::Yellow);
        with(reading(language, size), Dialog::Menu(menu))
    });
    snapshots("outline", |language, size| {
        let state = reading(language, size);
        let document = &state.reader.as_ref().unwrap().document;
        let headings = document.blocks().iter().filter_map(|block| {
            let BlockKind::Heading(level) = block.kind else {
                return None;
            };
            let indent = "  ".repeat(usize::from(level - 1));
            let words = document.slice(block.range);
            Some((format!("{indent}{words}"), block.range.start))
        });
        let menu = Menu::headings(headings.collect(), 0);
        with(state, Dialog::Menu(menu))
    });
    snapshots("searches", |language, size| {
        let saved = [
            ("Veille marges", "marginalia OU annoter*"),
            ("À lire", "is:inbox"),
        ];
        let saved: Vec<(String, String)> = saved
            .iter()
            .map(|(name, query)| ((*name).to_owned(), (*query).to_owned()))
            .collect();
        with(filled(language, size), Dialog::Menu(Menu::searches(&saved)))
    });
    snapshots("trash_empty", |language, size| {
        with(filled(language, size), Dialog::Menu(Menu::trash(&[])))
    });
}

#[test]
fn settings_are_listed_with_their_values() {
    snapshots("settings", |language, size| {
        let mut state = filled(language, size);
        state.around.settings.file = "~/.config/glose/config.toml".to_owned();
        press(&mut state, "F10 j j j j");
        state
    });
}

#[test]
fn texts_are_read_in_a_box() {
    snapshots("info", |language, size| {
        let state = reading(language, size);
        let text = info::of_article(
            state.reader.as_ref().unwrap(),
            &state.around.manner.messages,
        );
        with(state, Dialog::Text(TextBox::new(text)))
    });
    snapshots("messages", |language, size| {
        let lines = (1..60)
            .map(|n| {
                format!(
                    "{n} Index à jour : rien n’a changé depuis la dernière fois, et il \
                                             n’y a rien à faire."
                )
            })
            .collect();
        let mut text = TextBox::new(InfoText::new("Messages".into(), lines));
        text.top = 20;
        with(filled(language, size), Dialog::Text(text))
    });
}
