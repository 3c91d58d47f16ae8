//! How things look: semantic roles, never colours, are what drawing code names.
//!
//! Every role that means something also has a sign that is no colour (bold, underline, italic, reverse), the
//! same in every theme, so that nothing is lost without colours.

mod glyphs;
mod palettes;
mod role;

use ratatui::style::{Modifier, Style};

use crate::config;
use crate::library::Color;

pub use glyphs::Glyphs;
pub use role::Role;

/// The look of every role under one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    kind: config::Theme,
    depth: config::Depth,
}

impl Theme {
    /// The look that a setting asks for, on a terminal of so many colours; `None` where the environment asks
    /// for no colour is the caller's to decide ([`config::no_color`]).
    pub fn new(kind: config::Theme, depth: config::Depth) -> Self {
        Self { kind, depth }
    }

    /// Whether signs alone carry the meaning, so that colours must be named in words.
    pub fn is_colourless(self) -> bool {
        self.kind == config::Theme::None
    }

    /// The style of a role; to be patched over what is below.
    pub fn style(self, role: Role) -> Style {
        let (foreground, background) = match self.kind {
            config::Theme::Auto => palettes::terminal(role),
            config::Theme::Dark => palettes::dark(role, self.depth),
            config::Theme::Light => palettes::light(role, self.depth),
            config::Theme::None => (None, None),
        };
        let mut style = Style::new().add_modifier(sign(role));
        let own_greys = matches!(self.kind, config::Theme::Dark | config::Theme::Light);
        if own_greys && matches!(role, Role::Dim | Role::Code) {
            style = Style::new();
        }
        if own_greys && let Role::Highlight(color) = role {
            style = Style::new().add_modifier(light_sign(color));
        }
        if own_greys && role == Role::Selection {
            style = Style::new().remove_modifier(Modifier::REVERSED);
        }
        style.fg = foreground;
        style.bg = background;
        style
    }
}

/// The part of a role's look that is no colour.
fn sign(role: Role) -> Modifier {
    match role {
        Role::Text | Role::Bar | Role::Sentence => Modifier::empty(),
        Role::Dim | Role::Code => Modifier::DIM,
        Role::Heading
        | Role::Focus
        | Role::Letter(_)
        | Role::Strong
        | Role::Key
        | Role::Error
        | Role::Warning
        | Role::Ok => Modifier::BOLD,
        Role::Selection => Modifier::REVERSED,
        Role::Match => Modifier::BOLD.union(Modifier::UNDERLINED),
        Role::Emphasis | Role::Tag => Modifier::ITALIC,
        Role::Strike => Modifier::CROSSED_OUT,
        Role::Link | Role::Highlight(Color::Yellow) => Modifier::UNDERLINED,
        Role::Highlight(Color::Green) => Modifier::UNDERLINED.union(Modifier::BOLD),
        Role::Highlight(Color::Blue) => Modifier::UNDERLINED.union(Modifier::ITALIC),
        Role::Highlight(Color::Pink) => Modifier::UNDERLINED
            .union(Modifier::BOLD)
            .union(Modifier::ITALIC),
        Role::Highlight(Color::Purple) => Modifier::BOLD.union(Modifier::ITALIC),
    }
}

