//! Which rows of the reference table speak of a figure: found by what it measures or counts, not
//! by walking the table. Whether the words around the figure fit is asked afterwards, of the few.

use std::collections::BTreeMap;
use std::iter;

use super::around::{Around, Listened, Phrases, Vocabulary, key, state_words};
use super::bits::Bits;
use super::case::Case;
use super::reference::Reference;
use super::word_families::{Entry, Listed};
use crate::quantity::{Dimension, Figure, FigureKind, Interval, UNITS, Unit};
use crate::text::{Word, WordMap};

/// The rows by what they measure, and the words they listen for.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    /// By the name of a figure's unit.
    measured: WordMap<Vec<Candidate>>,
    /// By the counted noun.
    counted: WordMap<Vec<Candidate>>,
    /// Rows of numbers that measure and count nothing by themselves: "magnitude 6.1".
    bare: Vec<Candidate>,
    /// Units by their names.
    units: WordMap<&'static Unit>,
    /// Rows of a person's age.
    ages: Vec<Candidate>,
    /// What each row listens for.
    wants: Vec<Wants>,
    vocabulary: Vocabulary,
    /// What stands right beside a figure.
    phrases: Phrases,
    state_words: Bits,
}

/// A row that measures what a figure measures, with as much of it as tells that the figure is
/// usual: the row itself need not be looked at.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    /// The row's place.
    row: usize,
    /// The factor from the figure's unit to the row's.
    factor: f64,
    /// What is plausible.
    low: f64,
    high: f64,
    /// Whether it is of no rate.
    plain: bool,
    /// Whether it speaks of what is lost.
    lost: bool,
    /// Whether it knows what is too large.
    ends: bool,
}

/// A row that measures what a figure does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measuring<'r> {
    /// Its place in the table.
    pub at: usize,
    /// The row, which is far from what stands here: it is looked at last.
    pub row: &'r Reference,
    /// The factor from the figure's unit to the row's.
    pub factor: f64,
    /// What is usual.
    pub plausible: Interval,
    /// Whether it speaks of what is lost, so that "lost 2 tonnes" is its size and no change of it.
    pub lost: bool,
    /// Whether it knows what is too large: the upper bound of others only tells what is likely.
    pub ends: bool,
}

/// How a size is odd for a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Odd {
    Small,
    Large,
    /// A range whose upper end is.
    LargeAtItsEnd,
}

impl Measuring<'_> {
    /// Returns how that size, in the figure's unit, is odd for the row; `None` when it is usual. Of
    /// a `range` the upper end must be usual, too.
    pub(super) fn finds_odd(&self, size: Interval, range: bool) -> Option<Odd> {
        let (size, usual) = (size.times(self.factor), self.plausible);
        if size.high < usual.low {
            Some(Odd::Small)
        } else if size.low > usual.high {
            Some(Odd::Large)
        } else {
            (range && size.high > usual.high).then_some(Odd::LargeAtItsEnd)
        }
    }
}

fn within(size: Interval, plausible: Interval) -> bool {
    size.low >= plausible.low && size.high <= plausible.high
}

impl Candidate {
    fn of(rows: &[Reference], row: usize, factor: f64) -> Option<Self> {
        let own = rows.get(row)?;
        Some(Self {
            row,
            factor,
            low: own.plausible_low,
            high: own.plausible_high,
            plain: own.per.is_empty(),
            lost: own.tells_a_loss(),
            ends: own.has_an_end(),
        })
    }

    /// Whether it may find a size unusual; of a `plain` figure, which is no rate, it surely does.
    fn may_find_odd(&self, size: Interval, plain: bool) -> bool {
        let usual = within(size.times(self.factor), Interval::new(self.low, self.high));
        // A rate is another row's size once the two are made one.
        if plain { self.plain && !usual } else { !self.plain || !usual }
    }
}

/// The unit of rows that speak of numbers without unit or thing.
pub(super) const BARE: &str = "number";
/// The unit of rows that speak of a rise or a fall in percent.
const CHANGE: &str = "percent-change";
/// Marks a cue that stands right before the figure, as in `units.csv`; at its end, one behind it.
const LEAD: char = '^';
/// Marks a word of a second list of cues, of which one must be there too.
pub(super) const ALSO: char = '+';
/// Marks a word that must not stand anywhere in the article.
const ANYWHERE: &str = "*";
/// Marks a word that must not stand near the figure, and may elsewhere in its sentence.
const CLOSE: &str = "~";

