//! Figures that fit their sum only ten, a thousand or a million times as large: a total without the
//! "million" of its addends, a product of a rate and a number, a share or a change in percent. That
//! the digits are right and the size is not is what explains them, so that they are looked for in
//! neighbouring sentences, too. What to say is left to `sum_in_other_scale`.

mod adds;
mod changes;
mod pairs;
mod products;
mod spread;
mod times;

use std::ops::Range;

use super::case::Case;
use super::mention::{Measure, Mention};
use super::wording;
use crate::quantity::{Bound, Figure, FigureKind};

/// A point that moved, or a scale word that is lost or another, in powers of ten.
const SLIPS: [i32; 5] = [1, 2, 3, 6, 9];

/// A figure whose digits fit and whose size does not.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Misfit {
    /// The figure’s index in the article.
    pub wrong: usize,
    /// The power of ten by which it must be multiplied.
    pub power: i32,
    /// Another figure’s index, where that may be the wrong one by as much the other way.
    pub also: Option<usize>,
    /// The indices of the figures it is reckoned from.
    pub from: Vec<usize>,
    /// The reckoning, as a clause with `{}` for the figure as it would fit: "$412 million less $232
    /// million is {}".
    pub told: String,
    /// The same with signs: "$412 million − $232 million = {}".
    pub sum: String,
}

/// Returns every such figure, each once.
pub(super) fn misfits(case: &Case<'_>) -> Vec<Misfit> {
    if !worth_reading(case) {
        return Vec::new();
    }
    let field = &Field::of(case);
    // A sum has two figures and a result.
    let three = field.owns.iter().flatten().nth(2).is_some();
    let told = spread::misfits(case, field);
    if field.owns.iter().flatten().nth(1).is_none() {
        return told;
    }
    let mut found = if three { products::misfits(case, field) } else { Vec::new() };
    if three {
        found.extend(adds::misfits(case, field));
        found.extend(times::misfits(case, field));
    }
    found.extend(adds::included(case, field));
    found.extend(told);
    found.extend(changes::misfits(case, field, three));
    if field.owns.iter().flatten().any(|own| own.power >= 6) {
        found.extend(pairs::misfits(case, field));
    }
    let mut seen: Vec<usize> = Vec::new();
    found.retain(|misfit| {
        let new = !seen.contains(&misfit.wrong);
        seen.push(misfit.wrong);
        new
    });
    found
}

/// Whether the figures can make a sum: three of them, or two of which one has a scale word, both
/// are percentages, or the one includes the other.
fn worth_reading(case: &Case<'_>) -> bool {
    match case.extraction.figures.as_slice() {
        [] | [_] => false,
        [one, other] => {
            let percent = |own: &Figure| own.kind == FigureKind::Percent;
            one.scale.is_some()
                || other.scale.is_some()
                || percent(one) && percent(other)
                || one.kind == FigureKind::Ratio
                || other.kind == FigureKind::Ratio
                || one.per.is_some()
                || other.per.is_some()
                || adds::includes(case, 0..2)
        }
        _ => true,
    }
}

/// The figures of an article as the reckoning takes them, and where each stands.
pub(super) struct Field<'a> {
    owns: Vec<Option<Own<'a>>>,
    places: Vec<Place>,
}

/// The sentence and the paragraph a figure stands in, by their numbers. A single sentence without a
/// number is not counted: it parts no two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    sentence: usize,
    paragraph: usize,
}

impl<'a> Field<'a> {
    pub(super) fn of(case: &Case<'a>) -> Self {
        let figures = case.extraction.figures.len();
        let sentences = &case.extraction.sentences;
        let (mut index, mut sentence, mut paragraph) = (0, 0, 0);
        let mut places = Vec::with_capacity(figures);
        for figure in &case.extraction.figures {
            let from = index;
            while sentences.get(index).is_some_and(|own| own.span.end <= figure.span.start) {
                index += 1;
                paragraph += usize::from(sentences.get(index).is_some_and(|s| case.begins(s)));
            }
            // One sentence without a number parts no two: "A spokeswoman declined to comment."
            let gone = index - from;
            sentence += if gone == 2 && !places.is_empty() { 1 } else { gone };
            places.push(Place { sentence, paragraph });
        }
        Self { owns: (0..figures).map(|at| Own::of(case, at)).collect(), places }
    }

