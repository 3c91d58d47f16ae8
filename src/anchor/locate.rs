//! Where a quotation stands in a text, typography, case and spaces set aside.

use super::find::occurrences;
use super::fold::folded;
use super::view::TextView;
use crate::text::CharRange;

/// Every place (scalar values) where the words of `quote` stand in a text, in order. Linear.
pub fn locate(view: &TextView<'_>, quote: &str) -> Vec<CharRange> {
    let needle = folded(quote);
    let text = view.folded();
    let places = occurrences(text.chars(), &needle);
    places
        .into_iter()
        .map(|at| text.source_of(at..at + needle.len()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_found_whatever_its_typography() {
        let text = "On dit : « l’objet connecté » ; puis l’objet connecté.";
        let view = TextView::plain(text);
        assert_eq!(locate(&view, "L'OBJET  connecté").len(), 2);
        let found = locate(&view, "« l'objet connecté »");
        assert_eq!(view.slice(found[0]), "« l’objet connecté »");
        assert!(locate(&view, "").is_empty() && locate(&view, "objets").is_empty());
    }
}
