//! A headline's figure that stands nowhere in the story, where the story leads with one of its
//! sort and a slip of the hand lies between the two: "4,200 jobs" over "2,400 posts", "4-2" over
//! "the 3-2 defeat". Words need not be shared; where they are, `lead.rs` and the check speak first.

use super::{Found, MOST_FIGURES, Story};
use crate::check::elsewhere::agrees;
use crate::check::fate::fate_in_part;
use crate::check::mention::{Measure, Mention, Slip, is_person, reordered, slip};
use crate::check::subject::Subject;
use crate::check::wording;
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
    /// "Gallery pays $31 million" over "It changed hands for $3.1 million".
    pub(super) fn sole(&self, line: Span, at: usize) -> Option<Found> {
        let case = &self.case;
        let figure = case.figure(at)?;
        if let Some(found) = self.points(line, at) {
            return Some(found);
        }
        let own = Mention::of(figure, at)?;
        if figure.relation.is_some() || self.borne_out(&own) {
            return None;
        }
        let rivals = self.rivals(&own);
        let mut slipped = rivals.iter().filter(|rival| rival.slip.is_some());
        let rival = slipped.next().or_else(|| rivals.first())?;
        let other = rival.mention.figure;
        let mut alike = rivals.iter().filter(|also| same_thing(&own, &also.mention));
        let one = alike.all(|also| also.mention.figure.value() == other.value());
        let sentence = case.sentence(other)?;
        let tokens = sentence.first_token..sentence.end_token;
        let words = self.shared(line, tokens);
        if slipped.any(|also| also.mention.figure.value() != other.value())
            || self.in_line(line, other)
            || told_apart(&own, &rival.mention)
        {
            return None;
        }
        let same = same_thing(&own, &rival.mention);
        let digits = own.len().min(rival.mention.len());
        // "Slow to 6.4%" over "fell to 4.4 percent".
        let led = || {
            let lead = |own: &Figure| case.back(own.phrase, 1).map(|at| case.key(at)).next();
            let level = case.any(case.back(figure.phrase, 1), w!["to", "at", "by", "of"]);
            level && lead(figure) == lead(other)
        };
        let sure = match rival.slip {
            Some(Slip::Swap | Slip::Order) if met_by_chance(&own, &rival.mention) => false,
            Some(Slip::Swap | Slip::Order) => rival.first || words > 0 || digits > 2 || same,
            Some(Slip::Scale | Slip::Point) => same && (rival.first || words > 0),
            Some(Slip::Digit) => {
                same && rival.first && (words > 1 || digits > 1 && (words > 0 || led()))
            }
            Some(Slip::NoScale) => false,
            None => {
                let plain = [figure, other].iter().all(|own| own.bound == Bound::Exact);
                same && plain && rival.first && one && words >= 2 && !self.otherwise(other)
            }
        };
        sure.then(|| self.found(figure, other))
    }

    /// What is said of a figure of the headline and the story’s.
    pub(super) fn found(&self, own: &Figure, other: &Figure) -> Found {
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
            let fates = [own, &mention].map(|own| fate_in_part(case, own));
            let apart = matches!(fates, [Some(one), Some(other)] if one != other);
            if figure.per != own.figure.per || !of_one_sort(own, &mention) || apart {
                continue;
            }
            let order = || reordered(case, own, &mention).then_some(Slip::Order);
            let slip = slip(case, own, &mention).or_else(order);
            let slip = slip.or_else(|| swapped(own, &mention).then_some(Slip::Swap));
            rivals.push(Rival { mention, slip, first: rivals.is_empty() });
        }
        rivals
    }

    /// Whether the story has the value, a rounding of it, or figures that come to it.
    pub(super) fn borne_out(&self, own: &Mention<'_>) -> bool {
        const MOST: usize = 14;
        let Some(value) = own.figure.value() else { return true };
        let (mut amounts, mut others): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
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
            let percent = own.figure.kind == FigureKind::Percent;
            let list = if amount.is_some() { &mut amounts } else { &mut others };
            if list.len() < MOST && (amount.is_some() || percent && mention.is_some()) {
                list.extend(other.value().map(Decimal::to_f64));
            }
        }
        comes_of(&amounts, own) || shares_of(&others, own)
    }

    /// Whether the headline has that value, too.
    fn in_line(&self, line: Span, told: &Figure) -> bool {
        let mut own = self.case.figures_in(line).filter_map(|at| self.case.figure(at));
        own.any(|own| own.value().is_some() && own.value() == told.value())
    }

    /// "Lifts rates by half a point" over "by 0.25 percentage points".
    fn points(&self, line: Span, at: usize) -> Option<Found> {
        const MOST_POINTS: f64 = 2.0;
        let case = &self.case;
        let figure = case.figure(at)?;
        let value = figure.value()?.to_f64();
        let named = matches!(figure.thing.as_deref(), Some("point" | "points"));
        let rates = case.any(case.tokens_of(line), w!["rate", "rates"]);
        if !named || figure.kind != FigureKind::Quantity || value > MOST_POINTS || !rates {
            return None;
        }
        let points = |own: &Figure| match own.unit?.name {
            "percentage point" => own.value().map(Decimal::to_f64),
            "basis point" => own.value().map(|own| own.to_f64() / 100.0),
            _ => None,
        };
        let mut told = self.figures().filter_map(|(_, own)| Some((own, points(own)?)));
        let (first, other) = told.next()?;
        let leads = self.lead.iter().any(|own| own.span.contains(first.span));
        let apart = |told: f64| (told - value).abs() > 0.001;
        let plain = self.figures().all(|(_, own)| own.value() != figure.value());
        // "To 3.5 percent from 4 percent" is half a point.
        let percents = self.figures().filter(|(_, own)| own.kind == FigureKind::Percent);
        let levels: Vec<f64> =
            percents.filter_map(|(_, own)| own.value()).map(Decimal::to_f64).take(8).collect();
        let steps = |one: &f64| levels.iter().any(|other| !apart((one - other).abs()));
        let plain = plain && !levels.iter().any(steps);
        (leads && apart(other) && told.all(|(_, own)| apart(own)) && plain).then(|| Found {
            span: figure.span,
            told: vec![first.span],
            story: case.words(first.span).to_owned(),
            reading: None,
            computation: format!("headline {value}, story {other}"),
        })
    }

    /// "Orm beat Lund 4-2" over "the 3-2 defeat".
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
        if case.any(case.tokens_of(line), w!["series", "aggregate", "shootout", "penalties"]) {
            return None;
        }
        let mut one = case.figures_in(line).filter_map(|at| case.figure(at));
        if one.any(|other| other.kind == FigureKind::Score && other.span != figure.span) {
            return None;
        }
        // "By four goals to two"
        let worded = self.lead.iter().any(|sentence| {
            let figures = || case.figures_in(sentence.span).filter_map(|at| case.figure(at));
            let has = |side: u32| {
                let said = |told: &Figure| told.value().and_then(Decimal::to_i64);
                figures().any(|told| said(told) == Some(i64::from(side)))
            };
            has(own.0) && has(own.1) && own.0 != own.1
        });
        if worded {
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

/// Whether the digits of one are those of the other in another order, however the scale is said.
fn swapped(one: &Mention<'_>, other: &Mention<'_>) -> bool {
    let digits = |own: &Mention<'_>| {
        let mut digits = own.digits.to_string().into_bytes();
        digits.sort_unstable();
        digits
    };
    one.power == other.power
        && one.len() == 2
        && one.digits != other.digits
        && digits(one) == digits(other)
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
        (Measure::Count(_), Measure::Count(_))
        | (Measure::Age, Measure::Unit("year"))
        | (Measure::Unit("year"), Measure::Age) => true,
        (Measure::Rank, _) | (_, Measure::Rank) => false,
        (one, other) => one == other,
    }
}