/// Stands among the actors for any country, people or state.
const ANY_COUNTRY: &str = "country";

/// A list of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Things,
    Cues,
    Actors,
    Unless,
}

/// The words a row listens for.
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
#[derive(Clone, Debug, Default)]
struct Wants {
    things: Bits,
    cues: Bits,
    /// Whether a phrase must stand right before the figure.
    led: bool,
    /// Whether a word must stand behind the figure.
    followed: bool,
    /// Whether there are words that must not.
    barred: bool,
    actors: Bits,
    country: bool,
    unless: Bits,
    /// Words of which none may stand near the figure.
    away: Bits,
    /// Words of which one must stand in the sentence besides a cue.
    also: Bits,
    /// Words of which none may stand in the article.
    nowhere: Bits,
    /// Whether a figure "a year" is meant as well as one without a rate.
    yearly: bool,
    /// Whether the counted noun must stand by itself.
    sole: bool,
    /// Whether it speaks of countries that it names one by one.
    named: bool,
}

impl Speakers {
    /// Sorts the rows of a table.
    pub(super) fn of(rows: &[Reference]) -> Self {
        let units = UNITS.all.iter().map(|unit| (unit.key, *unit)).collect();
        let mut own = Self { units, ..Self::default() };
        let candidate = |row, factor| Candidate::of(rows, row, factor);
        for (at, row) in rows.iter().enumerate() {
            match row.measured {
                None => {
                    for unit in iter::once(&row.unit).chain(&row.other_units) {
                        let known =
                            if unit == BARE { &mut own.bare } else { own.counted.entry(key(unit)) };
                        known.extend(candidate(at, 1.0));
                    }
                }
                Some(to) if row.exact => {
                    let others = row.other_units.iter().filter_map(|unit| UNITS.named(unit));
                    for from in iter::once(to).chain(others) {
                        if let Some(factor) = convert(from, to).or_else(|| alike(from, to)) {
                            own.measured.entry(from.key).extend(candidate(at, factor));
                        }
                    }
                }
                // A person's years are an age, never "4,000 years ago".
                Some(unit) if unit.name == "year" && row.scope == "person" => {
                    own.ages.extend(candidate(at, 1.0));
                }
                Some(to) => {
                    for from in &UNITS.all {
                        if let Some(factor) = convert(from, to) {
                            own.measured.entry(from.key).extend(candidate(at, factor));
                        }
                    }
                }
            }
        }
        own.listen_for(rows);
        own.state_words = state_words(&mut own.vocabulary);
        own
    }

