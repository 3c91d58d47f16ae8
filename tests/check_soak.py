#!/usr/bin/env python3
"""Checks that what many processes did to one library at once is there, by reading the files alone.

    check_soak.py LIBRARY LOG

LOG is a file of JSON lines, one an act that was acknowledged, in the order of each actor:
{"note": WORD, "there": BOOL}                       one note holds the word, or none does
{"article": WORD, "there": BOOL}                    one article's text holds the word, or none does
{"tag": TAG, "on": WORD, "there": BOOL}             the article or note that holds WORD has the tag, or has it not
{"status": STATUS, "on": WORD}                      the article that holds WORD is so far read
{"search": NAME, "there": BOOL}                     a query is kept under this name
Of acts on the same thing the last counts. "there": null is an act that was not acknowledged: either is right.
Every file must be whole, no temporary file left, no id be there twice. Prints what is wrong, one a line, and
a count of what was checked; ends with 1 when anything is wrong, with 0 otherwise.
"""

import json
import pathlib
import re
import sys


def read(path, wrong):
    """A file's front matter and text; what is wrong with it goes into `wrong`."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        wrong.append(f"{path}: not UTF-8")
        return None
    if not text.startswith("---\n") or "\n---\n" not in text[3:]:
        wrong.append(f"{path}: torn: front matter not closed")
        return None
    head, body = text[4:].split("\n---\n", 1)
    identity = re.search(r"^id: *\"?([^\"\n]+?)\"?$", head, re.M)
    tags = re.search(r"^tags: *\[(.*)\]$", head, re.M)
    status = re.search(r"^status: *(\S+)$", head, re.M)
    return {
        "path": path,
        "id": identity.group(1) if identity else None,
        "tags": [tag.strip().strip('"') for tag in tags.group(1).split(",")] if tags else [],
        "status": status.group(1) if status else None,
        "words": set(re.findall(r"[\w-]+", body)),
    }


def read_all(folder, wrong):
    """The files of a folder, and of those in it."""
    files = []
    seen = {}
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            continue
        if path.suffix != ".md" or path.name.startswith("."):
            wrong.append(f"{path}: left behind")
            continue
        one = read(path, wrong)
        if one is None:
            continue
        if one["id"] in seen:
            wrong.append(f"{path}: holds the id of {seen[one['id']]}")
        seen[one["id"]] = path
        files.append(one)
    return files


def key_of(act):
    """What an act is about."""
    kind = next(kind for kind in ("note", "article", "tag", "status", "search") if kind in act)
    return (kind, act.get("on"), None if kind == "status" else act[kind])


def main():
    library, log = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    wrong = []
    notes = read_all(library / "notes", wrong)
    articles = read_all(library / "articles", wrong)
    table = library / "searches.toml"
    searches = table.read_text("utf-8") if table.exists() else ""
    last = {}
    for line in log.read_text("utf-8").splitlines():
        act = json.loads(line)
        last[key_of(act)] = act
    by_word = {}
    for kind, files in (("note", notes), ("article", articles)):
        for one in files:
            for word in one["words"]:
                by_word.setdefault((kind, word), []).append(one)
    checked = 0
    for (kind, on, name), act in sorted(last.items(), key=str):
        expected = act.get("there", True)
        if expected is None:
            continue
        checked += 1
        holders = by_word.get(("note", on), []) + by_word.get(("article", on), [])
        if kind in ("note", "article"):
            count = len(by_word.get((kind, name), []))
            if count != (1 if expected else 0):
                wrong.append(f"{kind} {name}: {count} times there, expected {int(expected)}")
        elif kind == "search":
            found = re.search(rf'^"?{re.escape(name)}"? *=', searches, re.M) is not None
            if found != expected:
                wrong.append(f"search {name}: {found}, expected {expected}")
        elif not holders:
            if last.get(("article", None, on), {}).get("there") and expected:
                wrong.append(f"{kind} {name}: what holds {on} is gone")
        elif kind == "tag":
            if any((name in one["tags"]) != expected for one in holders):
                wrong.append(f"tag {name} on {on}: expected {expected}")
        elif kind == "status":
            if any(one["status"] != act["status"] for one in holders):
                wrong.append(f"status of {on}: not {act['status']}")
    for line in wrong:
        print(line)
    print(f"{checked} acts checked: {len(articles)} articles, {len(notes)} notes, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
