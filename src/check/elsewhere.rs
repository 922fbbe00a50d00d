//! What the article says elsewhere: figures that tell one fact with a slip between them, found in
//! one pass by their digits. What to say of them is left to the checks.

use std::collections::HashMap;

use chrono::Datelike;
use foldhash::fast::RandomState;

use super::case::Case;
use super::fate::same_fate;
use super::fellows;
use super::likeness::Likeness;
use super::mention::{Measure, Mention, Slip, slip};
use super::subject::stem;
use super::third::{Third, third};
use crate::quantity::{Bound, Decimal, Figure, FigureKind, Relation};
use crate::text::{Sentence, Span, Word};
use crate::w;

/// Two places that seem to tell one fact.
#[derive(Clone, Debug)]
pub(super) struct Conflict {
    /// The figure that is wrong, or the later one where that cannot be told.
    pub wrong: usize,
    /// The figure it is compared with.
    pub right: usize,
    /// Others that say what `right` says.
    pub witnesses: Vec<usize>,
    /// Whether as many figures speak for the one as for the other.
    pub tie: bool,
    /// Whether nothing at all says which of the two is wrong.
    pub open: bool,
    /// A figure that bears `right` out.
    pub third: Option<Third>,
    /// How one became the other.
    pub slip: Slip,
    /// How sure it is that both tell one fact.
    pub weight: f64,
}

/// Returns whether a headline’s figure can be the story’s rounded, or a bound of it: 5,000 over
/// 4,960, "over 3 million" over 3.73 million.
pub(super) fn agrees(one: &Mention<'_>, other: &Mention<'_>) -> bool {
    /// "Over 2,100" may be said of 2,190 as well as of 2,150.
    const BEYOND: f64 = 0.05;
    /// "Over 100" is not said of 180.
    const WIDEST_BOUND: f64 = 1.5;
    let (Some(a), Some(b)) = (one.figure.value(), other.figure.value()) else { return false };
    let (a, b) = (a.to_f64(), b.to_f64());
    let bounded = |own: &Mention<'_>, value: f64, told: f64, beyond: f64| {
        let step = 10_f64.powi(own.power).max(beyond * value);
        let widest = told <= WIDEST_BOUND * value;
        match own.figure.bound {
            Bound::Above | Bound::AtLeast => value <= told && told < value + step && widest,
            Bound::Below | Bound::AtMost => told <= value && value - step < told,
            Bound::Exact | Bound::About => false,
        }
    };
    let reach = rounding(one, one.power) + rounding(other, other.figure.last_digit);
    (a - b).abs() < reach || bounded(one, a, b, BEYOND) || bounded(other, b, a, 0.0)
}

/// Whether one of two sums of money that are the same but for the scale word is so large that it is
/// more probably the slip: a programme of many billions is far rarer than one of as many millions.
pub(super) fn rarer(own: &Figure, other: &Figure) -> bool {
    const RARE: f64 = 2e10;
    /// A scale word less.
    const APART: f64 = 999.0;
    let money = own.kind == FigureKind::Money && other.kind == FigureKind::Money;
    let values = own.value().zip(other.value()).map(|(a, b)| (a.to_f64(), b.to_f64()));
    money && values.is_some_and(|(own, other)| own >= RARE && own >= APART * other)
}

/// How far a figure may lie from what it is rounded from, to that power of ten.
fn rounding(own: &Mention<'_>, power: i32) -> f64 {
    /// No more than this share, however round the number.
    const MOST: f64 = 0.25;
    const ABOUT: f64 = 0.1;
    let value = own.figure.value().map_or(0.0, |value| value.to_f64().abs());
    let half = (0.5 * 10_f64.powi(power)).min(MOST * value);
    if own.figure.bound == Bound::About { half + ABOUT * value } else { half }
}

/// What it weighs that one of the two stands in a third place.
const WITNESS: f64 = 1.5;

/// How many earlier figures with the same digits are looked at.
const NEAREST: usize = 8;

