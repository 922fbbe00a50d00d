//! HTML: one page with one table, for people to read and to print; the columns of the table for
//! people, the chain's head at the foot.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::{Format, Line, Lines, Look, Stamp};
use crate::report::html;
use crate::report::{Described, Measure, escaped};

/// For people to read and to print.
pub const HTML: Format = Format {
    code: "html",
    what: "a page to read and to print, in one file",
    begin: |columns, out, look| Ok(Box::new(Html::begin(columns, out, look)?)),
};

struct Html<'a> {
    columns: Vec<Described>,
    out: &'a mut dyn Write,
    stamp: Stamp<'a>,
}

impl<'a> Html<'a> {
    fn begin(columns: Vec<Described>, out: &'a mut dyn Write, look: Look<'a>) -> io::Result<Self> {
        html::begin(out, look.title, html::Holds::Table)?;
        let title = escaped(&html::capital(look.title));
        let mut head = format!(
            "<main>\n<h1>{title}</h1>\n<div class=\"frame rows\" role=\"region\" tabindex=\"0\" \
             aria-label=\"{title}\">\n<table>\n<thead>\n<tr>"
        );
        for column in columns.iter().filter(|column| column.in_table) {
            let name = escaped(&super::heading(column.name));
            let _ = write!(head, "<th scope=\"col\"{}>{name}</th>", class(column));
        }
        head.push_str("</tr>\n</thead>\n<tbody>\n");
        out.write_all(head.as_bytes())?;
        Ok(Self { columns, out, stamp: look.stamp })
    }
}

impl Lines for Html<'_> {
    fn line(&mut self, row: &dyn Line) -> io::Result<()> {
        let mut line = String::from("<tr>");
        let cells = self.columns.iter().zip(row.cells()).filter(|(column, _)| column.in_table);
        for (column, cell) in cells {
            // On a telephone the heads are gone, and each cell says what it is.
            let name = escaped(&super::heading(column.name));
            let _ = write!(line, "<td{} data-c=\"{name}\">{}</td>", class(column), escaped(&cell));
        }
        line.push_str("</tr>\n");
        self.out.write_all(line.as_bytes())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.out.write_all(b"</tbody>\n</table>\n</div>\n</main>\n")?;
        html::end(self.out, self.stamp)
    }
}

fn class(column: &Described) -> &'static str {
    match column.measure {
        Measure::Number => " class=\"n\"",
        Measure::Text | Measure::Date => "",
    }
}
