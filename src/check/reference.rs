//! Usual sizes of things: the rows of `reference.csv` and of a newsroom's own tables. When a row
//! applies to a figure is asked in `speakers.rs`; what to say about it is left to
//! `implausible_scale.rs`.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, LazyLock};

use super::speakers::{ALSO, Measuring, Speakers, spelling_of};
use super::word_families::Listed;
use super::wording;
use crate::quantity::{Figure, Interval, UNITS, Unit, plural};
use crate::text::Published;

/// The columns every reference table has, in any order; `known` and `counted_in` may be added.
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

/// How large one sort of figure usually is.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Name of the row, in kebab-case.
    pub concept: String,
    /// A unit of `units.csv`, or a counted noun in the plural; `number` for bare numbers.
    pub unit: String,
    /// Other nouns that count the same, or other units that are meant.
    pub other_units: Vec<String>,
    /// Set where only the units listed are meant, and none that converts into them: an altitude in
    /// feet, never in miles; or only the bare noun: "people", never "Danish people".
    pub exact: bool,
    /// The rate's denominator, or empty.
    pub per: String,
    /// Of whom: person, home, plant, city, country, world, thing.
    pub scope: String,
    /// Below this a figure is odd.
    pub plausible_low: f64,
    /// Above this a figure is odd.
    pub plausible_high: f64,
    /// Below this a figure cannot be.
    pub impossible_below: f64,
    /// Above this a figure cannot be.
    pub impossible_above: f64,
    /// Words of which one must be what is measured.
    pub things: Listed,
    /// Words of which one must stand in the sentence; with `^` before
    /// or behind it, right before or behind the figure (two before it: only where
    /// something is counted); of those with `+` before them one too.
    pub cues: Listed,
    /// Words of which one must stand in the sentence or paragraph; `country` means any country,
    /// people or state.
    pub actors: Listed,
    /// Words of which none may stand in the sentence: "olive" for crude oil; with `~` before them,
    /// close to the figure; with `*`, in the article; with `^` behind them, right behind the
    /// figure.
    pub unless: Listed,
    /// What the size is usual for, for the message: "a country's purchase".
    pub usual_for: String,
    /// Another unit to show the size in, with its number per unit: "barrel" and 7.33.
    pub shown_as: Option<(String, f64)>,
    /// The figure of the real world to compare with, as a clause with its source in brackets, or
    /// empty: "there are about 8.2 billion people on earth (United Nations, 2024)".
    pub known: String,
    /// What is counted where this unit is wrong, or empty: "doses".
    pub counted_in: String,
    /// On what the row rests.
    pub basis: Basis,
    /// The public source as seen, the sum, or why the estimate is generous.
    pub evidence: String,
    /// The day the row was last looked at, `YYYY-MM-DD`.
    pub checked_on: String,
    /// Why the bounds lie where they lie.
    pub reason: String,
    /// `unit` and `per` in the table of units, looked up once.
    pub(super) measured: Option<&'static Unit>,
    pub(super) measured_per: Option<&'static Unit>,
}

impl Reference {
    /// Returns the size between two bounds in words: "9.4 seconds or more", "at most 828 metres",
    /// "20,000 to 800 million tonnes a year".
    pub fn between(&self, low: f64, high: f64) -> String {
        /// A bound so high is none.
        const ANY: f64 = 1e12;
        let per = wording::per(&self.per);
        let unit = match self.unit.as_str() {
            // A people is written with a capital, and one unit with three.
            "americans" => "Americans".to_owned(),
            "teu" => "TEU".to_owned(),
            unit if self.measured.is_some() => plural(unit),
            unit => unit.to_owned(),
        };
        let [least, most] = [low, high].map(wording::sized);
        // "2 to 100 million troops" could be two million.
        let shared = low != 0.0 && low.abs() < 1000.0 && most.contains(' ');
        if low == 0.0 {
            format!("at most {most} {unit}{per}")
        } else if high >= ANY && low > 0.0 && self.per.is_empty() && self.measured.is_some() {
            format!("{least} {unit} or more")
        } else if shared {
            let one = if least == "1" && self.measured.is_some() { &self.unit } else { &unit };
            format!("{least} {one} to {most} {unit}{per}")
        } else {
            format!("{least} to {most} {unit}{per}")
        }
    }

    /// Whether it speaks of the amount of a year, which it may want said in the text.
    pub(super) fn of_a_year(&self) -> bool {
        self.per.is_empty()
            && (self.usual_for.ends_with(" of a year") || self.cues.has_marked(ALSO, "year"))
    }

