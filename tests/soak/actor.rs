//! A shell that runs one command after the other.

use std::fs;
use std::process::Output;

use serde_json::{Value, json};

use crate::home::{Dice, Home, said};
use crate::{Log, Until};

/// The word by which an article that all share is known in its text.
pub fn word_of(title: &str) -> String {
    let letters = title.chars().filter(char::is_ascii_alphanumeric);
    format!("mot{}", letters.collect::<String>())
}

/// The slug of the article that everyone changes.
const SHARED: &str = "partage";

pub struct Actor<'a> {
    home: &'a Home,
    log: &'a Log,
    at: usize,
    dice: Dice,
    made: usize,
    /// Own articles: id and word.
    articles: Vec<(String, String)>,
    /// Own notes: id and word.
    notes: Vec<(String, String)>,
    /// Tags put on the shared article.
    tags: Vec<String>,
}

impl<'a> Actor<'a> {
    pub fn new(home: &'a Home, log: &'a Log, at: usize) -> Self {
        Self {
            home,
            log,
            at,
            dice: Dice(at as u64 + 1),
            made: 0,
            articles: Vec::new(),
            notes: Vec::new(),
            tags: Vec::new(),
        }
    }

    /// Acts until it is time to stop; how many acts were done.
    pub fn act(mut self, until: Until) -> usize {
        let mut done = 0;
        while until.goes_on(done) {
            // What is needed for the others comes first.
            match if done < 2 {
                done as u64
            } else {
                self.dice.below(10)
            } {
                0 => self.add(),
                1 => self.note(),
                2 | 3 => self.tag_shared(),
                4 => self.untag_shared(),
                5 => self.tag_own_note(),
                6 => self.status(),
                7 => self.edit_note(),
                8 => self.delete_note(),
                _ => self.delete_and_restore(),
            }
            done += 1;
        }
        done
    }

    fn word(&mut self, kind: &str) -> String {
        self.made += 1;
        format!("{kind}{}x{}", self.at, self.made)
    }

    fn run(&self, words: &[&str]) -> Output {
        let ran = self.home.run(words);
        assert!(ran.status.success(), "{words:?} {ran:?} {}", said(&ran));
        ran
    }

    fn told(&self, words: &[&str]) -> Value {
        let ran = self.run(words);
        serde_json::from_slice(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
    }

    fn any(&mut self, of: usize) -> usize {
        self.dice.below(of as u64) as usize
    }

    fn add(&mut self) {
        let word = self.word("article");
        let file = format!("{word}.md");
        // Half of them have one title.
        let title = if self.made.is_multiple_of(2) {
            "Un même titre"
        } else {
            &word
        };
        let text = format!("# {title}\n\nLes capteurs comptent, {word}.\n");
        fs::write(self.home.path(&file), text).unwrap();
        let told = self.told(&["add", "--json", &file]);
        assert_eq!(told["outcome"], "added", "{told}");
        self.log.write(&json!({"article": word, "there": true}));
        self.articles
            .push((told["id"].as_str().unwrap().to_owned(), word));
    }

    fn note(&mut self) {
        let word = self.word("note");
        let told = self.told(&[
            "note", SHARED, "--quote", "comptent", "--text", &word, "--json",
        ]);
        self.log.write(&json!({"note": word, "there": true}));
        self.notes
            .push((told["id"].as_str().unwrap().to_owned(), word));
    }

    fn tag_shared(&mut self) {
        let tag = self.word("t");
        self.run(&["tag", SHARED, &format!("+{tag}")]);
        self.log
            .write(&json!({"tag": tag, "on": word_of("Partagé"), "there": true}));
        self.tags.push(tag);
    }

    fn untag_shared(&mut self) {
        let Some(tag) = self.tags.pop() else {
            return self.tag_shared();
        };
        self.run(&["tag", SHARED, &format!("-{tag}")]);
        self.log
            .write(&json!({"tag": tag, "on": word_of("Partagé"), "there": false}));
    }

    fn tag_own_note(&mut self) {
        if self.notes.is_empty() {
            return self.note();
        }
        let at = self.any(self.notes.len());
        let (id, word) = self.notes[at].clone();
        let tag = self.word("t");
        self.run(&["tag", &id, &format!("+{tag}")]);
        self.log
            .write(&json!({"tag": tag, "on": word, "there": true}));
    }

    fn status(&mut self) {
        if self.articles.is_empty() {
            return self.add();
        }
        let at = self.any(self.articles.len());
        let (id, word) = self.articles[at].clone();
        let status = ["inbox", "reading", "done"][self.any(3)];
        self.run(&["status", &id, status]);
        self.log.write(&json!({"status": status, "on": word}));
    }

    /// An export in which the note has other words is read again.
    fn edit_note(&mut self) {
        if self.notes.is_empty() {
            return self.note();
        }
        let at = self.any(self.notes.len());
        let (id, former) = self.notes[at].clone();
        let word = self.word("edit");
        let mut export = self.told(&["export", "--format", "json", "--article", SHARED]);
        let article = &mut export["articles"][0];
        let all = article["annotations"].as_array().unwrap();
        let mut note = all
            .iter()
            .find(|note| note["id"] == id.as_str())
            .unwrap()
            .clone();
        note["note"] = word.clone().into();
        note["modified"] = format!(
            "2099-01-01T00:{:02}:{:02}Z",
            self.made / 60 % 60,
            self.made % 60
        )
        .into();
        article["annotations"] = json!([note]);
        let file = format!("{word}.json");
        fs::write(self.home.path(&file), export.to_string()).unwrap();
        let told = self.told(&["add", "--json", &file]);
        assert_eq!(told["outcome"], "updated", "{told}");
        self.log.write(&json!({"note": former, "there": false}));
        self.log.write(&json!({"note": word, "there": true}));
        self.notes[at].1 = word;
    }

    fn delete_note(&mut self) {
        let Some((id, word)) = self.notes.pop() else {
            return self.note();
        };
        self.run(&["delete", &id]);
        self.log.write(&json!({"note": word, "there": false}));
    }

    fn delete_and_restore(&mut self) {
        let Some((id, word)) = self.articles.pop() else {
            return self.add();
        };
        self.run(&["delete", &id]);
        self.log.write(&json!({"article": word, "there": false}));
        if self.any(2) == 0 {
            self.run(&["restore", &id]);
            self.log.write(&json!({"article": word, "there": true}));
            self.articles.push((id, word));
        }
    }
}