/// Whether both are in one unit or count one thing: "1,100 job losses", "2,100 jobs".
pub(super) fn same_thing(own: &Mention<'_>, other: &Mention<'_>) -> bool {
    match (own.measure, other.measure) {
        (Measure::Count(Word::NONE), _) | (_, Measure::Count(Word::NONE)) => false,
        (Measure::Count(one), Measure::Count(two)) if one != two => {
            Subject::of_figure(own.figure).shared(&Subject::of_figure(other.figure)) > 0
        }
        (one, two) => one == two,
    }
}

/// Whether two counts have but two digits in common, and other nouns: "12 homes", "21 objections".
pub(super) fn met_by_chance(own: &Mention<'_>, other: &Mention<'_>) -> bool {
    let few = own.figure.value().is_some_and(|value| value.to_f64() < 100.0);
    let noun = |own: &Mention<'_>| match own.measure {
        Measure::Count(noun) => Some(noun).filter(|noun| *noun != Word::NONE),
        _ => None,
    };
    few && noun(own).is_some() && noun(other).is_some() && !same_thing(own, other)
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

/// Whether two of the amounts, or all from some place on, come to the value.
fn comes_of(amounts: &[f64], own: &Mention<'_>) -> bool {
    pairs(amounts, own, |one, two, fits| {
        fits(one + two) || fits((one - two).abs()) || fits(one * two)
    })
}

