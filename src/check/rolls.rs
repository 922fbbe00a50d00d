//! A total told in one sentence and its parts in those around it, place by place: "The fire killed
//! 41 people. Nineteen died in Hull. In York, 14 were killed. Another nine died in Leeds." Whether
//! they add up is left to the check.

use std::ops::Range;

use super::addends::{GROWN, OTHERS, STOPS, Sum, TOTALS, total_behind};
use super::arithmetic::digits_swapped;
use super::case::Case;
use super::fate::{Fate, fate_among};
use super::kinds::short_by_a_slip;
use super::mention::is_person;
use super::relation::{Line, Sort, Term};
use super::subject::stem;
use super::whereabouts::{BE, REGIONS, group_behind, named_country, place_before, place_behind};
use super::wording::printed_power;
use crate::quantity::{Bound, Figure, FigureKind, Relation};
use crate::text::{Word, Words};
use crate::w;

/// Up to how many sentences a total is taken apart in.
const REACH_SENTENCES: usize = 5;
/// Nobody takes fewer apart over several sentences.
const LEAST_TOTAL: f64 = 6.0;

/// What is longer is no sentence.
const FAR_TOKENS: usize = 200;

/// The figures of one sentence.
type Group = (usize, Range<usize>);

/// Returns the totals that are taken apart in the sentences behind them, or before.
pub(super) fn rolls<'a>(case: &Case<'a>) -> Vec<Sum<'a>> {
    /// A total and two parts.
    const FEWEST_FIGURES: usize = 3;
    if case.extraction.figures.len() < FEWEST_FIGURES {
        return Vec::new();
    }
    let groups = case.numbered();
    let mut found = Vec::new();
    for (at, (_, group)) in groups.iter().enumerate() {
        let figures = group.clone().filter_map(|index| case.figure(index));
        let totals = figures.filter(|figure| may_be_total(figure));
        let values = totals.filter_map(|figure| Some(figure.value()?.to_f64()));
        let Some(most) = values.reduce(f64::max) else { continue };
        let behind = behind(case, groups, at);
        let before = before(case, groups, at);
        if !worth(case, behind, most) && !worth(case, before, most) {
            continue;
        }
        let Some(line) = Line::of(case, group.clone()) else { continue };
        for total in line.terms.iter().filter(|term| is_total(&line, term)) {
            let own = Roll::of(&line, total);
            let sum = own.as_ref().and_then(|own| own.taken_apart(behind, false)).or_else(|| {
                own.as_ref().filter(|_| drawn(&line, total))?.taken_apart(before, true)
            });
            found.extend(sum);
        }
    }
    found
}

/// Whether a figure counts enough things to be taken apart.
fn may_be_total(figure: &Figure) -> bool {
    let counts = matches!(figure.kind, FigureKind::Quantity | FigureKind::Number);
    counts
        && figure.unit.is_none()
        && figure.per.is_none()
        && figure.bound == Bound::Exact
        && figure.relation.is_none()
        && figure.value().is_some_and(|value| value.is_whole() && value.to_f64() >= LEAST_TOTAL)
}

/// The sentences behind: of the same paragraph and the next.
fn behind<'g>(case: &Case<'_>, groups: &'g [Group], at: usize) -> &'g [Group] {
    let Some((own, _)) = groups.get(at) else { return &[] };
    let sentences = &case.extraction.sentences;
    let opens = |index: usize| sentences.get(index).is_some_and(|s| case.begins(s));
    let (mut last, mut opened) = (*own, 0);
    while last < own + REACH_SENTENCES && last + 1 < sentences.len() {
        opened += usize::from(opens(last + 1));
        if opened > 1 {
            break;
        }
        last += 1;
    }
    let rest = groups.get(at + 1..).unwrap_or_default();
    let end = rest.iter().take(REACH_SENTENCES).take_while(|(index, _)| *index <= last).count();
    rest.get(..end).unwrap_or_default()
}

/// The sentences before in the same paragraph.
fn before<'g>(case: &Case<'_>, groups: &'g [Group], at: usize) -> &'g [Group] {
    let Some((own, _)) = groups.get(at) else { return &[] };
    let opens = |index: usize| case.extraction.sentences.get(index).is_none_or(|s| case.begins(s));
    let mut first = *own;
    while first > own.saturating_sub(REACH_SENTENCES) && !opens(first) {
        first -= 1;
    }
    let earlier = groups.get(..at).unwrap_or_default();
    let many =
        earlier.iter().rev().take(REACH_SENTENCES).take_while(|(index, _)| *index >= first).count();
    earlier.get(at - many..).unwrap_or_default()
}

