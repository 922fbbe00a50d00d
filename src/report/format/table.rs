//! A table for people: only the columns worth a glance, wrapped to the terminal, numbers to the
//! right, and nothing in it that a terminal could obey.

use std::io::{self, Write};

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, presets};

use super::{Look, Sheet};
use crate::report::{Column, Measure, one_line};

/// A terminal with less room for each column shows rows as lists instead.
const LEAST_PER_COLUMN: usize = 12;

/// A column of short words keeps its width; sentences share what is left.
const SLIM: u16 = 10;

pub(super) struct Table<'a, R: 'static> {
    columns: Vec<&'static Column<R>>,
    out: &'a mut dyn Write,
    drawn: comfy_table::Table,
    width: usize,
    rows: Vec<Vec<String>>,
}

impl<'a, R> Table<'a, R> {
    pub(super) fn begin(columns: &'static [Column<R>], out: &'a mut dyn Write, look: Look) -> Self {
        let columns: Vec<_> = columns.iter().filter(|column| column.in_table).collect();
        let mut table = comfy_table::Table::new();
        table.load_style(presets::UTF8_FULL_CONDENSED);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(look.width).unwrap_or(u16::MAX));
        table.set_header(columns.iter().map(|column| heading(column.name)));
        Self { columns, out, drawn: table, width: look.width, rows: Vec::new() }
    }
}

impl<R> Sheet<R> for Table<'_, R> {
    fn row(&mut self, row: &R) -> io::Result<()> {
        let words: Vec<String> =
            self.columns.iter().map(|column| one_line(&(column.value)(row))).collect();
        let cell = |(column, words): (&&'static Column<R>, &String)| {
            let cell = Cell::new(words);
            match column.measure {
                Measure::Number => cell.set_alignment(CellAlignment::Right),
                Measure::Text | Measure::Date => cell,
            }
        };
        self.drawn.add_row(self.columns.iter().zip(&words).map(cell).collect::<Vec<_>>());
        self.rows.push(words);
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        let widths = self.drawn.column_max_content_widths();
        for (column, width) in self.drawn.column_iter_mut().zip(widths) {
            if width <= SLIM {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
        if self.width < LEAST_PER_COLUMN * self.columns.len() {
            self.stacked()?;
        } else if !self.drawn.is_empty() {
            writeln!(self.out, "{}", self.drawn)?;
        }
        self.out.flush()
    }
}

impl<R> Table<'_, R> {
    /// On a narrow terminal each row stands as a list of its cells.
    fn stacked(&mut self) -> io::Result<()> {
        for (at, row) in self.rows.iter().enumerate() {
            if at > 0 {
                writeln!(self.out)?;
            }
            for (column, words) in
                self.columns.iter().zip(row).filter(|(_, words)| !words.is_empty())
            {
                writeln!(self.out, "{}: {words}", heading(column.name))?;
            }
        }
        Ok(())
    }
}

/// `article_id` is "article" to people: ids carry their letter.
fn heading(name: &str) -> String {
    name.strip_suffix("_id").unwrap_or(name).replace('_', " ")
}
