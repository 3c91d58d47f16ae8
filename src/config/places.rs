//! The folders that Glose uses.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The folders that Glose uses (XDG on Linux).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The library: everything that belongs to the reader.
    pub library: PathBuf,
    /// The index of this library; may be deleted at any time.
    pub index: PathBuf,
    /// Drafts and reading positions of this library.
    pub state: PathBuf,
    /// Where drafts stand when the state folder cannot be written: gone when the system restarts.
    pub refuge: PathBuf,
    /// The settings file.
    pub config: PathBuf,
}

impl Places {
    /// The system's folders; `library` (the command line, else `GLOSE_LIBRARY`) overrides the first.
    /// `None` where the system has no home folder.
    pub fn find(library: Option<&Path>) -> Option<Self> {
        let given = library.map(Path::to_owned).or_else(|| {
            std::env::var_os("GLOSE_LIBRARY")
                .filter(|v| !v.is_empty())
                .map(PathBuf::from)
        });
        let dirs = ProjectDirs::from("", "", "glose")?;
        let library = given.unwrap_or_else(|| dirs.data_dir().to_owned());
        let library = absolute(&library);
        let name = hash_of(&library);
        let state = dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir());
        // Where the system has no folder for what lives as long as a login, drafts stand in the one for passing files.
        let runtime = dirs
            .runtime_dir()
            .map_or_else(own_temporary, Path::to_owned);
        Some(Self {
            refuge: runtime.join(&name),
            index: dirs.cache_dir().join(&name),
            state: state.join(&name),
            config: dirs.config_dir().join("config.toml"),
            library,
        })
    }

    /// Folders that all stand below one: for a trial library.
    pub fn below(folder: &Path) -> Self {
        Self {
            library: folder.join("library"),
            index: folder.join("index"),
            state: folder.join("state"),
            refuge: folder.join("refuge"),
            config: folder.join("config.toml"),
        }
    }
}

/// A folder of this user's in the system's one for passing files.
fn own_temporary() -> PathBuf {
    let user = rustix::process::getuid().as_raw();
    std::env::temp_dir().join(format!("glose-{user}"))
}

/// A path as the system knows it: links resolved where it exists.
fn absolute(path: &Path) -> PathBuf {
    path.canonicalize()
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned())
}

/// A folder's name from a library's path.
fn hash_of(path: &Path) -> String {
    let hash = blake3::hash(path.as_os_str().as_encoded_bytes());
    hash.to_hex().chars().take(16).collect()
}
