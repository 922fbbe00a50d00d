//! A desk's own verdict scale, read from a table: header `code,label,ordinal,meaning`, and if
//! wanted `passes,needs_reason,doubts` (1 or 0). Keeping it is left to the store.

use std::fmt;

use csv::{ReaderBuilder, StringRecord, Trim};

use super::verdict::{self, Scale, Step};

/// A scale that does not come with the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnScale {
    /// What settings hold.
    pub code: String,
    /// What people read.
    pub name: String,
    /// In the order of the screen.
    pub steps: Vec<OwnStep>,
}

/// One step of it; the fields are those of [`Step`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnStep {
    /// What files and options hold.
    pub code: String,
    /// What people read.
    pub label: String,
    /// Rank, higher is truer; `None` lies off the axis.
    pub ordinal: Option<i64>,
    /// When to choose it; may be empty.
    pub meaning: String,
    /// Whether the words may go to print as they stand.
    pub passes: bool,
    /// Whether it says nothing without a rationale.
    pub needs_reason: bool,
    /// Whether the reviewer found a fault.
    pub doubts: bool,
}

impl From<&Step> for OwnStep {
    fn from(step: &Step) -> Self {
        Self {
            code: step.code.to_owned(),
            label: step.label.to_owned(),
            ordinal: step.ordinal,
            meaning: step.meaning.to_owned(),
            passes: step.passes,
            needs_reason: step.needs_reason,
            doubts: step.doubts,
        }
    }
}

impl From<&Scale> for OwnScale {
    fn from(scale: &Scale) -> Self {
        let steps = scale.steps.iter().map(OwnStep::from).collect();
        Self { code: scale.code.to_owned(), name: scale.name.to_owned(), steps }
    }
}

/// What is wrong with a scale, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleFault {
    /// Line in the table, from 1; `None` when it is none's.
    pub line: Option<u64>,
    /// A whole sentence.
    pub problem: String,
}

impl fmt::Display for ScaleFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "Line {line}: {}", self.problem),
            None => write!(f, "{}", self.problem),
        }
    }
}

impl std::error::Error for ScaleFault {}

/// More no reviewer tells apart, and no row of keys holds.
pub const MOST_STEPS: usize = 20;

/// Longer no code is typed.
const LONGEST_CODE: usize = 40;

/// The columns, those one may leave out last.
pub const COLUMNS: [&str; 7] =
    ["code", "label", "ordinal", "meaning", "passes", "needs_reason", "doubts"];
const NEEDED: usize = 4;

/// Reads a scale. A column left out, or an empty cell in it, is answered by the rank: the highest
/// passes and each lower one doubts; where no step has a rank, each passes, since nothing says
/// otherwise. A rationale is asked for only where the table asks.
///
/// ```
/// let csv = "code,label,ordinal,meaning\nok,OK,2,Print it.\nmend,Mend,1,Not so.\n";
/// let scale = factdesk::desk::scale_file::read("two_keys", "Two keys", csv).unwrap();
/// assert!(scale.steps[0].passes && scale.steps[1].doubts);
/// ```
pub fn read(code: &str, name: &str, csv: &str) -> Result<OwnScale, ScaleFault> {
    check_names(code, name)?;
    let text = csv.strip_prefix('\u{feff}').unwrap_or(csv);
    let mut reader = ReaderBuilder::new().trim(Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| unreadable(&error))?.clone();
    let places = Places::of(&header)?;
    let mut rows: Vec<(u64, Row)> = Vec::new();
    for row in reader.records() {
        let cells = row.map_err(|error| unreadable(&error))?;
        let line = cells.position().map_or(0, |position| line_of(text, position));
        let row = places.row(&cells).map_err(|problem| at(line, problem))?;
        if let Some((first, _)) = rows.iter().find(|(_, other)| other.code == row.code) {
            let problem = format!(
                "the code {} stands on line {first} too; give each step its own.",
                row.code
            );
            return Err(at(line, problem));
        }
        rows.push((line, row));
        if rows.len() > MOST_STEPS {
            let problem = format!("a scale has {MOST_STEPS} steps at most; leave the others out.");
            return Err(at(line, problem));
        }
    }
    if rows.is_empty() {
        return Err(fault("The scale has no steps; write one line a step under the header."));
    }
    let steps = finish(rows.into_iter().map(|(_, row)| row).collect());
    Ok(OwnScale { code: code.to_owned(), name: name.trim().to_owned(), steps })
}

