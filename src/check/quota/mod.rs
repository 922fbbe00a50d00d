//! A share in words or percent, and the part and the whole it is said of, wherever in the sentence
//! or its neighbours they stand: "They opened 1,240 crates. Mould was found in 310 of them, one in
//! four." Every sign that the three belong together counts, and so does a slip that explains why
//! they do not fit; one sign alone does not.

pub(in crate::check) mod apart;
pub(in crate::check) mod needed;
pub(in crate::check) mod said;
pub(in crate::check) mod signs;
pub(in crate::check) mod slips;

use std::ops::Range;

use crate::check::arithmetic::share as percent_of;
use crate::check::case::Case;
use crate::check::fraction::Fraction;
use crate::check::landmarks::Landmarks;
use crate::check::quota::apart::{apart, changed, missed, rate_of_its_own};
use crate::check::quota::needed::of_it;
use crate::check::quota::signs::{may_be, tied, weight};
use crate::check::quota::slips::other_fraction;
use crate::check::relation::{Line, Reading, Sort, Term};
use crate::quantity::{Bound, Figure, FigureKind, Interval};
use crate::text::Words;
use crate::w;

/// A sentence with the numbers in it.
pub(in crate::check) struct Page<'a> {
    /// Its place among the sentences.
    pub index: usize,
    /// Its numbers.
    pub line: Line<'a>,
}

/// A part and a whole of which a share may be said.
#[derive(Clone, Copy)]
pub(in crate::check) struct Guess<'p, 'a> {
    /// The sentence of the share.
    pub said: &'p Line<'a>,
    /// The share.
    pub share: Term<'a>,
    /// The sentence of the part.
    pub parted: &'p Line<'a>,
    /// The part.
    pub part: Term<'a>,
    /// The sentence of the whole.
    pub wholly: &'p Line<'a>,
    /// The whole.
    pub whole: Term<'a>,
}

/// A share that does not fit the part and the whole it is said of.
pub(in crate::check) struct Odd<'a> {
    /// The sentence of the share.
    pub group: Range<usize>,
    /// The three.
    pub found: Fraction<'a>,
}

/// Returns the shares that the text ties to a part and a whole which they do not fit.
pub(in crate::check) fn quotas<'a>(case: &Case<'a>) -> Vec<Odd<'a>> {
    let mut found = Vec::new();
    if Landmarks::of(case).halves.is_empty() && !case.extraction.figures.iter().any(is_share) {
        return found;
    }
    let groups = case.numbered();
    let page = |at: usize| {
        let (index, group) = groups.get(at)?;
        Some(Page { index: *index, line: Line::of(case, group.clone())? })
    };
    for (at, (_, group)) in groups.iter().enumerate().filter(|(_, (_, own))| may_share(case, own)) {
        let Some(own) = page(at) else { continue };
        let shares = shares(&own.line);
        if shares.is_empty() {
            continue;
        }
        let near = |other: &Page<'_>| other.index.abs_diff(own.index) <= FAR_SENTENCES;
        let there = |at: Option<usize>| at.and_then(page).filter(near);
        let last = there(at.checked_sub(1));
        let far = last.as_ref().and_then(|_| there(at.checked_sub(2)));
        let after = there(Some(at + 1));
        let others = [far.as_ref(), last.as_ref(), after.as_ref()];
        for share in &shares {
            let odd = judged(&own, share, others);
            found.extend(odd.map(|found| Odd { group: group.clone(), found }));
        }
    }
    found
}

/// Whether the sentence of those figures can have a share: most have none.
fn may_share(case: &Case<'_>, group: &Range<usize>) -> bool {
    let figures = case.extraction.figures.get(group.clone()).unwrap_or_default();
    figures.iter().any(is_share) || figures.first().is_some_and(|first| has_half(case, first))
}

/// Whether the figure is printed as a share.
fn is_share(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Percent | FigureKind::Ratio)
}

