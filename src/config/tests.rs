//! Settings as readers write them, and what is said of those that cannot be used.

use std::fs;

use super::*;
use crate::library::Color;
use crate::text::Language;

fn refused(text: &str) -> String {
    Config::parse(text).unwrap_err()
}

#[test]
fn an_empty_file_is_the_defaults() {
    for text in ["", "\n", "# only a remark\n"] {
        assert_eq!(Config::parse(text), Ok(Config::default()), "{text:?}");
    }
}

#[test]
fn every_setting_is_read_in_each_of_its_words() {
    for (line, fits) in [
        ("language = \"fr\"", |it: &Config| {
            it.language() == Some(Language::French)
        }),
        ("language = \"auto\"", |it: &Config| it.language().is_none()),
        ("theme = \"light\"", |it: &Config| it.theme == Theme::Light),
        ("theme = \"none\"", |it: &Config| it.theme == Theme::None),
        ("glyphs = \"ascii\"", |it: &Config| {
            it.glyphs == Glyphs::Ascii
        }),
        ("measure = 80", |it: &Config| it.measure == 80),
        ("alignment = \"justified\"", |it: &Config| {
            it.typesetting().alignment == Alignment::Justified
        }),
        ("hyphenation = true", |it: &Config| {
            it.typesetting().hyphenation
        }),
        ("spacing = \"open\"", |it: &Config| {
            it.typesetting().spacing == Spacing::Open
        }),
        ("margin = \"panel\"", |it: &Config| {
            it.margin == Margin::Panel
        }),
        ("group = \"month\"", |it: &Config| it.group == Group::Month),
        ("typography = \"nbsp\"", |it: &Config| {
            it.typography == Typography::Nbsp
        }),
        ("mouse = false", |it: &Config| !it.mouse),
    ] as [(&str, fn(&Config) -> bool); 13]
    {
        let config = Config::parse(line).unwrap();
        assert!(fits(&config), "{line}: {config:?}");
    }
}

#[test]
fn a_word_that_is_no_value_is_named_with_its_line_and_the_words_that_are() {
    for (text, parts) in [
        (
            "theme = \"mauve\"",
            &["line 1", "mauve", "dark", "light"][..],
        ),
        (
            "mouse = true\nmargin = \"left\"",
            &["line 2", "left", "column", "panel"],
        ),
        ("measure = \"wide\"", &["line 1", "wide"]),
        ("measure = -4", &["line 1", "-4"]),
        ("mouse = 1", &["line 1", "boolean"]),
        ("language = \"de\"", &["language", "de", "fr, en"]),
        ("[colors]\norange = \"x\"", &["orange", "yellow"]),
        ("[keys.reader]\nnote = \"a\"", &["line 2"]),
        ("theme = ", &["line 1"]),
        ("theme = \"dark\"\ntheme = \"light\"", &["line 2"]),
    ] {
        let said = refused(text);
        for part in parts {
            assert!(said.contains(part), "{text:?}: {part} in {said}");
        }
    }
}

#[test]
fn a_measure_stays_within_what_can_be_read() {
    for (typed, measure) in [
        (0, 40),
        (39, 40),
        (40, 40),
        (66, 66),
        (100, 100),
        (101, 100),
    ] {
        let config = Config::parse(&format!("measure = {typed}")).unwrap();
        assert_eq!(config.measure, measure, "{typed}");
    }
}

#[test]
fn colours_have_the_readers_names_and_keys_the_readers_commands() {
    let config = Config::parse(
        "[colors]\nyellow = \" la  thèse \"\nblue = \"\"\n[keys.reader]\nnote = [\"a\", \"C-n\"]\n",
    )
    .unwrap();
    assert_eq!(config.colors.get(Color::Yellow), Some("la thèse"));
    assert_eq!(config.colors.get(Color::Blue), None);
    assert_eq!(config.keys["reader"]["note"], ["a", "C-n"]);
}

