//! Writing an export where the reader wants it: whole or not at all, never over another file unasked.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Hint, Problem, ProblemKind};
use crate::export::{self, Excerpts, Format, Options, OutputFile, living};

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrote {
    /// It was written.
    New,
    /// It held the same already.
    Same,
}

/// What may be done to a file that is there and holds something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// It stays, and the problem is told.
    Keep,
    /// It is replaced.
    Replace,
}

/// What went wrong where a file is there that may not be replaced.
const TAKEN: ProblemKind = ProblemKind::TargetExists;

/// Whether a problem is a file that is there already, which a reader may be asked about.
pub fn is_taken(problem: &Problem) -> bool {
    problem.kind == TAKEN
}

/// Makes the files of an export.
///
/// # Errors
/// The format's writer refused the data.
pub fn render_export(
    format: &Format,
    excerpts: &Excerpts,
    options: &Options,
) -> Result<Vec<OutputFile>, Problem> {
    export::render(format, excerpts, options).map_err(|error| {
        let mut problem = Problem::new(ProblemKind::ExportFailed, format.id, Hint::TryAgain);
        problem.cause = error.to_string();
        problem
    })
}

/// Writes what goes out: one file to `path` (into it where it is a folder), several into the folder
/// `path`. Gives the place of what was written.
///
/// # Errors
/// A file is there and may not be replaced ([`is_taken`]; then nothing is written); a file's folder is not there;
/// the system refused.
pub fn write_export(
    files: &[OutputFile],
    format: &Format,
    path: &Path,
    over: Over,
) -> Result<PathBuf, Problem> {
    let [only] = files else {
        return write_all(files, format, path, over).map(|()| path.to_owned());
    };
    let ending = path.extension().is_some_and(|it| it == format.extension);
    if path.is_dir() || (format.per_article && !ending) {
        let target = path.join(&only.name);
        write_all(files, format, path, over)?;
        return Ok(target);
    }
    write_one(path, only, format, over)?;
    Ok(path.to_owned())
}

/// Writes files into a folder, once it is known that each may be written.
fn write_all(
    files: &[OutputFile],
    format: &Format,
    folder: &Path,
    over: Over,
) -> Result<(), Problem> {
    let taken = |file: &&OutputFile| {
        let path = folder.join(&file.name);
        let there = fs::read(&path);
        let is_ours = |there: &[u8]| format.living && is_living(there, file);
        match there {
            Ok(there) => there != file.bytes && !is_ours(&there),
            Err(_) => is_broken_link(&path),
        }
    };
    if over == Over::Keep
        && let Some(file) = files.iter().find(taken)
    {
        return Err(exists(&folder.join(&file.name)));
    }
    let made = fs::create_dir_all(folder);
    made.map_err(|error| Problem::of_system(ProblemKind::Unwritable, folder, &error))?;
    for file in files {
        write_one(&folder.join(&file.name), file, format, over)?;
    }
    Ok(())
}

/// Whether a file is an earlier export of the same article, in a format that keeps what its reader writes in it.
fn is_living(there: &[u8], file: &OutputFile) -> bool {
    let there = std::str::from_utf8(there).ok();
    there
        .zip(file.text())
        .is_some_and(|(there, fresh)| living::is_ours(there, fresh))
}

/// Whether a path is a link that leads to nothing.
fn is_broken_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink()) && fs::metadata(path).is_err()
}

/// Writes one file of an export. Where an earlier export in a living format is there, only our parts of it are
/// written, so that nothing has to be asked; a file of the same name that is none is like any other.
///
/// # Errors
/// As [`write_file`]; or what is there cannot be read.
pub fn write_one(
    path: &Path,
    file: &OutputFile,
    format: &Format,
    over: Over,
) -> Result<Wrote, Problem> {
    let Some(text) = file.text().filter(|_| format.living && path.is_file()) else {
        return write_file(path, &file.bytes, over);
    };
    let there = fs::read(path)
        .map_err(|error| Problem::of_system(ProblemKind::Unreadable, path, &error))?;
    let there = match String::from_utf8(there) {
        Ok(there) if living::is_ours(&there, text) => there,
        _ => return write_file(path, &file.bytes, over),
    };
    let text = living::update(&there, text);
    write_file(path, text.as_bytes(), Over::Replace)
}