/// Whether the sentence of a figure speaks of a half or a majority.
fn has_half(case: &Case<'_>, figure: &Figure) -> bool {
    let halves = &Landmarks::of(case).halves;
    !halves.is_empty()
        && case.sentence(figure).is_some_and(|sentence| {
            let next = halves.partition_point(|at| *at < sentence.first_token);
            halves.get(next).is_some_and(|at| *at < sentence.end_token)
        })
}

/// A sentence without figures may stand between a share and its whole.
const FAR_SENTENCES: usize = 2;

/// More amounts around a share are not looked through.
const MOST_ITEMS: usize = 14;

/// All there is, and half of it, in percent.
const ALL: f64 = 100.0;
const HALF: f64 = 50.0;

/// The shares of a sentence.
fn shares<'a>(line: &Line<'a>) -> Vec<Term<'a>> {
    let printed = line.terms.iter().filter(|t| {
        matches!(t.sort, Sort::Percent | Sort::Share)
            && t.figure.direction.is_none()
            && t.value > 0.0
            && !rate_of_its_own(line, t)
            && !line.case.is(t.end, w!["more", "less", "fewer", "higher", "lower", "again"])
    });
    let mut found: Vec<Term<'a>> = printed.map(|t| slightly(line, t)).collect();
    found.extend(line.terms.windows(2).filter_map(|pair| in_numbers(line, pair)));
    let Some(model) = line.terms.first() else { return found };
    let case = &line.case;
    let halves = &Landmarks::of(case).halves;
    let next = halves.partition_point(|at| *at < line.first);
    for &at in halves.iter().skip(next).take_while(|at| **at < line.end) {
        let Some(room) = in_a_word(line, at) else { continue };
        let Some(span) = case.tokens().get(at).map(|token| token.span) else { continue };
        let reading = Reading {
            sort: Sort::Share,
            span,
            number: span,
            first: at,
            end: at + 1,
            value: HALF,
            room,
            ..model.reading
        };
        found.push(Term { reading, ..*model });
    }
    found
}

/// What "a majority of", "a minority of" and "exactly half" can mean, in percent.
fn in_a_word(line: &Line<'_>, at: usize) -> Option<Interval> {
    const EXACT_POINTS: f64 = 3.0;
    let case = &line.case;
    let back = |many: usize| at.saturating_sub(many).max(line.first)..at;
    let article = case.any(back(2), w!["a", "the", "an", "that", "this", "their"]);
    let ends = case.is(at + 1, w!["of", ",", "–", "—", ")", ".", "as", "after", "when"]);
    if case.is(at, w!["majority", "minority"]) && missed(line, at) {
        return None;
    }
    // "a majority of 12" is the margin, "of 58 delegates" is not.
    let margin = case.is(at + 1, w!["of"])
        && line.terms.iter().any(|t| t.first == at + 2 && t.figure.thing.is_none());
    if margin {
        return None;
    }
    if case.is(at, w!["majority"]) {
        return (article && ends).then(|| Interval::new(HALF, ALL));
    }
    if case.is(at, w!["minority"]) {
        return (article && ends).then(|| Interval::new(0.0, HALF));
    }
    let half = case.is(at, w!["half"])
        && case.any(back(1), w!["exactly", "precisely", "roughly", "about", "almost", "nearly"])
        && case.tokens().get(at).is_some_and(|own| case.figure_at(own.span.start).is_none());
    (half && ends).then(|| Interval::new(HALF - EXACT_POINTS, HALF + EXACT_POINTS))
}