/// Whether the sentences have two counts at least that can come to something like the total.
fn worth(case: &Case<'_>, groups: &[Group], total: f64) -> bool {
    /// Two digits of the total may have changed places: 52 printed for 25.
    const LEAST_SHARE: f64 = 0.3;
    let figures = groups.iter().flat_map(|(_, group)| group.clone());
    let counts = figures.filter_map(|index| case.figure(index)).filter(|figure| {
        let counts = matches!(figure.kind, FigureKind::Quantity | FigureKind::Number);
        counts && figure.unit.is_none()
    });
    let values = counts.filter_map(|figure| Some(figure.value()?.to_f64()));
    let (many, all) = values.fold((0, 0.0), |(many, all), value| (many + 1, all + value));
    many > 1 && all >= total * LEAST_SHARE
}

/// Whether the term can be the total: alone of its kind in its sentence and of no one place.
fn is_total(line: &Line<'_>, term: &Term<'_>) -> bool {
    let case = &line.case;
    let stop = line.any(line.first..line.end, w!["least", "average", "each", "another", "most"]);
    let earlier = line.any(line.first..line.end, EARLIER);
    let first = term.first.checked_sub(1).filter(|&at| at >= line.first);
    let part = first.is_some_and(|at| case.is(at, w!["another", "other", "than", "remaining"]));
    term.is_amount() && may_be_total(term.figure) && !term.of_next && !stop && !earlier && !part
}

/// Whether the sentence draws a sum under what stands before it.
fn drawn(line: &Line<'_>, total: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 6;
    let cue = total.first.saturating_sub(NEAR_TOKENS).max(line.first)..total.first;
    let all = line.case.is(line.first, w!["in"])
        && line.case.is(line.first + 1, w!["all", "total"])
        || line.case.is(line.first, w!["altogether", "together"]);
    let drawn = all || total_behind(line, total) || line.any(cue, TOTALS);
    drawn && !line.any(line.first..total.first, GROWN)
}

/// Words of another time than the total's.
const EARLIER: &Words = w![
    "earlier",
    "previous",
    "previously",
    "last",
    "since",
    "ago",
    "until",
    "past",
    "former",
    "later",
    "already",
    "yesterday",
    "before",
    "once",
    "twice",
    "both",
    "season",
];

/// What a total counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lot {
    /// People to whom that happened.
    Fate(Fate),
    /// Things, by the stem of the noun.
    Thing(Word),
}

/// A total, and what it counts.
struct Roll<'l, 'a> {
    line: &'l Line<'a>,
    total: &'l Term<'a>,
    lot: Lot,
    /// The place it is of, where it is a country.
    country: bool,
}

/// A number as a part of the total.
enum Part {
    /// It is one, of that place or group.
    One(Word),
    /// It is what is left.
    Rest,
    /// It counts something else.
    Other,
    /// It counts the same, but not so that it could be added.
    Stop,
}

impl<'l, 'a> Roll<'l, 'a> {
    fn of(line: &'l Line<'a>, total: &'l Term<'a>) -> Option<Self> {
        let case = &line.case;
        let clause = clause(line, total);
        // "In the first attack 17 died" is one of several.
        let lead = total.first.saturating_sub(6).max(line.first)..clause.end;
        if case.any(lead, w!["first", "second", "third", "one", "other"]) {
            return None;
        }
        let lot = match fate_among(case, clause, total.number) {
            Some(fate) => Lot::Fate(fate),
            None => Lot::Thing(head(total)?),
        };
        let rival = line.terms.iter().any(|term| {
            let fate = fate_among(case, self::clause(line, term), term.number);
            let same = match lot {
                Lot::Fate(own) => {
                    fate == Some(own) || fate.is_none() && term.figure.thing.is_none()
                }
                Lot::Thing(_) => term.same_thing(total),
            };
            term.span != total.span && term.alike(total) && same
        });
        let country = match place_behind(line, total) {
            Some((at, _)) if named_country(case, at) => true,
            Some((at, _)) if case.capital(at) => return None,
            Some((at, _)) if !case.is(at, REGIONS) => return None,
            _ => false,
        };
        let fronted = place_before(line, total);
        if rival || fronted.is_some_and(|at| !named_country(case, at) && !case.is(at, REGIONS)) {
            return None;
        }
        Some(Self { line, total, lot, country })
    }

