//! The log of the interface: warnings and caught faults, in the folder of sessions, never on the screen.

use std::path::Path;

use tracing::level_filters::LevelFilter;
use tracing_appender::rolling::{RollingFileAppender, Rotation};

/// How many days of the log are kept.
const DAYS: usize = 7;

/// Begins to write the log below `folder`, one file a day; where that cannot be, there is none.
pub(super) fn begin(folder: &Path) {
    let appender = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("glose")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(folder.join("log"));
    if let Ok(appender) = appender {
        let _ = tracing_subscriber::fmt()
            .with_writer(std::sync::Mutex::new(appender))
            .with_ansi(false)
            .with_max_level(LevelFilter::WARN)
            .try_init();
    }
}
