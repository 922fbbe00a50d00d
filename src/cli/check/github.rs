//! Annotations that a GitHub workflow shows beside the line.

use super::super::output::Output;
use super::Shown;
use crate::text::Offsets;
use crate::workbench::{Checked, Error};

/// Writes one workflow command a flag.
pub(super) struct Github;

impl Shown for Github {
    fn article(&mut self, article: &Checked, out: &mut Output) -> Result<(), Error> {
        let offsets = Offsets::new(&article.body);
        for flag in &article.flags {
            let command = match flag.severity.as_str() {
                "info" => "notice",
                severity => severity,
            };
            let mut message = flag.message.clone();
            for reading in &flag.suggestions {
                message.push_str("\nWould fit: ");
                message.push_str(reading);
            }
            writeln!(
                out.data(),
                "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}",
                property(&article.name),
                offsets.line_at(flag.start),
                offsets.column_chars_at(flag.start),
                offsets.line_at(flag.end),
                offsets.column_chars_at(flag.end),
                property(&flag.code),
                escaped(&message),
            )?;
        }
        Ok(())
    }
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