    /// The parts in those sentences; `drawn` where the total stands behind them.
    fn taken_apart(&self, groups: &[Group], drawn: bool) -> Option<Sum<'a>> {
        let case = &self.line.case;
        let mut parts: Vec<Term<'a>> = Vec::new();
        let mut places: Vec<Word> = Vec::new();
        let (mut rest, mut lines, mut last) = (false, 0, None);
        let own = case.sentence_index(self.total.span.start)?;
        for (index, group) in groups {
            // The first part stands next to the total, the others next to the one before.
            let gap = last.unwrap_or(if drawn { *index } else { own });
            if *index > gap + 2 {
                break;
            }
            let line = Line::of(case, group.clone())?;
            let before = parts.len();
            let mut odd = false;
            for term in line.terms {
                match self.part(&line, term, before < parts.len()) {
                    Part::One(place) if !places.contains(&place) && !rest => {
                        places.push(place);
                        parts.push(*term);
                    }
                    Part::Rest if !parts.is_empty() && !rest => {
                        rest = true;
                        parts.push(*term);
                    }
                    Part::Other => {}
                    _ => odd = true,
                }
            }
            let many = parts.len() - before;
            if many > 0 && (odd || self.stopped(&line)) {
                return None;
            }
            if many == 0 && !parts.is_empty() {
                break;
            }
            if many > 0 {
                lines += 1;
                last = Some(*index);
            } else if !drawn && *index > own + 1 {
                break;
            }
        }
        // Men, women and children are all there are.
        let sorts = w!["man", "woman", "child"];
        rest |= places.len() == sorts.len() && places.iter().all(|sort| sort.is_in(sorts));
        let closed = drawn || lines == 1 && !last.is_some_and(|last| self.goes_on(last));
        self.sum(parts, rest, closed)
    }

    /// Whether the sentence of the last parts or the next has more to count.
    fn goes_on(&self, last: usize) -> bool {
        const MORE: &Words = w![
            "one",
            "another",
            "also",
            "elsewhere",
            "hospital",
            "later",
            "unknown",
            "unclear",
            "unidentified",
            "mostly",
            "mainly",
            "least",
            "alone",
            "rest",
            "remaining",
            "other",
        ];
        let case = &self.line.case;
        let sentences = case.extraction.sentences.get(last..).unwrap_or_default();
        let near = sentences.iter().take(2).map(|own| own.first_token..own.end_token);
        near.into_iter().any(|tokens| tokens.len() < FAR_TOKENS && case.any(tokens, MORE))
    }

    fn sum(&self, parts: Vec<Term<'a>>, rest: bool, closed: bool) -> Option<Sum<'a>> {
        /// More than so many times the total, and the numbers are no parts of it.
        const MOST: f64 = 2.0;
        let total = self.total;
        let all: f64 = parts.iter().map(|part| part.value).sum();
        let slip = short_by_a_slip(self.line, total, &parts);
        let short = all < total.value;
        // Larger parts are mostly a later count of the same.
        let larger = parts.iter().any(|part| part.value >= total.value);
        let unit = 10_f64.powi(printed_power(&self.line.case.text.body, total.figure));
        let swapped = digits_swapped(total.value / unit, all / unit);
        if parts.len() < 2
            || short && !rest && !(closed && parts.len() > 2 && slip)
            || larger && !rest && !swapped
            || all > total.value * MOST && !swapped
        {
            return None;
        }
        Some(Sum { total: *total, parts, whole: rest || short, open: false, left: false })
    }

    /// Whether a sentence tells of another time, or names but some.
    fn stopped(&self, line: &Line<'_>) -> bool {
        let own = line.first..line.end;
        let dated = line.terms.iter().filter(|term| term.sort == Sort::Time).any(|term| {
            let figure = term.figure;
            figure.kind == FigureKind::Date
                && !self.line.terms.iter().any(|other| {
                    other.figure.kind == FigureKind::Date
                        && other.figure.from_date == figure.from_date
                })
        });
        dated
            || line.any(own.clone(), EARLIER)
            || line.any(own.clone(), STOPS) && !Self::further(line)
            || line.any(own, OTHERS)
    }

    /// "a further 11 were held" goes on with the parts.
    fn further(line: &Line<'_>) -> bool {
        let stops = line.plain(line.first..line.end).filter(|&at| line.case.is(at, STOPS));
        stops.into_iter().all(|at| line.case.is(at, w!["further"]))
    }

    fn part(&self, line: &Line<'_>, term: &Term<'_>, listed: bool) -> Part {
        let (case, figure) = (&line.case, term.figure);
        if !term.alike(self.total) {
            return Part::Other;
        }
        let fate = fate_among(case, clause(line, term), term.number);
        let more = more(line, term);
        let same = match self.lot {
            Lot::Fate(own) => {
                let person = head(term).is_none_or(is_person);
                let lost = own == Fate::Dead && case.any(clause(line, term), w!["lost"]);
                let bare = listed || more || lost || opens_with(line, term);
                fate == Some(own) || fate.is_none() && person && bare
            }
            Lot::Thing(noun) => fate.is_none() && head(term).is_none_or(|own| own == noun),
        };
        if !same {
            return Part::Other;
        }
        let of = case.is(term.end, w!["of"]) || case.any(case.tokens_of(figure.span), w!["of"]);
        let plain = figure.bound == Bound::Exact
            && (figure.direction.is_none() || case.any(clause(line, term), w!["lost"]))
            && matches!(figure.relation, None | Some(Relation::List))
            && !term.of_next
            && !of;
        if !plain {
            return Part::Stop;
        }
        if rest(line, term) {
            return Part::Rest;
        }
        match self.place(line, term) {
            Some(place) => Part::One(place),
            None if listed || matches!(self.lot, Lot::Fate(_)) => Part::Stop,
            None => Part::Other,
        }
    }

    /// Where or what the number is of.
    fn place(&self, line: &Line<'_>, term: &Term<'_>) -> Option<Word> {
        let case = &line.case;
        let group = group_behind(line, term);
        let at = place_behind(line, term).or_else(|| {
            let at = place_before(line, term)?;
            Some((at, case.key(at)))
        });
        match (at, group) {
            (Some((at, _)), _) if self.country && named_country(case, at) => None,
            (Some((_, key)), _) => Some(key),
            (None, group) => group,
        }
    }
}

