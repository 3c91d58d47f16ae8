//! How far an article is read.

use crate::library::Status;
use crate::search::Hit;
use crate::text::SafeText;
use crate::tui::kit::look::Look;
use crate::tui::screen::library::scene::Scene;

/// How far an article is read: a check, percent, or a dot.
pub(in crate::tui::screen::library) fn read(
    scene: &Scene<'_>,
    hit: &Hit,
    look: &Look<'_>,
) -> SafeText {
    if hit.meta.status == Status::Done {
        return SafeText::line(look.glyphs.ticked);
    }
    let position = scene.around.positions.get(hit.meta.id.as_str());
    let percent = position.map_or(0, |position| usize::from(position.percent()));
    if percent == 0 {
        return SafeText::line(look.glyphs.dot);
    }
    look.with("percent", &[("percent", percent.into())])
}
