//! Which rows of the reference table speak of a figure: found by what it measures or counts, not
//! by walking the table. Whether the words around the figure fit is asked afterwards, of the few.

use std::iter;

use super::around::{Around, Listened, Vocabulary, WordSet, key, state_words};
use super::case::Case;
use super::reference::Reference;
use crate::quantity::{Dimension, Figure, FigureKind, UNITS, Unit};
use crate::text::{Word, WordMap};

/// The rows by what they measure, and the words they listen for.
#[derive(Clone, Debug, Default)]
pub(super) struct Speakers {
    /// By the name of a figure's unit: the row, and the factor from that unit to the row's.
    measured: WordMap<Vec<(usize, f64)>>,
    /// By the counted noun.
    counted: WordMap<Vec<(usize, f64)>>,
    /// Rows of numbers that measure and count nothing by themselves: "magnitude 6.1".
    bare: Vec<(usize, f64)>,
    /// Units by their names.
    units: WordMap<&'static Unit>,
    /// Rows of a person's age.
    ages: Vec<(usize, f64)>,
    /// What each row listens for.
    wants: Vec<Wants>,
    vocabulary: Vocabulary,
    state_words: WordSet,
}

/// The unit of rows that speak of numbers without unit or thing.
const BARE: &str = "number";
/// Marks a cue that stands right before the figure, as in `units.csv`; at its end, one behind it.
const LEAD: char = '^';
/// Marks a word of a second list of cues, of which one must be there too.
const ALSO: char = '+';
/// Marks a word that must not stand anywhere in the article.
const ANYWHERE: char = '*';

/// The words a row listens for.
#[derive(Clone, Debug)]
struct Wants {
    things: WordSet,
    cues: WordSet,
    /// Words of which one must stand right before the figure, and with how many marks.
    leads: Vec<(Vec<Word>, usize)>,
    /// Words of which one must stand right behind the figure, and how many may stand between.
    trails: Vec<(Word, usize)>,
    actors: WordSet,
    country: bool,
    unless: WordSet,
    /// Words of which one must stand in the sentence besides a cue.
    also: WordSet,
    /// Whether a figure "a year" is meant as well as one without a rate.
    yearly: bool,
    /// Words of which none may stand right behind the figure.
    unless_next: Vec<(Word, usize)>,
    /// Words of which none may stand in the article.
    nowhere: WordSet,
    /// Whether the counted noun must stand by itself.
    sole: bool,
}

impl Speakers {
    /// Sorts the rows of a table.
    pub(super) fn of(rows: &[Reference]) -> Self {
        let units = UNITS.all.iter().map(|unit| (Word::of(unit.name), *unit)).collect();
        let mut own = Self { units, ..Self::default() };
        for (at, row) in rows.iter().enumerate() {
            match row.measured {
                None => {
                    for unit in iter::once(&row.unit).chain(&row.other_units) {
                        let rows =
                            if unit == BARE { &mut own.bare } else { own.counted.entry(key(unit)) };
                        rows.push((at, 1.0));
                    }
                }
                Some(to) if row.exact => {
                    let others = row.other_units.iter().filter_map(|unit| UNITS.named(unit));
                    for from in iter::once(to).chain(others) {
                        if let Some(factor) = convert(from, to).or_else(|| alike(from, to)) {
                            own.measured.entry(Word::of(from.name)).push((at, factor));
                        }
                    }
                }
                // A person's years are an age, never "4,000 years ago".
                Some(unit) if unit.name == "year" && row.scope == "person" => {
                    own.ages.push((at, 1.0));
                }
                Some(to) => {
                    for from in &UNITS.all {
                        if let Some(factor) = convert(from, to) {
                            own.measured.entry(Word::of(from.name)).push((at, factor));
                        }
                    }
                }
            }
        }
        let Self { vocabulary, wants, .. } = &mut own;
        wants.extend(rows.iter().map(|row| Wants::of(row, vocabulary)));
        own.state_words = state_words(vocabulary);
        own
    }