/// Returns the figures of an article that tell what another tells, with a slip; each once, with
/// the place that speaks most surely against it.
pub(super) fn conflicts<'a>(case: &Case<'a>) -> &'a [Conflict] {
    case.memo.conflicts.get_or_init(|| found_conflicts(case))
}

fn found_conflicts(case: &Case<'_>) -> Vec<Conflict> {
    if case.extraction.figures.len() < 2 {
        return Vec::new();
    }
    let mentions: Vec<Mention<'_>> = Mention::all(case).iter().copied().flatten().collect();
    if mentions.len() < 2 {
        return Vec::new();
    }
    if mentions.len() <= FEW && !any_alike(&mentions) {
        return Vec::new();
    }
    let chains = Chains::of(case, &mentions);
    if chains.pairs.is_empty() {
        return Vec::new();
    }
    let mut found: HashMap<usize, Conflict> = HashMap::new();
    // The words around all figures are read where a pair asks for them: few do.
    let mut likeness = None;
    for &pair in &chains.pairs {
        let two = mentions.get(pair.0).zip(mentions.get(pair.1));
        if two.is_none_or(|(one, other)| stopped(case, [one, other], pair.2)) {
            continue;
        }
        let likeness = likeness.get_or_insert_with(|| Likeness::of(case, false));
        let Some(conflict) = chains.judge(case, likeness, &mentions, pair) else { continue };
        let surer = found.get(&conflict.wrong).is_none_or(|old| old.weight < conflict.weight);
        if surer {
            found.insert(conflict.wrong, conflict);
        }
    }
    for (wrong, fellows) in fellows::other_scales(case) {
        let mut fellows = fellows.into_iter();
        if let Some(right) = fellows.next() {
            found.entry(wrong).or_insert_with(|| Conflict {
                wrong,
                right,
                witnesses: fellows.collect(),
                tie: false,
                open: false,
                third: None,
                slip: Slip::Scale,
                weight: 0.0,
            });
        }
    }
    let mut found: Vec<Conflict> = found.into_values().collect();
    found.sort_by_key(|conflict| conflict.wrong);
    found
}

/// So few mentions are compared each with each.
const FEW: usize = 12;