    /// How wide its scope is: a country is wider than a ship.
    pub(super) fn width(&self) -> usize {
        SCOPES.iter().position(|scope| *scope == self.scope).unwrap_or(SCOPES.len())
    }

    /// Whether it listens for any word, and does not speak of its unit wherever it stands.
    pub(super) fn is_cued(&self) -> bool {
        [&self.things, &self.cues, &self.actors].iter().any(|words| !words.is_empty())
    }

    /// Whether it knows what is too large.
    pub(super) fn has_an_end(&self) -> bool {
        const NO_END: f64 = 1e24;
        self.impossible_above < NO_END
    }

    /// Whether it speaks of what is lost.
    pub(super) fn tells_a_loss(&self) -> bool {
        self.usual_for.contains(" loses")
    }

    /// What nobody has seen a source for must not be drawn tight.
    fn narrow_guess(&self) -> Option<String> {
        const GENEROUS: f64 = 100.0;
        let ratio = self.plausible_high / self.plausible_low.max(f64::MIN_POSITIVE);
        let narrow = self.basis == Basis::Estimate && ratio < GENEROUS;
        narrow.then(|| "the bounds of an estimate lie a hundredfold apart at least".to_owned())
    }
}

/// Of whom a row speaks, from the narrowest to the widest.
const SCOPES: [&str; 7] = ["person", "home", "thing", "plant", "city", "country", "world"];

/// On what a row rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A public source, as seen.
    Source,
    /// A sum over sourced or physical figures.
    Derived,
    /// A desk estimate, with generous bounds.
    Estimate,
}

impl Basis {
    /// Returns the words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Derived => "derived",
            Self::Estimate => "desk estimate",
        }
    }
}

/// The rows that apply, built-in first. A clone shares them.
#[derive(Clone, Debug)]
pub struct References(Whose);

#[derive(Clone, Debug)]
enum Whose {
    /// Read when a figure is first asked about: an empty draft need not wait for it.
    BuiltIn,
    Own(Arc<Table>),
}

#[derive(Debug, Default)]
struct Table {
    rows: Vec<Reference>,
    speakers: Speakers,
}

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

static BUILT_IN: LazyLock<Table> = LazyLock::new(|| {
    // A test reads the table too, so a slip in it cannot reach anybody as an empty table.
    Table::new(read("reference.csv", include_str!("reference.csv")).unwrap_or_default())
});

impl Table {
    fn new(rows: Vec<Reference>) -> Self {
        Self { speakers: Speakers::of(&rows), rows }
    }
}

/// No rows at all.
impl Default for References {
    fn default() -> Self {
        Self(Whose::Own(Arc::default()))
    }
}

impl References {
    /// Returns the table that comes with the program.
    pub fn built_in() -> Self {
        Self(Whose::BuiltIn)
    }

    pub(super) fn new(rows: Vec<Reference>) -> Self {
        Self(Whose::Own(Arc::new(Table::new(rows))))
    }

    /// Returns these rows and those of a newsroom's own table; a row of the same concept replaces
    /// ours. `name` is the file's name for messages.
    pub fn with(self, name: &str, csv: &str) -> Result<Self, ReferenceError> {
        let own = read(name, csv)?;
        let replaced = |row: &&Reference| own.iter().any(|new| new.concept == row.concept);
        let mut rows: Vec<_> = self.rows().iter().filter(|row| !replaced(row)).cloned().collect();
        rows.extend(own);
        Ok(Self::new(rows))
    }

    /// Returns all rows.
    pub fn rows(&self) -> &[Reference] {
        &self.table().rows
    }

    fn table(&self) -> &Table {
        match &self.0 {
            Whose::BuiltIn => &BUILT_IN,
            Whose::Own(table) => table,
        }
    }

    /// Returns the rows that measure or count what this figure does; whether they speak of it
    /// depends on the words around. Given a size of it, only those that may find that odd.
    pub(super) fn measuring<'r>(
        &'r self,
        figure: &'r Figure,
        odd: Option<Interval>,
    ) -> impl Iterator<Item = Measuring<'r>> {
        self.table().speakers.measuring(&self.table().rows, figure, odd)
    }

    /// Returns who tells which rows speak of a figure.
    pub(super) fn speakers(&self) -> &Speakers {
        &self.table().speakers
    }
}

// ---- reading ---------------------------------------------------------------------------------

/// Reads a table; the first fault ends it.
fn read(file: &str, csv: &str) -> Result<Vec<Reference>, ReferenceError> {
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