/// Whether the number goes on with a list: "another nine", "the other nine".
fn more(line: &Line<'_>, term: &Term<'_>) -> bool {
    let case = &line.case;
    (term.first.saturating_sub(2).max(line.first)..=term.first)
        .any(|at| case.is(at, w!["another", "other", "further", "more", "remaining", "rest"]))
}

/// Whether the number is all that is left: "the other nine", "the remaining nine".
fn rest(line: &Line<'_>, term: &Term<'_>) -> bool {
    let case = &line.case;
    let before = term.first.saturating_sub(3).max(line.first)..term.first + 1;
    case.any(before.clone(), w!["remaining", "rest"])
        || before.clone().any(|at| case.is(at, w!["the"]) && case.is(at + 1, w!["other"]))
}

/// Whether the sentence begins with the number and what became of those it counts: "Nineteen were".
fn opens_with(line: &Line<'_>, term: &Term<'_>) -> bool {
    term.first <= line.first + 1 && line.case.is(term.end, BE)
}

/// The tokens around a number that speak of it: up to a comma, "and" or the next number.
fn clause(line: &Line<'_>, term: &Term<'_>) -> Range<usize> {
    const BACK_TOKENS: usize = 7;
    const AHEAD_TOKENS: usize = 5;
    let case = &line.case;
    let ends = w![",", ";", "and", "—", "–", ":", "(", ")", "while", "but"];
    let low = term.first.saturating_sub(BACK_TOKENS).max(line.first);
    let low =
        line.terms.iter().filter(|t| t.end <= term.first).map(|t| t.end).fold(low, usize::max);
    let from = (low..term.first).rev().find(|&at| case.is(at, ends)).map_or(low, |at| at + 1);
    let high = (term.end + AHEAD_TOKENS).min(line.end);
    let next = line.terms.iter().find(|t| t.first >= term.end).map_or(high, |t| t.first.min(high));
    let to = (term.end..next).find(|&at| case.is(at, ends)).unwrap_or(next);
    from..to
}

/// The stem of the noun a number counts.
pub(super) fn head(term: &Term<'_>) -> Option<Word> {
    let thing = term.figure.thing.as_deref()?;
    super::case::words(thing).last().map(stem)
}