/// Whether two of the mentions have the same digits, or so many that these may be in another order.
fn any_alike(mentions: &[Mention<'_>]) -> bool {
    let long = |mention: &Mention<'_>| mention.len() > 3;
    mentions.iter().enumerate().any(|(at, one)| {
        let rest = mentions.get(at + 1..).unwrap_or_default();
        rest.iter().any(|other| one.digits == other.digits || long(one) && long(other))
    })
}

/// The mentions that have the same digits, linked to their neighbours, and the pairs among them
/// between which there is a slip.
struct Chains {
    before: Vec<Option<usize>>,
    after: Vec<Option<usize>>,
    pairs: Vec<(usize, usize, Slip)>,
}

impl Chains {
    fn of(case: &Case<'_>, mentions: &[Mention<'_>]) -> Self {
        let room = mentions.len();
        let mut last: HashMap<(Measure, Decimal), usize, RandomState> =
            HashMap::with_capacity_and_hasher(room, RandomState::default());
        let mut last_sorted: HashMap<(Measure, Decimal, i32), usize, RandomState> =
            HashMap::with_capacity_and_hasher(room, RandomState::default());
        let none = vec![None; mentions.len()];
        let mut chains = Self { before: none.clone(), after: none, pairs: Vec::new() };
        for (at, mention) in mentions.iter().enumerate() {
            if matches!(mention.measure, Measure::Rank | Measure::Age) {
                continue;
            }
            if let Some(earlier) = last.insert((mention.measure, mention.digits), at) {
                chains.link(earlier, at);
                chains.look_back(case, mentions, at, mention);
            }
            let Some(sorted) = sorted_digits(mention) else { continue };
            if let Some(earlier) = last_sorted.insert((mention.measure, sorted, mention.power), at)
                && let Some(other) = mentions.get(earlier)
                && slip(case, other, mention) == Some(Slip::Swap)
            {
                chains.pairs.push((earlier, at, Slip::Swap));
            }
        }
        chains
    }

    fn link(&mut self, earlier: usize, at: usize) {
        if let Some(before) = self.before.get_mut(at) {
            *before = Some(earlier);
        }
        if let Some(after) = self.after.get_mut(earlier) {
            *after = Some(at);
        }
    }

    fn look_back(
        &mut self,
        case: &Case<'_>,
        mentions: &[Mention<'_>],
        at: usize,
        mention: &Mention<'_>,
    ) {
        let earlier = walk(&self.before, at);
        let found = earlier.filter_map(|earlier| {
            let other = mentions.get(earlier).filter(|other| other.power != mention.power)?;
            Some((earlier, at, slip(case, other, mention)?))
        });
        let found: Vec<_> = found.collect();
        self.pairs.extend(found);
    }

    /// What the pair amounts to, when both tell one fact.
    fn judge(
        &self,
        case: &Case<'_>,
        likeness: &Likeness<'_>,
        mentions: &[Mention<'_>],
        (first, second, slip): (usize, usize, Slip),
    ) -> Option<Conflict> {
        let pair = [mentions.get(first)?, mentions.get(second)?];
        let [one, other] = [first, second].map(|at| self.saying(mentions, at));
        let repeated = if one.len().max(other.len()) > 1 { WITNESS } else { 0.0 };
        let weight = sureness(case, likeness, pair, slip, repeated)?;
        let tie = one.len() == other.len() && slip != Slip::NoScale;
        let third = if tie { third(case, pair) } else { None };
        // "47 percent" above, "from 4.7 to 4.3 percent" below: the one with a fellow is right.
        let figures = [pair[0].figure, pair[1].figure];
        let [first_kept, second_kept] = [figures, [figures[1], figures[0]]].map(|[own, other]| {
            tie && (in_company(case, own, own) || out_of_company(case, other, own))
        });
        // Nothing else tells: then the size does.
        let level = tie && third.is_none() && first_kept == second_kept;
        let [first_rare, second_rare] =
            [figures, [figures[1], figures[0]]].map(|[own, other]| level && rarer(own, other));
        let first_wrong = if slip == Slip::NoScale {
            pair[0].figure.scale.is_none()
        } else if let Some(third) = third {
            third.first_wrong
        } else if tie {
            first_rare || !first_kept && second_kept
        } else {
            one.len() < other.len()
        };
        let (wrong, right, says) =
            if first_wrong { (pair[0], pair[1], &other) } else { (pair[1], pair[0], &one) };
        Some(Conflict {
            wrong: wrong.index,
            right: right.index,
            witnesses: says.iter().copied().filter(|&at| at != right.index).collect(),
            tie,
            open: level && !first_rare && !second_rare,
            third,
            slip,
            weight,
        })
    }

    /// The indices in the article of the figures that have the same digits and the same power.
    fn saying(&self, mentions: &[Mention<'_>], at: usize) -> Vec<usize> {
        let Some(own) = mentions.get(at) else { return Vec::new() };
        let all = [at].into_iter().chain(walk(&self.before, at)).chain(walk(&self.after, at));
        let same = all.filter_map(|at| mentions.get(at)).filter(|other| other.power == own.power);
        same.map(|other| other.index).collect()
    }
}

/// Whether the other end of a figure's change is of the size of `told`.
fn in_company(case: &Case<'_>, own: &Figure, told: &Figure) -> bool {
    const ITS_SIZE: f64 = 3.0;
    let other = own.pair.filter(|_| own.relation == Some(Relation::FromTo));
    let other = other.and_then(|index| case.figure(index)).and_then(Figure::value);
    let ratio = told.value().zip(other).map(|(own, other)| own.to_f64() / other.to_f64());
    ratio.is_some_and(|ratio| (1.0 / ITS_SIZE..=ITS_SIZE).contains(&ratio))
}

/// Whether the other end of a figure's change is of the size of what is told elsewhere, and not of
/// its own: "from 58 percent to 5.3 percent", where the other place has 5.8.
fn out_of_company(case: &Case<'_>, own: &Figure, told: &Figure) -> bool {
    in_company(case, own, told) && !in_company(case, own, own)
}

/// The nearest of the mentions linked to one, in one direction.
fn walk(links: &[Option<usize>], at: usize) -> impl Iterator<Item = usize> {
    let next = move |at: &usize| links.get(*at).copied().flatten();
    std::iter::successors(next(&at), next).take(NEAREST)
}

/// The digits in order of size, for numbers long enough that two of them with the same digits are
/// no accident.
fn sorted_digits(mention: &Mention<'_>) -> Option<Decimal> {
    const SMALLEST: f64 = 1000.0;
    if mention.digits.to_f64().abs() < SMALLEST {
        return None;
    }
    let mut digits = mention.digits.to_string().into_bytes();
    digits.retain(u8::is_ascii_digit);
    digits.sort_unstable_by(|a, b| b.cmp(a));
    Decimal::parse(std::str::from_utf8(&digits).ok()?)
}

/// How sure it is that the two tell one fact: what their surroundings share, and two bits for each
/// further digit, which cannot agree by accident. `None` where it is not sure enough.
fn sureness(
    case: &Case<'_>,
    likeness: &Likeness<'_>,
    pair: [&Mention<'_>; 2],
    slip: Slip,
    repeated: f64,
) -> Option<f64> {
    const BITS_A_DIGIT: f64 = 2.0;
    /// "The $3 million" has been told before.
    const DEFINITE: f64 = 2.0;
    let digits = pair[0].len();
    let counted = pair[0].measure == Measure::Count(Word::NONE);
    let percent = pair[0].figure.kind == FigureKind::Percent;
    let (fewest_words, least) = match (slip, digits) {
        (Slip::Scale | Slip::NoScale, _) if counted => (2, 8.0),
        (Slip::Scale | Slip::NoScale, _) => (1, 4.0),
        (Slip::Point, 1) if percent || counted => (3, 9.0),
        (Slip::Point, 1) => (2, 6.0),
        (Slip::Point, 2) => (2, 6.5),
        (Slip::Point, _) => (1, 6.5),
        (Slip::Swap | Slip::Digit | Slip::Order, _) => (2, 13.0),
    };
    let shared = likeness.shared(pair[0], pair[1], fewest_words);
    if shared.words < fewest_words {
        return None;
    }
    let further = u32::try_from(digits.saturating_sub(1)).unwrap_or(u32::MAX);
    let weight = shared.weight + repeated + BITS_A_DIGIT * f64::from(further)
        - doubt(case, pair, slip, digits);
    let weight = if spoken_of(case, pair) { weight + DEFINITE } else { weight };
    (weight >= least).then_some(weight)
}

/// Whether the later of the two is spoken of as known, and the earlier is not.
fn spoken_of(case: &Case<'_>, pair: [&Mention<'_>; 2]) -> bool {
    let known = w!["the", "this", "that", "these", "those", "its", "their"];
    let extra = w!["additional", "initial", "entire", "full", "remaining", "extra"];
    let definite = pair.map(|own| {
        let before = case.back(own.figure.span, 2);
        let last = before.end.saturating_sub(1);
        !before.is_empty()
            && (case.is(last, known) || case.is(last, extra) && case.any(before, known))
    });
    let earlier = usize::from(pair[0].index > pair[1].index);
    matches!((definite.get(earlier), definite.get(1 - earlier)), (Some(false), Some(true)))
}

/// Whether something says that the two are different facts.
fn stopped(case: &Case<'_>, pair: [&Mention<'_>; 2], slip: Slip) -> bool {
    let [first, second] = pair;
    // "Between $60,000 and 100": an amount that leans on another has no scale to be sure of.
    let leans = |own: &Mention<'_>| {
        own.figure.kind == FigureKind::Money && own.figure.span == own.figure.number
    };
    if leans(first) || leans(second) {
        return true;
    }
    let paired = first.figure.pair == Some(second.index) || second.figure.pair == Some(first.index);
    // "grew to 68,000 acres from 6,800": the text has both, one after the other.
    let end_of = |own: &Mention<'_>, other: &Mention<'_>| {
        let partner = own.figure.pair.and_then(|index| case.figure(index));
        let both = |partner: &Figure| partner.value() == other.figure.value();
        own.figure.relation == Some(Relation::FromTo) && partner.is_some_and(both)
    };
    let paired = paired || end_of(first, second) || end_of(second, first);
    if paired || !same_fate(case, pair) || pair.iter().any(|own| in_words(case, own.figure)) {
        return true;
    }
    match slip {
        Slip::NoScale => {
            /// "$1,250" and "$1,250 million" are two sums.
            const LARGEST: f64 = 1000.0;
            let bare = if first.figure.scale.is_none() { first } else { second };
            bare.figure.value().is_none_or(|value| value.to_f64().abs() >= LARGEST)
                || first.figure.per.is_some() != second.figure.per.is_some()
                || scale_follows(case, bare.figure)
        }
        Slip::Point => pair.iter().any(|own| tenfold(case, own)) || small(pair),
        _ => false,
    }
}

/// What speaks against one fact: another year, another name, another rate or bound, a part
/// and its whole.
/// So few digits agree by accident; more of them do not.
fn doubt(case: &Case<'_>, pair: [&Mention<'_>; 2], slip: Slip, digits: usize) -> f64 {
    const YEAR: f64 = 4.0;
    const NAME: f64 = 3.0;
    const RATE: f64 = 2.0;
    const BOUND: f64 = 2.5;
    const PART: f64 = 5.0;
    let few = match slip {
        Slip::NoScale => false,
        Slip::Scale => digits < 2,
        Slip::Point => digits < 3,
        Slip::Swap | Slip::Digit | Slip::Order => true,
    };
    if !few {
        return 0.0;
    }
    let rates = slip != Slip::Point || pair[0].figure.per == pair[1].figure.per;
    let part = slip == Slip::Point && part_and_whole(case, pair);
    let bounds = slip != Slip::Point || pair[0].figure.bound == pair[1].figure.bound;
    let says = [
        (!bounds, BOUND),
        (other_year(case, pair), YEAR),
        (other_name(case, pair), NAME),
        (!rates, RATE),
        (part, PART),
    ];
    says.iter().filter(|(says, _)| *says).map(|(_, weight)| weight).sum()
}