#[test]
fn settings_are_the_same_when_they_are_written_and_read() {
    let mut config =
        Config::parse("theme = \"light\"\nmeasure = 72\n[colors]\npink = \"x\"\n").unwrap();
    config.mouse = false;
    let written = toml::to_string(&config).unwrap();
    assert_eq!(Config::parse(&written), Ok(config));
}

#[test]
fn a_file_that_is_not_there_is_the_defaults_and_one_that_is_broken_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    assert_eq!(Config::read(&path).unwrap(), Config::default());
    for (bytes, part) in [
        (&b"theme = \"mauve\"\n"[..], "mauve"),
        (b"measure = = 3\n", "line 1"),
        (b"# fine\ntheme = \"\xe9\"\n", "line 2"),
    ] {
        fs::write(&path, bytes).unwrap();
        let said = Config::read(&path).unwrap_err().to_string();
        assert!(
            said.contains("config.toml") && said.contains(part),
            "{said}"
        );
        assert_eq!(fs::read(&path).unwrap(), bytes, "it is left as it is");
    }
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let said = Config::read(&path).unwrap_err().to_string();
    assert!(said.contains("config.toml"), "{said}");
}

#[test]
fn one_setting_is_kept_without_touching_the_others() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    fs::write(
        &path,
        "# à moi\ntheme = \"dark\" # le soir\r\nmeasure = 70\r\n",
    )
    .unwrap();
    keep(&path, &["theme"], &Value::Text("light".into())).unwrap();
    keep(&path, &["mouse"], &Value::Flag(false)).unwrap();
    keep(&path, &["colors", "blue"], &Value::Text("doute".into())).unwrap();
    keep(&path, &["measure"], &Value::Default).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("# à moi") && text.contains("# le soir"),
        "{text}"
    );
    let config = Config::read(&path).unwrap();
    assert_eq!(
        (config.theme, config.mouse, config.measure),
        (Theme::Light, false, 66)
    );
    assert_eq!(config.colors.get(Color::Blue), Some("doute"));
}

#[test]
fn the_folders_of_a_trial_stand_below_it() {
    let folder = Path::new("/tmp/essai");
    let places = Places::below(folder);
    let all = [
        &places.library,
        &places.index,
        &places.state,
        &places.refuge,
        &places.config,
    ];
    for (at, place) in all.iter().enumerate() {
        assert!(place.starts_with(folder) && place.as_path() != folder);
        assert!(!all[..at].contains(place), "each has its own");
    }
}

#[test]
fn an_editor_is_split_into_words_as_a_shell_does() {
    assert_eq!(words_of("emacsclient -a ''"), ["emacsclient", "-a", ""]);
    assert_eq!(words_of("code --wait"), ["code", "--wait"]);
    assert_eq!(
        words_of("\"/opt/My Editor/ed\" -n"),
        ["/opt/My Editor/ed", "-n"]
    );
    assert_eq!(words_of("it's broken"), ["it's", "broken"]);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("my editor");
    fs::write(&path, "").unwrap();
    let path = path.display().to_string();
    assert_eq!(words_of(&path), [path]);
}

#[test]
fn the_sample_file_says_the_defaults() {
    let uncommented: String = sample()
        .lines()
        .filter_map(|line| line.strip_prefix("#: "))
        .flat_map(|line| [line, "\n"])
        .collect();
    assert_eq!(Config::parse(&uncommented), Ok(Config::default()));
}

#[test]
fn what_is_no_setting_is_named_with_its_line() {
    let error = Config::parse("measure = 70\ncolour = 1\n").unwrap_err();
    assert!(
        error.contains("colour") && error.contains("line 2"),
        "{error}"
    );
    assert!(Config::parse("language = \"de\"").is_err());
    assert_eq!(
        Config::parse("measure = 9000").map(|config| config.measure),
        Ok(100)
    );
}
