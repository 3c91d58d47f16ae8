//! What the tags of site generators (Jekyll, Eleventy, Hugo) leave in a text: images, links, and nothing
//! where they are machinery.

/// Longest tag, in bytes; what is longer is text.
const LONGEST: usize = 4000;

/// How tags open and close.
const KINDS: [(&str, &str); 4] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")];

/// Replaces template tags by what they stand for: an image tag by an image, a reference by its address,
/// the site's address by nothing. Other `{% … %}`, `{{< … >}}` and `{{% … %}}` go, and the line with them
/// where they stand alone. Code is left as it is, but for `raw` and `endraw`.
pub(super) fn resolve(body: &str) -> String {
    if !body.contains("{{") && !body.contains("{%") {
        return body.to_owned();
    }
    let mut resolver = Resolver {
        body,
        out: String::with_capacity(body.len()),
        closers: Closers::default(),
        is_raw: false,
    };
    let mut in_fence = false;
    let mut at = 0;
    while let Some(rest) = body.get(at..).filter(|rest| !rest.is_empty()) {
        let line = rest.split_inclusive('\n').next().unwrap_or(rest);
        let is_fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        in_fence ^= is_fence;
        let start = resolver.out.len();
        let end = resolver.line(at, at + line.len(), in_fence || is_fence);
        let written = resolver.out.get(start..).unwrap_or_default();
        if written.trim().is_empty() && !line.trim().is_empty() {
            resolver.out.truncate(start);
        }
        at = end;
    }
    resolver.out
}

struct Resolver<'a> {
    body: &'a str,
    out: String,
    closers: Closers,
    /// Between `{% raw %}` and `{% endraw %}`, where nothing else is a tag.
    is_raw: bool,
}

impl Resolver<'_> {
    /// Writes one line, or more where a tag runs over its end; where the next line starts.
    fn line(&mut self, start: usize, end: usize, is_code: bool) -> usize {
        let body = self.body;
        let (mut at, mut end) = (start, end);
        let mut in_span = is_code;
        while at < end {
            let rest = body.get(at..end).unwrap_or_default();
            let Some(next) = rest.find(['{', '`']) else {
                self.out.push_str(rest);
                break;
            };
            self.out.push_str(rest.get(..next).unwrap_or_default());
            at += next;
            if rest.as_bytes().get(next) == Some(&b'`') {
                self.out.push('`');
                in_span = is_code || !in_span;
                at += 1;
                continue;
            }
            let length = self.tag(at, in_span);
            at += length;
            if at > end {
                let rest = body.get(at..).unwrap_or_default();
                end = at + rest.split_inclusive('\n').next().map_or(0, str::len);
            }
        }
        end
    }

    /// Writes what stands for the tag at a byte, or the brace that is none; how many bytes it took.
    fn tag(&mut self, at: usize, in_code: bool) -> usize {
        let found = tag_at(self.body, at, &mut self.closers);
        let (tag, length) = match found {
            Some((tag, length)) if !self.is_raw || tag.is("endraw") => (tag, length),
            _ => {
                self.out.push('{');
                return 1;
            }
        };
        if tag.is("raw") || tag.is("endraw") {
            self.is_raw = tag.is("raw");
        } else if let Some(text) = tag.replacement().filter(|_| !in_code) {
            self.out.push_str(&text);
        } else {
            self.out
                .push_str(self.body.get(at..at + length).unwrap_or_default());
        }
        length
    }
}

/// Where the next closer of each kind stands, so that none is searched for twice.
#[derive(Default)]
struct Closers([Option<usize>; KINDS.len()]);

impl Closers {
    fn next(&mut self, body: &str, kind: usize, from: usize) -> Option<usize> {
        let known = self.0.get(kind).copied().flatten().filter(|at| *at >= from);
        let (_, closer) = KINDS.get(kind)?;
        let at = known.unwrap_or_else(|| {
            let found = body.get(from..).and_then(|rest| rest.find(closer));
            found.map_or(usize::MAX, |found| from + found)
        });
        if let Some(slot) = self.0.get_mut(kind) {
            *slot = Some(at);
        }
        (at <= from + LONGEST).then_some(at)
    }
}

/// A template tag: how it opens, its name and its arguments.
struct Tag<'a> {
    opener: &'static str,
    name: &'a str,
    arguments: &'a str,
}

/// The tag that begins at a byte, and its length in bytes.
fn tag_at<'a>(body: &'a str, at: usize, closers: &mut Closers) -> Option<(Tag<'a>, usize)> {
    let rest = body.get(at..)?;
    let kind = KINDS
        .iter()
        .position(|(opener, _)| rest.starts_with(opener))?;
    let (opener, closer) = KINDS.get(kind)?;
    let close = closers.next(body, kind, at + opener.len())?;
    let inside = body
        .get(at + opener.len()..close)?
        .trim()
        .trim_matches('-')
        .trim();
    let (name, arguments) = match inside.split_once(char::is_whitespace) {
        Some((name, arguments)) if !name.starts_with(['"', '\'']) => (name, arguments),
        _ => (inside, inside),
    };
    Some((
        Tag {
            opener,
            name,
            arguments,
        },
        close + closer.len() - at,
    ))
}