/// Whether a number is printed in words without a scale: "two people" lost no million.
pub(super) fn in_words(case: &Case<'_>, own: &Figure) -> bool {
    let number = case.words(own.number);
    own.scale.is_none() && !number.starts_with(|c: char| c.is_ascii_digit() || c == '.')
}

/// Whether a scale word of one's own follows, or one that serves several amounts: "$100 mil",
/// "$2, $3 and $5 million".
pub(super) fn scale_follows(case: &Case<'_>, bare: &Figure) -> bool {
    const NEAR_TOKENS: usize = 6;
    let ahead = case.ahead(bare.span, NEAR_TOKENS);
    let scales = w![
        "mil",
        "mill",
        "mln",
        "mn",
        "mio",
        "m",
        "b",
        "bn",
        "bln",
        "k",
        "thousand",
        "hundred",
        "million",
        "millions",
        "billion",
        "billions",
        "trillion",
        "lakh",
        "crore",
        "respectively",
    ];
    case.any(ahead, scales)
}

/// Whether the text speaks of ten times as much, or of one for each: then both can be right.
fn tenfold(case: &Case<'_>, own: &Mention<'_>) -> bool {
    const NEAR_TOKENS: usize = 20;
    const NEXT_TOKENS: usize = 3;
    let words = w![
        "tenfold",
        "fold",
        "times",
        "hundredfold",
        "multiplied",
        "respectively",
        "instead",
        "mistakenly",
        "correction",
        "typo",
        "wrongly",
    ];
    let each = w!["each", "apiece", "every"];
    let near = |count: usize, words| {
        case.any(case.back(own.figure.phrase, count), words)
            || case.any(case.ahead(own.figure.span, count), words)
    };
    near(NEAR_TOKENS, words) || near(NEXT_TOKENS, each)
}

