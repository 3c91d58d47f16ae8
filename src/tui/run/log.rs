//! The log of the interface: warnings and caught faults, in the folder of sessions, never on the screen.

use std::fs::{OpenOptions, Permissions, set_permissions};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

use tracing::level_filters::LevelFilter;
use tracing_appender::rolling::{RollingFileAppender, Rotation};

use crate::library::make_folder;

/// The name of the log, and its ending.
const NAME: (&str, &str) = ("glose", "log");

/// Begins to write the log below `folder`, both for the reader alone; where that cannot be, there is none. (Old files
/// are not pruned by the appender: it would tell of a failure on standard error, which is the screen.)
pub(super) fn begin(folder: &Path) {
    let inside = folder.join("log");
    if !make_private(folder, &inside) {
        return;
    }
    let appender = RollingFileAppender::builder()
        .rotation(Rotation::NEVER)
        .filename_prefix(NAME.0)
        .filename_suffix(NAME.1)
        .build(inside);
    if let Ok(appender) = appender {
        let _ = tracing_subscriber::fmt()
            .with_writer(std::sync::Mutex::new(appender))
            .with_ansi(false)
            .with_max_level(LevelFilter::WARN)
            .try_init();
    }
}

/// Makes the folders and the file of the log before the appender does, which leaves them to everyone; those that an
/// earlier version left so are closed. Whether there is a file to write to.
fn make_private(folder: &Path, inside: &Path) -> bool {
    let file = inside.join(format!("{}.{}", NAME.0, NAME.1));
    let made = make_folder(inside).is_ok()
        && OpenOptions::new()
            .append(true)
            .create(true)
            .mode(0o600)
            .open(&file)
            .is_ok();
    for folder in [folder, inside] {
        let _ = set_permissions(folder, Permissions::from_mode(0o700));
    }
    made && set_permissions(&file, Permissions::from_mode(0o600)).is_ok()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_an_earlier_version_left_open_is_closed() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("state");
        let inside = folder.join("log");
        fs::create_dir_all(&inside).unwrap();
        fs::write(inside.join("glose.log"), "old\n").unwrap();
        for open in [&folder, &inside] {
            set_permissions(open, Permissions::from_mode(0o755)).unwrap();
        }
        assert!(make_private(&folder, &inside));
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&inside)), (0o700, 0o700));
        assert_eq!(mode(&inside.join("glose.log")), 0o600);
        assert_eq!(
            fs::read_to_string(inside.join("glose.log")).unwrap(),
            "old\n"
        );
    }
}