impl Tag<'_> {
    /// Whether it is the statement of this name.
    fn is(&self, name: &str) -> bool {
        self.opener == "{%" && self.name == name
    }

    /// What stands in the tag's place; `None` leaves it as it is.
    fn replacement(&self) -> Option<String> {
        let name = self.name.to_ascii_lowercase();
        if self.opener == "{{" {
            let is_site = name.starts_with("site.") || name.starts_with("page.url");
            let quoted = quoted(self.arguments);
            return quoted
                .first()
                .map(|first| (*first).to_owned())
                .or(is_site.then(String::new));
        }
        let arguments = quoted(self.arguments);
        let first = || {
            arguments
                .first()
                .copied()
                .unwrap_or_else(|| self.arguments.trim())
        };
        Some(match name.as_str() {
            "ref" | "relref" | "link" | "post_url" | "tmp" | "url" => first().to_owned(),
            name if name.contains("img") || name.contains("image") || name == "figure" => {
                let address = self.named("src").unwrap_or_else(first);
                let last = || arguments.get(1..).and_then(<[&str]>::last).copied();
                let alt = self.named("alt").or_else(last).unwrap_or_default();
                format!(
                    "![{}](<{}>)",
                    alt.replace(['[', ']'], ""),
                    address.replace(['<', '>'], "")
                )
            }
            _ => self.named("text").unwrap_or_default().to_owned(),
        })
    }

    /// The value of `name="…"`.
    fn named(&self, name: &str) -> Option<&str> {
        let mut rest = self.arguments;
        while let Some(at) = rest.find(name) {
            let before = rest.get(..at).and_then(|before| before.chars().next_back());
            rest = rest.get(at + name.len()..)?;
            let value = rest.trim_start().strip_prefix('=').map(str::trim_start);
            if let (Some(value), None | Some(' ' | '\t' | '\n')) = (value, before) {
                return quoted(value).first().copied();
            }
        }
        None
    }
}

/// The texts in quotes, in order.
fn quoted(arguments: &str) -> Vec<&str> {
    let mut texts = Vec::new();
    let mut rest = arguments;
    while let Some(at) = rest.find(['"', '\'']) {
        let quote = if rest.as_bytes().get(at) == Some(&b'"') {
            '"'
        } else {
            '\''
        };
        let Some((text, after)) = rest.get(at + 1..).and_then(|rest| rest.split_once(quote)) else {
            break;
        };
        texts.push(text);
        rest = after;
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn references_become_addresses_and_images_become_images() {
        for (source, expected) in [
            ("[a]({{< ref \"b.md\" >}} \"T\")", "[a](b.md \"T\")"),
            ("[a]({{ \"/b/\" | url }})", "[a](/b/)"),
            ("![x]({{site.baseurl}}/i.png)", "![x](/i.png)"),
            (
                "{{< img src=\"i.png\" alt=\"Un vélo\" >}}",
                "![Un vélo](<i.png>)",
            ),
            (
                "{% image \"a/i.png\" \"Un [vélo]\" %}",
                "![Un vélo](<a/i.png>)",
            ),
            ("{% include figure.html %}\nTexte", "Texte"),
            ("{{< box >}}\nTexte\n{{< /box >}}\n", "Texte\n"),
            ("{{< quote text=\"Dit-elle\" >}}", "Dit-elle"),
            ("a {% if x %}b{% endif %}", "a b"),
        ] {
            assert_eq!(resolve(source), expected, "{source}");
        }
    }

    #[test]
    fn code_and_plain_braces_stay() {
        for text in [
            "`{{ x }}` et `{% if %}`",
            "```\n{% for %}\n```\n",
            "{{ page.title }} {{nom}} {% sans fin",
            "une { accolade, deux {{ accolades",
        ] {
            assert_eq!(resolve(text), text);
        }
        assert_eq!(resolve("`{% raw %}{{{% endraw %} mot }}`"), "`{{ mot }}`");
    }

    #[test]
    fn a_tag_over_two_lines_goes_as_a_whole() {
        let text = "Avant\n{{< img\nsrc=\"i.png\"\nalt=\"x\" >}} suite\nAprès";
        assert_eq!(resolve(text), "Avant\n![x](<i.png>) suite\nAprès");
    }

    proptest! {
        #[test]
        fn any_text_is_resolved(text in "[{}%<>`\"\\n éa=]{0,60}") {
            let _ = resolve(&text);
        }
    }
}
