#!/usr/bin/env python3
"""MRR@10 of glose beside SQLite FTS5, over a set of questions with one answer each.
usage: ranking.py GLOSE_BINARY DIR    (DIR: docs.jsonl with id, title, lang, text; queries.jsonl with query, answer)

FTS5: porter unicode61 remove_diacritics 2, OR of the words, bm25, on the same passages. Glose: `add`, then
`search --batch`, through its own files and command line. Exit code 1 unless glose is 0.01 ahead."""
import json, os, re, sqlite3, subprocess, sys, tempfile

glose, folder = sys.argv[1], sys.argv[2]
read = lambda name: [json.loads(line) for line in open(os.path.join(folder, name), encoding="utf-8")]
docs, queries = read("docs.jsonl"), read("queries.jsonl")


text_of = {d["id"]: d["text"].strip() for d in docs}


def mrr(answers):
    """A passage that stands twice in the set is the same answer: a library keeps it once."""
    total = 0
    for q, ids in zip(queries, answers):
        texts = list(dict.fromkeys(text_of[id] for id in ids))
        wanted = text_of[q["answer"]]
        total += 1 / (texts.index(wanted) + 1) if wanted in texts else 0
    return total / len(queries)


def fts5():
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, title, text, tokenize='porter unicode61 remove_diacritics 2')")
    db.executemany("INSERT INTO t VALUES (?,?,?)", [(d["id"], d["title"], d["text"]) for d in docs])
    for q in queries:
        words = re.findall(r"\w+", q["query"])
        match = " OR ".join('"%s"' % word for word in words)
        yield [row[0] for row in db.execute("SELECT id FROM t WHERE t MATCH ? ORDER BY bm25(t) LIMIT 10", (match,))]


def ours():
    with tempfile.TemporaryDirectory() as tmp:
        texts, library = os.path.join(tmp, "texts"), os.path.join(tmp, "library")
        os.mkdir(texts)
        for d in docs:
            with open(os.path.join(texts, d["id"] + ".md"), "w", encoding="utf-8") as out:
                head = {"title": d["title"], "lang": d["lang"]}
                lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items() if value]
                out.write("---\n%s\n---\n%s\n" % ("\n".join(lines), d["text"]))
        lines = os.path.join(tmp, "queries")
        with open(lines, "w", encoding="utf-8") as out:
            out.writelines(q["query"].replace("\n", " ") + "\n" for q in queries)
        env = dict(os.environ, XDG_CACHE_HOME=tmp, XDG_STATE_HOME=tmp, XDG_CONFIG_HOME=tmp)
        run = lambda *args: subprocess.run([glose, "--library", library, *args], env=env, capture_output=True, text=True)
        run("add", texts)
        for line in run("search", "--batch", lines, "--limit", "10", "--json").stdout.splitlines():
            yield [os.path.splitext(os.path.basename(hit["source"]))[0] for hit in json.loads(line)["hits"]]


peer, own = mrr(list(fts5())), mrr(list(ours()))
print(f"MRR@10 over {len(queries)} questions, {len(docs)} passages: glose {own:.4f}, FTS5 {peer:.4f}, ahead by {own - peer:+.4f}")
sys.exit(0 if own - peer >= 0.01 else 1)