    /// Takes down what each row listens for. The words of a family are looked up once, for all rows
    /// that name it.
    fn listen_for(&mut self, rows: &[Reference]) {
        self.wants = rows.iter().map(Wants::of).collect();
        let mut families: BTreeMap<(Column, Entry<'_>), Vec<usize>> = BTreeMap::new();
        for (place, row) in rows.iter().enumerate() {
            for (column, list) in Column::all(row) {
                for entry in list.entries() {
                    match entry {
                        Entry::Family(..) => {
                            families.entry((column, entry)).or_default().push(place);
                        }
                        Entry::Word(word) => self.take_down(column, word, &[place]),
                        Entry::PeopleOf(_) => {
                            entry
                                .words()
                                .iter()
                                .for_each(|own| self.take_down(column, own, &[place]));
                        }
                    }
                }
            }
        }
        for ((column, entry), places) in families {
            entry.words().iter().for_each(|word| self.take_down(column, word, &places));
        }
        self.phrases.leads.sort();
    }

    /// Takes down a word of a column, with its marks, for the rows at those places.
    fn take_down(&mut self, column: Column, word: &str, places: &[usize]) {
        let Self { wants, vocabulary, phrases, .. } = self;
        let mut each = |change: &dyn Fn(&mut Wants)| {
            for at in places {
                wants.get_mut(*at).into_iter().for_each(change);
            }
        };
        match column {
            Column::Cues if word.starts_with(LEAD) => {
                phrases.leads.add(word.trim_start_matches(LEAD), marks(word), places);
                each(&|own| own.led = true);
            }
            Column::Cues if word.ends_with(LEAD) => {
                phrases.trails.add(word.trim_end_matches(LEAD), marks(word), places);
                each(&|own| own.followed = true);
            }
            Column::Unless if word.ends_with(LEAD) => {
                phrases.bars.add(word.trim_end_matches(LEAD), marks(word), places);
                each(&|own| own.barred = true);
            }
            Column::Actors if word == ANY_COUNTRY => each(&|own| own.country = true),
            _ => {
                let (set, bare) = Wants::set(column, word);
                let number = vocabulary.add(bare);
                each(&|own| set(own).insert(number));
            }
        }
    }

    /// Returns the rows that measure what the figure measures, per the same, in the order of the
    /// table; given a size, only those that may find it odd.
    pub(super) fn measuring<'r>(
        &'r self,
        rows: &'r [Reference],
        figure: &'r Figure,
        odd: Option<Interval>,
    ) -> impl Iterator<Item = Measuring<'r>> {
        let per = match figure.per.as_deref().unwrap_or("") {
            "annum" => "year",
            per => per,
        };
        // Looked up when a row asks, and once.
        let mut unit = None;
        let plain = figure.per.is_none();
        let meant = move |own: &&Candidate| odd.is_none_or(|size| own.may_find_odd(size, plain));
        self.candidates(figure).iter().filter(meant).filter_map(move |candidate| {
            let at = candidate.row;
            let row = rows.get(at)?;
            let rate = match (per.is_empty(), candidate.plain) {
                (true, true) => 1.0,
                (false, false) if counts_per(per, &row.per) => 1.0,
                (false, true) if per == "year" && self.wants.get(at)?.yearly => 1.0,
                (false, false) if !row.exact => {
                    let ours = unit.get_or_insert_with(|| self.units.get(Word::of(per)).copied());
                    rate((*ours)?, row.measured_per?)?
                }
                _ => return None,
            };
            let plausible = Interval::new(candidate.low, candidate.high);
            let Candidate { lost, ends, .. } = *candidate;
            Some(Measuring { at, row, factor: candidate.factor * rate, plausible, lost, ends })
        })
    }

    fn candidates(&self, figure: &Figure) -> &[Candidate] {
        // A change in percent says nothing of the size.
        let changed = figure.direction.is_some() && figure.kind == FigureKind::Percent;
        let found = match (figure.unit, figure.kind) {
            _ if changed => self.counting(CHANGE),
            (Some(unit), FigureKind::Age) => (unit.name == "year").then_some(&self.ages),
            (Some(unit), _) => self.measured.get(unit.key),
            (None, FigureKind::Number) if figure.thing.is_none() => Some(&self.bare),
            (None, _) => {
                // "An aftershock registering 55 shook the capital": a verb is no thing.
                let verb = |thing: &str| matches!(thing, "shook" | "struck" | "hit" | "rattled");
                let thing = figure.thing.as_deref();
                thing.and_then(|thing| {
                    self.counting(thing).or_else(|| verb(thing).then_some(&self.bare))
                })
            }
        };
        found.map_or(&[], Vec::as_slice)
    }

    /// The rows that count the last word of `thing`, or the one before a verb read with it: "61
    /// earthquake shook".
    fn counting(&self, thing: &str) -> Option<&Vec<Candidate>> {
        let mut words = thing.rsplit(' ');
        let last = self.counted.get(key(words.next()?));
        last.or_else(|| self.counted.get(key(words.next()?)))
    }

    /// Returns what is listened for in an article, for [`Self::around`].
    pub(super) fn listen<'a>(&'a self, case: &Case<'a>) -> Listened<'a> {
        Listened::new(case, &self.vocabulary)
    }

    /// Returns the words around a figure, for [`Self::applies`].
    pub(super) fn around<'l, 'a>(
        &'a self,
        figure: &'l Figure,
        listened: &'l Listened<'a>,
    ) -> Around<'l, 'a> {
        Around::new(figure, listened, &self.phrases, &self.state_words)
    }

    /// Returns whether the words around a figure are those of the row at that place.
    pub(super) fn applies(&self, row: usize, around: &Around<'_, '_>) -> bool {
        self.wants.get(row).is_some_and(|wants| {
            // What is dear to tell is asked last, of the few rows that are left.
            wants.stand_beside(row, around) && wants.are_cued(around) && wants.stand_around(around)
        })
    }

    /// Returns whether the row at that place speaks of countries that it names one by one.
    pub(super) fn names_its_countries(&self, row: usize) -> bool {
        self.wants.get(row).is_some_and(|wants| wants.named)
    }

    /// Returns whether a word stands in the sentence of a figure that the row at that place shuns.
    pub(super) fn shuns(&self, row: usize, around: &Around<'_, '_>) -> bool {
        self.wants.get(row).is_some_and(|wants| wants.unless.has_any(around.sentence()))
    }
}