/// Whether one of the two is called a total or a part and the other is not.
fn part_and_whole(case: &Case<'_>, pair: [&Mention<'_>; 2]) -> bool {
    const NEAR_TOKENS: usize = 6;
    let words = w![
        "total",
        "totals",
        "totalling",
        "totaling",
        "overall",
        "altogether",
        "combined",
        "whole",
        "entire",
        "including",
        "includes",
        "share",
        "portion",
        "remaining",
        "rest",
        "half",
    ];
    let says = pair.map(|own| case.any(case.back(own.figure.span, NEAR_TOKENS), words));
    says[0] != says[1]
}

/// Whether the smaller of two counts or measures is so small that the larger has its digits by
/// accident: "20 boats", "200 boats".
fn small(pair: [&Mention<'_>; 2]) -> bool {
    const SMALLEST: [f64; 2] = [1000.0, 100.0];
    if matches!(pair[0].figure.kind, FigureKind::Money | FigureKind::Percent) {
        return false;
    }
    let whole = pair.iter().all(|own| own.power >= 0);
    let value = pair.iter().filter_map(|own| own.figure.value()).map(|value| value.to_f64().abs());
    let smaller = value.fold(f64::INFINITY, f64::min);
    let least = SMALLEST.get(pair[0].len().saturating_sub(1)).copied().unwrap_or(0.0);
    whole && smaller < least
}

/// Whether the dates nearest to the two in their sentences lie in different years.
fn other_year(case: &Case<'_>, pair: [&Mention<'_>; 2]) -> bool {
    let [first, second] = pair.map(|own| year(case, own.figure));
    matches!((first, second), (Some(first), Some(second)) if first != second)
}

