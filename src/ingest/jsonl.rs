//! JSON Lines: one article a line, `{"id","text","title"?,"date"?}`; other keys are ignored.
//! A line that cannot be read is an error of its own and never stops the others.

use std::fmt;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::decode::what_no_text_is;
use super::{Document, LineError, plain, title};
use crate::text::{Published, Text};

/// An article so long is unescaped in pieces: at once it would stand in memory three times.
const LONG_BYTES: usize = 1 << 20;

#[derive(Deserialize)]
struct Line<T> {
    #[serde(default)]
    id: Option<Id>,
    text: T,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    date: Option<String>,
}

/// A string that is unescaped piece by piece.
struct Pieces(String);

impl<'de> Deserialize<'de> for Pieces {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(from)?.get();
        let quoted = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"'));
        let mut rest = quoted.ok_or_else(|| de::Error::custom("not a string"))?;
        let mut words = String::with_capacity(rest.len());
        let mut piece = String::new();
        while let Some((first, others)) = rest.split_at_checked(piece_end(rest))
            && !first.is_empty()
        {
            rest = others;
            piece.clear();
            piece.extend(["\"", first, "\""]);
            words.push_str(&serde_json::from_str::<String>(&piece).map_err(de::Error::custom)?);
        }
        Ok(Self(words))
    }
}

/// Where the first piece of an escaped string ends: between two escapes, and not between the two
/// that make one character.
fn piece_end(escaped: &str) -> usize {
    const PIECE_BYTES: usize = 1 << 16;
    let bytes = escaped.as_bytes();
    let mut at = 0;
    while at < PIECE_BYTES {
        let Some(ahead) = memchr::memchr(b'\\', bytes.get(at..).unwrap_or_default()) else { break };
        at += ahead;
        at += match bytes.get(at + 1..at + 4) {
            Some([b'u', b'd' | b'D', b'8' | b'9' | b'a' | b'b' | b'A' | b'B']) => 12,
            Some([b'u', ..]) => 6,
            _ => 2,
        };
    }
    let ends = at.max(PIECE_BYTES)..escaped.len();
    { ends }.find(|&end| escaped.is_char_boundary(end)).unwrap_or(escaped.len())
}

/// Some programs count their articles; the digits are kept as they are.
struct Id(String);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(IdVisitor)
    }
}

struct IdVisitor;

impl Visitor<'_> for IdVisitor {
    type Value = Id;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a whole number")
    }

    fn visit_str<E: de::Error>(self, words: &str) -> Result<Id, E> {
        Ok(Id(words.to_owned()))
    }

    fn visit_i64<E: de::Error>(self, count: i64) -> Result<Id, E> {
        Ok(Id(count.to_string()))
    }

    fn visit_u64<E: de::Error>(self, count: u64) -> Result<Id, E> {
        let count = i64::try_from(count).map_err(E::custom)?;
        self.visit_i64(count)
    }
}

/// Reads one line; `line_number` counts from 1. Blank lines are left to the caller to step over.
///
/// ```
/// let document = factdesk::ingest::jsonl_line(br#"{"id":"a","text":"Up 5 percent."}"#, 1)?;
/// assert_eq!(document.text.body, "Up 5 percent.");
/// # Ok::<(), factdesk::ingest::LineError>(())
/// ```
pub fn jsonl_line(line: &[u8], line_number: usize) -> Result<Document, LineError> {
    let fault = |id, code, message| LineError { id, code, message, line: line_number };
    let line = match line_number {
        1 => line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line),
        _ => line,
    };
    let json = std::str::from_utf8(line).map_err(|error| {
        let at = error.valid_up_to() + 1;
        let message = format!("Byte {at} of the line is not UTF-8. Write JSON Lines in UTF-8.");
        fault(None, "invalid-utf8", message)
    })?;
    let read = if json.len() < LONG_BYTES {
        serde_json::from_str::<Line<String>>(json)
    } else {
        serde_json::from_str::<Line<Pieces>>(json).map(|line| {
            let Line { id, text: Pieces(text), title, date } = line;
            Line { id, text, title, date }
        })
    };
    let Line { id, text, title, date } = read.map_err(|error| {
        let (id, code, message) = what_is_wrong(json, &error);
        fault(id, code, message)
    })?;
    let id = id.map(|Id(words)| words);
    if let Some(what) = what_no_text_is(&text) {
        let what = what.replace("a file", "a text");
        return Err(fault(id, "not-text", format!("\"text\" holds {what}, not an article.")));
    }
    let skipped = plain::markup(&text);
    if title::is_blank(&text, &skipped) {
        let message = "\"text\" holds no words. Put the article's words there.".to_owned();
        return Err(fault(id, "empty-text", message));
    }
    let date = date.filter(|date| !date.is_empty());
    let published = match date.as_deref().map(|date| (date, Published::parse(date))) {
        Some((date, None)) => {
            let message = format!(
                "The date {date:?} cannot be read. Write it as \"2023\", \"2023-07\" or \
                 \"2023-07-14\", or leave it out."
            );
            return Err(fault(id, "invalid-date", message));
        }
        Some((_, published)) => published,
        None => None,
    };
    let title = (title.filter(|title| !title.trim().is_empty()))
        .or_else(|| title::first_line(&text, &skipped))
        .unwrap_or_default();
    Ok(Document {
        name: ["line ", &line_number.to_string()].concat(),
        id,
        text: Text { body: text, title, published, skipped },
        author: None,
        url: None,
        notices: Vec::new(),
    })
}

