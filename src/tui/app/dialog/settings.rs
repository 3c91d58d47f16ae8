//! The settings: a list with their values, each changed at once.

use super::{Dialog, Menu, moved, step};
use crate::tui::app::keys::{Code, Key};
use crate::tui::app::msg::Effect;
use crate::tui::app::settings::{self, Kind, SETTINGS};
use crate::tui::app::state::State;

/// The settings: a list with their values.
#[derive(Debug, Clone, Default)]
pub struct SettingsBox {
    /// The row that has the focus.
    pub selected: usize,
}

impl SettingsBox {
    pub(super) fn press(mut self, state: &mut State, key: Key) -> Vec<Effect> {
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