/// The date nearest to a figure in its sentence.
fn year(case: &Case<'_>, own: &Figure) -> Option<i32> {
    const NEAR_BYTES: usize = 160;
    let sentence = case.sentence(own)?;
    let near = case.within(sentence.span, own.span, NEAR_BYTES);
    let since = w!["since", "until", "before", "after", "than", "by", "till"];
    let dates = case.figures_in(near).filter_map(|at| case.figure(at));
    let dates = dates.filter(|date| !case.any(case.back(date.span, 1), since));
    let years = dates.filter_map(|date| Some((date.span, date.from_date?.year())));
    let far = |span: Span| span.start.abs_diff(own.span.start);
    years.min_by_key(|(span, _)| far(*span)).map(|(_, year)| year)
}

/// Whether names stand beside both and none beside the two.
fn other_name(case: &Case<'_>, pair: [&Mention<'_>; 2]) -> bool {
    let [first, second] = pair.map(|own| names(case, own.figure));
    !first.is_empty() && !second.is_empty() && first.iter().all(|name| !second.contains(name))
}

/// The names close to a figure, as stems; none where all is in capitals.
fn names(case: &Case<'_>, own: &Figure) -> Vec<Word> {
    const NEAR_TOKENS: usize = 8;
    let Some(sentence) = case.sentence(own) else { return Vec::new() };
    let near = case.back(own.phrase, NEAR_TOKENS).chain(case.ahead(own.span, NEAR_TOKENS));
    let found: Vec<usize> = near.filter(|&at| is_name(case, sentence, at)).collect();
    let shouted = |at: &usize| case.printed(*at).bytes().all(|byte| byte.is_ascii_uppercase());
    if found.iter().filter(|at| shouted(at)).count() > NEAR_TOKENS / 2 {
        return Vec::new();
    }
    found.into_iter().map(|at| stem(case.printed(at))).collect()
}

/// Whether token `at` is a name. The first word of a sentence has a capital of its own; it is a
/// name where a colon or a dash sets it off.
fn is_name(case: &Case<'_>, sentence: &Sentence, at: usize) -> bool {
    let set_off = || case.is(at + 1, w![":", "-", "–", "—", "("]);
    case.capital(at) && case.printed(at).len() > 1 && (at > sentence.first_token || set_off())
}
