//! A headline's figure that stands nowhere in the story, where the story leads with one of its
//! sort and a slip of the hand lies between the two: "8,100 jobs" over "1,800 posts", "5-1" over
//! "the 4-1 defeat". Words need not be shared; where they are, `lead.rs` and the check speak first.

use super::elsewhere::agrees;
use super::lead::{Found, MOST_FIGURES, SAME_WORDS, Story};
use super::mention::{Measure, Mention, Slip, is_person, reordered, slip};
use super::subject::Subject;
use super::wording;
use crate::quantity::{Amount, Bound, Decimal, Figure, FigureKind};
use crate::text::{Span, Word, Words};
use crate::w;

/// How near in the story two figures of one sort stand in each other’s way.
struct Rival<'a> {
    mention: Mention<'a>,
    slip: Option<Slip>,
    /// Whether nothing of the sort stands before it in the story.
    first: bool,
}

impl<'a> Story<'a> {
    /// "Museum pays $27 million" over "It went for $2.7 million".
    pub(super) fn sole(&self, line: Span, at: usize) -> Option<Found> {
        let case = &self.case;
        let figure = case.figure(at)?;
        let own = Mention::of(figure, at)?;
        if figure.relation.is_some() || self.borne_out(&own) {
            return None;
        }
        let rivals = self.rivals(&own);
        let mut slipped = rivals.iter().filter(|rival| rival.slip.is_some());
        let rival = slipped.next().or_else(|| rivals.first())?;
        let other = rival.mention.figure;
        let one = rivals.iter().all(|also| also.mention.figure.value() == other.value());
        let sentence = case.sentence(other)?;
        let tokens = sentence.first_token..sentence.end_token;
        let words = self.shared(line, tokens);
        if slipped.any(|also| also.mention.figure.value() != other.value())
            || self.in_line(line, other)
            || told_apart(&own, &rival.mention)
        {
            return None;
        }
        let same =
            own.measure == rival.mention.measure && own.measure != Measure::Count(Word::NONE);
        let digits = own.len().min(rival.mention.len());
        let sure = match rival.slip {
            Some(Slip::Swap | Slip::Order) => rival.first || words > 0 || digits > 2 || same,
            Some(Slip::Scale) => same && (rival.first || words > 0),
            Some(Slip::Point) => same && (rival.first || words > 0),
            Some(Slip::Digit) => same && rival.first && (words > 1 || words > 0 && digits > 1),
            Some(Slip::NoScale) => false,
            None => {
                let plain = [figure, other].iter().all(|own| own.bound == Bound::Exact);
                same && plain && rival.first && one && words >= SAME_WORDS
            }
        };
        sure.then(|| self.found(figure, other))
    }

    /// What is said of a figure of the headline and the story’s.
    fn found(&self, own: &Figure, other: &Figure) -> Found {
        let case = &self.case;
        Found {
            span: own.span,
            told: vec![other.span],
            story: case.words(other.span).to_owned(),
            reading: Some(wording::with_number(case, own, other)),
            computation: format!(
                "headline {}, story {}",
                case.words(own.number),
                case.words(other.number)
            ),
        }
    }