fn what_is_wrong(json: &str, error: &serde_json::Error) -> (Option<String>, &'static str, String) {
    const SHAPE: &str = r#"{"id":"…","text":"…","title":"…","date":"2023-07-14"}"#;
    let Ok(value) = serde_json::from_str::<Value>(json) else {
        let at = error.column();
        let message = format!(
            "The line is not valid JSON (at column {at}). Each line is one object of the form \
             {SHAPE}."
        );
        return (None, "invalid-json", message);
    };
    let id = match value.get("id") {
        Some(Value::String(id)) => Some(id.clone()),
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    if value.is_object() && value.get("text").is_none_or(Value::is_null) {
        let message = format!("The line has no \"text\". Each line is of the form {SHAPE}.");
        return (id, "missing-text", message);
    }
    let message = format!(
        "The line is JSON, but not an article: \"text\", \"title\" and \"date\" are strings, and \
         \"id\" a string or a whole number, each at most once. Each line is of the form {SHAPE}."
    );
    (id, "invalid-json", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_line_is_read_and_other_keys_are_ignored() {
        let line = br#"{"id":"x1","text":"Up 5.","title":"Sales","date":"2023-07","desk":[1]}"#;
        let document = jsonl_line(line, 7).unwrap();
        assert_eq!(document.id.as_deref(), Some("x1"));
        assert_eq!(document.text.title, "Sales");
        assert_eq!(document.text.published.unwrap().to_string(), "2023-07");
    }

    #[test]
    fn a_long_article_is_the_same_as_a_short_one() {
        for words in ["Up 5. ", "1\n", "\u{1F6E2}", "\"\\", "aé\u{1F6E2}\t", "word"] {
            let body = format!("Up {}", words.repeat(LONG_BYTES / words.len()));
            for escaped in [false, true] {
                let plain = serde_json::to_string(&body).unwrap();
                let escape = |c: char| {
                    let mut units = [0; 2];
                    c.encode_utf16(&mut units).to_vec()
                };
                let units = || body.chars().flat_map(escape);
                let all =
                    || units().fold(String::new(), |all, unit| all + &format!("\\u{unit:04x}"));
                let text = if escaped { format!("\"{}\"", all()) } else { plain };
                let line = format!("{{\"text\":{text}}}");
                let read = jsonl_line(line.as_bytes(), 1).unwrap();
                assert!(read.text.body == body, "{words:?}");
            }
        }
        for (end, code) in [("\\ud800\"", "invalid-json"), ("\\x\"", "invalid-json")] {
            let line = format!("{{\"text\":\"{}{end}}}", "Up 5. ".repeat(LONG_BYTES / 5));
            assert_eq!(jsonl_line(line.as_bytes(), 1).unwrap_err().code, code);
        }
        let line = format!("{{\"text\":5,\"title\":\"{}\"}}", "a".repeat(LONG_BYTES));
        assert_eq!(jsonl_line(line.as_bytes(), 1).unwrap_err().code, "invalid-json");
    }

    #[test]
    fn what_is_missing_is_decided_by_the_text() {
        let read = |line: &str| jsonl_line(line.as_bytes(), 1).unwrap();
        let bare =
            read("\u{FEFF}{\"text\":\"Sales up\\n\\nUp 5.\",\"date\":\"\",\"title\":\"\"}\r");
        assert_eq!((bare.id, bare.text.title.as_str()), (None, "Sales up"));
        assert_eq!(bare.text.published, None);
        assert_eq!(read(r#"{"id":12,"text":"Up 5."}"#).id.as_deref(), Some("12"));
        assert_eq!(read(r#"{"id":null,"text":"Up 5.","date":null}"#).id, None);
    }

    #[test]
    fn every_fault_has_its_code_its_line_and_the_id_if_any() {
        for (line, id, code) in [
            (&b"{\"text\":\"\xFF\"}"[..], None, "invalid-utf8"),
            (b"{\"id\":\"a\",", None, "invalid-json"),
            (b"[1,2]", None, "invalid-json"),
            (b"17", None, "invalid-json"),
            (br#"{"id":"a","text":5}"#, Some("a"), "invalid-json"),
            (br#"{"id":"a","text":"\ud800"}"#, None, "invalid-json"),
            (br#"{"id":"a","text":"b","text":"c"}"#, Some("a"), "invalid-json"),
            (br#"{"id":["a"],"text":"b"}"#, None, "invalid-json"),
            (br#"{"id":"a"}"#, Some("a"), "missing-text"),
            (br#"{"id":9,"text":null}"#, Some("9"), "missing-text"),
            (br#"{"id":"a","text":" \n "}"#, Some("a"), "empty-text"),
            (br#"{"id":"a","text":"b\u0000c"}"#, Some("a"), "not-text"),
            (br#"{"id":"a","text":"b","date":"July 2023"}"#, Some("a"), "invalid-date"),
            (br#"{"id":"a","text":"b","date":"2023-02-30"}"#, Some("a"), "invalid-date"),
        ] {
            let error = jsonl_line(line, 3).unwrap_err();
            let got = (error.id.as_deref(), error.code, error.line);
            assert_eq!(got, (id, code, 3), "{}", String::from_utf8_lossy(line));
            assert!(error.message.ends_with('.'), "{}", error.message);
        }
    }
}
