//! Putting annotations into groups.

use std::collections::HashMap;

use super::groups::{NoteGroup, NoteRow};
use super::state::NotesScreen;
use crate::config::Group;
use crate::library::Color;
use crate::search::AnnotationHit;

/// Puts the annotations into groups, one with several tags into each of theirs. Articles stand in the order of
/// the answer, tags by name, colours as they are offered, months from the newest; those that have none last.
/// Where no words were looked for, annotations of an article stand in the order of its text.
pub fn arrange(notes: &mut NotesScreen) {
    let group = notes.group;
    let mut places: HashMap<(&str, String), usize> = HashMap::new();
    let mut groups: Vec<(NoteGroup, Vec<usize>)> = Vec::new();
    for (at, hit) in notes.hits.iter().enumerate() {
        for name in names(group, hit) {
            // Two articles may have one title.
            let slug = if group == Group::Article {
                hit.article.slug.as_str()
            } else {
                ""
            };
            let place = *places.entry((slug, name.clone())).or_insert_with(|| {
                let count = 0;
                groups.push((NoteGroup { name, count }, Vec::new()));
                groups.len() - 1
            });
            if let Some((group, members)) = groups.get_mut(place) {
                group.count += 1;
                members.push(at);
            }
        }
    }
    match group {
        Group::Article => {}
        Group::Tag => groups.sort_by_cached_key(|(group, _)| {
            (group.name.is_empty(), crate::text::fold::fold(&group.name))
        }),
        Group::Color => groups.sort_by_key(|(group, _)| {
            let words = Color::ALL.map(Color::as_str);
            words.iter().position(|word| *word == group.name)
        }),
        Group::Month => groups.sort_by(|(a, _), (b, _)| b.name.cmp(&a.name)),
    }
    let ranked = notes
        .hits
        .iter()
        .any(|hit| !hit.quote_marks.is_empty() || !hit.note_marks.is_empty());
    let hits = &notes.hits;
    if group == Group::Article && !ranked {
        for (_, members) in &mut groups {
            members.sort_by_key(|at| hits.get(*at).map(in_text));
        }
    }
    let rows = groups.iter().enumerate().flat_map(|(group, (_, members))| {
        let members = members.iter();
        members.map(move |hit| NoteRow { group, hit: *hit })
    });
    notes.rows = rows.collect();
    notes.groups = groups.into_iter().map(|(group, _)| group).collect();
}

/// Where an annotation stands in its article: on the whole of it, by passage, lost.
fn in_text(hit: &AnnotationHit) -> (u8, usize, usize) {
    match hit.range {
        _ if hit.quote.is_empty() => (0, 0, 0),
        Some(range) => (1, range.start, range.end),
        None => (2, 0, 0),
    }
}

/// The names of the groups that an annotation stands in.
fn names(group: Group, hit: &AnnotationHit) -> Vec<String> {
    match group {
        Group::Article => vec![hit.article.title.clone()],
        Group::Tag if hit.tags.is_empty() => vec![String::new()],
        Group::Tag => hit.tags.clone(),
        Group::Color => vec![hit.color.as_str().to_owned()],
        Group::Month => {
            let month = hit.created.map(|at| {
                let day = at.to_zoned_datetime(jiff::tz::TimeZone::system()).date();
                format!("{:04}-{:02}", day.year(), day.month())
            });
            vec![month.unwrap_or_default()]
        }
    }
}
