//! Changing one setting in the reader's file: every other line, comment and key stays as it is.

use std::fs;
use std::path::Path;

use toml_edit::{DocumentMut, Item, Table, value};

use super::ConfigError;
use crate::library;

/// The value of a setting, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A word or a text.
    Text(String),
    /// A number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// The default: the setting's line is taken out.
    Default,
}

/// Keeps one setting in a file, which is made where there is none. `key` is its name, after that of the table
/// that it stands in where it stands in one.
///
/// # Errors
/// The file is there and cannot be read, or is no TOML (it is left as it is); the system refused the write.
pub fn keep(path: &Path, key: &[&str], value: &Value) -> Result<(), ConfigError> {
    // A file that is a link somewhere else stays one.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().unwrap_or(Path::new("."));
    library::make_folder(folder)?;
    let lock = library::Lock::of(folder);
    library::edit_toml(&path, &lock, |document| change(document, key, value))?;
    Ok(())
}

/// Changes one setting of a settings file.
fn change(document: &mut DocumentMut, key: &[&str], new: &Value) -> Result<(), String> {
    let Some((name, tables)) = key.split_last() else {
        return Ok(());
    };
    let mut table: &mut dyn toml_edit::TableLike = document.as_table_mut();
    for part in tables {
        if *new == Value::Default && !table.contains_key(part) {
            return Ok(());
        }
        let item = table.entry(part).or_insert(Item::Table(Table::new()));
        table = item
            .as_table_like_mut()
            .ok_or_else(|| format!("{part}: [{part}]"))?;
    }
    if table.get(name).is_some_and(|there| !there.is_value()) {
        return Err(format!("[{name}]"));
    }
    put(table, name, new);
    Ok(())
}

/// Puts a value into a table; what stands around the one before, a comment behind it, stays.
fn put(table: &mut dyn toml_edit::TableLike, name: &str, new: &Value) {
    let mut item = match new {
        Value::Text(text) => value(text.as_str()),
        Value::Number(number) => value(*number),
        Value::Flag(flag) => value(*flag),
        Value::Default => {
            table.remove(name);
            return;
        }
    };
    let decor = table
        .get(name)
        .and_then(Item::as_value)
        .map(|there| there.decor().clone());
    if let (Some(there), Some(value)) = (decor, item.as_value_mut()) {
        *value.decor_mut() = there;
    }
    match table.get_mut(name) {
        Some(there) => *there = item,
        None => {
            table.insert(name, item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, sample};
    use crate::library::LibraryError;

    /// The text of a settings file with one setting changed.
    fn change(text: &str, key: &[&str], new: &Value) -> Result<String, String> {
        let mut document: DocumentMut = text.parse().unwrap();
        super::change(&mut document, key, new)?;
        Ok(document.to_string())
    }

    const OWN: &str =
        "# Mine.\nmeasure = 72 # as in books\nfuture = \"kept\"\n\n[keys.reader]\nnote = [\"a\"]\n";

    #[test]
    fn one_setting_changes_and_comments_and_unknown_keys_stay() {
        let changed = change(OWN, &["measure"], &Value::Number(60)).unwrap();
        assert_eq!(changed, OWN.replace("72", "60"));
        let changed = change(OWN, &["mouse"], &Value::Flag(false)).unwrap();
        assert!(changed.starts_with("# Mine.\nmeasure = 72 # as in books\n"));
        assert!(changed.contains("\nmouse = false\n"), "{changed}");
        assert!(changed.ends_with("[keys.reader]\nnote = [\"a\"]\n"));
    }

    #[test]
    fn a_name_goes_into_its_table_and_out_again() {
        let named = change(OWN, &["colors", "blue"], &Value::Text("doute".into())).unwrap();
        assert!(named.contains("[colors]\nblue = \"doute\"\n"), "{named}");
        let gone = change(&named, &["colors", "blue"], &Value::Default).unwrap();
        assert!(!gone.contains("blue"), "{gone}");
        let never = change(OWN, &["colors", "blue"], &Value::Default).unwrap();
        assert_eq!(never, OWN);
    }

    #[test]
    fn a_sample_file_takes_settings_and_is_read_again() {
        let changed = change(sample(), &["theme"], &Value::Text("light".into())).unwrap();
        let changed = change(&changed, &["colors", "pink"], &Value::Text("figure".into())).unwrap();
        let config = Config::parse(&changed).unwrap();
        assert_eq!(config.theme, crate::config::Theme::Light);
        assert_eq!(config.colors.parse("Figure"), Some(library::Color::Pink));
        let lines = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
        assert_eq!(lines(&changed), lines(sample()));
    }

    #[test]
    fn a_broken_file_is_left_as_it_is_and_a_missing_one_is_made() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("glose/config.toml");
        keep(&path, &["mouse"], &Value::Flag(false)).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "mouse = false\n");
        for broken in [
            &b"measure = = 3\n"[..],
            b"theme = \"clair\xe9\"\n",
            b"[mouse]\n",
        ] {
            fs::write(&path, broken).unwrap();
            let refused = keep(&path, &["mouse"], &Value::Flag(true));
            assert!(matches!(
                refused,
                Err(ConfigError::Write(LibraryError::NotToml { .. }))
            ));
            assert_eq!(fs::read(&path).unwrap(), broken);
        }
    }
}
