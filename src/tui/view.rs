//! State → cells. Changes nothing.

pub mod look;
pub mod reader;
pub mod theme;

/// Stub.
pub fn draw(state: &crate::tui::app::State, now: jiff::Timestamp, frame: &mut ratatui::Frame<'_>) {
    let look = look::Look {
        theme: theme::Theme::new(state.manner.theme),
        glyphs: theme::Glyphs::new(state.manner.glyphs),
        messages: &state.manner.messages,
        now,
    };
    if let Some(reader) = &state.reader {
        let mut a = frame.area();
        a.y += 2;
        a.height -= 4;
        reader::draw(reader, &look, a, frame.buffer_mut());
    } else {
        for (i, h) in state.library.answer.hits.iter().enumerate().take(20) {
            frame.buffer_mut().set_string(
                0,
                i as u16,
                &h.meta.title,
                ratatui::style::Style::default(),
            );
        }
        let t = format!("{:?}", state.library.query);
        frame
            .buffer_mut()
            .set_string(0, 22, &t, ratatui::style::Style::default());
    }
    if let Some(m) = &state.status.message {
        frame
            .buffer_mut()
            .set_string(0, 23, &m.text, ratatui::style::Style::default());
    }
}
