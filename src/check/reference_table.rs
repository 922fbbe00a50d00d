//! Reads a reference table: the columns of `reference.csv` and of a newsroom's own tables, and what
//! is wrong with one. What a row means is said in `reference.rs`.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::str::FromStr;

use super::reference::{Basis, Reference, SCOPES};
use super::speakers::BARE;
use super::word_families::Listed;
use crate::quantity::UNITS;
use crate::text::{Published, Word};

/// The columns every reference table has, in any order; `likely_low` and `likely_high`,
/// `known` and `counted_in` may be added.
pub const COLUMNS: [&str; 18] = [
    "concept",
    "unit",
    "per",
    "scope",
    "plausible_low",
    "plausible_high",
    "impossible_below",
    "impossible_above",
    "things",
    "cues",
    "actors",
    "unless",
    "too_small_for",
    "shown_as",
    "basis",
    "evidence",
    "checked_on",
    "reason",
];

/// What is wrong with a reference table, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceError {
    /// The file's name.
    pub file: String,
    /// Line in the file, from 1.
    pub line: u64,
    /// The column's name.
    pub column: String,
    /// What is wrong and what to write instead.
    pub problem: String,
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: line {}, column {}: {}.", self.file, self.line, self.column, self.problem)
    }
}

impl std::error::Error for ReferenceError {}

/// Reads a table; the first fault ends it.
pub(super) fn read(file: &str, csv: &str) -> Result<Vec<Reference>, ReferenceError> {
    let mut rows = Vec::new();
    each(file, csv, &mut |row| {
        rows.push(row?.1);
        Ok(())
    })?;
    Ok(rows)
}

/// Returns the number of sound rows of a table and every fault in it, in the order of the lines.
pub fn faults(file: &str, csv: &str) -> (usize, Vec<ReferenceError>) {
    let (mut sound, mut faults) = (0, Vec::new());
    let read = each(file, csv, &mut |row| {
        match row {
            Ok((line, row)) => match row.narrow_guess() {
                Some(problem) => faults.push(ReferenceError {
                    file: file.to_owned(),
                    line,
                    column: "plausible_high".to_owned(),
                    problem,
                }),
                None => sound += 1,
            },
            Err(fault) => faults.push(fault),
        }
        Ok(())
    });
    faults.extend(read.err());
    (sound, faults)
}

/// Hands over every row, or what is wrong with it; a fault in the header ends the table.
fn each(
    file: &str,
    csv: &str,
    take: &mut dyn FnMut(Result<(u64, Reference), ReferenceError>) -> Result<(), ReferenceError>,
) -> Result<(), ReferenceError> {
    let error = |line: u64, column: &str, problem: String| ReferenceError {
        file: file.to_owned(),
        line,
        column: column.to_owned(),
        problem,
    };
    let mut reader =
        csv::ReaderBuilder::new().comment(Some(b'#')).flexible(false).from_reader(csv.as_bytes());
    let header = reader.headers().map_err(|e| error(1, "header", plain(&e)))?.clone();
    let header_line = header.position().map_or(1, csv::Position::line);
    for column in COLUMNS {
        if !header.iter().any(|name| name == column) {
            let all = COLUMNS.join(", ");
            let problem = format!("this column is missing; a table has {all}");
            return Err(error(header_line, column, problem));
        }
    }
    let columns = header.iter().enumerate().map(|(at, name)| (name, at)).collect();
    let mut seen: HashMap<String, u64> = HashMap::new();
    for record in reader.records() {
        let row = record.map_err(|e| {
            let line = e.position().map_or(0, csv::Position::line);
            error(line, "row", plain(&e))
        });
        take(row.and_then(|record| {
            let line = record.position().map_or(0, csv::Position::line);
            let row = Row { columns: &columns, record: &record };
            let row = row.read().map_err(|(column, problem)| error(line, column, problem))?;
            if let Some(first) = seen.insert(row.concept.clone(), line) {
                let problem = format!("“{}” stands in line {first} already", row.concept);
                return Err(error(line, "concept", problem));
            }
            Ok((line, row))
        }))?;
    }
    Ok(())
}

fn plain(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the row has {len} cells, the header {expected_len}")
        }
        csv::ErrorKind::Utf8 { .. } => "the text is not UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

struct Row<'a> {
    /// Where the cells of a column stand.
    columns: &'a BTreeMap<&'a str, usize>,
    record: &'a csv::StringRecord,
}

