//! A table for people: only the columns worth a glance, wrapped to the terminal, numbers to the
//! right, and nothing in it that a terminal could obey.

use std::io::{self, Write};

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, presets};

use super::{Look, Sheet};
use crate::report::{Column, Measure, one_line};

/// A column of short words keeps its width; sentences share what is left.
const SLIM: u16 = 10;

pub(super) struct Table<'a, R: 'static> {
    columns: Vec<&'static Column<R>>,
    out: &'a mut dyn Write,
    drawn: comfy_table::Table,
}

impl<'a, R> Table<'a, R> {
    pub(super) fn begin(columns: &'static [Column<R>], out: &'a mut dyn Write, look: Look) -> Self {
        let columns: Vec<_> = columns.iter().filter(|column| column.in_table).collect();
        let mut table = comfy_table::Table::new();
        table.load_style(presets::UTF8_FULL_CONDENSED);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(look.width).unwrap_or(u16::MAX));
        table.set_header(columns.iter().map(|column| heading(column.name)));
        Self { columns, out, drawn: table }
    }
}

impl<R> Sheet<R> for Table<'_, R> {
    fn row(&mut self, row: &R) -> io::Result<()> {
        let cell = |column: &&'static Column<R>| {
            let cell = Cell::new_owned(one_line(&(column.value)(row)));
            match column.measure {
                Measure::Number => cell.set_alignment(CellAlignment::Right),
                Measure::Text | Measure::Date => cell,
            }
        };
        self.drawn.add_row(self.columns.iter().map(cell).collect::<Vec<_>>());
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        let widths = self.drawn.column_max_content_widths();
        for (column, width) in self.drawn.column_iter_mut().zip(widths) {
            if width <= SLIM {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
        if !self.drawn.is_empty() {
            writeln!(self.out, "{}", self.drawn)?;
        }
        self.out.flush()
    }
}

/// `article_id` is "article" to people: ids carry their letter.
fn heading(name: &str) -> String {
    name.strip_suffix("_id").unwrap_or(name).replace('_', " ")
}
