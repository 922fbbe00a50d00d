//! SARIF 2.1.0, the form in which editors and code scanners exchange findings. Regions count
//! columns in code points, and say so. A test holds every log against the official schema.

use std::collections::HashMap;
use std::path::Path;

use serde_json::{Value, json};

use super::super::output::Output;
use super::Shown;
use super::place::Places;
use crate::desk::row::{CharSpan, RaisedFlag};
use crate::desk::text_sha256;
use crate::report::one_line;
use crate::workbench::{self, Checked, Error, Explained, ExplainedExample};

/// Under this name a flag's fingerprint stands; what goes into it never changes under one name.
const FINGERPRINT: &str = "factdeskFlag/v1";

/// Collects every finding, since a log is one object.
#[derive(Default)]
pub(super) struct Sarif {
    results: Vec<Value>,
}

impl Shown for Sarif {
    fn article(&mut self, article: &Checked, _out: &mut Output) -> Result<(), Error> {
        let found = Found { article, places: Places::of(&article.body), uri: uri(&article.name) };
        let mut seen = HashMap::new();
        let results = article.flags.iter().map(|flag| found.result(flag, &mut seen));
        self.results.extend(results);
        Ok(())
    }

    fn finish(&mut self, out: &mut Output) -> Result<(), Error> {
        let rules: Vec<_> = workbench::explain_all().iter().map(rule).collect();
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": "factdesk",
                    "version": env!("CARGO_PKG_VERSION"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules,
                }},
                "columnKind": "unicodeCodePoints",
                "results": std::mem::take(&mut self.results),
            }],
        });
        serde_json::to_writer_pretty(out.data(), &log).map_err(std::io::Error::from)?;
        Ok(out.data().write_all(b"\n")?)
    }
}

fn level(severity: &str) -> &str {
    if severity == "info" { "note" } else { severity }
}

fn rule(check: &Explained) -> Value {
    json!({
        "id": check.code,
        "shortDescription": {"text": format!("{}.", check.summary)},
        "fullDescription": {"text": check.why},
        "help": {"text": help(check, &|e| e.text.to_owned()), "markdown": help(check, &marked)},
        "defaultConfiguration": {"level": level(check.severity)},
    })
}

/// Why, some examples, and how to let it stand.
fn help(check: &Explained, shown: &dyn Fn(&ExplainedExample) -> String) -> String {
    /// More make a long tip beside a line.
    const MOST: usize = 3;

    let listed = |examples: &[ExplainedExample]| {
        let shown = examples.iter().take(MOST).map(|example| {
            let dated = match example.date {
                "" => String::new(),
                date => format!("(published {date}) "),
            };
            format!("- {dated}{}\n", one_line(&shown(example)))
        });
        shown.collect::<String>()
    };
    format!(
        "{}\n\nIt fires on\n\n{}\nIt stays silent on\n\n{}\nTo let it stand in one paragraph, put \
         this comment at its end: `<!-- factdesk: allow {} (reason) -->`",
        check.why,
        listed(&check.fires),
        listed(&check.silent),
        check.code
    )
}

/// The example as Markdown, the doubtful words in bold: the last place they stand.
fn marked(example: &ExplainedExample) -> String {
    let plain = |words: &str| {
        let special = |sign: char| "\\`*_[]<>#|~".contains(sign);
        words.chars().fold(String::new(), |mut out, sign| {
            out.extend(special(sign).then_some('\\').into_iter().chain([sign]));
            out
        })
    };
    match example.text.rsplit_once(example.at).filter(|_| !example.at.is_empty()) {
        Some((before, after)) => {
            format!("{}**{}**{}", plain(before), plain(example.at), plain(after))
        }
        None => plain(example.text),
    }
}

/// One article with what was found in it.
struct Found<'a> {
    article: &'a Checked,
    places: Places<'a>,
    uri: String,
}