/// Whether a percentage is one amount as a share of another, or the change between them.
fn shares_of(amounts: &[f64], own: &Mention<'_>) -> bool {
    pairs(amounts, own, |one, two, fits| {
        let shares = [one / two, two / one];
        shares.iter().any(|part| fits(part * 100.0) || fits((part - 1.0).abs() * 100.0))
    })
}

fn pairs(
    amounts: &[f64],
    own: &Mention<'_>,
    come: impl Fn(f64, f64, &dyn Fn(f64) -> bool) -> bool,
) -> bool {
    const NEAR: f64 = 0.005;
    let Some(value) = own.figure.value().map(Decimal::to_f64) else { return false };
    let room = own.figure.interval();
    let fits = |sum: f64| {
        (sum - value).abs() <= NEAR * value.abs() || room.is_some_and(|room| room.holds(sum))
    };
    amounts.iter().enumerate().any(|(at, one)| {
        let mut sum = *one;
        amounts.get(at + 1..).unwrap_or_default().iter().any(|two| {
            sum += two;
            fits(sum) || come(*one, *two, &fits)
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::check::trial::placed as told;

    #[test]
    fn a_figure_the_story_never_has_is_held_against_the_one_that_leads() {
        for (text, at) in [
            (
                "Brewer to axe 4,200 jobs\n\nThe maker of Orm lager is to do away with 2,400 \
                 posts by May, it said.",
                "4,200 jobs",
            ),
            (
                "Orm gallery pays $31 million for panel\n\nA panel by a master from Siena now \
                 hangs in Orm. It changed hands for $3.1 million.",
                "$31 million",
            ),
            (
                "Orm beat Lund 4-2\n\nTwo late goals carried Orm into the last eight on Sunday. \
                 The 3-2 defeat was the third for Lund.",
                "4-2",
            ),
            (
                "Bread up by 14%\n\nBakers in Orm charge 41 per cent more for a loaf than they \
                 did in May.",
                "14%",
            ),
            (
                "Rents in Orm slow to 6.4%\n\nTenants had more of a choice. The annual rate fell \
                 to 4.4 percent, from 4.9 percent in May.",
                "6.4%",
            ),
            (
                "Skull in Orm cave is 48,000 years old\n\nA skull found by boys belonged to a \
                 woman who lived 84,000 years ago, it turns out.",
                "48,000 years old",
            ),
            (
                "Three dead, nine hurt in mine\n\nA lift fell at Orm on Sunday. Nine welders \
                 were hurt and four men died.",
                "Three dead",
            ),
            (
                "Bank lifts rates by half a point\n\nThe bank in Orm raised its rate by 0.25 \
                 percentage points on Monday.",
                "half a point",
            ),
            (
                "Bypass not open before 2036\n\nLorries will go round by Orm for years. The \
                 council does not see the bypass open before 2034.",
                "2036",
            ),
            (
                "Dam to light 20,000 homes\n\nA dam on the Orm will make electricity for 70,000 \
                 homes from May, its builder said.",
                "20,000 homes",
            ),
        ] {
            assert_eq!(told(text), [("headline-and-body", at.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_the_story_comes_to_or_tells_in_part_is_silent() {
        for text in [
            "Orm beat Lund 4-2\n\nOrm, who led 3-2 at the interval, went top on Sunday.",
            "Orm beat Lund 4-2\n\nOrm won by four goals to two. Lund had won 3-2 in May.",
            "Brewer to axe 420 jobs\n\nThe brewer will close a plant with 240 workers and one \
             with 180.",
            "Exports up 21%\n\nExports rose to 145.2 million from 120 million, of which 12 \
             percent went to Lund.",
            "Bank cuts rates by half a point\n\nThe bank cut its rate to 3.5 percent from 4 \
             percent. In May it had cut it by 25 basis points.",
            "Plant to close in 2029\n\nThe plant will close in three years, he said in 2026.",
            "Orm to host the games in 2036\n\nBern has them in 2032, and Orm four years later.",
            "Seven dead, two hurt in fire\n\nFour people died at once and three more on Monday; \
             two were hurt.",
            "Orm spends $31 million on bridge\n\nThe bridge will cost $3.1 million a year for \
             ten years.",
        ] {
            assert!(told(text).is_empty(), "{text}\n{:?}", told(text));
        }
    }
}
