//! What a filter or a value that nobody knows was meant to be.

use super::filter::Name;
use super::tree::Remark;
use crate::text::fold::fold;

/// The filter, or the filter with its value, that is nearest to what a remark is about, as it would be typed.
/// `None` for other remarks, and where nothing is near: a value of few is always near one of them.
pub fn nearest(remark: &Remark) -> Option<String> {
    match remark {
        Remark::UnknownFilter(name) => {
            let (near, distance) = best(name, Name::all().into_iter())?;
            let is_near = distance <= 2 && distance * 2 <= name.chars().count();
            is_near.then(|| format!("{near}:"))
        }
        Remark::UnknownValue { name, value } => {
            let values = Name::parse(name)?.values();
            let (near, _) = best(value, values.into_iter())?;
            Some(format!("{name}:{}", quote(near)))
        }
        Remark::ImpossibleDate(value) => {
            let year = value.get(..4)?;
            let is_year = year.bytes().all(|byte| byte.is_ascii_digit());
            is_year.then(|| year.to_owned())
        }
        _ => None,
    }
}

/// Whether what a remark is about may only be half typed: a value that could still become one that is known.
pub fn is_begun(remark: &Remark) -> bool {
    match remark {
        // The colon ends the name.
        Remark::UnknownFilter(_) => false,
        Remark::UnknownValue { name, value } => {
            Name::parse(name).is_some_and(|name| name.begins(value))
        }
        Remark::ImpossibleDate(value) => Name::Published.begins(value),
        _ => true,
    }
}

/// The values that a filter knows, as they would be typed; empty where they are without number.
pub fn values(name: &str) -> Vec<&'static str> {
    Name::parse(name).map(Name::values).unwrap_or_default()
}

fn best<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<(&'a str, usize)> {
    let typed = fold(typed);
    let distance = |known: &str| strsim::damerau_levenshtein(&typed, &fold(known));
    known
        .map(|one| (one, distance(one)))
        .min_by_key(|(_, distance)| *distance)
}

fn quote(value: &str) -> String {
    if value.contains(' ') {
        format!("\"{value}\"")
    } else {
        value.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::parse;

    #[test]
    fn what_may_still_be_typed_is_told_from_what_nobody_knows() {
        for (query, begun) in [
            ("is:do", true),
            ("is:doen", false),
            ("lang:f", true),
            ("lang:de", false),
            ("titel:", false),
            ("titel:port", false),
            ("published:202", true),
            ("published:foo", false),
        ] {
            for remark in parse(query).remarks {
                assert_eq!(is_begun(&remark), begun, "{query}");
            }
        }
    }

    #[test]
    fn the_nearest_filter_and_value_are_named() {
        for (query, near) in [
            ("is:doen", Some("is:done")),
            ("statut:en-cour", Some("statut:en-cours")),
            ("color:pruple", Some("color:purple")),
            ("couleur:viollet", Some("couleur:violet")),
            ("has:notte", Some("has:note")),
            ("avec:surlinage", Some("avec:surlignage")),
            ("titel:port", Some("title:")),
            ("etiquete:port", Some("étiquette:")),
            ("published:2017-13", Some("2017")),
            ("published:foo", None),
            ("humanisme:port", None),
        ] {
            let query = parse(query);
            let remark = query.remarks.first().unwrap();
            assert_eq!(nearest(remark).as_deref(), near, "{remark:?}");
        }
        assert!(nearest(&parse("lang:de").remarks[0]).is_some());
    }
}
