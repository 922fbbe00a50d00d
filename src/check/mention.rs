//! One figure taken apart for comparison: what it measures, its digits and their power of ten; and
//! how one figure can have become another by a slip of the hand. Whether two tell one fact is left
//! to `elsewhere.rs`.

use super::arithmetic::digits_swapped;
use super::case::Case;
use super::subject::stem;
use super::wording;
use crate::quantity::{Amount, Decimal, Figure, FigureKind};
use crate::text::{Word, Words};
use crate::w;

/// What a figure measures, as far as two figures must have it in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Measure {
    /// A unit, a currency or percent, by name.
    Unit(&'static str),
    /// Counted things, by the stem of the noun; none for a bare number.
    Count(Word),
    /// A place in an order.
    Rank,
    /// How old.
    Age,
}

/// One figure with a single value, taken apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// Its index in the article.
    pub index: usize,
    /// What it measures.
    pub measure: Measure,
    /// Its significant digits as a whole number: 164 for "1.64 million".
    pub digits: Decimal,
    /// The power of ten of the last of them.
    pub power: i32,
}

impl<'a> Mention<'a> {
    /// Returns the figure taken apart; `None` for dates, scores, ratios and ranges.
    pub(super) fn of(figure: &'a Figure, index: usize) -> Option<Self> {
        let Amount::Value(value) = figure.amount else { return None };
        let measure = match figure.kind {
            FigureKind::Money | FigureKind::Percent | FigureKind::Duration => {
                Measure::Unit(figure.unit?.name)
            }
            FigureKind::Quantity => match figure.unit {
                Some(unit) => Measure::Unit(unit.name),
                None => Measure::Count(head(figure)),
            },
            FigureKind::Number => Measure::Count(Word::NONE),
            FigureKind::Rank => Measure::Rank,
            FigureKind::Age => Measure::Age,
            FigureKind::Date | FigureKind::Score | FigureKind::Ratio => return None,
        };
        let power = value.exponent();
        let digits = value.shifted(power.checked_neg()?);
        (digits != Decimal::ZERO).then_some(Self { figure, index, measure, digits, power })
    }

    /// Returns the figure of that index taken apart: once for all who ask.
    pub(super) fn at(case: &Case<'a>, index: usize) -> Option<Self> {
        Self::all(case).get(index).copied().flatten()
    }

    /// Returns every figure of the article taken apart.
    pub(super) fn all(case: &Case<'a>) -> &'a [Option<Self>] {
        let figures = case.extraction.figures.iter().enumerate();
        case.memo.mentions.get_or_init(|| figures.map(|(at, own)| Self::of(own, at)).collect())
    }

    /// Returns how many significant digits it has.
    pub(super) fn len(&self) -> usize {
        self.digits.digits()
    }
}

/// The stem of the noun a figure counts: the last word before "of", "in" and the like.
fn head(figure: &Figure) -> Word {
    const ENDS: &[&str] = &["of", "in", "for", "with", "at", "on", "from", "to", "and", "or"];
    let thing = figure.thing.as_deref().unwrap_or("");
    let phrase = super::case::words(thing).take_while(|word| !ENDS.contains(word));
    phrase.last().map_or(Word::NONE, stem)
}

/// How one figure can have become the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// The same number before another scale word: "1.2 million", "1.2 billion".
    Scale,
    /// The same number without a scale word: "1.2 million", "1.2".
    NoScale,
    /// The decimal point moved, a nought more or less: "41.3", "413".
    Point,
    /// Two digits changed places: "170", "107".
    Swap,
    /// One digit is another: "280", "580".
    Digit,
    /// The same digits in another order: "259", "592". Only a headline is read so.
    Order,
}

/// Returns the slip that makes one of the figures the other; both of one sort of measure.
pub(super) fn slip(case: &Case<'_>, one: &Mention<'_>, other: &Mention<'_>) -> Option<Slip> {
    let body = &case.text.body;
    let scales = [one, other].map(|mention| wording::printed_power(body, mention.figure));
    if one.digits == other.digits {
        let apart = (one.power - other.power).abs();
        return match scales {
            _ if apart == 0 => None,
            [a, b] if a == b => (apart <= 3).then_some(Slip::Point),
            [a, b] if (a - b).abs() != apart => None,
            [a, b] => Some(if a == 0 || b == 0 { Slip::NoScale } else { Slip::Scale }),
        };
    }
    let printed = [one, other].map(|mention| wording::digits(body, mention.figure).as_bytes());
    if scales[0] != scales[1] {
        return None;
    }
    if let Some(slip) = misprint(printed[0], printed[1]) {
        return Some(slip);
    }
    // "kills 83" over "Thirty-eight people": the words and the digits of one number.
    let spelt = printed.map(|own| own.first().is_some_and(u8::is_ascii_alphabetic));
    let worded = spelt[0] != spelt[1] && scales[0] == 0;
    let swapped = worded && {
        let [one, other] = [one, other].map(|own| own.figure.value().map(Decimal::to_f64));
        one.zip(other).is_some_and(|(one, other)| digits_swapped(one, other))
    };
    swapped.then_some(Slip::Swap)
}

