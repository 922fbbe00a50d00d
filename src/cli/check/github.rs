//! Annotations that a GitHub workflow shows beside the line.

use super::super::output::Output;
use super::Shown;
use super::place::Places;
use crate::workbench::{Checked, Error};

/// Writes one workflow command a flag.
pub(super) struct Github;

impl Shown for Github {
    fn article(&mut self, article: &Checked, out: &mut Output) -> Result<(), Error> {
        let places = Places::of(&article.body);
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
            let (line, column) = places.line_and_column(flag.start);
            let (end_line, end_column) = places.line_and_column(flag.end);
            writeln!(
                out.data(),
                "::{command} file={},line={line},col={column},endLine={end_line},\
                 endColumn={end_column},title={}::{}",
                property(&article.name),
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