/// The part of a highlight's look that is no colour, where a tint of our own lies under it already: lighter, so
/// that a page of highlights stays calm, and still another for each.
fn light_sign(color: Color) -> Modifier {
    match color {
        Color::Yellow => Modifier::empty(),
        Color::Green => Modifier::UNDERLINED,
        Color::Blue => Modifier::ITALIC,
        Color::Pink => Modifier::UNDERLINED.union(Modifier::ITALIC),
        Color::Purple => Modifier::BOLD,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Color as Ink;

    const MEANINGFUL: [Role; 16] = [
        Role::Dim,
        Role::Heading,
        Role::Focus,
        Role::Selection,
        Role::Match,
        Role::Emphasis,
        Role::Strong,
        Role::Strike,
        Role::Code,
        Role::Link,
        Role::Tag,
        Role::Error,
        Role::Warning,
        Role::Ok,
        Role::Key,
        Role::Highlight(Color::Yellow),
    ];

    fn all() -> Vec<Role> {
        let colours = Color::ALL
            .into_iter()
            .flat_map(|color| [Role::Highlight(color), Role::Letter(color)]);
        MEANINGFUL
            .into_iter()
            .chain([Role::Text, Role::Bar, Role::Sentence])
            .chain(colours)
            .collect()
    }

    /// Red, green and blue of an entry of the 256-colour table, 0–255 each.
    fn components(ink: Ink) -> (u8, u8, u8) {
        let index = match ink {
            Ink::Rgb(red, green, blue) => return (red, green, blue),
            Ink::Indexed(index) => index,
            _ => panic!("{ink:?} is not of the fixed table"),
        };
        match index {
            0..16 => panic!("{index} is the terminal's own"),
            16..232 => {
                let level = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
                let index = index - 16;
                (level(index / 36), level(index / 6 % 6), level(index % 6))
            }
            232.. => {
                let grey = 8 + 10 * (index - 232);
                (grey, grey, grey)
            }
        }
    }

    /// Relative luminance (WCAG 2).
    fn luminance((red, green, blue): (u8, u8, u8)) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn own_themes_have_a_contrast_of_at_least_four_and_a_half() {
        let grounds = [
            (config::Theme::Dark, [(0, 0, 0), (40, 40, 40)]),
            (config::Theme::Light, [(255, 255, 255), (238, 238, 238)]),
        ];
        let depths = [config::Depth::Table, config::Depth::Full];
        for ((kind, grounds), depth) in grounds
            .into_iter()
            .flat_map(|at| depths.map(|depth| (at, depth)))
        {
            for role in all() {
                let style = Theme::new(kind, depth).style(role);
                let Some(ink) = style.fg else {
                    assert_eq!(style.bg, None, "{role:?}: a ground without an ink");
                    continue;
                };
                let own_ground = style.bg.map(|ground| [components(ground); 2]);
                for ground in own_ground.unwrap_or(grounds) {
                    let found = contrast(components(ink), ground);
                    assert!(found >= 4.5, "{kind:?} {role:?} on {ground:?}: {found:.2}");
                }
            }
        }
    }

    #[test]
    fn without_colours_every_role_still_has_a_sign() {
        let theme = Theme::new(config::Theme::None, config::Depth::Table);
        for role in MEANINGFUL {
            let style = theme.style(role);
            assert_eq!((style.fg, style.bg), (None, None));
            assert!(!style.add_modifier.is_empty(), "{role:?}");
        }
        let signs = signs_of_highlights(theme);
        assert!(signs.iter().all(|sign| !sign.contains(Modifier::REVERSED)));
    }

    #[test]
    fn no_two_highlights_differ_by_their_colour_alone() {
        let depth = config::Depth::Full;
        for kind in [
            config::Theme::Auto,
            config::Theme::Dark,
            config::Theme::Light,
            config::Theme::None,
        ] {
            signs_of_highlights(Theme::new(kind, depth));
        }
    }

    fn signs_of_highlights(theme: Theme) -> Vec<Modifier> {
        let mut signs: Vec<Modifier> = Color::ALL
            .into_iter()
            .map(|color| theme.style(Role::Highlight(color)).add_modifier)
            .collect();
        signs.sort_by_key(Modifier::bits);
        signs.dedup();
        assert_eq!(signs.len(), Color::ALL.len(), "two highlights look alike");
        signs
    }

    #[test]
    fn the_terminals_own_theme_names_only_its_sixteen_colours() {
        let theme = Theme::new(config::Theme::Auto, config::Depth::Full);
        for role in all() {
            let style = theme.style(role);
            for ink in [style.fg, style.bg].into_iter().flatten() {
                assert!(
                    !matches!(ink, Ink::Indexed(_) | Ink::Rgb(..)),
                    "{role:?}: {ink:?}"
                );
            }
        }
    }
}