/// The reader counts blank lines before a row to the row.
fn line_of(text: &str, position: &csv::Position) -> u64 {
    let rest = usize::try_from(position.byte()).ok().and_then(|start| text.get(start..));
    let blank = rest.unwrap_or_default().chars().take_while(|c| matches!(c, '\r' | '\n'));
    position.line() + blank.filter(|c| *c == '\n').map(|_| 1).sum::<u64>()
}

fn check_names(code: &str, name: &str) -> Result<(), ScaleFault> {
    if !is_code(code) {
        return Err(fault(format!("The scale's code {code:?} {NOT_SNAKE_CASE}")));
    }
    if verdict::by_code(code).is_some() {
        let problem = format!("The scale {code} comes with the program; call yours otherwise.");
        return Err(fault(problem));
    }
    if name.trim().is_empty() {
        return Err(fault(format!("The scale {code} has no name for people; give one.")));
    }
    Ok(())
}

const NOT_SNAKE_CASE: &str = "is not in snake_case: a small letter first, then small letters, \
    digits and _, such as needs_fix.";

fn is_code(code: &str) -> bool {
    code.len() <= LONGEST_CODE
        && code.starts_with(|c: char| c.is_ascii_lowercase())
        && !code.ends_with('_')
        && code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// A line as written: what is left open is decided when all are read.
struct Row {
    code: String,
    label: String,
    ordinal: Option<i64>,
    meaning: String,
    passes: Option<bool>,
    needs_reason: Option<bool>,
    doubts: Option<bool>,
}

/// Where each column stands.
struct Places([Option<usize>; 7]);

impl Places {
    fn of(header: &StringRecord) -> Result<Self, ScaleFault> {
        if let Some(other) = header.iter().find(|name| !COLUMNS.contains(name)) {
            let columns = COLUMNS.join(", ");
            return Err(at(1, format!("{other:?} is no column; the columns are {columns}.")));
        }
        let place = |name: &str| header.iter().position(|cell| cell == name);
        if let Some(lacking) = COLUMNS.iter().take(NEEDED).find(|name| place(name).is_none()) {
            let needed = COLUMNS.get(..NEEDED).unwrap_or_default().join(",");
            let problem = format!("the column {lacking} is missing; begin with {needed}.");
            return Err(at(1, problem));
        }
        Ok(Self(COLUMNS.map(place)))
    }

    fn row(&self, cells: &StringRecord) -> Result<Row, String> {
        let [code, label, ordinal, meaning, passes, needs_reason, doubts] =
            self.0.map(|place| place.and_then(|place| cells.get(place)).unwrap_or_default());
        if code.is_empty() || label.is_empty() {
            return Err("a step needs a code and a label; one of them is empty.".to_owned());
        }
        if !is_code(code) {
            return Err(format!("the code {code:?} {NOT_SNAKE_CASE}"));
        }
        Ok(Row {
            code: code.to_owned(),
            label: label.to_owned(),
            ordinal: rank(ordinal)?,
            meaning: meaning.to_owned(),
            passes: truth("passes", passes)?,
            needs_reason: truth("needs_reason", needs_reason)?,
            doubts: truth("doubts", doubts)?,
        })
    }
}

fn rank(cell: &str) -> Result<Option<i64>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    let problem = "is no whole number; leave the ordinal empty for a step off the axis.";
    cell.parse().map(Some).map_err(|_| format!("{cell:?} {problem}"))
}

fn truth(column: &str, cell: &str) -> Result<Option<bool>, String> {
    match cell {
        "" => Ok(None),
        "1" => Ok(Some(true)),
        "0" => Ok(Some(false)),
        other => Err(format!("{other:?} in the column {column} is neither 1 nor 0.")),
    }
}

fn finish(rows: Vec<Row>) -> Vec<OwnStep> {
    let top = rows.iter().filter_map(|row| row.ordinal).max();
    let step = |row: Row| OwnStep {
        passes: row.passes.unwrap_or(row.ordinal == top),
        needs_reason: row.needs_reason.unwrap_or(false),
        doubts: row.doubts.unwrap_or(row.ordinal.is_some() && row.ordinal != top),
        code: row.code,
        label: row.label,
        ordinal: row.ordinal,
        meaning: row.meaning,
    };
    rows.into_iter().map(step).collect()
}

fn unreadable(error: &csv::Error) -> ScaleFault {
    let line = error.position().map(csv::Position::line);
    let problem = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!(
            "it has {len} cells and the header {expected_len}; put a text that holds a comma \
             between double quotes."
        ),
        _ => "it cannot be read as comma-separated UTF-8 text.".to_owned(),
    };
    ScaleFault { line, problem }
}