/// Whether two numbers in one scale are printed with the same three digits or more in another
/// order.
pub(super) fn reordered(case: &Case<'_>, one: &Mention<'_>, other: &Mention<'_>) -> bool {
    const FEWEST_DIGITS: usize = 3;
    let body = &case.text.body;
    let [a, b] = [one, other].map(|own| wording::printed_power(body, own.figure));
    let digits = |own: &Mention<'_>| {
        let printed = wording::digits(body, own.figure).bytes();
        let mut digits: Vec<u8> = printed.filter(u8::is_ascii_digit).collect();
        digits.sort_unstable();
        digits
    };
    let same = one.digits == other.digits;
    let (one, other) = (digits(one), digits(other));
    let mut apart = one.clone();
    apart.dedup();
    !same && a == b && one == other && apart.len() >= FEWEST_DIGITS
}

/// Whether two numbers as printed differ in one digit, or in two that changed places.
pub(super) fn misprint(one: &[u8], other: &[u8]) -> Option<Slip> {
    /// "1,928" and "1,982": a comma may stand between.
    const NEAR: usize = 2;
    if one.len() != other.len() {
        return None;
    }
    let same = |at: usize| match (one.get(at), other.get(at)) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
        _ => false,
    };
    let mut differing = (0..one.len()).filter(|&at| !same(at));
    let first = differing.next()?;
    let second = differing.next();
    if differing.next().is_some() {
        return None;
    }
    let digit = |bytes: &[u8], at: usize| bytes.get(at).copied().filter(u8::is_ascii_digit);
    let (a, b) = (digit(one, first)?, digit(other, first)?);
    let Some(second) = second else { return Some(Slip::Digit) };
    let (c, d) = (digit(one, second)?, digit(other, second)?);
    (second - first <= NEAR && a == d && b == c).then_some(Slip::Swap)
}

/// Returns whether a noun, as a stem, counts persons.
pub(super) fn is_person(noun: Word) -> bool {
    noun.is_in(PERSONS)
}

/// Nouns for persons, as stems.
const PERSONS: &Words = w![
    "person",
    "man",
    "woman",
    "child",
    "kid",
    "student",
    "undergraduate",
    "pupil",
    "worker",
    "employee",
    "resident",
    "patient",
    "soldier",
    "troop",
    "officer",
    "passenger",
    "victim",
    "civilian",
    "migrant",
    "refugee",
    "voter",
    "viewer",
    "american",
    "dead",
    "casualty",
    "life",
    "injured",
    "wounded",
    "missing",
    "fatality",
    "death",
    "survivor",
    "body",
    "companion",
    "climber",
    "homeless",
    "jobless",
    "unemployed",
    "protester",
    "demonstrator",
    "miner",
    "tourist",
    "visitor",
    "villager",
    "fan",
    "spectator",
    "member",
    "customer",
    "user",
    "listener",
    "reader",
    "citizen",
    "inhabitant",
    "believer",
    "pilgrim",
    "fisherman",
    "sailor",
    "teacher",
    "nurse",
    "doctor",
    "farmer",
    "veteran",
    "retiree",
    "pensioner",
    "taxpayer",
    "consumer",
    "adult",
    "teenager",
    "youth",
    "girl",
    "boy",
    "baby",
    "infant",
    "mother",
    "father",
    "prisoner",
    "inmate",
    "suspect",
    "driver",
    "motorist",
    "commuter",
    "traveller",
    "traveler",
    "guest",
    "delegate",
    "volunteer",
    "firefighter",
    "policeman",
    "rebel",
    "fighter",
    "militant",
    "insurgent",
    "hostage",
    "crew",
    "staff",
    "senior",
    "texan",
    "californian",
    "briton",
    "german",
    "canadian",
    "australian",
    "european",
    "african",
    "asian",
    "indian",
    "mexican",
    "italian",
    "russian",
    "ukrainian",
    "syrian",
    "iraqi",
    "afghan",
];
