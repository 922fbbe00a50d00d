//! SARIF 2.1.0, the form in which editors and code scanners exchange findings. Regions count
//! columns in code points, and say so.

use serde_json::{Value, json};

use super::super::output::Output;
use super::Shown;
use super::place::Places;
use crate::desk::row::RaisedFlag;
use crate::workbench::{self, Checked, Error};

/// Collects every finding, since a log is one object.
#[derive(Default)]
pub(super) struct Sarif {
    results: Vec<Value>,
}

impl Shown for Sarif {
    fn article(&mut self, article: &Checked, _out: &mut Output) -> Result<(), Error> {
        let places = Places::of(&article.body);
        let results = article.flags.iter().map(|flag| result(article, flag, &places));
        self.results.extend(results);
        Ok(())
    }

    fn finish(&mut self, out: &mut Output) -> Result<(), Error> {
        let rules = workbench::explain_all().into_iter().map(|check| {
            json!({
                "id": check.code,
                "shortDescription": {"text": check.summary},
                "fullDescription": {"text": check.why},
                "defaultConfiguration": {"level": level(check.severity)},
            })
        });
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": "factdesk",
                    "version": env!("CARGO_PKG_VERSION"),
                    "rules": rules.collect::<Vec<_>>(),
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

fn result(article: &Checked, flag: &RaisedFlag, places: &Places<'_>) -> Value {
    let (line, column) = places.line_and_column(flag.start);
    let (end_line, end_column) = places.line_and_column(flag.end);
    let region = json!({
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": flag.start_char,
        "charLength": flag.end_char - flag.start_char,
        "byteOffset": flag.start,
        "byteLength": flag.end - flag.start,
        "snippet": {"text": article.body.get(flag.start..flag.end).unwrap_or("")},
    });
    let place = json!({
        "artifactLocation": {"uri": uri(&article.name)},
        "region": region,
    });
    let mut result = json!({
        "ruleId": flag.code,
        "level": level(&flag.severity),
        "message": {"text": flag.message},
        "locations": [{"physicalLocation": place}],
        "properties": {"computation": flag.computation},
    });
    let fix = |reading: &String| {
        json!({
            "description": {"text": format!("Would fit: {reading}")},
            "artifactChanges": [{
                "artifactLocation": {"uri": uri(&article.name)},
                "replacements": [{
                    "deletedRegion": {"charOffset": flag.start_char,
                                      "charLength": flag.end_char - flag.start_char},
                    "insertedContent": {"text": reading},
                }],
            }],
        })
    };
    if let (false, Some(fields)) = (flag.suggestions.is_empty(), result.as_object_mut()) {
        let fixes = flag.suggestions.iter().map(fix).collect::<Vec<_>>();
        fields.insert("fixes".to_owned(), fixes.into());
    }
    result
}

/// A path as a relative URI: everything but the plainest signs is written in percents.
fn uri(path: &str) -> String {
    use std::fmt::Write as _;

    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