/// "Nine out of ten trains" as a share, as it is one of no ten trains.
fn in_numbers<'a>(line: &Line<'a>, pair: &[Term<'a>]) -> Option<Term<'a>> {
    const LOOSE_POINTS: f64 = 5.0;
    let [part, whole] = pair else { return None };
    let few = (2.0..=10.0).contains(&whole.value) || (whole.value - ALL).abs() < f64::EPSILON;
    let out = line.case.any(part.end..whole.first, w!["out"]);
    let less = part.value < whole.value;
    if !(part.of_next && part.figure.span == whole.figure.span && few && out && less) {
        return None;
    }
    let value = part.value / whole.value * ALL;
    let reading = Reading {
        sort: Sort::Share,
        span: part.figure.span,
        number: part.figure.number,
        first: part.first,
        end: whole.end,
        value,
        room: Interval::new(value - LOOSE_POINTS, value + LOOSE_POINTS),
        of_next: false,
        ..part.reading
    };
    Some(Term { reading, ..*part })
}

/// "Just over half" is not two thirds.
fn slightly<'a>(line: &Line<'a>, share: &Term<'a>) -> Term<'a> {
    const SLIGHT_POINTS: f64 = 8.0;
    const SLIGHTLY: &Words = w!["just", "slightly", "little", "bit", "shade", "narrowly"];
    let case = &line.case;
    let from = share.first.saturating_sub(2).max(line.first);
    let own = case.token_at(share.number.start);
    let mut share = *share;
    if share.sort == Sort::Share && case.any(from..own, SLIGHTLY) {
        let (value, room) = (share.value, share.room);
        share.reading.room = Interval::new(
            room.low.max(value - SLIGHT_POINTS),
            room.high.min(value + SLIGHT_POINTS),
        );
    }
    share
}

/// The part and the whole that the share is tied to and does not fit.
fn judged<'a>(
    page: &Page<'a>,
    share: &Term<'a>,
    [far, last, after]: [Option<&Page<'a>>; 3],
) -> Option<Fraction<'a>> {
    // Nearest first; who counts more than that prints a table.
    let mut lines: Vec<&Line<'a>> = Vec::new();
    let mut items: Vec<(&Line<'a>, Term<'a>)> = Vec::new();
    for line in [Some(page), last, after, far].into_iter().flatten().map(|page| &page.line) {
        let own = line.terms.iter().filter(|t| t.is_amount() && t.value > 0.0).map(printed_to);
        let own: Vec<(&Line<'a>, Term<'a>)> = own.map(|t| (line, t)).collect();
        if items.len() + own.len() > MOST_ITEMS {
            break;
        }
        items.extend(own);
        lines.push(line);
    }
    let mut best: Option<(f64, Guess<'_, 'a>)> = None;
    let mut fitting = false;
    for (at, (parted, part)) in items.iter().enumerate() {
        for (other, (wholly, whole)) in items.iter().enumerate() {
            let own = [part, whole].iter().any(|t| t.span.overlaps(share.span));
            // "Four of his 16 hectares" are of each other.
            let ratio = |t: &Term<'_>| t.figure.kind == FigureKind::Ratio;
            let crossed = (ratio(part) || ratio(whole)) && part.figure.span != whole.figure.span;
            if crossed || whole.value < 2.0 {
                continue;
            }
            let based = page.line.case.is(share.end, w!["of", "in", "among"]);
            let units = part.unit() == whole.unit() || !based && of_it(parted, part, whole);
            if at == other || own || !units || part.value >= whole.value * 3.0 {
                continue;
            }
            let guess = Guess {
                said: &page.line,
                share: *share,
                parted,
                part: *part,
                wholly,
                whole: *whole,
            };
            // Who tells a change tells no share.
            if changed(&page.line, share, [part, whole]) {
                return None;
            }
            if fits(&guess) {
                fitting |= may_be(&guess);
                continue;
            }
            let ties = tied(&guess);
            if ties <= 0.0 || apart(&guess, &lines) {
                continue;
            }
            // Another share is said of the two.
            let taken = items_shares(&lines, share).any(|other| {
                let right = percent_of(part.room, whole.room);
                let near = other.sort == Sort::Percent
                    || (other.value - part.value / whole.value * ALL).abs() < 2.0;
                near && other.room.meets(right) && part.value < whole.value
            });
            if taken {
                continue;
            }
            let own = weight(&guess, ties);
            if best.as_ref().is_none_or(|(most, _)| own > *most) {
                best = Some((own, guess));
            }
        }
    }
    let (most, guess) = best?;
    (most >= ENOUGH && !fitting).then_some(Fraction {
        share: guess.share,
        part: guess.part,
        whole: guess.whole,
    })
}