type Problem = (&'static str, String);

impl Row<'_> {
    fn cell(&self, column: &str) -> &str {
        let at = self.columns.get(column);
        at.and_then(|at| self.record.get(*at)).unwrap_or("").trim()
    }

    fn number(&self, column: &'static str) -> Result<f64, Problem> {
        let cell = self.cell(column);
        f64::from_str(cell).ok().filter(|number| number.is_finite()).ok_or_else(|| {
            (column, format!("“{cell}” is no number; write it plainly, as 20000 or 1.2e8"))
        })
    }

    fn list(&self, column: &'static str) -> Result<Listed, Problem> {
        let listed = Listed::of(self.cell(column));
        match listed.unknown_family() {
            Some(word) => Err((column, format!("no family of words is called “{word}”"))),
            None => Ok(listed),
        }
    }

    fn read(&self) -> Result<Reference, Problem> {
        let concept = self.cell("concept").to_owned();
        if concept.is_empty() {
            return Err(("concept", "the row has no name".to_owned()));
        }
        let kebab = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !concept.bytes().all(kebab) {
            let problem = format!("“{concept}” is no name; write it like ferry-fare");
            return Err(("concept", problem));
        }
        let (unit, other_units, exact) = self.units()?;
        let scope = self.cell("scope").to_owned();
        if !SCOPES.contains(&scope.as_str()) {
            return Err(("scope", format!("“{scope}” is none of {}", SCOPES.join(", "))));
        }
        let basis = match self.cell("basis") {
            "source" => Basis::Source,
            "derived" => Basis::Derived,
            "estimate" => Basis::Estimate,
            other => {
                return Err(("basis", format!("“{other}” is none of source, derived, estimate")));
            }
        };
        let (low, high) = (self.number("plausible_low")?, self.number("plausible_high")?);
        let (below, above) = (self.number("impossible_below")?, self.number("impossible_above")?);
        if !(below <= low && low < high && high <= above) {
            let order = "the four bounds must rise: impossible_below, plausible_low, \
                         plausible_high, impossible_above";
            return Err(("plausible_low", order.to_owned()));
        }
        let checked_on = self.cell("checked_on").to_owned();
        if Published::parse(&checked_on).and_then(Published::day).is_none() {
            return Err(("checked_on", format!("“{checked_on}” is no day; write YYYY-MM-DD")));
        }
        for column in ["evidence", "reason"] {
            if self.cell(column).is_empty() {
                return Err((column, format!("say the {column} of the bounds")));
            }
        }
        let (actors, world) =
            (self.list("actors")?, matches!(scope.as_str(), "world" | "person" | "thing"));
        if actors.is_empty() && !world {
            return Err(("actors", format!("a row of scope {scope} needs an actor in the text")));
        }
        let per = self.cell("per").to_owned();
        Ok(Reference {
            concept,
            measured: UNITS.named(&unit),
            measured_per: UNITS.named(&per),
            unit,
            other_units,
            exact,
            per,
            scope,
            plausible_low: low,
            plausible_high: high,
            impossible_below: below,
            impossible_above: above,
            likely: self.likely(low, high)?,
            things: self.list("things")?,
            cues: self.list("cues")?,
            actors,
            unless: self.list("unless")?,
            usual_for: self.cell("too_small_for").to_owned(),
            shown_as: self.shown_as()?,
            known: self.cell("known").to_owned(),
            counted_in: self.cell("counted_in").to_owned(),
            basis,
            evidence: self.cell("evidence").to_owned(),
            checked_on,
            reason: self.cell("reason").to_owned(),
        })
    }

    /// Both bounds of what is likely, or neither.
    fn likely(&self, low: f64, high: f64) -> Result<Option<(f64, f64)>, Problem> {
        if ["likely_low", "likely_high"].iter().all(|column| self.cell(column).is_empty()) {
            return Ok(None);
        }
        let (least, most) = (self.number("likely_low")?, self.number("likely_high")?);
        if !(low <= least && least < most && most <= high) {
            let within = "what is likely lies between plausible_low and plausible_high";
            return Err(("likely_low", within.to_owned()));
        }
        Ok(Some((least, most)))
    }

    /// "barrel", "passengers|people", "=foot|metre".
    fn units(&self) -> Result<(String, Vec<String>, bool), Problem> {
        let cell = self.cell("unit");
        let exact = cell.starts_with('=');
        let mut names = cell.trim_start_matches('=').split('|').map(|name| name.trim().to_owned());
        let Some(unit) = names.next().filter(|unit| !unit.is_empty()) else {
            return Err(("unit", "write a unit's name or a counted noun in the plural".to_owned()));
        };
        let others: Vec<String> = names.collect();
        let measured = UNITS.named(&unit);
        if let Some(meant) = [&unit].into_iter().chain(&others).find_map(|own| spelling_of(own)) {
            return Err(("unit", meant));
        }
        for other in &others {
            let known = UNITS.named(other).map(|unit| unit.dimension);
            let together = match measured {
                Some(unit) => exact && known == Some(unit.dimension),
                None => !exact || known.is_none(),
            };
            if !together {
                let problem = format!(
                    "“{other}” does not go with “{unit}”; units of one row \
                     begin with = and measure the same, nouns are counted"
                );
                return Err(("unit", problem));
            }
        }
        Ok((unit, others, exact))
    }

    /// "barrel*7.33", or empty.
    fn shown_as(&self) -> Result<Option<(String, f64)>, Problem> {
        let cell = self.cell("shown_as");
        if cell.is_empty() {
            return Ok(None);
        }
        cell.split_once('*')
            .and_then(|(unit, factor)| Some((unit.trim().to_owned(), factor.trim().parse().ok()?)))
            .map(Some)
            .ok_or_else(|| ("shown_as", format!("“{cell}” should read like barrel*7.33")))
    }
}

