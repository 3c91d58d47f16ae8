//! The colours of each theme: ink and ground of a role, where it has any.

use ratatui::style::Color as Ink;

use super::role::Role;
use crate::config::Depth;
use crate::library::Color;

/// Ink and ground; `None` leaves what is there.
type Colours = (Option<Ink>, Option<Ink>);

/// The terminal's own sixteen, so that its theme holds; its ground is not known, so that an ink of its
/// own stands only where any ground will do.
pub(in crate::tui) fn terminal(role: Role) -> Colours {
    let ground = match role {
        Role::Highlight(color) | Role::Letter(color) => match color {
            Color::Yellow => Ink::Yellow,
            Color::Green => Ink::Green,
            Color::Blue => Ink::LightBlue,
            Color::Pink => Ink::LightMagenta,
            Color::Purple => Ink::Magenta,
        },
        Role::Match => Ink::Cyan,
        Role::Error => return (Some(Ink::Red), None),
        Role::Ok => return (Some(Ink::Green), None),
        _ => return (None, None),
    };
    (Some(Ink::Black), Some(ground))
}

/// For a dark ground: from the fixed part of the 256-colour table, whose darkest tints are strong; quieter
/// tints where the terminal can mix its colours.
pub(in crate::tui) fn dark(role: Role, depth: Depth) -> Colours {
    if depth == Depth::Full
        && let Some(tint) = dark_tint(role)
    {
        return (Some(Ink::Rgb(0xee, 0xee, 0xee)), Some(tint));
    }
    let (ink, ground) = match role {
        Role::Highlight(color) => match color {
            Color::Yellow => (255, Some(58)),
            Color::Green => (255, Some(22)),
            Color::Blue => (255, Some(24)),
            Color::Pink => (255, Some(89)),
            Color::Purple => (255, Some(54)),
        },
        Role::Letter(color) => match color {
            Color::Yellow => (221, None),
            Color::Green => (114, None),
            Color::Blue => (111, None),
            Color::Pink => (218, None),
            Color::Purple => (183, None),
        },
        Role::Sentence => (255, Some(236)),
        Role::Selection => (16, Some(250)),
        Role::Match => (16, Some(215)),
        Role::Dim => (247, None),
        Role::Heading => (153, None),
        Role::Focus | Role::Link => (117, None),
        Role::Code => (180, None),
        Role::Tag => (151, None),
        Role::Error => (210, None),
        Role::Warning => (221, None),
        Role::Ok => (114, None),
        _ => return (None, None),
    };
    indexed(ink, ground)
}

fn dark_tint(role: Role) -> Option<Ink> {
    let (red, green, blue) = match role {
        Role::Highlight(color) => match color {
            Color::Yellow => (0x4d, 0x44, 0x1f),
            Color::Green => (0x22, 0x4a, 0x31),
            Color::Blue => (0x20, 0x41, 0x62),
            Color::Pink => (0x60, 0x2c, 0x47),
            Color::Purple => (0x43, 0x35, 0x66),
        },
        Role::Sentence => (0x2e, 0x30, 0x34),
        _ => return None,
    };
    Some(Ink::Rgb(red, green, blue))
}

/// For a light ground: as [`dark`].
pub(in crate::tui) fn light(role: Role, depth: Depth) -> Colours {
    if depth == Depth::Full
        && let Some(tint) = light_tint(role)
    {
        return (Some(Ink::Rgb(0x1c, 0x1c, 0x1c)), Some(tint));
    }
    let (ink, ground) = match role {
        Role::Highlight(color) => match color {
            Color::Yellow => (232, Some(229)),
            Color::Green => (232, Some(157)),
            Color::Blue => (232, Some(153)),
            Color::Pink => (232, Some(218)),
            Color::Purple => (232, Some(183)),
        },
        Role::Letter(color) => match color {
            Color::Yellow => (94, None),
            Color::Green => (22, None),
            Color::Blue => (25, None),
            Color::Pink => (125, None),
            Color::Purple => (91, None),
        },
        Role::Sentence => (232, Some(255)),
        Role::Selection => (231, Some(24)),
        Role::Match => (16, Some(215)),
        Role::Dim => (241, None),
        Role::Heading => (24, None),
        Role::Focus | Role::Link => (25, None),
        Role::Code | Role::Warning => (94, None),
        Role::Tag | Role::Ok => (22, None),
        Role::Error => (124, None),
        _ => return (None, None),
    };
    indexed(ink, ground)
}

fn light_tint(role: Role) -> Option<Ink> {
    let (red, green, blue) = match role {
        Role::Highlight(color) => match color {
            Color::Yellow => (0xfb, 0xf0, 0xb2),
            Color::Green => (0xcf, 0xef, 0xd3),
            Color::Blue => (0xcf, 0xe4, 0xfa),
            Color::Pink => (0xfb, 0xd5, 0xe4),
            Color::Purple => (0xe4, 0xda, 0xf8),
        },
        Role::Sentence => (0xf0, 0xf1, 0xf3),
        _ => return None,
    };
    Some(Ink::Rgb(red, green, blue))
}

fn indexed(ink: u8, ground: Option<u8>) -> Colours {
    (Some(Ink::Indexed(ink)), ground.map(Ink::Indexed))
}
