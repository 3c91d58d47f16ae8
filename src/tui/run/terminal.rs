//! The terminal: entered, drawn on, and always given back as it was.

use std::io::{self, Stdout, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};

use base64::Engine as _;
use ratatui::Frame;
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
    KeyboardEnhancementFlags, PopKeyboardEnhancementFlags, PushKeyboardEnhancementFlags,
};
use ratatui::crossterm::style::force_color_output;
use ratatui::crossterm::terminal::{
    self, Clear, ClearType, DisableLineWrap, EnableLineWrap, EnterAlternateScreen,
    LeaveAlternateScreen,
};
use ratatui::crossterm::{cursor, execute};

use super::wide_glyph_backend::WideGlyphBackend;

/// The most that is put on a clipboard, in bytes.
const CLIPBOARD: usize = 100_000;

/// Whether the interface has the terminal: a fault and the end that follows it give it back once, not twice,
/// or what the program around us had set would be taken back too.
static INSIDE: AtomicBool = AtomicBool::new(false);

/// The terminal while the interface has it.
pub(super) struct Terminal {
    inner: ratatui::Terminal<WideGlyphBackend<Stdout>>,
    mouse: bool,
}

impl Terminal {
    /// Takes the terminal: raw, another screen, pasted texts told apart from keys.
    pub(super) fn enter(mouse: bool) -> io::Result<Self> {
        // With NO_COLOR the theme has no colours; crossterm would write an empty look in the place of each, which
        // takes bold and underline back too.
        force_color_output(true);
        let inner = ratatui::Terminal::new(WideGlyphBackend::new(io::stdout()))?;
        let mut terminal = Self { inner, mouse };
        terminal.resume()?;
        give_back_on_panic();
        Ok(terminal)
    }

    /// Takes the terminal again after [`Terminal::leave`].
    pub(super) fn resume(&mut self) -> io::Result<()> {
        INSIDE.store(true, Ordering::SeqCst);
        terminal::enable_raw_mode()?;
        let mut out = io::stdout();
        execute!(out, EnterAlternateScreen, EnableBracketedPaste)?;
        // What a terminal draws wider than we count must not run over into the next row, or move the screen up.
        execute!(out, DisableLineWrap)?;
        if self.mouse {
            execute!(out, EnableMouseCapture)?;
        }
        // Terminals that do not know these pass them over; asking first would keep the start waiting.
        let flags = KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES;
        execute!(out, PushKeyboardEnhancementFlags(flags))?;
        self.blank()
    }

    /// Asks what the terminal's letters stand on (OSC 11); the reply comes among the keys, and nothing waits
    /// for it. Not asked of a terminal that may print the question.
    pub(super) fn ask_ground() {
        let named = std::env::var("TERM").unwrap_or_default();
        if matches!(named.as_str(), "" | "dumb" | "linux") || named.starts_with("vt") {
            return;
        }
        let mut out = io::stdout();
        let _ = write!(out, "\x1b]11;?\x1b\\").and_then(|()| out.flush());
    }

    /// Gives the terminal back as it was.
    #[expect(
        clippy::unused_self,
        reason = "only who has the terminal can give it back"
    )]
    pub(super) fn leave(&mut self) {
        give_back();
    }

    /// Listens to the mouse, or no longer.
    pub(super) fn listen(&mut self, listens: bool) {
        self.mouse = listens;
        let mut out = io::stdout();
        let _ = if listens {
            execute!(out, EnableMouseCapture)
        } else {
            execute!(out, DisableMouseCapture)
        };
    }

    /// Columns and rows, in cells.
    pub(super) fn size(&self) -> (u16, u16) {
        self.inner
            .size()
            .map_or((80, 24), |size| (size.width, size.height))
    }

    /// Draws a frame; only cells that changed are written.
    pub(super) fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.inner.draw(render).map(|_| ())
    }

    /// Has everything written anew by the next frame.
    pub(super) fn redraw(&mut self) {
        let _ = self.blank();
    }

    /// Blanks the screen and forgets what stood there. (ratatui's own `clear` asks the terminal where its
    /// cursor is and waits for the answer.)
    fn blank(&mut self) -> io::Result<()> {
        execute!(io::stdout(), Clear(ClearType::All))?;
        self.inner = ratatui::Terminal::new(WideGlyphBackend::new(io::stdout()))?;
        Ok(())
    }

    /// Puts a text on the clipboard of the terminal (OSC 52); false where it is too long for that.
    pub(super) fn copy(text: &str) -> bool {
        if text.len() > CLIPBOARD {
            return false;
        }
        let encoded = base64::engine::general_purpose::STANDARD.encode(text);
        let mut out = io::stdout();
        write!(out, "\x1b]52;c;{encoded}\x07")
            .and_then(|()| out.flush())
            .is_ok()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.leave();
    }
}

fn give_back() {
    if !INSIDE.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    // Each by itself: what one terminal lacks must not keep the rest from it.
    let _ = execute!(out, PopKeyboardEnhancementFlags);
    let _ = execute!(out, DisableMouseCapture);
    let _ = execute!(out, DisableBracketedPaste);
    let _ = execute!(out, EnableLineWrap);
    let _ = execute!(out, LeaveAlternateScreen, cursor::Show);
    let _ = terminal::disable_raw_mode();
}

/// A fault of ours must not leave the terminal raw: it is given back before the fault is reported. Those of
/// the other threads are caught, told in the message line, and logged.
fn give_back_on_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() == Some("main") {
            give_back();
            report(panic);
        } else {
            tracing::error!(%panic, "caught");
        }
    }));
}