/// What to write for a unit's sign or another of its spellings: by these no figure is known.
fn spelling_of(unit: &str) -> Option<String> {
    if unit == BARE || UNITS.named(unit).is_some() {
        return None;
    }
    let spelt = UNITS.phrases(Word::of(unit)).iter().filter(|phrase| phrase.rest.is_empty());
    let sign = UNITS.symbol(unit).into_iter();
    let before = UNITS.prefixes(Word::of(unit)).iter().map(|(_, unit)| *unit);
    let name = spelt.map(|phrase| phrase.unit).chain(sign).chain(before).next()?.name;
    Some(format!("“{unit}” is another way to write a unit; give its name, “{name}”"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(row: &str) -> String {
        format!("{}\n{row}\n", COLUMNS.join(","))
    }

    #[test]
    fn the_built_in_table_is_sound() {
        let rows = read("reference.csv", include_str!("reference.csv")).unwrap();
        assert!(!rows.is_empty());
        for row in &rows {
            assert!(!row.usual_for.is_empty(), "{}: say what the size is usual for", row.concept);
            assert_eq!(row.narrow_guess(), None, "{}", row.concept);
        }
    }

    #[test]
    fn a_slip_in_a_table_is_told_with_its_place() {
        let row =
            "tea,tonne,year,country,1,two,0,9,tea,,country,,trade,,estimate,guess,2026-11-23,why";
        let error = read("own.csv", &table(row)).unwrap_err();
        assert_eq!((error.line, error.column.as_str()), (2, "plausible_high"));
        let error = read("own.csv", "concept,unit\n").unwrap_err();
        assert_eq!(error.column, "per");
        let narrow =
            "tea,tonne,year,country,5,2,0,9,tea,,country,,trade,,estimate,guess,2026-11-23,why";
        assert!(read("own.csv", &table(narrow)).unwrap_err().problem.contains("must rise"));
        let mute =
            "tea,tonne,year,country,1,500,0,900,tea,,country,,trade,,estimate,guess,2026-11-23,";
        assert_eq!(read("own.csv", &table(mute)).unwrap_err().column, "reason");
    }

    #[test]
    fn a_row_that_could_never_speak_is_told() {
        let fault = |concept: &str, unit: &str, cues: &str| {
            let row = format!(
                "{concept},{unit},,thing,1,500,0,900,,{cues},,,a fare,,source,seen,2026-11-23,why"
            );
            let error = read("own.csv", &table(&row)).err()?;
            Some((error.column, error.problem))
        };
        assert_eq!(fault("ferry-fare", "pound sterling", "fare"), None);
        assert_eq!(fault("ferry-fare", "lamps", "@costs"), None);
        for unit in ["£", "GBP", "tonnes", "=km"] {
            let (column, problem) = fault("ferry-fare", unit, "fare").unwrap();
            assert!(column == "unit" && problem.contains("give its name"), "{unit}: {problem}");
        }
        let (column, problem) = fault("ferry-fare", "pound sterling", "@fares").unwrap();
        assert_eq!((column.as_str(), problem.contains("@fares")), ("cues", true));
        assert_eq!(fault("Ferry Fare", "pound sterling", "fare").unwrap().0, "concept");
    }

    #[test]
    fn every_fault_of_a_table_is_told() {
        let good =
            "tea,tonne,year,country,1,500,0,900,tea,,country,,trade,,estimate,guess,2026-11-23,why";
        let bad = "milk,=litre|mile,day,thing,0,9,0,9,,,,,cow,,source,seen,2026-11-23,why";
        let guess =
            "rye,tonne,year,country,1,50,0,90,rye,,country,,trade,,estimate,guess,2026-11-23,why";
        let rows = table(&format!("{good}\n{bad}\n{good}\n{guess}"));
        let (sound, told) = faults("own.csv", &rows);
        let places: Vec<_> = told.iter().map(|e| (e.line, e.column.as_str())).collect();
        assert_eq!((sound, places), (1, vec![(3, "unit"), (4, "concept"), (5, "plausible_high")]));
    }
}