    /// The figure of that index, where it has a single amount.
    fn own(&self, at: usize) -> Option<&Own<'a>> {
        self.owns.get(at)?.as_ref()
    }

    /// The figures around one, in its paragraph, at most so many sentences away.
    pub(super) fn near(&self, index: usize, sentences: usize) -> Range<usize> {
        const MOST_EACH_SIDE: usize = 10;
        let Some(own) = self.places.get(index) else { return index..index };
        let close = |at: &usize| {
            self.places.get(*at).is_some_and(|other| {
                other.paragraph == own.paragraph
                    && other.sentence.abs_diff(own.sentence) <= sentences
            })
        };
        let first = (index.saturating_sub(MOST_EACH_SIDE)..index).rev().take_while(close).last();
        let last = (index + 1..=index + MOST_EACH_SIDE).take_while(close).last();
        first.unwrap_or(index)..last.unwrap_or(index) + 1
    }

    /// The figures of each sentence that has several, and no more than a sentence of a newspaper.
    fn by_sentence(&self) -> impl Iterator<Item = Range<usize>> {
        const MOST_FIGURES: usize = 24;
        let mut first = 0;
        let all = std::iter::from_fn(move || {
            let sentence = self.places.get(first)?.sentence;
            let from = first;
            while self.places.get(first).is_some_and(|place| place.sentence == sentence) {
                first += 1;
            }
            Some(from..first)
        });
        all.filter(|group| (2..=MOST_FIGURES).contains(&group.len()))
    }
}

/// A figure with a single amount, as the reckoning takes it.
#[derive(Clone, Copy, Debug)]
struct Own<'a> {
    mention: Mention<'a>,
    value: f64,
    /// Half a step of its last digit, as a share of it; more where it is hedged.
    room: f64,
    /// The power of ten of its scale words.
    power: i32,
}

impl<'a> Own<'a> {
    fn of(case: &Case<'a>, index: usize) -> Option<Self> {
        const HEDGED: f64 = 0.03;
        let mention = Mention::at(case, index)?;
        let figure = mention.figure;
        let value = figure.value()?.to_f64();
        if value <= 0.0 || !value.is_finite() {
            return None;
        }
        let hedge = if figure.bound == Bound::Exact { 0.0 } else { HEDGED };
        let room = 0.5 * 10_f64.powi(figure.last_digit) / value + hedge;
        let power = wording::printed_power(&case.text.body, figure);
        Some(Self { mention, value, room, power })
    }

    fn figure(&self) -> &'a Figure {
        self.mention.figure
    }

    fn index(&self) -> usize {
        self.mention.index
    }

    /// How many digits it has, noughts at its end left out.
    fn digits(&self) -> usize {
        self.mention.len()
    }

    /// Whether it is a sum of money, a measure or a count, not a rate nor a percentage.
    fn is_amount(&self) -> bool {
        let kind = self.figure().kind;
        matches!(kind, FigureKind::Money | FigureKind::Quantity | FigureKind::Number)
            && self.figure().per.is_none()
    }

    /// Whether both are in one unit or currency, or both counted.
    fn alike(&self, other: &Self) -> bool {
        match (self.mention.measure, other.mention.measure) {
            (Measure::Unit(one), Measure::Unit(other)) => one == other,
            (Measure::Count(_), Measure::Count(_)) => true,
            _ => false,
        }
    }

    /// The power of ten that makes `wanted` of it, where nothing else is amiss.
    fn tens_from(&self, wanted: f64, room: f64) -> Option<i32> {
        const FARTHEST: i32 = 9;
        let power = (wanted / self.value).log10().round();
        let off = self.value * 10_f64.powf(power) / wanted - 1.0;
        let close = off.abs() <= room + self.room;
        let power = (-FARTHEST..=FARTHEST).find(|tens| (f64::from(*tens) - power).abs() < 0.5)?;
        (close && power != 0).then_some(power)
    }

    /// Whether it is `wanted`, up to the rounding.
    fn is(&self, wanted: f64, room: f64) -> bool {
        (self.value / wanted - 1.0).abs() <= room + self.room
    }
}

