//! From the paths that a reader names to the files that are read, in order.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::IngestError;

/// Endings of files that hold no article, passed over in folders (a file that is named is always
/// taken). Documents that a reader may miss (PDF, EPUB, DOCX) are not here: they are refused by name.
const PASSED_OVER: &[&str] = &[
    "7z", "aac", "avi", "avif", "bak", "bib", "bin", "bmp", "bz2", "c", "cfg", "class", "conf",
    "cpp", "css", "csv", "db", "dll", "dmg", "drawio", "eot", "exe", "flac", "gif", "go", "gz",
    "h", "heic", "ico", "ini", "ipynb", "iso", "jar", "java", "jpeg", "jpg", "js", "json", "jsonl",
    "jsx", "key", "less", "lock", "log", "m4a", "m4v", "map", "mjs", "mkv", "mov", "mp3", "mp4",
    "mpeg", "mpg", "o", "obj", "ods", "odp", "ogg", "opus", "otf", "part", "php", "pl", "png",
    "pps", "ppt", "pptx", "psd", "py", "pyc", "rar", "rb", "rs", "sass", "scss", "sh", "so",
    "sqlite", "sqlite3", "svg", "swp", "tar", "tgz", "tif", "tiff", "tmp", "toml", "ts", "tsv",
    "tsx", "ttf", "vue", "wasm", "wav", "webm", "webp", "wma", "wmv", "woff", "woff2", "xls",
    "xlsx", "xml", "xz", "yaml", "yml", "zip", "zst",
];

/// Folders that hold other people's files.
const FOLDERS_PASSED_OVER: &[&str] = &["node_modules", "__pycache__"];

/// The files to read for what the reader named, in the order given: files as they are, folders with
/// all that they hold, sorted by name. A file reached twice is given once; links are followed inside the folder
/// that was named, and a loop of them ends where it began. What leads out of it, is no file, or cannot be opened is
/// refused by name.
pub fn walk(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<IngestError>) {
    let mut walker = Walker::default();
    for path in paths {
        walker.named(path);
    }
    (walker.files, walker.refused)
}

/// Whether a path that leads nowhere is the address of a page.
fn is_address(path: &Path) -> bool {
    let text = path.to_string_lossy().to_lowercase();
    ["http://", "https://", "http:/", "https:/", "www."]
        .iter()
        .any(|start| text.starts_with(start))
}

#[derive(Default)]
struct Walker {
    files: Vec<PathBuf>,
    refused: Vec<IngestError>,
    /// Real paths of the files and folders that were reached.
    seen: HashSet<PathBuf>,
}

impl Walker {
    fn named(&mut self, path: &Path) {
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => self.folder(path),
            Ok(_) => self.file(path),
            Err(_) if is_address(path) => self.refused.push(IngestError::Address {
                path: path.to_owned(),
            }),
            Err(error) => self.refuse(path, error),
        }
    }

    /// Goes through a folder without recursion, so that its depth is no danger.
    fn folder(&mut self, path: &Path) {
        let root = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let mut waiting = vec![path.to_owned()];
        while let Some(path) = waiting.pop() {
            if let Some(target) = led_out(&path, &root) {
                self.refused.push(IngestError::LeadsOut { path, target });
                continue;
            }
            match fs::metadata(&path) {
                Ok(meta) if meta.is_dir() => {
                    if self.is_new(&path) {
                        let mut entries = self.entries(&path);
                        entries.sort_unstable_by(|a, b| b.cmp(a));
                        waiting.append(&mut entries);
                    }
                }
                Ok(meta) if meta.is_file() => self.file(&path),
                // Pipes, sockets and devices: reading one may wait for ever.
                Ok(_) => self.refused.push(IngestError::NotAFile { path }),
                Err(error) => self.refuse(&path, error),
            }
        }
    }

    fn entries(&mut self, folder: &Path) -> Vec<PathBuf> {
        let list = match fs::read_dir(folder) {
            Ok(list) => list,
            Err(error) => {
                self.refuse(folder, error);
                return Vec::new();
            }
        };
        let mut entries = Vec::new();
        for entry in list {
            match entry {
                Ok(entry) if !is_passed_over(&entry.path()) => entries.push(entry.path()),
                Ok(_) => {}
                Err(error) => self.refuse(folder, error),
            }
        }
        entries
    }

    fn file(&mut self, path: &Path) {
        if self.is_new(path) {
            self.files.push(path.to_owned());
        }
    }

    fn is_new(&mut self, path: &Path) -> bool {
        self.seen
            .insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
    }

    fn refuse(&mut self, path: &Path, error: std::io::Error) {
        self.refused.push(IngestError::from_io(path, error));
    }
}

