//! The lines between `---` and `---` at the head of a Markdown file: title, date, author, url.
//! Reading the date is left to `mod.rs`; keys it does not know are stepped over.

use super::FoundDate;
use crate::text::Span;

/// What a front matter says, and where it stands.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// From the first `---` to the end of the last, without the line end.
    pub span: Span,
    pub title: Option<String>,
    pub date: Option<FoundDate>,
    pub author: Option<String>,
    pub url: Option<String>,
}

/// Each thing and the names that programs give it.
const TITLE: &[&str] = &["title", "headline"];
const DATE: &[&str] = &["date", "published"];
const AUTHOR: &[&str] = &["author", "authors", "byline"];
const URL: &[&str] = &["url", "link"];

/// Reads the front matter, when the text begins with one.
pub(super) fn read(body: &str) -> Option<FrontMatter> {
    let mut lines = numbered_lines(body);
    let (_, _, open) = lines.next()?;
    if open.trim_end() != "---" {
        return None;
    }
    let mut front = FrontMatter::default();
    let mut entries: Vec<Entry> = Vec::new();
    for (line, start, words) in lines {
        let trimmed = words.trim_end();
        if trimmed == "---" || trimmed == "..." {
            front.span = Span::new(0, start + trimmed.len());
            break;
        }
        match entry(words, line) {
            _ if trimmed.is_empty() || trimmed.starts_with('#') => {}
            Some(entry) => entries.push(entry),
            // The first line decides: a text between two rules is no front matter.
            None => entries.last_mut()?.more.push(continuation(trimmed)),
        }
    }
    if front.span.is_empty() || entries.is_empty() {
        return None;
    }
    for entry in entries {
        let value = entry.value();
        let named = |names: &[&str]| names.contains(&entry.key.as_str());
        if value.is_empty() {
            continue;
        }
        if named(TITLE) {
            front.title = Some(value);
        } else if named(DATE) {
            front.date = Some(FoundDate { words: value, line: entry.line });
        } else if named(AUTHOR) {
            front.author = Some(value);
        } else if named(URL) {
            front.url = Some(value);
        }
    }
    Some(front)
}

struct Entry {
    key: String,
    words: String,
    more: Vec<String>,
    line: usize,
}

impl Entry {
    /// A list is joined with commas; a folded value with spaces.
    fn value(&self) -> String {
        let folded = matches!(self.words.as_str(), ">" | "|" | ">-" | "|-");
        let between = if folded { " " } else { ", " };
        let first = if folded { "" } else { unquoted(&self.words) };
        let listed = first.strip_prefix('[').and_then(|list| list.strip_suffix(']'));
        let parts: Vec<_> = match listed {
            Some(list) => list.split(',').map(|part| unquoted(part.trim())).collect(),
            None => vec![first],
        };
        let parts = parts.into_iter().chain(self.more.iter().map(String::as_str));
        let whole = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between);
        whole.replace("\\\"", "\"").replace("''", "'")
    }
}

/// `key: value` at the beginning of a line.
fn entry(words: &str, line: usize) -> Option<Entry> {
    let (key, value) = words.split_once(':')?;
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let spaced = value.is_empty() || value.starts_with(char::is_whitespace);
    (!key.is_empty() && key.chars().all(is_key) && spaced).then(|| Entry {
        key: key.to_lowercase(),
        words: value.trim().to_owned(),
        more: Vec::new(),
        line,
    })
}

fn continuation(line: &str) -> String {
    let line = line.trim_start();
    unquoted(line.strip_prefix("- ").unwrap_or(line).trim()).to_owned()
}

fn unquoted(words: &str) -> &str {
    ['"', '\'']
        .iter()
        .find_map(|&quote| words.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(words)
}

/// Each line with its number from 1 and its first byte.
fn numbered_lines(body: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let mut start = 0;
    body.split_inclusive('\n').enumerate().map(move |(before, line)| {
        let at = start;
        start += line.len();
        (before + 1, at, line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read_as_it_is_written() {
        let body = "---\r\nTitle: \"Oil: the \\\"deal\\\"\"\r\n# note\r\ndate: 2023-07-14\r\n\
                    author:\r\n  - Ann Lee\r\n  - 'Bo Ray'\r\nurl: https://a.example/x\r\n\
                    tags: [a, b]\r\n---\r\nText";
        let front = read(body).unwrap();
        assert_eq!(front.title.as_deref(), Some("Oil: the \"deal\""));
        assert_eq!(front.author.as_deref(), Some("Ann Lee, Bo Ray"));
        assert_eq!(front.url.as_deref(), Some("https://a.example/x"));
        let date = front.date.unwrap();
        assert_eq!((date.words.as_str(), date.line), ("2023-07-14", 4));
        assert_eq!(Span::new(front.span.end, body.len()).of(body), "\r\nText");
    }

    #[test]
    fn folded_lines_and_lists_in_brackets_are_joined() {
        let front =
            read("---\ntitle: >\n  Oil for\n  Cuba\nauthors: [Ann, \"Bo\"]\n---\n").unwrap();
        assert_eq!(front.title.as_deref(), Some("Oil for Cuba"));
        assert_eq!(front.author.as_deref(), Some("Ann, Bo"));
    }

    #[test]
    fn a_rule_at_the_head_is_no_front_matter() {
        for body in ["---\n\nText: here.\n", "---\nJust a line.\n---\n", "---\n---\n", "a: b\n", ""]
        {
            assert!(read(body).is_none(), "{body:?}");
        }
    }
}
