#!/usr/bin/env python3
"""Checks a library's notes by reading the files alone: nothing of the program is used.

    check_notes.py LIBRARY [EXPECTED]
    check_notes.py -                    pairs of paths, one a line with a tab between, each answered by its
                                        lines and one that begins with "=" and the exit code

LIBRARY is the library's folder. EXPECTED is a file of JSON lines, one a fact that was acknowledged:
{"id": ..., "text": ...} the note is there with this text, {"id": ..., "tag": ...} it has this tag,
{"id": ..., "gone": true} it is not there and its file stands in the trash; later lines about the same
note add to earlier ones. After {"id": ..., "maybe": true} a deletion was begun and not acknowledged: the
note is there or in the trash; after {"id": ..., "or": TEXT} a change of its text was, and either text is
right. Every file must be whole: front matter closed, id as the file is named, text complete (a text that
begins with "begin" ends with "end"). Prints what is wrong, one a line; ends with 1 when anything is, with
0 otherwise.
"""

import json
import pathlib
import re
import sys


def read_note(path, wrong):
    """The fields of one note's file: id, tags, text; what is wrong with it goes into `wrong`."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        wrong.append(f"{path}: not UTF-8")
        return None
    if not text.startswith("---\n") or "\n---\n" not in text[4:]:
        wrong.append(f"{path}: torn: {len(raw)} bytes, front matter not closed")
        return None
    if "\0" in text or not text.endswith("\n"):
        wrong.append(f"{path}: torn: NUL or no end of line")
        return None
    head, body = text[4:].split("\n---\n", 1) if not text[4:].startswith("---\n") else ("", text[8:])
    found = re.search(r"^id: *\"?([0-9A-Za-z]+)\"?$", head, re.M)
    tags = re.search(r"^tags: *\[(.*)\]$", head, re.M)
    for key in ("article", "created", "modified"):
        if not re.search(rf"^{key}: *\S", head, re.M):
            wrong.append(f"{path}: without {key}")
    body = body.strip("\n")
    if body.startswith("begin") and not body.endswith("end"):
        wrong.append(f"{path}: torn text: {body[:30]!r}")
    return {
        "id": found.group(1) if found else None,
        "tags": [tag.strip().strip('"') for tag in tags.group(1).split(",")] if tags else [],
        "text": body,
    }


def notes_below(folder, wrong):
    """Every note below a folder by id."""
    notes = {}
    for path in sorted(folder.rglob("*.md")):
        if path.name.startswith("."):
            continue
        note = read_note(path, wrong)
        if note is None:
            continue
        if note["id"] != path.stem:
            wrong.append(f"{path}: holds the id {note['id']}")
        if path.stem in notes:
            wrong.append(f"{path}: the same note twice")
        notes[path.stem] = note
    return notes


def facts_of(path):
    """What was acknowledged and begun, by note: later lines add to earlier ones."""
    facts = {}
    for line in path.read_text("utf-8").splitlines():
        fact = json.loads(line)
        known = facts.setdefault(fact["id"], {})
        known["maybe"] = False
        if "text" in fact:
            known.pop("or", None)
        known.update({key: value for key, value in fact.items() if key != "id"})
    return facts


def compare(name, fact, there, gone, wrong):
    """Holds one note against what was acknowledged of it."""
    note = there.get(name)
    if fact.get("gone") and not fact.get("maybe"):
        if note is not None:
            wrong.append(f"{name}: deleted, and still there")
        if name not in gone:
            wrong.append(f"{name}: deleted, and not in the trash")
        return
    note = note or (gone.get(name) if fact.get("maybe") else None)
    if note is None:
        wrong.append(f"{name}: acknowledged, and lost")
        return
    if "text" in fact and note["text"] not in (fact["text"], fact.get("or", fact["text"])):
        wrong.append(f"{name}: acknowledged {fact['text']!r}, found {note['text']!r}")
    if "tag" in fact and not fact.get("maybe") and fact["tag"] not in note["tags"]:
        wrong.append(f"{name}: acknowledged the tag {fact['tag']!r}, found {note['tags']}")


def check(library, expected=None):
    """Reads, compares, tells; the exit code."""
    wrong = []
    there = notes_below(library / "notes", wrong)
    gone = {}
    for entry in sorted((library / "trash").glob("*/notes")):
        gone.update(notes_below(entry, wrong))
    facts = facts_of(expected) if expected else {}
    for name, fact in facts.items():
        compare(name, fact, there, gone, wrong)
    for line in wrong:
        print(line)
    print(f"{len(there)} notes, {len(gone)} in the trash, {len(facts)} acknowledged, {len(wrong)} wrong")
    return 1 if wrong else 0


def main():
    """One library, or one after the other as they are asked for."""
    paths = [pathlib.Path(word) for word in sys.argv[1:]]
    if sys.argv[1:] != ["-"]:
        return check(*paths)
    for line in sys.stdin:
        code = check(*map(pathlib.Path, line.rstrip("\n").split("\t")))
        print(f"={code}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