/// Writes a file: as a new one beside it that takes its place, so that it is whole at every moment. What is no
/// file (a device, a pipe) is written to as it is.
///
/// # Errors
/// It is a folder; it is there and may not be replaced ([`is_taken`]); the system refused.
pub fn write_file(path: &Path, bytes: &[u8], over: Over) -> Result<Wrote, Problem> {
    let refused = |error: &io::Error| Problem::of_system(ProblemKind::Unwritable, path, error);
    let real = match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => {
            let name = path.display().to_string();
            return Err(Problem::new(
                ProblemKind::TargetIsFolder,
                &name,
                Hint::OutputFolder,
            ));
        }
        Ok(meta) if !meta.is_file() => {
            let written = OpenOptions::new()
                .write(true)
                .open(path)
                .and_then(|mut file| file.write_all(bytes));
            return written
                .map(|()| Wrote::New)
                .map_err(|error| refused(&error));
        }
        Ok(_) => {
            if fs::read(path).is_ok_and(|there| there == bytes) {
                return Ok(Wrote::Same);
            }
            if over == Over::Keep {
                return Err(exists(path));
            }
            // Through a link, the file that it names.
            fs::canonicalize(path).map_err(|error| refused(&error))?
        }
        Err(_) if over == Over::Keep && is_broken_link(path) => return Err(exists(path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(refused(&error)),
    };
    match replace(&real, bytes, over) {
        // Another program made it in the meantime.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(exists(path)),
        Err(error) => Err(refused(&error)),
        Ok(()) => Ok(Wrote::New),
    }
}

fn exists(path: &Path) -> Problem {
    Problem::new(TAKEN, &path.display().to_string(), Hint::Overwrite)
}

fn replace(path: &Path, bytes: &[u8], over: Over) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let temporary = folder.join(format!(".glose-{}.tmp", ulid::Ulid::generate()));
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&temporary)
        .and_then(|mut file| {
            if let Ok(meta) = fs::metadata(path) {
                file.set_permissions(meta.permissions())?;
            }
            file.write_all(bytes)?;
            file.sync_all()
        })
        .and_then(|()| match over {
            Over::Keep => rename_new(&temporary, path),
            Over::Replace => fs::rename(&temporary, path),
        });
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written?;
    // Some file systems cannot flush a folder; the file is there all the same.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Renames a file to where none may be; where the file system cannot promise that, looks first.
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {
            if fs::symlink_metadata(to).is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            fs::rename(from, to)
        }
        renamed => Ok(renamed?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::parse_format;

    fn file(name: &str, text: &str) -> OutputFile {
        OutputFile::of(name.to_owned(), text.to_owned())
    }

    #[test]
    fn one_file_goes_to_its_path_and_several_into_a_folder() {
        let dir = tempfile::tempdir().unwrap();
        let markdown = parse_format("markdown").unwrap();
        let path = dir.path().join("a.md");
        let write = |files: &[OutputFile], path: &Path| {
            write_export(files, markdown, path, Over::Keep).unwrap()
        };
        assert_eq!(write(&[file("x.md", "1")], &path), path);
        assert_eq!(fs::read_to_string(&path).unwrap(), "1");
        let within = write(&[file("x.md", "2")], dir.path());
        assert_eq!(within, dir.path().join("x.md"));
        let missing = dir.path().join("nowhere/a.md");
        assert!(write_export(&[file("x.md", "1")], markdown, &missing, Over::Keep).is_err());
        let folder = dir.path().join("made/several");
        write(&[file("b.md", "3"), file("c.md", "4")], &folder);
        assert_eq!(fs::read_to_string(folder.join("c.md")).unwrap(), "4");
    }

    #[test]
    fn of_several_files_none_is_written_where_one_may_not_be() {
        let dir = tempfile::tempdir().unwrap();
        let logseq = parse_format("logseq").unwrap();
        let taken = dir.path().join("b.md");
        fs::write(&taken, "mine").unwrap();
        let files = [file("a.md", "1"), file("b.md", "2")];
        let refused = write_export(&files, logseq, dir.path(), Over::Keep).unwrap_err();
        assert!(is_taken(&refused), "{refused}");
        assert!(!dir.path().join("a.md").exists());
        assert_eq!(fs::read_to_string(&taken).unwrap(), "mine");
        write_export(&files, logseq, dir.path(), Over::Replace).unwrap();
        assert_eq!(fs::read_to_string(&taken).unwrap(), "2");
        let again = write_one(&taken, &files[1], logseq, Over::Keep).unwrap();
        assert_eq!(again, Wrote::Same);
    }

    #[test]
    fn what_a_reader_wrote_into_a_living_file_stays_without_asking() {
        let dir = tempfile::tempdir().unwrap();
        let obsidian = parse_format("obsidian").unwrap();
        let path = dir.path().join("a.md");
        fs::write(
            &path,
            "Mine.\n%% glose:begin a %%\n1\n%% glose:end a %%\nMine too.\n",
        )
        .unwrap();
        let fresh = file("a.md", "%% glose:begin a %%\n2\n%% glose:end a %%\n");
        for over in [Over::Keep, Over::Replace] {
            write_export(std::slice::from_ref(&fresh), obsidian, dir.path(), over).unwrap();
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("Mine.\n") && text.ends_with("Mine too.\n"));
            assert!(text.contains("\n2\n"));
        }
    }

    #[test]
    fn a_file_that_is_not_ours_is_neither_appended_to_nor_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        let fresh = |id: &str| {
            file(
                "a.md",
                &format!(
                    "---\nglose: {id}\n---\n\n%% glose:begin {id} %%\n2\n%% glose:end {id} %%\n"
                ),
            )
        };
        let other = fresh("b").text().unwrap().to_owned();
        for format in ["obsidian", "logseq", "markdown"] {
            let format = parse_format(format).unwrap();
            for mine in ["Mine, of the same name.\n", other.as_str(), "glose: a\n"] {
                fs::write(&path, mine).unwrap();
                let written = [
                    write_one(&path, &fresh("a"), format, Over::Keep).map(|_| ()),
                    write_export(&[fresh("a")], format, dir.path(), Over::Keep).map(|_| ()),
                ];
                for refused in written {
                    assert!(is_taken(&refused.unwrap_err()));
                }
                assert_eq!(fs::read_to_string(&path).unwrap(), mine);
            }
        }
        let obsidian = parse_format("obsidian").unwrap();
        fs::write(&path, "\n").unwrap();
        write_one(&path, &fresh("a"), obsidian, Over::Keep).unwrap();
        write_one(&path, &fresh("a"), obsidian, Over::Keep).unwrap();
        #[cfg(unix)]
        for name in ["real.md", "nowhere.md"] {
            let real = dir.path().join("real.md");
            fs::write(&real, "mine").unwrap();
            fs::remove_file(&path).unwrap();
            std::os::unix::fs::symlink(dir.path().join(name), &path).unwrap();
            let refused = write_one(&path, &fresh("a"), obsidian, Over::Keep).unwrap_err();
            assert!(is_taken(&refused), "{refused}");
            let refused = write_export(&[fresh("a")], obsidian, dir.path(), Over::Keep);
            assert!(is_taken(&refused.unwrap_err()));
            assert_eq!(fs::read_to_string(&real).unwrap(), "mine");
            assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        let (real, link) = (dir.path().join("real"), dir.path().join("link"));
        fs::write(&real, "old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write_file(&link, b"new", Over::Replace).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "new");
        let mode = fs::metadata(&real).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        let folder = write_file(dir.path(), b"x", Over::Replace).unwrap_err();
        assert_eq!(folder.kind, ProblemKind::TargetIsFolder);
    }
}
