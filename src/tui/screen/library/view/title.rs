//! The title bar of the library: what of it is shown, how many articles and notes it has.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::library::Status;
use crate::text::SafeText;
use crate::tui::kit::look::Look;
use crate::tui::kit::title::{language, named};
use crate::tui::screen::library::query::is_same;
use crate::tui::screen::library::scene::Scene;

/// Draws the title bar.
pub(in crate::tui::screen::library) fn draw(
    scene: &Scene<'_>,
    look: &Look<'_>,
    line: Rect,
    buf: &mut Buffer,
) {
    let articles = scene.library.articles.map(|count| {
        let args = [("count", count.into())];
        look.with("count-articles", &args)
    });
    let notes = (scene.library.notes > 0).then(|| {
        let args = [("count", scene.library.notes.into())];
        look.with("count-notes", &args)
    });
    let counts = articles.into_iter().chain(notes).chain([language(look)]);
    let counts: Vec<SafeText> = counts.collect();
    named(&look.text(name(scene)), &counts, look, line, buf);
}

/// What the library's screen shows: everything, a view of it, or what was looked for.
fn name(scene: &Scene<'_>) -> &'static str {
    let query = scene.library.query.text().trim();
    let view = Status::ALL
        .into_iter()
        .find(|status| is_same(query, &format!("is:{}", status.as_str())));
    match view {
        Some(Status::Inbox) => "view-inbox",
        Some(Status::Reading) => "view-reading",
        Some(Status::Done) => "view-done",
        None if scene.library.searching() || scene.library.typing => "title-search",
        None if scene.library.is_empty() => "welcome-title",
        None if scene.around.demo => "title-demo",
        None => "title-library",
    }
}
