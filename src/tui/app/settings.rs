//! Changing a setting: at once and in the file.

use super::state::State;
use crate::config::{Glyphs, Theme, Value};
use crate::library::Color;
use crate::tui::kit::columns::MEASURE;
use crate::tui::kit::settings::changed;
use crate::tui::port::{Request, SessionRequest, TerminalRequest};

/// Changes a setting, at once and in the file.
pub fn put(state: &mut State, key: &'static str, value: Value) -> Vec<Request> {
    let Some(config) = changed(&state.around.settings.config, key, &value) else {
        return Vec::new();
    };
    state.around.settings.config = config;
    if key == "language" {
        let settings = &state.around.settings;
        let language = settings.config.language().unwrap_or(settings.language);
        state.around.speak(language);
    }
    apply(state);
    let mut effects = vec![Request::Session(SessionRequest::Setting(vec![key], value))];
    if key == "mouse" {
        effects.push(Request::Terminal(TerminalRequest::Mouse(
            state.around.settings.config.mouse,
        )));
    }
    effects
}

/// Gives a setting its next value, at once and in the file.
pub fn turn(state: &mut State, key: &'static str) -> Vec<Request> {
    let next = crate::tui::kit::settings::next(&state.around.settings.config, key);
    next.map_or_else(Vec::new, |value| put(state, key, value))
}

/// Has the interface look as the settings say, whatever was changed.
pub fn apply(state: &mut State) {
    let around = &mut state.around;
    let settings = &around.settings;
    let config = &settings.config;
    let manner = &mut around.manner;
    manner.theme = if settings.colourless {
        Theme::None
    } else {
        config.theme
    };
    manner.glyphs = match config.glyphs {
        Glyphs::Auto if settings.unicode => Glyphs::Unicode,
        Glyphs::Auto => Glyphs::Ascii,
        chosen @ (Glyphs::Unicode | Glyphs::Ascii) => chosen,
    };
    manner.measure = config.measure.clamp(*MEASURE.start(), *MEASURE.end());
    manner.typesetting = config.typesetting();
    manner.messages.set_plain(manner.glyphs == Glyphs::Ascii);
    manner.messages.name_colors(&config.colors);
    state.for_each_screen(|screen, around| screen.resize(around));
}

/// Gives a colour a name (an empty one takes it away), at once and in the file.
pub fn name_color(state: &mut State, color: Color, name: &str) -> Vec<Request> {
    let names = &mut state.around.settings.config.colors;
    names.set(color, name);
    let value = names
        .get(color)
        .map_or(Value::Default, |name| Value::Text(name.to_owned()));
    let names = names.clone();
    apply(state);
    vec![
        Request::Session(SessionRequest::Setting(
            vec!["colors", color.as_str()],
            value,
        )),
        Request::Session(SessionRequest::ColorNames(names)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::tests::{open, press, saved, state};

    #[test]
    fn a_setting_changes_at_once_and_is_kept() {
        let mut state = state();
        let effects = press(&mut state, "F10 j Right");
        assert_eq!(
            effects,
            [Request::Session(SessionRequest::Setting(
                vec!["theme"],
                Value::Text("auto".into())
            ))]
        );
        assert_eq!(state.around.manner.theme, Theme::Auto);
        let effects = press(&mut state, "Esc F9");
        assert_eq!(
            effects,
            [
                Request::Session(SessionRequest::Setting(vec!["mouse"], Value::Flag(false))),
                Request::Terminal(TerminalRequest::Mouse(false))
            ]
        );
    }

    #[test]
    fn a_colour_is_renamed_from_the_picker_and_then_chosen() {
        let mut state = state();
        open(&mut state);
        let effects = press(&mut state, "M j j e \"doute\" Enter");
        let kept = Request::Session(SessionRequest::Setting(
            vec!["colors", "blue"],
            Value::Text("doute".into()),
        ));
        assert!(effects.contains(&kept), "{effects:?}");
        assert!(
            effects
                .iter()
                .any(|effect| matches!(effect, Request::Session(SessionRequest::ColorNames(_))))
        );
        assert_eq!(state.around.manner.messages.color(Color::Blue), "doute");
        // The list is there again, the focus on the colour.
        let note = saved(&press(&mut state, "Enter")).unwrap();
        assert_eq!(note.color, Color::Blue);
        press(&mut state, "F2");
        assert_eq!(state.around.manner.messages.color(Color::Blue), "doute");
        assert_eq!(state.around.manner.messages.color(Color::Pink), "pink");
    }
}
