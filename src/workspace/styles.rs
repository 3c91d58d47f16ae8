//! The styles of references that a reader has: ours, and the files of his own folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Hint, Problem, ProblemKind};
use crate::export::cite::csl::{Parsed, Sheet};
use crate::export::cite::{Manual, Style};

/// The ending of a style's file.
const ENDING: &str = "csl";
/// The largest file that is read, in bytes.
const LARGEST: u64 = 4 << 20;

/// The reader's own styles in order of their names, and what is wrong with the files that are none.
pub fn own_styles(folder: &Path) -> (Vec<Style>, Vec<Problem>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|it| it.eq_ignore_ascii_case(ENDING))
        })
        .collect();
    paths.sort();
    let (mut styles, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        match read(&path) {
            Ok(style) => styles.push(style),
            Err(problem) => problems.push(problem),
        }
    }
    (styles, problems)
}

/// The style of a name: one of the folder, else one of ours, else the file at that path.
///
/// # Errors
/// There is none of that name, or it cannot be used.
pub fn style(folder: &Path, name: &str) -> Result<Style, Problem> {
    let is_name = Path::new(name).components().count() == 1;
    let named = folder.join(format!("{name}.{ENDING}"));
    if is_name && named.is_file() {
        return read(&named);
    }
    if let Some(manual) = Manual::parse(name) {
        return Ok(Style::Manual(manual));
    }
    let path = Path::new(name);
    if path.is_file() {
        return read(path);
    }
    let mut problem = Problem::new(ProblemKind::NoStyle, name, Hint::Styles);
    let (own, _) = own_styles(folder);
    let ours = Manual::ALL.map(Manual::as_str);
    let known = ours.into_iter().chain(own.iter().map(Style::name));
    problem.cause = known.collect::<Vec<_>>().join(", ");
    Err(problem)
}

fn read(path: &Path) -> Result<Style, Problem> {
    let sheet = match parse(path)? {
        Parsed::Sheet(sheet) => *sheet,
        Parsed::Alias(parent, locale) => {
            // The style that it stands for is looked for beside it.
            let beside = path.with_file_name(format!("{parent}.{ENDING}"));
            match beside.is_file().then(|| parse(&beside)).transpose()? {
                Some(Parsed::Sheet(sheet)) => sheet.alias(&name_of(path), locale),
                Some(Parsed::Alias(..)) | None => {
                    let mut problem =
                        Problem::in_file(ProblemKind::StyleParentMissing, path, &parent);
                    problem.hint = Some(Hint::AddStyleParent);
                    return Err(problem);
                }
            }
        }
    };
    Ok(Style::Own(Arc::new(sheet)))
}

fn parse(path: &Path) -> Result<Parsed, Problem> {
    let refused = |error| Problem::of_system(ProblemKind::Unreadable, path, &error);
    let size = fs::metadata(path).map_err(refused)?.len();
    if size > LARGEST {
        return Err(Problem::in_file(
            ProblemKind::UnusableStyle,
            path,
            "> 4 MiB",
        ));
    }
    let bytes = fs::read(path).map_err(refused)?;
    let Ok(xml) = String::from_utf8(bytes) else {
        return Err(Problem::in_file(ProblemKind::NotText, path, ""));
    };
    Sheet::parse(&name_of(path), &xml).map_err(|error| {
        let mut problem = Problem::in_file(ProblemKind::UnusableStyle, path, &error.reason);
        problem.name = format!("{}:{}", path.display(), error.line);
        problem
    })
}

fn name_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUSE: &str = include_str!("../../fixtures/styles/maison.csl");

    #[test]
    fn styles_are_found_by_name_and_by_path_and_faults_are_named_by_line() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("styles");
        assert_eq!(own_styles(&folder), (Vec::new(), Vec::new()));
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("maison.csl"), HOUSE).unwrap();
        fs::write(folder.join("casse.csl"), "<style>\n<macro>\n</style>").unwrap();
        fs::write(
            folder.join("autre.csl"),
            "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\"><info><title>A</title><id>a</id>\
             <link href=\"https://example.org/maison\" rel=\"independent-parent\"/>\
             <updated>2026-01-01T00:00:00+00:00</updated></info></style>",
        )
        .unwrap();
        let (styles, problems) = own_styles(&folder);
        let names: Vec<&str> = styles.iter().map(Style::name).collect();
        assert_eq!(names, ["autre", "maison"]);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].name.ends_with("casse.csl:3"), "{}", problems[0]);
        assert_eq!(style(&folder, "maison").unwrap().name(), "maison");
        assert_eq!(style(&folder, "iso-690").unwrap().name(), "iso690");
        let path = folder.join("maison.csl");
        assert_eq!(
            style(Path::new("/none"), path.to_str().unwrap())
                .unwrap()
                .name(),
            "maison"
        );
        let unknown = style(&folder, "vancouver").unwrap_err();
        assert!(unknown.cause.contains("mla, autre, maison"), "{unknown}");
        fs::remove_file(path).unwrap();
        let orphan = style(&folder, "autre").unwrap_err();
        assert_eq!(
            (orphan.kind, orphan.cause.as_str()),
            (ProblemKind::StyleParentMissing, "maison")
        );
    }
}