    /// Returns the rows that measure what the figure measures, per the same, in the order of the
    /// table: their place, and the factor from the figure's unit to theirs.
    pub(super) fn measuring<'r>(
        &'r self,
        rows: &'r [Reference],
        figure: &'r Figure,
    ) -> impl Iterator<Item = (usize, &'r Reference, f64)> + Clone {
        let per = match figure.per.as_deref().unwrap_or("") {
            "annum" => "year",
            per => per,
        };
        // Looked up when a row asks, and once.
        let mut unit = None;
        self.candidates(figure).iter().filter_map(move |&(at, amount)| {
            let row = rows.get(at)?;
            let rate = match (per.is_empty(), row.per.is_empty()) {
                (true, true) => 1.0,
                (false, false) if per == row.per => 1.0,
                (false, true) if per == "year" && self.wants.get(at)?.yearly => 1.0,
                (false, false) if !row.exact => {
                    let ours = unit.get_or_insert_with(|| self.units.get(Word::of(per)).copied());
                    rate((*ours)?, row.measured_per?)?
                }
                _ => return None,
            };
            Some((at, row, amount * rate))
        })
    }

    fn candidates(&self, figure: &Figure) -> &[(usize, f64)] {
        // A change in percent says nothing of the size.
        let changed = figure.direction.is_some() && figure.kind == FigureKind::Percent;
        let found = match (figure.unit, figure.kind) {
            _ if changed => None,
            (Some(unit), FigureKind::Age) => (unit.name == "year").then_some(&self.ages),
            (Some(unit), _) => self.measured.get(Word::of(unit.name)),
            (None, FigureKind::Number) if figure.thing.is_none() => Some(&self.bare),
            (None, _) => figure.thing.as_deref().and_then(|thing| self.counting(thing)),
        };
        found.map_or(&[], Vec::as_slice)
    }

    /// The rows that count the last word of `thing`, or the one before a verb read with it: "61
    /// earthquake shook".
    fn counting(&self, thing: &str) -> Option<&Vec<(usize, f64)>> {
        let mut words = thing.rsplit(' ');
        let last = self.counted.get(key(words.next()?));
        last.or_else(|| self.counted.get(key(words.next()?)))
    }

    /// Returns what is listened for in an article, for [`Self::around`].
    pub(super) fn listen<'a>(&'a self, case: &'a Case<'a>) -> Listened<'a> {
        Listened::new(&case.text.body, &self.vocabulary)
    }

    /// Returns the words around a figure, for [`Self::applies`].
    pub(super) fn around<'a>(
        &'a self,
        case: &'a Case<'a>,
        figure: &'a Figure,
        listened: &'a Listened<'a>,
    ) -> Around<'a> {
        Around::new(case, figure, listened, &self.state_words)
    }

    /// Returns whether the words around a figure are those of the row at that place.
    pub(super) fn applies(&self, row: usize, around: &Around<'_>) -> bool {
        let Some(wants) = self.wants.get(row) else { return false };
        // What stands right beside the figure first: it is told at a glance.
        !(wants.sole && around.qualified())
            && (wants.leads.is_empty() || wants.leads.iter().any(|lead| around.led_by(lead)))
            && (wants.trails.is_empty() || around.followed_by(&wants.trails))
            && (wants.things.is_empty() || wants.things.meets(around.near()))
            && (wants.unless.is_empty() || !wants.unless.meets(around.sentence()))
            && (wants.cues.is_empty() || wants.cues.meets(around.sentence()))
            && (wants.also.is_empty() || wants.also.meets(around.sentence()))
            && (wants.unless_next.is_empty() || !around.followed_by(&wants.unless_next))
            && wants.has_actor(around)
            && (wants.nowhere.is_empty() || !wants.nowhere.meets(around.article()))
    }
}

impl Wants {
    fn of(row: &Reference, vocabulary: &mut Vocabulary) -> Self {
        const ANY_COUNTRY: &str = "country";
        let mut set = |words: &[String]| vocabulary.set(words.iter().map(String::as_str));
        let country = row.actors.iter().any(|actor| actor == ANY_COUNTRY);
        let named: Vec<String> =
            row.actors.iter().filter(|actor| *actor != ANY_COUNTRY).cloned().collect();
        let (leads, rest): (Vec<&String>, Vec<&String>) =
            row.cues.iter().partition(|cue| cue.starts_with(LEAD));
        let (trails, cues): (Vec<&String>, Vec<&String>) =
            rest.into_iter().partition(|cue| cue.ends_with(LEAD));
        let (also, cues): (Vec<&String>, Vec<&String>) =
            cues.into_iter().partition(|cue| cue.starts_with(ALSO));
        let owned = |words: Vec<&String>, mark: char| -> Vec<String> {
            words.into_iter().map(|word| word.trim_start_matches(mark).to_owned()).collect()
        };
        let (next, unless): (Vec<&String>, Vec<&String>) =
            row.unless.iter().partition(|word| word.ends_with(LEAD));
        let (nowhere, unless): (Vec<&String>, Vec<&String>) =
            unless.into_iter().partition(|word| word.starts_with(ANYWHERE));
        let (cues, also) = (owned(cues, ALSO), owned(also, ALSO));
        let lead = |cue: &&String| {
            let words = cue.trim_start_matches(LEAD);
            (words.split(' ').map(key).collect(), (cue.len() - words.len()) / LEAD.len_utf8())
        };
        Self {
            things: set(&row.things),
            cues: set(&cues),
            leads: leads.iter().map(lead).collect(),
            trails: trails.iter().map(|cue| trail(cue)).collect(),
            actors: set(&named),
            country,
            unless: set(&owned(unless, ANYWHERE)),
            nowhere: set(&owned(nowhere, ANYWHERE)),
            unless_next: next.iter().map(|word| trail(word)).collect(),
            yearly: row.of_a_year(),
            also: set(&also),
            sole: row.exact && row.measured.is_none(),
        }
    }

    fn has_actor(&self, around: &Around<'_>) -> bool {
        !self.country && self.actors.is_empty()
            || self.country && around.speaks_of_a_country()
            || !self.actors.is_empty() && self.actors.meets(around.paragraph())
    }
}

/// "soldier^" stands right behind the figure, "soldier^^" with one word between at most.
fn trail(cue: &str) -> (Word, usize) {
    let word = cue.trim_end_matches(LEAD);
    (key(word), cue.len() - word.len() - LEAD.len_utf8())
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