    /// The figures of the lead that are of one sort with the headline’s.
    fn rivals(&self, own: &Mention<'a>) -> Vec<Rival<'a>> {
        let case = &self.case;
        let mut rivals: Vec<Rival<'a>> = Vec::new();
        for (at, figure) in self.figures().take(MOST_FIGURES) {
            if self.lead.last().is_none_or(|last| figure.span.start >= last.span.end) {
                break;
            }
            let Some(mention) = Mention::of(figure, at) else { continue };
            if figure.per != own.figure.per || !of_one_sort(own, &mention) {
                continue;
            }
            let order = || reordered(case, own, &mention).then_some(Slip::Order);
            let slip = slip(case, own, &mention).or_else(order);
            rivals.push(Rival { mention, slip, first: rivals.is_empty() });
        }
        rivals
    }

    /// Whether the story has the value, a rounding of it, or figures that come to it.
    fn borne_out(&self, own: &Mention<'_>) -> bool {
        const MOST: usize = 14;
        let Some(value) = own.figure.value() else { return true };
        let mut amounts: Vec<f64> = Vec::new();
        for (at, other) in self.figures() {
            let said = match other.amount {
                Amount::Value(told) => told == value,
                Amount::Range(low, high) => low <= value && value <= high,
                Amount::Unknown => false,
            };
            let mention = Mention::of(other, at);
            if said || mention.is_some_and(|told| agrees(own, &told)) {
                return true;
            }
            let amount = mention.filter(|told| {
                let count = matches!(told.measure, Measure::Count(_));
                told.measure == own.measure || count && matches!(own.measure, Measure::Count(_))
            });
            let any = own.figure.kind == FigureKind::Percent && other.kind != FigureKind::Date;
            if amounts.len() < MOST && (amount.is_some() || any) {
                amounts.extend(other.value().map(Decimal::to_f64));
            }
        }
        comes_of(&amounts, own)
    }

    /// Whether the headline has that value, too.
    fn in_line(&self, line: Span, told: &Figure) -> bool {
        let mut own = self.case.figures_in(line).filter_map(|at| self.case.figure(at));
        own.any(|own| own.value().is_some() && own.value() == told.value())
    }

    /// "Rovers win 5-1" over "the 4-1 defeat".
    pub(super) fn result(&self, line: Span, at: usize) -> Option<Found> {
        /// Scores that are no result of the match.
        const PARTLY: &Words = w![
            "half",
            "interval",
            "led",
            "lead",
            "leading",
            "ahead",
            "down",
            "up",
            "aggregate",
            "trailed",
            "trailing",
            "behind",
            "earlier",
            "previous",
            "previously",
            "leg",
            "series",
            "last",
            "level",
            "levelled",
            "equalised",
            "equalized",
            "advantage",
            "deficit",
            "first",
            "after",
            "from",
            "at",
            "when",
            "made",
            "set",
            "quarter",
            "period",
            "inning",
            "break",
            "beat",
            "season",
            "penalties",
            "shootout",
            "record",
            "formation",
        ];
        const NEAR: usize = 5;
        let case = &self.case;
        let figure = case.figure(at)?;
        let own = score(case.words(figure.span))?;
        let mut one = case.figures_in(line).filter_map(|at| case.figure(at));
        if one.any(|other| other.kind == FigureKind::Score && other.span != figure.span) {
            return None;
        }
        let mut rival: Option<(&Figure, (u32, u32))> = None;
        for (_, other) in self.figures().take(MOST_FIGURES) {
            if other.kind != FigureKind::Score {
                continue;
            }
            let told = score(case.words(other.span))?;
            if same_result(own, told) {
                return None;
            }
            match rival {
                None => rival = Some((other, told)),
                Some((_, known)) if same_result(known, told) => {}
                Some(_) => return None,
            }
        }
        let (other, told) = rival?;
        // "beat Hull 3-2", "won 3-2": of the result; else of a part of it.
        let result =
            w!["beat", "won", "win", "victory", "defeat", "lost", "loss", "beaten", "drew"];
        let near = || case.back(other.span, NEAR).chain(case.ahead(other.span, 2));
        let ends = near().any(|at| case.is(at, result));
        let partly = near().any(|at| case.is(at, PARTLY) && !case.is(at, w!["beat"]));
        let leads = self.lead.iter().any(|own| own.span.contains(other.span));
        let one_side = own.0 == told.0 || own.1 == told.1 || own.0 == told.1 || own.1 == told.0;
        if partly && !ends || !leads || !one_side {
            return None;
        }
        let turned = (own.0 > own.1) != (told.0 > told.1) && own.0 != own.1;
        let (first, second) = if turned { (told.1, told.0) } else { told };
        let sign = case.words(figure.span).find(|c: char| !c.is_ascii_digit())?;
        let printed = case.words(figure.span);
        let dash = printed.get(sign..)?.trim_end_matches(|c: char| c.is_ascii_digit());
        Some(Found {
            span: figure.span,
            told: vec![other.span],
            story: case.words(other.span).to_owned(),
            reading: Some(format!("{first}{dash}{second}")),
            computation: format!("headline {printed}, story {}", case.words(other.span)),
        })
    }
}

/// The two numbers of a score.
fn score(printed: &str) -> Option<(u32, u32)> {
    let mut numbers = printed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let pair = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    numbers.next().is_none().then_some(pair)
}

/// Whether two scores are one, whoever is named first.
fn same_result(one: (u32, u32), other: (u32, u32)) -> bool {
    one == other || one == (other.1, other.0)
}

/// Whether both can be of one thing: one unit, one noun, or two nouns for one sort of thing.
fn of_one_sort(own: &Mention<'_>, other: &Mention<'_>) -> bool {
    match (own.measure, other.measure) {
        (Measure::Count(_), Measure::Count(_)) => true,
        (Measure::Age, Measure::Unit("year")) | (Measure::Unit("year"), Measure::Age) => true,
        (Measure::Rank, _) | (_, Measure::Rank) => false,
        (one, other) => one == other,
    }
}

/// Whether two counts are told of different things for certain: people and things.
fn told_apart(own: &Mention<'_>, other: &Mention<'_>) -> bool {
    match (own.measure, other.measure) {
        (Measure::Count(one), Measure::Count(two)) if one != Word::NONE && two != Word::NONE => {
            let shared = Subject::of_figure(own.figure).shared(&Subject::of_figure(other.figure));
            one != two && shared == 0 && is_person(one) != is_person(two) && own.len() < 3
        }
        _ => false,
    }
}

/// Whether two of the amounts, or all from some place on, come to the value, or are so many
/// percent of one another.
fn comes_of(amounts: &[f64], own: &Mention<'_>) -> bool {
    let Some(value) = own.figure.value().map(Decimal::to_f64) else { return false };
    let room = own.figure.interval();
    let fits = |sum: f64| {
        (sum - value).abs() <= 0.005 * value.abs() || room.is_some_and(|room| room.holds(sum))
    };
    let percent = own.figure.kind == FigureKind::Percent;
    amounts.iter().enumerate().any(|(at, one)| {
        let mut sum = *one;
        amounts.get(at + 1..).unwrap_or_default().iter().any(|two| {
            sum += two;
            let shares = [one / two, two / one];
            fits(one + two)
                || fits((one - two).abs())
                || fits(sum)
                || fits(one * two)
                || percent
                    && shares
                        .iter()
                        .any(|part| fits(part * 100.0) || fits((part - 1.0).abs() * 100.0))
        })
    })
}