/// The other shares of those sentences.
fn items_shares<'l, 'a: 'l>(
    lines: &'l [&'l Line<'a>],
    own: &'l Term<'a>,
) -> impl Iterator<Item = &'l Term<'a>> {
    let shares = lines.iter().flat_map(|line| line.terms.iter());
    shares.filter(|t| {
        matches!(t.sort, Sort::Percent | Sort::Share) && t.span != own.span && t.value > 0.0
    })
}

/// "Some 1,560" is counted as closely as it is printed, whatever the hedge.
fn printed_to<'a>(term: &Term<'a>) -> Term<'a> {
    const FEWEST_DIGITS: i32 = 3;
    let mut term = *term;
    let Some(value) = term.figure.value().filter(|_| term.figure.bound == Bound::About) else {
        return term;
    };
    let (mut digits, mut step) = (value.to_f64().abs(), 0);
    while digits >= 10.0 && digits % 10.0 == 0.0 && digits.is_finite() {
        (digits, step) = (digits / 10.0, step + 1);
    }
    let close = value.is_whole() && digits >= 10_f64.powi(FEWEST_DIGITS - 1);
    if close && term.figure.scale.is_none() {
        term.reading.room = Interval::rounded(value, step).times(term.factor());
    }
    term
}

/// The weight from which on a share is of a part and a whole.
const ENOUGH: f64 = 4.5;

/// Whether the share is that of the part and the whole.
fn fits(guess: &Guess<'_, '_>) -> bool {
    /// Percentages are cut off as often as rounded.
    const HURRIED_POINTS: f64 = 1.0;
    let right = percent_of(guess.part.room, guess.whole.room);
    let own = guess.share.room;
    let near = Interval::new(own.low - HURRIED_POINTS, own.high + HURRIED_POINTS);
    guess.part.value <= guess.whole.value && near.meets(right) && !other_fraction(guess)
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    fn told(body: &str) -> Vec<String> {
        flags(body).into_iter().map(|flag| flag.message).collect()
    }

    #[test]
    fn a_share_is_tied_to_its_part_and_whole_in_any_words() {
        for (body, three) in [
            (
                "The airline has 72 jets. Eighteen of these, a third of its fleet, are parked.",
                "Eighteen of 72 is 25 percent, but the text says “a third”.",
            ),
            (
                "Of 5,200 homes, power is back in 2,900, which the utility puts at three-quarters.",
                "2,900 of 5,200 is 56 percent, but the text says “three-quarters”.",
            ),
            (
                "There were 420 votes for the plan and 180 against, so that 75 percent of the 600 \
                 votes cast backed it.",
                "420 of 600 is 70 percent, not 75.",
            ),
            (
                "Just over half of the club's 90 members, namely 70, came.",
                "70 of 90 is 78 percent, but the text says “just over half”.",
            ),
            (
                "Forty-two of the 56 mills closed. Losing that 57 percent of the trade hurt.",
                "Forty-two of 56 is 75 percent, not 57:",
            ),
            (
                "A minority of the 21 judges, 12, upheld the ban.",
                "12 of 21 is 57 percent, but the text says “minority”. A minority of 21 is 10",
            ),
        ] {
            let told = told(body);
            assert!(told.len() == 1 && told[0].starts_with(three), "{body}\n{told:?}");
        }
    }

    #[test]
    fn a_share_of_something_else_is_let_pass() {
        for body in [
            "The city has 48 schools, 12 of them private. A third of the 2,400 teachers work \
             part-time.",
            "The survey reached 1,200 adults. Among the 400 who drive, 30 percent, or 120, agreed.",
            "Of the 60 dogs, 45 found a home, so that half of the 45 kennels stood empty.",
            "She gave the show a 7 out of 10, lower than the 8 out of 10 of the year before.",
            "Two players, who make $25 million and $18 million, account for almost half.",
            "Eighteen of the 30 jurors, or 60 percent, are men. One in three, ten in all, is new.",
        ] {
            assert!(told(body).is_empty(), "{body}\n{:?}", told(body));
        }
    }
}