impl Column {
    /// Returns the lists of a row.
    fn all(row: &Reference) -> [(Self, &Listed); 4] {
        [
            (Self::Things, &row.things),
            (Self::Cues, &row.cues),
            (Self::Actors, &row.actors),
            (Self::Unless, &row.unless),
        ]
    }
}

impl Wants {
    fn of(row: &Reference) -> Self {
        let sole = row.exact && row.measured.is_none();
        let named = row.scope == "country"
            && !row.actors.is_empty()
            && row.actors.words().all(|word| word != ANY_COUNTRY);
        Self { yearly: row.of_a_year(), sole, named, ..Self::default() }
    }

    /// The set that a word of a column goes to, by its mark, and the word without it.
    fn set(column: Column, word: &str) -> (fn(&mut Self) -> &mut Bits, &str) {
        match column {
            Column::Things => (|own| &mut own.things, word),
            Column::Cues => match word.strip_prefix(ALSO) {
                Some(bare) => (|own| &mut own.also, bare),
                None => (|own| &mut own.cues, word),
            },
            Column::Actors => (|own| &mut own.actors, word),
            Column::Unless => match word.split_at_checked(1) {
                Some((CLOSE, bare)) => (|own| &mut own.away, bare),
                Some((ANYWHERE, bare)) => (|own| &mut own.nowhere, bare),
                _ => (|own| &mut own.unless, word),
            },
        }
    }

    /// Whether the sentence has the words that it listens for.
    fn are_cued(&self, around: &Around<'_, '_>) -> bool {
        (self.cues.is_empty() || self.cues.has_any(around.sentence()))
            && (self.also.is_empty() || self.also.has_any(around.sentence()))
    }

    /// Whether what must stand right beside the figure does: it is told at a glance.
    fn stand_beside(&self, place: usize, around: &Around<'_, '_>) -> bool {
        (!self.led || around.led().has(place))
            && (!self.followed || around.followed().has(place))
            && !(self.barred && around.barred().has(place))
            && !(self.sole && around.qualified())
    }

    /// Whether the words further around the figure are none that it shuns, and those of its thing
    /// and its actor.
    fn stand_around(&self, around: &Around<'_, '_>) -> bool {
        (self.things.is_empty() || self.things.has_any(around.near()))
            && (self.unless.is_empty() || !self.unless.has_any(around.sentence()))
            && (self.away.is_empty() || !self.away.has_any(around.close()))
            && self.has_actor(around)
            && (self.nowhere.is_empty() || !self.nowhere.meets(around.article()))
    }

    fn has_actor(&self, around: &Around<'_, '_>) -> bool {
        !self.country && self.actors.is_empty()
            || self.country && around.speaks_of_a_country()
            || !self.actors.is_empty() && self.actors.has_any(around.paragraph())
    }
}

/// Whether a rate is the row's: "per 1,000 inhabitants" is per 1,000.
fn counts_per(rate: &str, own: &str) -> bool {
    let whom = || rate.strip_prefix(own).is_some_and(|rest| rest.starts_with(' '));
    rate == own || own.ends_with(|c: char| c.is_ascii_digit()) && whom()
}

/// How many marks of place a cue has: "^^people" has two.
fn marks(cue: &str) -> usize {
    cue.matches(LEAD).count()
}

/// The factor from a rate per `from` to one per `to`, when both measure the same.
fn rate(from: &Unit, to: &Unit) -> Option<f64> {
    (from.dimension == to.dimension).then_some(())?;
    Some(to.factor? / from.factor?)
}

/// Currencies one row lists are taken as alike: its bounds are wide.
fn alike(from: &Unit, to: &Unit) -> Option<f64> {
    let money = |unit: &Unit| unit.dimension == Dimension::MONEY;
    (money(from) && money(to)).then_some(1.0)
}

fn convert(from: &Unit, to: &Unit) -> Option<f64> {
    if from == to {
        return Some(1.0);
    }
    (from.dimension == to.dimension).then_some(())?;
    Some(from.factor? / to.factor?)
}
