//! Notes that wait, made by hand for the tests of the interface.

use super::{Before, Case, Offer, Waiting};
use crate::anchor::{Selectors, State, compare};
use crate::library::{
    Annotation, AnnotationId, ArticleId, ArticleMeta, Color, FrontMatter, Status,
};
use crate::text::{ByteRange, CharRange, Language};
use crate::workspace::Version;

/// Three notes of one article that wait: to check at one of two places, to check at one place, lost.
pub fn waiting() -> (Vec<Waiting>, String, Vec<Case>) {
    let article = ArticleMeta {
        id: ArticleId("A1".into()),
        slug: "plume".into(),
        title: "Lire la plume à la main".into(),
        author: None,
        source: None,
        published: None,
        saved: None,
        language: Some(Language::French),
        status: Status::Inbox,
        tags: Vec::new(),
    };
    let was = "Les étiquettes en disent mieux que le titre.";
    let behind = " Un titre annonce ; une étiquette range, et ranger c’est déjà interpréter.";
    let first = case(
        (
            "N1",
            State::Review,
            "Argument central, à citer dans l’introduction.",
        ),
        ("", was, behind),
        &[
            (
                2,
                0.84,
                ("", "Les étiquettes en disent plus que le titre.", behind),
            ),
            (
                9,
                0.57,
                ("On a vu plus haut ", "que le titre en dit moins.", ""),
            ),
        ],
    );
    let second = case(
        ("N2", State::Review, ""),
        ("L’équipe ", "Alpha", " a livré le projet."),
        &[(4, 0.91, ("L’équipe ", "Bêta", " a livré le projet."))],
    );
    let third = case(
        ("N3", State::Lost, "À citer."),
        ("", "Le budget passe à douze millions cette année.", ""),
        &[],
    );
    let cases = vec![first, second, third];
    let rows = cases.iter().map(|case| Waiting {
        article: article.clone(),
        id: case.annotation.id.clone(),
        state: case.state,
    });
    (rows.collect(), article.slug.clone(), cases)
}

type Parts<'a> = (&'a str, &'a str, &'a str);

fn joined((before, words, behind): Parts<'_>) -> (String, ByteRange) {
    let range = ByteRange::new(before.len(), before.len() + words.len());
    (format!("{before}{words}{behind}"), range)
}

fn case(
    (id, state, note): (&str, State, &str),
    was: Parts<'_>,
    offers: &[(usize, f32, Parts<'_>)],
) -> Case {
    let (paragraph, passage) = joined(was);
    let offers = offers.iter().map(|(nth, score, parts)| {
        let (paragraph, passage) = joined(*parts);
        Offer {
            range: CharRange::new(100 * nth, 100 * nth + parts.1.chars().count()),
            score: *score,
            nth: *nth,
            block: CharRange::new(100 * nth, 100 * nth + 90),
            pieces: compare(was.1, parts.1),
            paragraph,
            passage,
        }
    });
    Case {
        annotation: Annotation {
            id: AnnotationId(id.into()),
            article: ArticleId("A1".into()),
            slug: "plume".into(),
            created: None,
            modified: None,
            color: Color::Yellow,
            tags: Vec::new(),
            target: Some(Selectors {
                exact: was.1.into(),
                ..Selectors::default()
            }),
            reanchored: Vec::new(),
            note: note.into(),
            front: FrontMatter::default(),
            base: None,
        },
        state,
        rev: "rev2".into(),
        before: Before {
            version: Some(Version {
                number: 1,
                date: "2026-03-03T12:00:00Z".parse().ok(),
                notes: 3,
                ..Version::named("rev1")
            }),
            paragraph,
            passage,
        },
        offers: offers.collect(),
        near: 0,
        block: CharRange::new(0, 7),
        heading: "Méthode".into(),
    }
}
