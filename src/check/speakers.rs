//! Which rows of the reference table speak of a figure: found by what it measures or counts, not
//! by walking the table. Whether the words around the figure fit is asked afterwards, of the few.

use super::around::{Around, Listened, Vocabulary, WordSet, key, state_words};
use super::case::Case;
use super::reference::Reference;
use crate::quantity::{Figure, FigureKind, UNITS, Unit};
use crate::text::{Word, WordMap};

/// The rows by what they measure, and the words they listen for.
#[derive(Clone, Debug, Default)]
pub(super) struct Speakers {
    /// By the name of a figure's unit: the row, and the factor from that unit to the row's.
    measured: WordMap<Vec<(usize, f64)>>,
    /// By the counted noun.
    counted: WordMap<Vec<(usize, f64)>>,
    /// Units by their names.
    units: WordMap<&'static Unit>,
    /// Rows of a person's age.
    ages: Vec<(usize, f64)>,
    /// What each row listens for.
    wants: Vec<Wants>,
    vocabulary: Vocabulary,
    state_words: WordSet,
}

/// The words a row listens for.
#[derive(Clone, Debug)]
struct Wants {
    things: WordSet,
    cues: WordSet,
    actors: WordSet,
    country: bool,
    unless: WordSet,
}

impl Speakers {
    /// Sorts the rows of a table.
    pub(super) fn of(rows: &[Reference]) -> Self {
        let units = UNITS.all.iter().map(|unit| (Word::of(unit.name), *unit)).collect();
        let mut own = Self { units, ..Self::default() };
        for (at, row) in rows.iter().enumerate() {
            match row.measured {
                None => own.counted.entry(Word::of(&row.unit)).push((at, 1.0)),
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
        let per = figure.per.as_deref().unwrap_or("");
        // Looked up when a row asks, and once.
        let mut unit = None;
        self.candidates(figure).iter().filter_map(move |&(at, amount)| {
            let row = rows.get(at)?;
            let rate = match (per.is_empty(), row.per.is_empty()) {
                (true, true) => 1.0,
                (false, false) if per == row.per => 1.0,
                (false, false) => {
                    let ours = unit.get_or_insert_with(|| self.units.get(Word::of(per)).copied());
                    rate((*ours)?, row.measured_per?)?
                }
                _ => return None,
            };
            Some((at, row, amount * rate))
        })
    }

    fn candidates(&self, figure: &Figure) -> &[(usize, f64)] {
        let found = match (figure.unit, figure.kind) {
            _ if figure.direction.is_some() => None,
            (Some(unit), FigureKind::Age) => (unit.name == "year").then_some(&self.ages),
            (Some(unit), _) => self.measured.get(Word::of(unit.name)),
            (None, _) => figure.thing.as_deref().and_then(|thing| self.counting(thing)),
        };
        found.map_or(&[], Vec::as_slice)
    }

    /// The rows that count the last word of `thing`.
    fn counting(&self, thing: &str) -> Option<&Vec<(usize, f64)>> {
        self.counted.get(key(thing.rsplit(' ').next()?))
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
        (wants.things.is_empty() || wants.things.meets(around.near()))
            && (wants.unless.is_empty() || !wants.unless.meets(around.sentence()))
            && (wants.cues.is_empty() || wants.cues.meets(around.sentence()))
            && wants.has_actor(around)
    }
}

impl Wants {
    fn of(row: &Reference, vocabulary: &mut Vocabulary) -> Self {
        const ANY_COUNTRY: &str = "country";
        let mut set = |words: &[String]| vocabulary.set(words.iter().map(String::as_str));
        let country = row.actors.iter().any(|actor| actor == ANY_COUNTRY);
        let named: Vec<String> =
            row.actors.iter().filter(|actor| *actor != ANY_COUNTRY).cloned().collect();
        Self {
            things: set(&row.things),
            cues: set(&row.cues),
            actors: set(&named),
            country,
            unless: set(&row.unless),
        }
    }

    fn has_actor(&self, around: &Around<'_>) -> bool {
        !self.country && self.actors.is_empty()
            || self.country && around.speaks_of_a_country()
            || !self.actors.is_empty() && self.actors.meets(around.paragraph())
    }
}

/// The factor from a rate per `from` to one per `to`, when both measure the same.
fn rate(from: &Unit, to: &Unit) -> Option<f64> {
    (from.dimension == to.dimension).then_some(())?;
    Some(to.factor? / from.factor?)
}

fn convert(from: &Unit, to: &Unit) -> Option<f64> {
    if from == to {
        return Some(1.0);
    }
    (from.dimension == to.dimension).then_some(())?;
    Some(from.factor? / to.factor?)
}
