//! The log of the interface: warnings and caught faults, in the folder of sessions, never on the screen.

use std::path::Path;

use tracing::level_filters::LevelFilter;
use tracing_appender::rolling::{RollingFileAppender, Rotation};

/// Begins to write the log below `folder`; where that cannot be, there is none. (Old files are not pruned by
/// the appender: it would tell of a failure on standard error, which is the screen.)
pub(super) fn begin(folder: &Path) {
    let appender = RollingFileAppender::builder()
        .rotation(Rotation::NEVER)
        .filename_prefix("glose")
        .filename_suffix("log")
        .build(folder.join("log"));
    if let Ok(appender) = appender {
        let _ = tracing_subscriber::fmt()
            .with_writer(std::sync::Mutex::new(appender))
            .with_ansi(false)
            .with_max_level(LevelFilter::WARN)
            .try_init();
    }
}
