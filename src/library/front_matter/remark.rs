//! What belongs to the reader beside and below an entry: comments and blank lines.

/// The blank lines and comments that stand below an entry's value: they are not of it.
pub(super) fn tail(raw: &str) -> &str {
    let mut end = raw.len();
    for line in raw
        .split_inclusive('\n')
        .skip(1)
        .collect::<Vec<_>>()
        .iter()
        .rev()
    {
        if !line.trim().is_empty() && !line.starts_with('#') {
            break;
        }
        end -= line.len();
    }
    raw.get(end..).unwrap_or_default()
}

/// The comment at the end of an entry of one line, with the space before it.
pub(super) fn remark(raw: &str) -> &str {
    let line = raw.strip_suffix(tail(raw)).unwrap_or(raw).trim_end();
    if line.contains('\n') {
        return "";
    }
    let after = super::key_end(line).and_then(|at| line.get(at + 1..));
    let value = after.unwrap_or_default().trim_start();
    let closes = match value.chars().next() {
        Some(sign @ ('"' | '\'')) => value.rfind(sign),
        Some('[') => value.rfind(']'),
        Some('{') => value.rfind('}'),
        _ => Some(0),
    };
    let rest = closes.and_then(|at| value.get(at..)).unwrap_or_default();
    let Some(at) = rest.find(" #").or_else(|| rest.find("\t#")) else {
        return "";
    };
    let start = rest.get(..at).unwrap_or_default().trim_end().len();
    rest.get(start..).unwrap_or_default()
}
