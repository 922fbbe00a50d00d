//! CSV by RFC 4180: CRLF, UTF-8, one header row. A text cell that a spreadsheet could take for a
//! formula gets one leading apostrophe, and so does one that begins with an apostrophe: taking
//! exactly one away again loses nothing.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{ErrorKind, Terminator, Writer, WriterBuilder};

use super::{Format, Line, Lines, Look};
use crate::report::{Described, Measure};

/// For spreadsheets.
pub const CSV: Format = Format {
    code: "csv",
    what: "for spreadsheets: every column, safe against formulas",
    begin: |columns, out, look| Ok(Box::new(Csv::begin(columns, out, look)?)),
};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

struct Csv<'a> {
    columns: Vec<Described>,
    writer: Writer<&'a mut dyn Write>,
}

impl<'a> Csv<'a> {
    fn begin(columns: Vec<Described>, out: &'a mut dyn Write, look: Look<'_>) -> io::Result<Self> {
        if look.bom {
            out.write_all(BYTE_ORDER_MARK)?;
        }
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
        writer.write_record(columns.iter().map(|column| column.name)).map_err(plain)?;
        Ok(Self { columns, writer })
    }
}

impl Lines for Csv<'_> {
    fn line(&mut self, row: &dyn Line) -> io::Result<()> {
        for (column, cell) in self.columns.iter().zip(row.cells()) {
            match column.measure {
                Measure::Text => self.writer.write_field(escape(&cell).as_bytes()),
                Measure::Number | Measure::Date => self.writer.write_field(cell),
            }
            .map_err(plain)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(plain)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.writer.flush()
    }
}

/// A closed pipe and a full disk must stay what they are.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Returns a text cell that no spreadsheet takes for a formula.
pub fn escape(cell: &str) -> Cow<'_, str> {
    const GUARDED: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '\0', '\''];
    if cell.starts_with(GUARDED) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Returns the text that [`escape`] was given: takes exactly one leading apostrophe away.
///
/// ```
/// use factdesk::report::format::{escape, unescape};
/// assert_eq!(escape("=1+1"), "'=1+1");
/// assert_eq!(unescape("''tis"), "'tis");
/// ```
pub fn unescape(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::{escape, unescape};
    use crate::report::format::CSV;
    use crate::report::{Column, Look, sheet};

    const COLUMNS: &[Column<(String, String)>] = &[
        Column::text("words", |row| row.0.clone(), "", ""),
        Column::number("amount", |row| row.1.clone(), "", ""),
    ];

    fn written(rows: &[(String, String)], bom: bool) -> Vec<u8> {
        let mut bytes = Vec::new();
        let look = Look { bom, ..Look::default() };
        let mut sheet = sheet(CSV, COLUMNS, &mut bytes, look).unwrap();
        for row in rows {
            sheet.row(row).unwrap();
        }
        sheet.finish().unwrap();
        bytes
    }

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        let rows = [("=1+1, \"sic\"".to_owned(), "-50.8".to_owned())];
        let expected = "words,amount\r\n\"'=1+1, \"\"sic\"\"\",-50.8\r\n";
        assert_eq!(written(&rows, false), expected.as_bytes());
        assert_eq!(written(&[], true), "\u{feff}words,amount\r\n".as_bytes());
    }

    /// Numbers from a seed, the same every run; the seed is printed so that a failure can be had
    /// again.
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, sides: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 >> 33).unwrap() % sides
        }

        fn cell(&mut self) -> String {
            const SIGNS: [char; 18] = [
                '=', '+', '-', '@', '\t', '\r', '\0', '\'', '"', ',', '\n', ' ', 'a', '7', 'é',
                '🛢', '\u{feff}', '\u{202e}',
            ];
            (0..self.roll(6)).map(|_| SIGNS[self.roll(SIGNS.len())]).collect()
        }
    }

    #[test]
    fn cells_survive_the_round_trip() {
        const SEED: u64 = 0x5EED_2023_0714;
        println!("seed {SEED:#x}");
        let mut dice = Dice(SEED);
        let rows: Vec<_> = (0..20_000).map(|_| (dice.cell(), "1".to_owned())).collect();
        for (cell, _) in &rows {
            assert_eq!(unescape(&escape(cell)), cell, "seed {SEED:#x}");
            assert!(!escape(cell).starts_with(['=', '+', '-', '@', '\t', '\r', '\0']));
        }
        let bytes = written(&rows, false);
        let mut reader = csv::ReaderBuilder::new().from_reader(bytes.as_slice());
        for (record, (cell, _)) in reader.records().zip(&rows) {
            assert_eq!(unescape(record.unwrap().get(0).unwrap()), cell, "seed {SEED:#x}");
        }
    }
}
