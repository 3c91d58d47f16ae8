//! The `glose` program: arguments in, exit code out.

use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let ended = glose::cli::run(std::env::args_os());
    if let Some(message) = ended.message {
        // Where nobody reads standard error, the exit code still speaks.
        let _ = writeln!(std::io::stderr(), "{message}");
    }
    ExitCode::from(ended.code)
}
