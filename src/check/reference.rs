//! Usual sizes of things: the rows of `reference.csv` and of a newsroom's own tables. When a row
//! applies to a figure is asked in `speakers.rs`; what to say about it is left to
//! `implausible_scale.rs`.

use std::sync::{Arc, LazyLock};

use super::reference_table::{ReferenceError, read};
use super::speakers::{ALSO, Measuring, Speakers};
use super::word_families::Listed;
use super::wording;
use crate::quantity::{Figure, Interval, Unit, plural};

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
    /// Between these a reading is offered, where the row says so: what a reader who knows the
    /// thing would believe.
    pub likely: Option<(f64, f64)>,
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
            "percent-change" => "percent".to_owned(),
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
    pub(super) fn narrow_guess(&self) -> Option<String> {
        const GENEROUS: f64 = 100.0;
        let ratio = self.plausible_high / self.plausible_low.max(f64::MIN_POSITIVE);
        let narrow = self.basis == Basis::Estimate && ratio < GENEROUS;
        narrow.then(|| "the bounds of an estimate lie a hundredfold apart at least".to_owned())
    }
}

/// Of whom a row speaks, from the narrowest to the widest.
pub(super) const SCOPES: [&str; 7] =
    ["person", "home", "thing", "plant", "city", "country", "world"];

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
