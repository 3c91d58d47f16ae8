//! What mutation begins with.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of what once broke a target.
pub fn corpus(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz/corpus")
        .join(target)
}

/// The files of a folder and of those below it, in order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    found
}

/// Texts to begin with, the same at every run: a target's own, the fixtures, and short ones.
pub fn of(target: &str) -> Vec<Vec<u8>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let own = files(&corpus(target));
    let mut all: Vec<Vec<u8>> = own.iter().map(|path| fs::read(path).unwrap()).collect();
    for path in files(&fixtures) {
        let mut text = fs::read(path).unwrap();
        text.truncate(32 * 1024);
        all.push(text);
    }
    let short = [
        "",
        "a",
        "---\ntitle: \"A: b\"\nauthor: é\ntags: [a, \"b c\"]\ndate: 2017-02\n# note\nextra:\n  - 1\n  - x: y\n---\n\nBody.\n",
        "<!DOCTYPE html><html lang=fr><head><title>T</title><meta name=author content=A></head><body><article>\
         <h1>T</h1><p>Un <em>deux</em> trois.</p><ul><li>a<li>b</ul><pre>c\n d</pre></article></body></html>",
        "{\"format\":\"glose-excerpts\",\"version\":1,\"articles\":[{\"id\":\"01J\",\"slug\":\"a\",\"title\":\"A\",\
         \"body\":\"b c\",\"annotations\":[{\"id\":\"01K\",\"note\":\"n\",\"quote\":\"b\",\"color\":\"green\"}]}]}",
        "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"Annotation\",\"target\":{\"source\":\"http://a\",\
         \"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"b\"}}}",
        "Highlight,Title,Author,URL,Note,Location,Date\n\"a, b\",T,A,http://a,'=n,1,2020-10-05 10:15:30+00:00\n",
        "données ouvertes -\"ville intelligente\" (tag:iot OR langue:fr) publié:2017..2018 =été numéri* titre:\"a b\"~",
        "L’été, les capteurs comptent 1 500 vélos ; porte-clés, aujourd’hui, S.N.C.F., beta.gouv.fr, e-mail.",
    ];
    all.extend(short.iter().map(|text| text.as_bytes().to_vec()));
    all
}
