//! The settings: a list with their values, each changed at once.

pub mod view;

use super::{Dialog, Menu, moved, step};
use crate::tui::app::settings;
use crate::tui::app::settings::{Kind, SETTINGS};
use crate::tui::app::state::State;
use crate::tui::kit::keys::{Code, Key};
use crate::tui::port::Effect;

/// The settings: a list with their values.
#[derive(Debug, Clone, Default)]
pub struct SettingsBox {
    /// The row that has the focus.
    pub selected: usize,
}

impl SettingsBox {
    pub(in crate::tui) fn press(mut self, state: &mut State, key: Key) -> Vec<Effect> {
        let Some(setting) = SETTINGS.get(self.selected) else {
            return Vec::new();
        };
        let back = match (key.code, key.typed()) {
            (_, Some('q')) | (Code::F(10), _) => return Vec::new(),
            (Code::Left, _) | (_, Some('h')) => Some(true),
            (Code::Right | Code::Enter, _) | (_, Some('l' | ' ')) => Some(false),
            _ => None,
        };
        if let Some(back) = back {
            if setting.kind == Kind::Names {
                let menu = Menu::color_names(&state.around.manner.messages);
                state.dialog = Some(Dialog::Menu(menu));
                return Vec::new();
            }
            let next = setting.next(&state.around.settings.config, back);
            let effects = settings::put(state, setting.key, next);
            state.dialog = Some(Dialog::Settings(self));
            return effects;
        }
        let by = match key.typed() {
            Some('j') => Some(1),
            Some('k') => Some(-1),
            _ => step(key, 10),
        };
        self.selected = moved(self.selected, by.unwrap_or(0), SETTINGS.len());
        state.dialog = Some(Dialog::Settings(self));
        Vec::new()
    }
}
