//! Pictures of real screens in colour, for the README: `docs/screens/*.svg`. `UPDATE=1 cargo test pictures` draws them
//! anew; without it the test fails where one is stale.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::support::{all_notes, filled, found, now, press, reading, writing};
use crate::config::{Depth, Theme};
use crate::text::Language;
use crate::text::safe::cell_width;
use crate::tui::app::State;
use crate::tui::app::view::draw;

/// Columns and rows of each screen.
const SIZE: (u16, u16) = (110, 30);
/// Width and height of a cell, in units of the picture.
const CELL: (f32, f32) = (8.4, 18.0);

/// The ground around the screen, in units of the picture.
const EDGE: f32 = 10.0;

/// How a picture is drawn: its theme, its ground and the ink of what has none of its own.
struct Paper {
    name: &'static str,
    theme: Theme,
    ground: &'static str,
    ink: &'static str,
}

const PAPERS: [Paper; 2] = [
    Paper {
        name: "dark",
        theme: Theme::Dark,
        ground: "#1c1c1c",
        ink: "#e4e4e4",
    },
    Paper {
        name: "light",
        theme: Theme::Light,
        ground: "#ffffff",
        ink: "#1c1c1c",
    },
];

type Make = fn(Language, (u16, u16)) -> State;

const SCREENS: [(&str, Make); 5] = [
    ("library", filled),
    ("search", found),
    ("reader", |language, size| {
        let mut state = reading(language, size);
        press(&mut state, "s s m s s a A s k Space M a u d Esc");
        state
    }),
    ("note", writing),
    ("notes", all_notes),
];

#[test]
fn the_pictures_of_the_readme_are_the_screens_as_they_are() {
    let update = std::env::var_os("UPDATE").is_some();
    for (name, make) in SCREENS {
        for paper in &PAPERS {
            let mut state = make(Language::English, SIZE);
            state.around.manner.theme = paper.theme;
            state.around.manner.depth = Depth::Full;
            let picture = picture(&buffer_of(&state), paper);
            let file = format!("docs/screens/{name}-{}.svg", paper.name);
            let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(&file);
            if update {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(&path, &picture).unwrap();
            }
            let kept = fs::read_to_string(&path).unwrap_or_default();
            assert!(kept == picture, "{file} is stale: UPDATE=1 draws it anew");
        }
    }
}

fn buffer_of(state: &State) -> Buffer {
    let (width, height) = state.around.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let frame = terminal.draw(|frame| draw(state, now(), frame)).unwrap();
    frame.buffer.clone()
}

/// A screen as a picture: grounds first, then runs of text, each cell where it stands.
fn picture(buffer: &Buffer, paper: &Paper) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let width = f32::from(columns) * CELL.0 + 2.0 * EDGE;
    let height = f32::from(rows) * CELL.1 + 2.0 * EDGE;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{}\"/>\n\
         <g transform=\"translate({EDGE} {EDGE})\">\n",
        paper.ground
    );
    for y in 0..rows {
        let mut hidden = 0;
        for x in 0..columns {
            let cell = &buffer[(x, y)];
            if hidden > 0 {
                hidden -= 1;
                continue;
            }
            let cells = cell_width(cell.symbol()).max(1);
            hidden = cells - 1;
            ground(&mut out, (x, y), cells, cell, paper);
        }
        text(&mut out, buffer, y, paper);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// Ink and ground of a cell, as they are seen.
fn colours(cell: &Cell, paper: &Paper) -> (String, Option<String>) {
    let ink = hex(cell.fg).unwrap_or_else(|| paper.ink.to_owned());
    let ground = hex(cell.bg);
    if cell.modifier.contains(Modifier::REVERSED) {
        return (ground.unwrap_or_else(|| paper.ground.to_owned()), Some(ink));
    }
    (ink, ground)
}

fn ground(out: &mut String, (x, y): (u16, u16), cells: usize, cell: &Cell, paper: &Paper) {
    if let (_, Some(ground)) = colours(cell, paper) {
        let _ = writeln!(
            out,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{ground}\"/>",
            f32::from(x) * CELL.0,
            f32::from(y) * CELL.1,
            cells as f32 * CELL.0,
            CELL.1
        );
    }
}

/// A row's text, in runs of one style.
fn text(out: &mut String, buffer: &Buffer, y: u16, paper: &Paper) {
    let mut x = 0;
    while x < buffer.area.width {
        let first = &buffer[(x, y)];
        if first.symbol().trim().is_empty() {
            x += 1;
            continue;
        }
        let (begin, mut run) = (x, String::new());
        let mut places = String::new();
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let is_same = cell.fg == first.fg
                && cell.bg == first.bg
                && cell.modifier == first.modifier
                && !cell.symbol().trim().is_empty();
            if !is_same {
                break;
            }
            run.push_str(cell.symbol());
            let _ = write!(places, "{:.1} ", f32::from(x) * CELL.0);
            x += cell_width(cell.symbol()).max(1) as u16;
        }
        let (ink, _) = colours(first, paper);
        let mut about = String::new();
        if first.modifier.contains(Modifier::BOLD) {
            about.push_str(" font-weight=\"bold\"");
        }
        if first.modifier.contains(Modifier::UNDERLINED) {
            about.push_str(" text-decoration=\"underline\"");
        }
        // Each cell has its own place, so that no font shifts the next.
        let is_plain = run.chars().count() == usize::from(x - begin);
        let place = if is_plain {
            places.trim_end().to_owned()
        } else {
            format!("{:.1}", f32::from(begin) * CELL.0)
        };
        let _ = writeln!(
            out,
            "<text x=\"{place}\" y=\"{:.1}\" fill=\"{ink}\"{about}>{}</text>",
            f32::from(y) * CELL.1 + 13.5,
            escaped(&run)
        );
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A colour as `#rrggbb`; `None` for the terminal's own.
fn hex(color: Color) -> Option<String> {
    let (red, green, blue) = match color {
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Indexed(nth) => table(nth)?,
        _ => return None,
    };
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}

/// A colour of the fixed part of the table of 256: a cube of six steps a side, then greys.
fn table(nth: u8) -> Option<(u8, u8, u8)> {
    let step = |level: u8| if level == 0 { 0 } else { 55 + level * 40 };
    match nth {
        0..=15 => None,
        16..=231 => {
            let at = nth - 16;
            Some((step(at / 36), step(at / 6 % 6), step(at % 6)))
        }
        232..=255 => {
            let grey = 8 + (nth - 232) * 10;
            Some((grey, grey, grey))
        }
    }
}