fn at(line: u64, problem: String) -> ScaleFault {
    ScaleFault { line: Some(line), problem }
}

fn fault(problem: impl Into<String>) -> ScaleFault {
    ScaleFault { line: None, problem: problem.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "code,label,ordinal,meaning";

    fn fault_of(csv: &str) -> String {
        read("own", "Own", csv).unwrap_err().to_string()
    }

    #[test]
    fn a_scale_is_read_with_all_its_columns() {
        let csv = "\u{feff}doubts,code,label,ordinal,meaning,passes,needs_reason\r\n\
                   0,fine,Fine,,\"As printed, that is.\",1,0\r\n1,off,Off,,Mend it.,0,1\r\n";
        let scale = read("own_2", " Our own ", csv).unwrap();
        assert_eq!((scale.code.as_str(), scale.name.as_str()), ("own_2", "Our own"));
        let [fine, off] = scale.steps.as_slice() else { panic!("two steps") };
        assert_eq!(fine.meaning, "As printed, that is.");
        assert!(fine.passes && !fine.needs_reason && !fine.doubts);
        assert!(!off.passes && off.needs_reason && off.doubts);
    }

    #[test]
    fn what_the_table_leaves_open_follows_from_the_rank() {
        let steps =
            read("own", "Own", &format!("{HEADER}\na,A,3,\nb,B,2,\nc,C,,\n")).unwrap().steps;
        let told: Vec<_> = steps.iter().map(|step| (step.passes, step.doubts)).collect();
        assert_eq!(told, [(true, false), (false, true), (false, false)]);
        let unranked = read("own", "Own", &format!("{HEADER}\na,A,,\nb,B,,\n")).unwrap().steps;
        assert!(unranked.iter().all(|step| step.passes && !step.doubts));
    }

    #[test]
    fn a_fault_names_its_line_and_what_to_do() {
        let many = (0..=MOST_STEPS).map(|n| format!("s{n},S,,")).collect::<Vec<_>>().join("\n");
        for (csv, words) in [
            (String::new(), "Line 1: the column code is missing"),
            ("code,label,meaning\n".to_owned(), "Line 1: the column ordinal is missing"),
            (format!("{HEADER},colour\n"), "Line 1: \"colour\" is no column"),
            (format!("{HEADER}\n"), "The scale has no steps; write one line a step"),
            (format!("{HEADER}\na,A,,\n\na,B,,\n"), "Line 4: the code a stands on line 2 too"),
            (format!("{HEADER}\r\na,A,,\r\n\r\n\r\na,B,,"), "Line 5: the code a stands on line 2"),
            (format!("{HEADER}\n,A,,\n"), "Line 2: a step needs a code and a label"),
            (format!("{HEADER}\na, ,,\n"), "Line 2: a step needs a code and a label"),
            (
                format!("{HEADER}\nNot-a-fact,A,,\n"),
                "Line 2: the code \"Not-a-fact\" is not in snake",
            ),
            (format!("{HEADER}\na,A,2.5,\n"), "Line 2: \"2.5\" is no whole number"),
            (format!("{HEADER}\na,A,,x,y\n"), "Line 2: it has 5 cells and the header 4"),
            (format!("{HEADER},passes\na,A,,x,yes\n"), "Line 2: \"yes\" in the column passes"),
            (format!("{HEADER}\n{many}"), "Line 22: a scale has 20 steps at most"),
        ] {
            let fault = fault_of(&csv);
            assert!(fault.starts_with(words) && fault.ends_with('.'), "{csv:?}: {fault}");
        }
    }

    #[test]
    fn the_scale_itself_has_a_name_of_its_own() {
        let csv = format!("{HEADER}\na,A,,\n");
        for (code, name, words) in [
            ("Own", "Own", "snake_case"),
            ("desk", "Ours", "comes with the program"),
            ("own", "  ", "no name for people"),
        ] {
            let fault = read(code, name, &csv).unwrap_err().to_string();
            assert!(fault.contains(words), "{fault}");
        }
    }

    #[test]
    fn a_built_in_scale_can_be_kept_the_same_way() {
        for scale in verdict::ALL {
            let own = OwnScale::from(scale);
            assert_eq!(own.steps.len(), scale.steps.len());
            assert!(own.steps.iter().all(|step| is_code(&step.code)) && is_code(&own.code));
        }
    }
}
