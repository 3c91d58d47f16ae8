//! What the environment says of the terminal: its colours, its background, its signs.

use std::env::var_os;

/// How many colours a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// Its own sixteen.
    Sixteen,
    /// The table of 256, whose upper 240 are the same everywhere.
    #[default]
    Table,
    /// Any mixture of red, green and blue.
    Full,
}

/// What letters stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Light letters on dark.
    Dark,
    /// Dark letters on light.
    Light,
}

/// Whether the environment asks for no colour (`NO_COLOR` set, or a terminal that has none).
pub fn no_color() -> bool {
    var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) || is_dumb()
}

/// Whether the terminal says that it can do nothing but print lines (`TERM=dumb`).
pub fn is_dumb() -> bool {
    var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Whether the locale is UTF-8 (or says nothing), so that signs beyond ASCII can be drawn.
pub fn speaks_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .filter_map(var_os)
        .find(|value| !value.is_empty());
    let utf8 = locale.is_none_or(|locale| {
        let locale = locale.to_string_lossy().to_ascii_uppercase();
        locale.contains("UTF-8") || locale.contains("UTF8")
    });
    utf8 && !is_console()
}

/// Whether the terminal is the Linux console, whose font has few signs.
pub fn is_console() -> bool {
    var_os("TERM").is_some_and(|term| term == "linux")
}

/// How many colours the terminal says it has (`COLORTERM`, `TERM`).
pub fn depth() -> Depth {
    let text = |name| var_os(name).map(|value| value.to_string_lossy().into_owned());
    depth_of(
        &text("COLORTERM").unwrap_or_default(),
        &text("TERM").unwrap_or_default(),
    )
}

/// The ground that the terminal names by itself (`COLORFGBG`: `ink;ground` or `ink;x;ground`).
pub fn ground() -> Option<Ground> {
    ground_of(&var_os("COLORFGBG")?.to_string_lossy())
}

fn depth_of(colorterm: &str, term: &str) -> Depth {
    match colorterm {
        "truecolor" | "24bit" => Depth::Full,
        "" if !term.contains("256") && !term.contains("direct") => Depth::Sixteen,
        _ if term.ends_with("-16color") => Depth::Sixteen,
        _ => Depth::Table,
    }
}

fn ground_of(colours: &str) -> Option<Ground> {
    let number: u8 = colours.rsplit(';').next()?.parse().ok()?;
    match number {
        7 | 15 => Some(Ground::Light),
        0..16 => Some(Ground::Dark),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_says_nothing_is_taken_to_have_sixteen_colours() {
        assert_eq!(depth_of("", "xterm"), Depth::Sixteen);
        assert_eq!(depth_of("", "linux"), Depth::Sixteen);
        assert_eq!(depth_of("", "xterm-256color"), Depth::Table);
        assert_eq!(depth_of("truecolor", "xterm-256color"), Depth::Full);
        assert_eq!(depth_of("yes", "xterm-16color"), Depth::Sixteen);
        assert_eq!(depth_of("yes", "rxvt"), Depth::Table);
    }

    #[test]
    fn the_last_number_of_the_terminals_colours_is_its_ground() {
        assert_eq!(ground_of("15;0"), Some(Ground::Dark));
        assert_eq!(ground_of("0;default;15"), Some(Ground::Light));
        assert_eq!(ground_of("12;8"), Some(Ground::Dark));
        assert_eq!(ground_of("default;default"), None);
        assert_eq!(ground_of(""), None);
    }
}