impl Found<'_> {
    fn result(&self, flag: &RaisedFlag, seen: &mut HashMap<String, usize>) -> Value {
        let chars = (flag.start_char, flag.end_char);
        let rule = workbench::check_codes().iter().position(|code| *code == flag.code);
        let mut result = json!({
            "ruleId": flag.code,
            "level": level(&flag.severity),
            "message": {"text": flag.message},
            "locations": [self.location((flag.start, flag.end), chars)],
            "partialFingerprints": {FINGERPRINT: self.fingerprint(flag, seen)},
            "properties": {"computation": flag.computation},
        });
        let mut add = |name: &str, value: Value| {
            if let Some(fields) = result.as_object_mut() {
                fields.insert(name.to_owned(), value);
            }
        };
        if let Some(rule) = rule {
            add("ruleIndex", rule.into());
        }
        let related = self.related(flag);
        if !related.is_empty() {
            add("relatedLocations", related.into());
        }
        if !flag.suggestions.is_empty() {
            add("fixes", flag.suggestions.iter().map(|reading| self.fix(flag, reading)).collect());
        }
        result
    }

    fn location(&self, (start, end): (usize, usize), chars: (usize, usize)) -> Value {
        let (line, column) = self.places.line_and_column(start);
        let (end_line, end_column) = self.places.line_and_column(end);
        json!({"physicalLocation": {
            "artifactLocation": {"uri": self.uri},
            "region": {
                "startLine": line,
                "startColumn": column,
                "endLine": end_line,
                "endColumn": end_column,
                "charOffset": chars.0,
                "charLength": chars.1 - chars.0,
                "byteOffset": start,
                "byteLength": end - start,
                "snippet": {"text": self.words(start, end)},
            },
        }})
    }

    fn words(&self, start: usize, end: usize) -> &str {
        self.article.body.get(start..end).unwrap_or("")
    }

    /// The places elsewhere that the doubt rests on.
    fn related(&self, flag: &RaisedFlag) -> Vec<Value> {
        let elsewhere = |other: &&CharSpan| {
            other.end_char <= flag.start_char || flag.end_char <= other.start_char
        };
        let place = |(id, other): (usize, &CharSpan)| {
            let chars = (other.start_char, other.end_char);
            let (start, end) = (self.places.byte_of(chars.0), self.places.byte_of(chars.1));
            let mut location = self.location((start, end), chars);
            let said = format!("It is compared with “{}”.", one_line(self.words(start, end)));
            if let Some(fields) = location.as_object_mut() {
                fields.insert("id".to_owned(), id.into());
                fields.insert("message".to_owned(), json!({"text": said}));
            }
            location
        };
        (1..).zip(flag.related.iter().filter(elsewhere)).map(place).collect()
    }

    fn fix(&self, flag: &RaisedFlag, reading: &str) -> Value {
        json!({
            "description": {"text": format!("Would fit: {reading}")},
            "artifactChanges": [{
                "artifactLocation": {"uri": self.uri},
                "replacements": [{
                    "deletedRegion": {"charOffset": flag.start_char,
                                      "charLength": flag.end_char - flag.start_char},
                    "insertedContent": {"text": reading},
                }],
            }],
        })
    }

    /// Stays the same while the words and the sum do, wherever they move in the article; the
    /// second of two alike has its own.
    fn fingerprint(&self, flag: &RaisedFlag, seen: &mut HashMap<String, usize>) -> String {
        let words = one_line(self.words(flag.start, flag.end));
        let doubt = format!("{}\0{words}\0{}", flag.code, flag.computation);
        let times = seen.entry(doubt.clone()).or_insert(0);
        *times += 1;
        text_sha256(&format!("{doubt}\0{times}"))
    }
}

/// A path as a URI, relative where it is: everything but the plainest signs is written in percents.
fn uri(path: &str) -> String {
    use std::fmt::Write as _;

    let mut uri = String::with_capacity(path.len());
    if Path::new(path).is_absolute() {
        uri.push_str(if path.starts_with('/') { "file://" } else { "file:///" });
    }
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
