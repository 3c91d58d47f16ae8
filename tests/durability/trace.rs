//! What a program did to files, as `strace` tells it.

use std::collections::HashMap;
use std::path::PathBuf;

/// One thing done to files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Did {
    Create(PathBuf),
    Write(PathBuf, Vec<u8>),
    Truncate(PathBuf, usize),
    Sync(PathBuf),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
    MakeFolder(PathBuf),
    /// Bytes on standard output.
    Say(Vec<u8>),
}

/// The options by which `strace` tells all that [`read`] understands.
pub const OPTIONS: [&str; 9] = [
    "-f",
    "-y",
    "-xx",
    "-s",
    "4000000",
    "-e",
    "signal=none",
    "-e",
    "trace=openat,write,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,rmdir,ftruncate,link,\
     linkat,symlink,symlinkat,mkdirat,pwrite64,writev,truncate,copy_file_range,sendfile,fallocate",
];

/// Reads a log of calls; those that failed are left out. A call that no test is made for ends the test.
pub fn read(log: &str) -> Vec<Did> {
    let mut begun: HashMap<&str, String> = HashMap::new();
    let mut all = Vec::new();
    for line in log.lines() {
        let Some((process, rest)) = line.split_once(' ') else {
            continue;
        };
        let rest = rest.trim_start();
        if let Some(first) = rest.strip_suffix(" <unfinished ...>") {
            begun.insert(process, first.to_owned());
            continue;
        }
        let whole = match rest.strip_prefix("<... ") {
            Some(after) => {
                let second = after.split_once(" resumed>").map_or("", |(_, rest)| rest);
                begun.remove(process).unwrap_or_default() + second
            }
            None => rest.to_owned(),
        };
        all.extend(call(&whole));
    }
    all
}

/// The bytes of `\x2f\x74`….
fn bytes(hex: &str) -> Vec<u8> {
    hex.split("\\x")
        .skip(1)
        .filter_map(|two| u8::from_str_radix(two.get(..2)?, 16).ok())
        .collect()
}

fn path(hex: &str) -> PathBuf {
    PathBuf::from(String::from_utf8(bytes(hex)).unwrap())
}

fn call(line: &str) -> Option<Did> {
    let (name, rest) = line.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(" = ")?;
    let result: i64 = result.split(['<', ' ']).next()?.parse().ok()?;
    if result < 0 {
        return None;
    }
    let strings: Vec<&str> = arguments.split('"').skip(1).step_by(2).collect();
    let file = || path(arguments.split_once('<')?.1.split_once('>')?.0).into();
    let file = || -> Option<PathBuf> { file() };
    Some(match name {
        "openat" if arguments.contains("O_TRUNC") => Did::Truncate(path(strings[0]), 0),
        "openat" if arguments.contains("O_CREAT") => Did::Create(path(strings[0])),
        "openat" => return None,
        "write" if arguments.starts_with("1<") => Did::Say(bytes(strings[0])),
        "write" => {
            let mut written = bytes(strings.first().unwrap_or(&""));
            written.truncate(result as usize);
            Did::Write(file()?, written)
        }
        "fsync" | "fdatasync" => Did::Sync(file()?),
        "rename" | "renameat" | "renameat2" => Did::Rename(path(strings[0]), path(strings[1])),
        "unlink" | "rmdir" => Did::Remove(path(strings[0])),
        "mkdir" => Did::MakeFolder(path(strings[0])),
        "ftruncate" => {
            let size = arguments.rsplit(", ").next()?.trim_end_matches(')');
            Did::Truncate(file()?, size.parse().ok()?)
        }
        other => panic!("{other} is not understood: {line}"),
    })
}

#[test]
fn a_log_of_calls_is_read() {
    let log = r#"12  openat(AT_FDCWD<\x2f>, "\x2f\x61", O_WRONLY|O_CREAT|O_EXCL, 0600) = 3<\x2f\x61>
12  write(3<\x2f\x61>, "\x62\x63", 2 <unfinished ...>
13  mkdir("\x2f\x64", 0700) = -1 EEXIST (File exists)
12  <... write resumed>) = 1
12  fsync(3<\x2f\x61>) = 0
13  rename("\x2f\x61", "\x2f\x65") = 0
13  write(1</dev/null>, "\x6f\x6b", 2) = 2
"#;
    let (a, e) = (PathBuf::from("/a"), PathBuf::from("/e"));
    assert_eq!(
        read(log),
        [
            Did::Create(a.clone()),
            Did::Write(a.clone(), b"b".to_vec()),
            Did::Sync(a.clone()),
            Did::Rename(a, e),
            Did::Say(b"ok".to_vec()),
        ]
    );
}