/// Where a link leads that leads out of a folder.
fn led_out(path: &Path, root: &Path) -> Option<PathBuf> {
    let meta = fs::symlink_metadata(path).ok()?;
    if !meta.is_symlink() {
        return None;
    }
    let target = fs::canonicalize(path).ok()?;
    (!target.starts_with(root)).then_some(target)
}

/// Whether an entry of a folder is hidden, a leftover of an editor, or no article by its name.
fn is_passed_over(path: &Path) -> bool {
    let name = path
        .file_name()
        .map(OsStr::to_string_lossy)
        .unwrap_or_default();
    if name.starts_with(['.', '#']) || name.starts_with("~$") || name.ends_with('~') {
        return true;
    }
    let extension = path
        .extension()
        .map(|end| end.to_string_lossy().to_ascii_lowercase());
    let folder = FOLDERS_PASSED_OVER.contains(&name.as_ref());
    folder || extension.is_some_and(|end| PASSED_OVER.contains(&end.as_str()) && !path.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(root: &Path, name: &str) -> PathBuf {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "texte").unwrap();
        path
    }

    fn names(root: &Path, files: &[PathBuf]) -> Vec<String> {
        files
            .iter()
            .map(|file| file.strip_prefix(root).unwrap().display().to_string())
            .collect()
    }

    #[test]
    fn a_folder_gives_its_texts_sorted_and_passes_over_the_rest() {
        let root = tempfile::tempdir().unwrap();
        for name in [
            "b.md",
            "a/z.txt",
            "a/é.html",
            "c.JPG",
            ".git/x.md",
            "d",
            "notes~",
            "v1.zip/e.md",
        ] {
            write(root.path(), name);
        }
        write(root.path(), "node_modules/m/README.md");
        let (files, refused) = walk(&[root.path().to_owned()]);
        assert_eq!(
            names(root.path(), &files),
            ["a/z.txt", "a/é.html", "b.md", "d", "v1.zip/e.md"]
        );
        assert!(refused.is_empty());
    }

    #[test]
    fn files_that_are_named_are_taken_in_the_order_given_and_once() {
        let root = tempfile::tempdir().unwrap();
        let (b, hidden) = (write(root.path(), "b.png"), write(root.path(), ".a.md"));
        let (files, _) = walk(&[b.clone(), hidden.clone(), b.clone()]);
        assert_eq!(files, [b, hidden]);
    }

    #[test]
    fn what_does_not_exist_is_refused_by_name() {
        let (files, refused) = walk(&[PathBuf::from("/nowhere/at all.md")]);
        assert!(files.is_empty());
        assert!(matches!(refused[0], IngestError::NotFound { .. }));
        assert_eq!(refused[0].path(), Path::new("/nowhere/at all.md"));
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_folder_and_what_is_no_file_are_refused_by_name() {
        use std::os::unix::fs::symlink;
        let root = tempfile::tempdir().unwrap();
        write(root.path(), "in/a.md");
        let outside = write(root.path(), "out/secret.md");
        let folder = root.path().join("in");
        symlink(&outside, folder.join("file.md")).unwrap();
        symlink(root.path().join("out"), folder.join("folder")).unwrap();
        symlink(folder.join("folder"), folder.join("hop")).unwrap();
        symlink(folder.join("a.md"), folder.join("inside.md")).unwrap();
        let pipe = folder.join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        let (files, refused) = walk(std::slice::from_ref(&folder));
        assert_eq!(names(&folder, &files), ["a.md"]);
        let told: Vec<&Path> = refused.iter().map(IngestError::path).collect();
        let mut expected = vec![
            folder.join("file.md"),
            folder.join("folder"),
            folder.join("hop"),
        ];
        expected.extend(made.is_ok_and(|made| made.success()).then_some(pipe));
        assert_eq!(told, expected);
        assert!(
            matches!(&refused[0], IngestError::LeadsOut { target, .. } if target.ends_with("out/secret.md"))
        );
        // A link that is named itself is what the reader means.
        let (files, refused) = walk(&[folder.join("file.md"), folder.join("folder")]);
        assert_eq!((files.len(), refused.len()), (1, 0));
    }

    #[cfg(unix)]
    #[test]
    fn loops_of_links_end_and_dangling_links_are_refused() {
        use std::os::unix::fs::symlink;
        let root = tempfile::tempdir().unwrap();
        write(root.path(), "a/text.md");
        symlink(root.path(), root.path().join("a/up")).unwrap();
        symlink(
            root.path().join("gone.md"),
            root.path().join("a/dangling.md"),
        )
        .unwrap();
        let (files, refused) = walk(&[root.path().to_owned()]);
        assert_eq!(names(root.path(), &files), ["a/text.md"]);
        assert_eq!(refused.len(), 1);
    }
}
