//! What there is to say of an answer besides its hits: corrections, equivalents, filters nobody knows.

use crate::search::Remark;
use crate::search::query::nearest;
use crate::text::SafeText;
use crate::tui::kit::look::Look;
use crate::tui::kit::theme::Role;
use crate::tui::screen::library::scene::Scene;

/// The remarks, each with its role, the most needed first.
pub(in crate::tui::screen::library) fn of(
    scene: &Scene<'_>,
    look: &Look<'_>,
) -> Vec<(SafeText, Role)> {
    let library = &scene.library;
    if !library.searching() {
        return Vec::new();
    }
    let remarks = &library.answer.notes;
    let mut said: Vec<(SafeText, Role)> = Vec::new();
    let corrected = remarks.iter().filter_map(|remark| match remark {
        Remark::Corrected { from, to } => {
            let args = [("from", from.as_str().into()), ("to", to.join(", ").into())];
            Some((look.with("remark-corrected", &args), Role::Strong))
        }
        _ => None,
    });
    said.extend(corrected);
    if !said.is_empty() && library.typing {
        said.push((look.text("remark-as-typed"), Role::Dim));
    }
    said.extend(remarks.iter().filter_map(|remark| {
        let (text, role) = other(remark, look)?;
        // What was meant, to be typed instead.
        let near =
            nearest(remark).map(|near| look.with("remark-nearest", &[("text", near.into())]));
        let text = match near {
            Some(near) => SafeText::line(&format!("{} → {}", text.as_str(), near.as_str())),
            None => text,
        };
        Some((text, role))
    }));
    let partial = library.answer.partial_from;
    if partial.is_some_and(|from| from <= library.top) && !library.answer.hits.is_empty() {
        said.push((look.text("partial-line"), Role::Dim));
    }
    said
}

fn other(remark: &Remark, look: &Look<'_>) -> Option<(SafeText, Role)> {
    Some(match remark {
        Remark::Corrected { .. } => return None,
        Remark::Equivalent { terms, .. } => {
            let args = [("terms", terms.join(", ").into())];
            (look.with("remark-equivalent", &args), Role::Dim)
        }
        Remark::PhraseNowhere(phrase) => {
            let args = [("phrase", phrase.as_str().into())];
            (look.with("remark-phrase-nowhere", &args), Role::Warning)
        }
        Remark::UnknownFilter(name) => {
            let args = [("name", name.as_str().into())];
            (look.with("remark-unknown-filter", &args), Role::Warning)
        }
        Remark::UnknownValue { name, value } => {
            let args = [
                ("name", name.as_str().into()),
                ("value", value.as_str().into()),
            ];
            (look.with("remark-unknown-value", &args), Role::Warning)
        }
        Remark::ImpossibleDate(value) => {
            let args = [("name", value.as_str().into())];
            (look.with("remark-impossible-date", &args), Role::Warning)
        }
        Remark::TooManyWords { used, of } => {
            let args = [("used", (*used).into()), ("of", (*of).into())];
            (look.with("remark-too-many-words", &args), Role::Warning)
        }
        Remark::Damaged { .. } => (look.text("remark-damaged"), Role::Error),
    })
}
