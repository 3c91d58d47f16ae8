//! A fault of ours: written to a report that can be sent, and told; never a trace thrown at the reader.

use std::backtrace::Backtrace;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use crate::workspace::{Hint, Problem, ProblemKind};

/// The folder's newest reports that are kept.
const KEPT: usize = 10;

/// What is known of the last fault.
#[derive(Debug, Clone, Default)]
struct Last {
    said: String,
    report: Option<PathBuf>,
}

/// Runs a job. Where it panics, a report is written below `folder`, and what is to be told is returned.
///
/// # Errors
/// The job panicked.
pub(super) fn catch<T>(folder: Option<PathBuf>, job: impl FnOnce() -> T) -> Result<T, Problem> {
    let last = Arc::new(Mutex::new(Last::default()));
    let noted = Arc::clone(&last);
    std::panic::set_hook(Box::new(move |panic| {
        let said = panic.to_string();
        let report = folder.as_deref().and_then(|folder| write(folder, panic));
        *noted.lock().unwrap_or_else(PoisonError::into_inner) = Last { said, report };
    }));
    catch_unwind(AssertUnwindSafe(job)).map_err(|_| {
        let last = last.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match last.report {
            Some(report) => {
                let name = report.display().to_string();
                Problem::new(ProblemKind::Crash, &name, Hint::ReportCrash)
            }
            None => Problem::new(ProblemKind::CrashUnwritten, &last.said, Hint::ReportCrash),
        }
    })
}

/// Writes a report for the reader alone; `None` where that cannot be.
fn write(folder: &Path, panic: &PanicHookInfo<'_>) -> Option<PathBuf> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .ok()?;
    forget_old(folder);
    let now = Timestamp::now();
    let name = format!("fault-{}-{}.txt", now.as_millisecond(), std::process::id());
    let path = folder.join(name);
    let mut file = OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(&path)
        .ok()?;
    let text = format!(
        "glose {} {} {}\n{now}\n{panic}\n\n{}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        Backtrace::force_capture(),
    );
    file.write_all(text.as_bytes()).ok()?;
    Some(path)
}

/// Removes the oldest reports.
fn forget_old(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_report = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with("fault-"))
    };
    let mut reports: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(is_report)
        .collect();
    reports.sort();
    let too_many = (reports.len() + 1).saturating_sub(KEPT);
    for old in reports.iter().take(too_many) {
        let _ = fs::remove_file(old);
    }
}

/// In a build for tests, a fault that `GLOSE_FAULT` asks a command for.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "so that tests see what a fault comes to")]
pub(super) fn panic_if_asked() {
    if let Some(said) = std::env::var("GLOSE_FAULT")
        .ok()
        .and_then(|it| it.strip_prefix("command:").map(str::to_owned))
    {
        std::panic::panic_any(said);
    }
}
