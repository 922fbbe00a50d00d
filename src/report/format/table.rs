//! A table for people: only the columns worth a glance, wrapped to the terminal, numbers to the
//! right, and nothing in it that a terminal could obey.

use std::io::{self, Write};

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, presets};

use super::{Format, Line, Lines, Look, heading};
use crate::report::{Described, Measure, one_line};

/// For people at a terminal.
pub const TABLE: Format = Format {
    code: "table",
    what: "for people, fitted to the terminal",
    begin: |columns, out, look| Ok(Box::new(Table::begin(columns, out, look))),
};

/// A column of short words keeps its width; sentences share what is left.
const SLIM: u16 = 10;

/// A terminal with less room than this for each column of sentences shows rows as lists instead.
const LEAST_FOR_SENTENCES: u16 = 14;

/// The line before each column, with a space on either side.
const FRAME: usize = 3;

struct Table<'a> {
    columns: Vec<Described>,
    out: &'a mut dyn Write,
    drawn: comfy_table::Table,
    width: usize,
    rows: Vec<Vec<String>>,
}

impl<'a> Table<'a> {
    fn begin(columns: Vec<Described>, out: &'a mut dyn Write, look: Look<'_>) -> Self {
        let mut table = comfy_table::Table::new();
        table.load_style(presets::UTF8_FULL_CONDENSED);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(look.width).unwrap_or(u16::MAX));
        let shown = columns.iter().filter(|column| column.in_table);
        table.set_header(shown.map(|column| heading(column.name)));
        Self { columns, out, drawn: table, width: look.width, rows: Vec::new() }
    }

    fn shown(&self) -> impl Iterator<Item = &Described> {
        self.columns.iter().filter(|column| column.in_table)
    }
}

impl Lines for Table<'_> {
    fn line(&mut self, row: &dyn Line) -> io::Result<()> {
        let cells = self.columns.iter().zip(row.cells()).filter(|(column, _)| column.in_table);
        let words: Vec<_> = cells.map(|(_, cell)| one_line(&cell)).collect();
        let cell = |(column, words): (&Described, &String)| {
            let cell = Cell::new(words);
            match column.measure {
                Measure::Number => cell.set_alignment(CellAlignment::Right),
                Measure::Text | Measure::Date => cell,
            }
        };
        let drawn: Vec<_> = self.shown().zip(&words).map(cell).collect();
        self.drawn.add_row(drawn);
        self.rows.push(words);
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        let widths = self.drawn.column_max_content_widths();
        let least = |&width: &u16| if width <= SLIM { width } else { LEAST_FOR_SENTENCES };
        let needed: usize = widths.iter().map(|width| usize::from(least(width)) + FRAME).sum();
        for (column, width) in self.drawn.column_iter_mut().zip(widths) {
            if width <= SLIM {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
        if self.width <= needed {
            self.stacked()?;
        } else if !self.drawn.is_empty() {
            writeln!(self.out, "{}", self.drawn)?;
        }
        self.out.flush()
    }
}

impl Table<'_> {
    /// On a narrow terminal each row stands as a list of its cells.
    fn stacked(&mut self) -> io::Result<()> {
        for (at, row) in self.rows.iter().enumerate() {
            if at > 0 {
                writeln!(self.out)?;
            }
            let shown = self.columns.iter().filter(|column| column.in_table).zip(row);
            for (column, words) in shown.filter(|(_, words)| !words.is_empty()) {
                writeln!(self.out, "{}: {words}", heading(column.name))?;
            }
        }
        Ok(())
    }
}