/// The words of a figure as the reckoning names it, without its rate.
fn said<'t>(case: &Case<'t>, figure: &Figure) -> &'t str {
    case.words(figure.span)
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn every_sum_is_told_as_an_editor_would_say_it() {
        for (body, message) in [
            (
                "The ministry gave £63 million for the two harbours. Of this, £28 goes to Orm and \
                 the remaining £35 million to Lund.",
                "£63 million less £35 million is £28 million, not £28. £28 million would fit.",
            ),
            (
                "The gate counted 8,200 on Friday, 11,300 on Saturday and 7,500 on Sunday. Some 27 \
                 visitors came in all.",
                "8,200, 11,300 and 7,500 make 27,000, not 27 visitors. 27,000 visitors \
                 would fit.",
            ),
            (
                "The islanders planted 1,250 hectares with barley. At 4.8 tonnes a hectare they \
                 brought in 60,000 tonnes.",
                "1,250 hectares at 4.8 tonnes a hectare is about 6,000 tonnes, not 60,000 tonnes. \
                 6,000 tonnes would fit.",
            ),
            (
                "Only £18 of the £45 million set aside, or 40 percent, has been spent.",
                "40 percent of £45 million is about £18 million, not £18. £18 million would fit.",
            ),
            (
                "A baker who makes €14.20 an hour will get €149.10 from May. The union called the \
                 5 percent raise a start.",
                "5 percent more than €14.20 an hour is about €14.91, not €149.10. €14.91 would \
                 fit.",
            ),
            (
                "Inflation edged down to 31 percent in May from 3.2 percent in April.",
                "Beside 3.2 percent one expects 3.1 percent, not 31 percent. 3.1 percent would \
                 fit.",
            ),
            (
                "The quay will cost $3.1 million, up from the $2.8 billion first named.",
                "Beside $2.8 billion one expects $3.1 billion, not $3.1 million. $3.1 billion \
                 would fit, or $2.8 million for $2.8 billion.",
            ),
            (
                "The bank put aside 1.4 billion rand, 600 rand more than in the spring.",
                "Beside 1.4 billion rand a difference of 600 million rand seems meant, not 600 \
                 rand. 600 million rand would fit.",
            ),
            (
                "The firm sold 230 lamps abroad, including 88,000 in Chile and 51,000 in Peru.",
                "88,000 and 51,000 as parts need a whole of 230,000, not 230 lamps. \
                 230,000 lamps would fit.",
            ),
        ] {
            let told: Vec<String> = flags(body).into_iter().map(|flag| flag.message).collect();
            assert_eq!(told, [message], "{body}");
        }
    }

    #[test]
    fn neither_the_size_alone_nor_the_digits_alone_speak() {
        for body in [
            "The ministry gave £63 million for two harbours. A ticket to see them costs £28, and \
             £35 million is spent.",
            "The islanders planted 1,250 hectares with barley. At 4.8 tonnes a hectare they \
             brought in 5,900 tonnes.",
            "Two shops sell lamps at £12.40 each. Another firm took £24.8 million.",
            "The fair drew 2,735 guests, down by 450 from 3,185 the year before.",
        ] {
            assert_eq!(flags(body), [], "{body}");
        }
    }
}
