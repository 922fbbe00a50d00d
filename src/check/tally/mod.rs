//! A list of amounts and the number beside it that says what they come to, wherever in the sentence
//! or its neighbours it stands and however it is brought in: "With nine tugs, six barges and four
//! launches, the port runs a fleet of 21", "Those four metres". Every sign that the two belong
//! together counts, and so does a slip that explains why they do not fit; one sign alone does not.

mod aside;
pub(in crate::check) mod codes;
pub(in crate::check) mod signs;
pub(in crate::check) mod single;
pub(in crate::check) mod sorts;

use std::cell::OnceCell;
use std::ops::Range;

use crate::check::addends::{JOINS, STOPS, Sum};
use crate::check::arithmetic::{number_at, room_of, sum};
use crate::check::calendar;
use crate::check::case::Case;
use crate::check::relation::{Line, Reading, SIGNS, Sort, Term};
use crate::check::tally::aside::{by_the_way, of_them};
use crate::check::tally::codes::{
    chained, coded, few_numbers, lasts, numbered, of_another, set_apart,
};
use crate::check::tally::signs::{MADE, tied, weight};
use crate::check::tally::single::{a_first, and_a};
use crate::check::tally::sorts::same_kind;
use crate::quantity::{Bound, FigureKind, Relation};
use crate::text::{TokenKind, Words};
use crate::w;

/// A sentence, and its amounts with those that only a list lets read: "Holm 4,987".
struct Page<'a> {
    index: usize,
    line: Line<'a>,
    items: Vec<Term<'a>>,
}

/// No slip makes a total so many times as large as its list, or as small.
const FARTHEST: f64 = 20.0;

/// How many numbers of another sentence may be the total of a list.
const NEAREST: usize = 4;

/// A sentence without figures may stand between a list and its total.
const FAR_SENTENCES: usize = 2;

/// Returns the lists whose total, tied to them by what the text says, is another than their sum.
pub(in crate::check) fn tallies<'a>(case: &Case<'a>) -> Vec<Sum<'a>> {
    let mut found = Vec::new();
    let groups = if few_numbers(case) { &[] } else { case.numbered() };
    let pages: Vec<OnceCell<Option<Page<'a>>>> = groups.iter().map(|_| OnceCell::new()).collect();
    let page = |at: usize| pages.get(at)?.get_or_init(|| Page::of(case, groups.get(at)?)).as_ref();
    for (at, _) in groups.iter().enumerate().filter(|(_, group)| may_list(case, group)) {
        let Some(own) = page(at).filter(|own| own.items.len() > 1) else { continue };
        let lists = lists(own);
        if lists.is_empty() {
            continue;
        }
        let near = |other: &&Page<'_>| other.index.abs_diff(own.index) <= FAR_SENTENCES;
        let before = at.checked_sub(1).and_then(page).filter(near);
        let after = page(at + 1).filter(near);
        for list in lists {
            found.extend(judged(own, list, before, after));
        }
    }
    found
}

impl<'a> Page<'a> {
    fn of(case: &Case<'a>, (index, group): &(usize, Range<usize>)) -> Option<Self> {
        let line = Line::of(case, group.clone())?;
        let items = items(&line);
        Some(Self { index: *index, line, items })
    }
}

/// Whether the sentence of those figures can have a list: numbers, and what joins them.
fn may_list(case: &Case<'_>, (index, group): &(usize, Range<usize>)) -> bool {
    const FEWEST: usize = 2;
    let Some(sentence) = case.extraction.sentences.get(*index) else { return false };
    let tokens = sentence.first_token..sentence.end_token;
    let mut numbers = tokens.clone().filter(|&at| case.kind(at) == Some(TokenKind::Number));
    (group.len() >= FEWEST || numbers.nth(FEWEST - 1).is_some())
        && case.any(tokens, w![",", ";", "and", "plus", "&", "another", "with", "to", "-", "–"])
}

/// The amounts of a sentence, and the numbers behind a name that an amount before them explains.
fn items<'a>(line: &Line<'a>) -> Vec<Term<'a>> {
    let case = &line.case;
    let counted =
        line.terms.iter().filter(|t| t.is_amount() && !coded(line, t) && !of_span(line, t));
    let mut items: Vec<Term<'a>> = counted.copied().collect();
    // "52, 47 and 96 minutes", where nothing else is counted.
    let bare = |t: &Term<'_>| t.figure.kind == FigureKind::Number;
    let only = items.iter().all(bare);
    let lasting = line.terms.iter().filter(|t| only && lasts(t));
    for time in lasting {
        let place = items.partition_point(|t| t.first < time.first);
        items.insert(
            place,
            Term { reading: Reading { sort: Sort::Amount, ..time.reading }, ..*time },
        );
    }
    let Some(first) = items.first().copied() else { return items };
    let score = |t: &&Term<'_>| t.figure.kind == FigureKind::Score && !chained(line, t);
    for score in line.terms.iter().filter(score) {
        let halves = halves(line, score);
        let place = items.partition_point(|t| t.first < score.first);
        for half in halves.into_iter().flatten().rev() {
            items.insert(place, Term { figure: first.figure, reading: half });
        }
    }
    for at in first.end..line.end {
        if case.kind(at) != Some(TokenKind::Number) || case.glued(at) {
            continue;
        }
        let free = case.tokens().get(at).is_some_and(|t| case.figure_at(t.span.start).is_none());
        if !free || calendar::year_at(case, at).is_some_and(|year| year < 2200) {
            continue;
        }
        let Some((value, last_digit, end)) = number_at(case, at) else { continue };
        let ended = end >= line.end || case.is(end, ENDS);
        let Some(own) = case.tokens().get(at..end) else { continue };
        let (Some(one), Some(last)) = (own.first(), own.last()) else { continue };
        if !ended || case.glued(end) && !case.is(end, SIGNS) {
            continue;
        }
        let span = one.span.cover(last.span);
        let model = items.iter().rfind(|t| t.end <= at).unwrap_or(&first);
        let reading = Reading {
            sort: Sort::Amount,
            span,
            number: span,
            first: at,
            end,
            value: value.to_f64(),
            room: room_of(value, last_digit),
            of_next: false,
            major: None,
        };
        let term = Term { figure: model.figure, reading };
        if term.figure.kind != FigureKind::Money && !coded(line, &term) {
            let place = items.partition_point(|t| t.first < at);
            items.insert(place, term);
        }
    }
    if items.len() > 1 && !line.any(line.first..line.end, ABSTAINED) {
        let mut at = 1_usize;
        while let (Some(one), Some(two)) = (items.get(at.saturating_sub(1)), items.get(at)) {
            let total = || at > 1 && items.first().is_some_and(|total| total.value > one.value);
            let next = items.get(at + 1).filter(|_| of_them(line, two) && total());
            if of_it(line, one, two) || next.is_some_and(|next| by_the_way(line, [one, two, next]))
            {
                items.remove(at);
            } else {
                at += 1;
            }
        }
    }
    items
}

/// "in the second three": months, weeks or days that a list is told by.
fn of_span(line: &Line<'_>, term: &Term<'_>) -> bool {
    const MOST: f64 = 12.0;
    let case = &line.case;
    let order = w!["first", "second", "third", "fourth", "next", "last", "final", "other"];
    term.span == term.number
        && term.value <= MOST
        && term.figure.kind == FigureKind::Number
        && term
            .first
            .checked_sub(2)
            .is_some_and(|at| at >= line.first && case.is(at, w!["the"]) && case.is(at + 1, order))
        && line.terms.iter().any(|t| t.figure.kind == FigureKind::Duration && t.end <= term.first)
}

/// Words of those who vote neither way.
const ABSTAINED: &Words = w!["abstentions", "abstention", "abstaining", "abstained"];

/// The two numbers of a score, as counts.
fn halves(line: &Line<'_>, score: &Term<'_>) -> [Option<Reading>; 2] {
    let case = &line.case;
    let half = |at: usize| {
        let (value, last_digit, end) = number_at(case, at)?;
        let span = case.tokens().get(at)?.span;
        Some(Reading {
            sort: Sort::Amount,
            span,
            number: span,
            first: at,
            end,
            value: value.to_f64(),
            room: room_of(value, last_digit),
            ..score.reading
        })
    };
    let number = |at: &usize| case.kind(*at) == Some(TokenKind::Number);
    let mut numbers = (score.first..score.end).filter(number);
    match (numbers.next(), numbers.next()) {
        (Some(one), Some(two)) => [half(one), half(two)],
        _ => [None, None],
    }
}

/// Whether the second number only says something of the first: "20 with one bedroom".
fn of_it(line: &Line<'_>, one: &Term<'_>, two: &Term<'_>) -> bool {
    let gap = one.end..two.first;
    let prepositions = w!["with", "of", "in", "on", "at", "for", "from", "aged", "by"];
    let named = one.end.checked_sub(1).is_some_and(|at| !line.case.is(at, MADE));
    named && (1..=2).contains(&gap.len()) && line.case.only(gap, prepositions) && !one.of_next
}

/// What may stand behind a number in a list that names nothing.
const ENDS: &Words = w![
    ",", ".", ";", "and", "in", "on", "at", "for", "from", "to", "with", ")", "by", "plus", "—",
    "–"
];

/// The longest lists of amounts of one kind.
fn lists(page: &Page<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for at in 1..=page.items.len() {
        let goes_on = match (page.items.get(at - 1), page.items.get(at)) {
            (Some(one), Some(two)) => joined(&page.line, one, two),
            _ => false,
        };
        // "Anna six and Eva four; the two girls …"
        let over = at - start > 2 && closed_by(page, at);
        let told = page.items.get(at).is_some_and(|next| {
            let before = next.first.checked_sub(1);
            next.counts(at - start)
                && before.is_some_and(|at| page.line.case.is(at, w!["the", "these", "all", "both"]))
        });
        if !goes_on || told || over {
            // "four huts, with 24, 36, 18 and 40 beds"
            let many = at - start;
            let count = page.items.get(start).is_some_and(|own| own.counts(many - 1));
            if many > 3 && count {
                start += 1;
            }
            if at - start > 1 {
                found.push(start..at);
            }
            start = at;
        }
    }
    found
}

/// Whether a semicolon or a clause parts that item from a list that an "and" has closed.
fn closed_by(page: &Page<'_>, at: usize) -> bool {
    let case = &page.line.case;
    let Some([.., one, last, next]) = page.items.get(..=at) else { return false };
    let gap = last.end..next.first;
    let clause = case.any(gap.clone(), w!["which", "who", "whose", "that", "where", "when"])
        && !case.any(gap.clone(), w!["with"]);
    (clause || case.any(gap, w![";"])) && case.any(one.end..last.first, JOINS)
}

/// Whether the second goes on with a list of which the first is one.
fn joined(line: &Line<'_>, one: &Term<'_>, two: &Term<'_>) -> bool {
    const FAR_WORDS: usize = 11;
    let case = &line.case;
    let gap = one.end..two.first;
    let sign = case.any(gap.clone(), w![",", ";", "with"]) || case.any(gap.clone(), JOINS);
    // "one of $20 million and one of $15 million"
    let one_of = |at: usize| {
        at > gap.start && case.is(at - 1, w!["one", "another", "other", "second", "third"])
    };
    // "ten were for it and four against, while one abstained"
    let neither = case.any(two.end..(two.end + 3).min(line.end), ABSTAINED);
    // "all the rest (lamps, paint) €2.5 million"
    let open = case.find(gap.clone(), w!["("]);
    let aside = open.and_then(|open| case.find(open..gap.end, w![")"]).map(|close| open..close));
    let bracket = |at: usize| aside.as_ref().is_some_and(|aside| aside.contains(&at));
    let stop = line.any(gap.clone(), STOPS)
        && !(neither && line.only(gap.clone(), &[w![",", "while", "but", "against", "it"]]))
        || gap.clone().any(|at| case.is(at, w![":", "or", "(", "not"]) && !bracket(at))
        || two
            .first
            .checked_sub(1)
            .is_some_and(|at| case.is(at, w!["of"]) && at >= gap.start && !one_of(at));
    let moved = |t: &Term<'_>| {
        t.figure.relation == Some(Relation::FromTo)
            || !matches!(t.figure.bound, Bound::Exact | Bound::About)
    };
    let to = gap.len() == 1 && case.any(gap.clone(), w!["to", "-", "–"]);
    let voted =
        (one.figure.span == two.figure.span || to) && line.any(two.end..line.end, ABSTAINED);
    // "51 to 44 with five abstentions"
    if voted && !one.of_next {
        return true;
    }
    // "54 goals; 14 of these from afar, with eight of them headed"
    let of_those = of_them(line, two) && !of_them(line, one);
    same_kind(case, one, two)
        && sign
        && !of_those
        && !stop
        && !moved(one)
        && !moved(two)
        && line.count(gap) - aside.map_or(0, |aside| line.count(aside)) <= FAR_WORDS
}

/// Where a total stands to its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Place {
    /// Before it in its sentence.
    Ahead,
    /// Behind it in its sentence.
    Behind,
    /// In the sentence before.
    Earlier,
    /// In the sentence behind.
    Later,
}

/// A number that may be the total of a list.
pub(in crate::check) struct Guess<'p, 'a> {
    /// The sentence of the total.
    pub totalled: &'p Line<'a>,
    /// The amounts of that sentence.
    pub fellows: &'p [Term<'a>],
    /// The sentence of the list.
    pub listed: &'p Line<'a>,
    /// The number.
    pub total: Term<'a>,
    /// The list.
    pub parts: Vec<Term<'a>>,
    /// Where it stands.
    pub place: Place,
    /// How many sentences it is away.
    pub away: usize,
    /// Whether the last part stands beside the total and is added: "with the $400,000 from donors".
    pub gathered: bool,
}

/// The list with the total that is tied to it and is not its sum.
fn judged<'a>(
    page: &Page<'a>,
    list: Range<usize>,
    before: Option<&Page<'a>>,
    after: Option<&Page<'a>>,
) -> Option<Sum<'a>> {
    let all = page.items.get(list.clone())?;
    if numbered(&page.line, all) || of_another(&page.line, all) {
        return None;
    }
    let (first, rest) = all.split_first()?;
    let (final_one, front) = all.split_last()?;
    let all_together: f64 = all.iter().map(|part| part.value).sum();
    let of_its_size = |total: &&Term<'_>| {
        total.value <= FARTHEST * all_together && all_together <= FARTHEST * total.value
    };
    let here = |total: &Term<'a>, parts: &[Term<'a>], place| Guess {
        totalled: &page.line,
        fellows: &page.items,
        listed: &page.line,
        total: *total,
        parts: parts.to_vec(),
        place,
        away: 0,
        gathered: false,
    };
    let mut guesses = Vec::new();
    if rest.len() > 1 {
        guesses.push(here(first, rest, Place::Ahead));
        guesses.push(here(final_one, front, Place::Behind));
    }
    let inner = guesses.len();
    let (ahead, behind) = (page.items.get(..list.start)?, page.items.get(list.end..)?);
    let ahead = ahead.iter().rev().take(2).filter(of_its_size);
    guesses.extend(ahead.clone().map(|total| here(total, all, Place::Ahead)));
    let behind = behind.iter().take(2).filter(of_its_size);
    guesses.extend(behind.map(|total| here(total, all, Place::Behind)));
    for (other, place) in [(before, Place::Earlier), (after, Place::Later)] {
        let Some(other) = other else { continue };
        let there = |total: &Term<'a>, parts: Vec<Term<'a>>| Guess {
            totalled: &other.line,
            fellows: &other.items,
            listed: &page.line,
            total: *total,
            parts,
            place,
            away: other.index.abs_diff(page.index),
            gathered: false,
        };
        // The nearest of them will do.
        let skipped = match place {
            Place::Earlier => other.items.len().saturating_sub(NEAREST),
            _ => 0,
        };
        let near = other.items.iter().skip(skipped).take(NEAREST).filter(of_its_size);
        guesses.extend(near.map(|total| there(total, all.to_vec())));
        // "With the $400,000 from donors the museum has …"
        if let [one, total, ..] = other.items.as_slice()
            && place == Place::Later
            && other.line.case.any(other.line.first..one.first, w!["with", "adding", "counting"])
        {
            let parts = all.iter().chain([one]).copied().collect();
            guesses.push(Guess { gathered: true, ..there(total, parts) });
        }
    }
    for guess in &mut guesses {
        let one = guess.parts.first().and_then(|part| a_first(&page.line, part));
        if let Some(one) = one {
            guess.parts.insert(0, one);
        }
    }
    // "210 miles: 64 on Monday, 75 on Tuesday and 71 on Thursday with two climbs"
    let bare = all.iter().take_while(|part| part.span == part.number && part.unit().is_none());
    let measured = ahead.clone().filter(|total| total.unit().is_some());
    if let Some(parts) = all.get(..bare.count()).filter(|own| (3..all.len()).contains(&own.len())) {
        guesses.extend(measured.map(|total| here(total, parts, Place::Ahead)));
    }
    let mut one_more = Vec::new();
    if let Some(one) = and_a(&page.line, final_one) {
        for guess in guesses.iter().skip(inner).chain(guesses.first()) {
            let parts = guess.parts.iter().chain([&one]).copied().collect();
            one_more.push(Guess { parts, ..*guess });
        }
    }
    guesses.extend(one_more);
    let comes_to = |parts: &[Term<'_>], total: &Term<'_>| {
        sum(parts.iter().map(|part| part.room)).meets(total.room)
    };
    // "… and 37 in the third; the other six, empty, …" goes on to something else.
    let fits = |guess: &Guess<'_, '_>| {
        let (parts, total) = (guess.parts.as_slice(), &guess.total);
        let apart = |one: &Term<'_>, two: &Term<'_>| {
            one.end <= two.first && guess.listed.case.any(one.end..two.first, w![";"])
        };
        comes_to(parts, total)
            || parts.split_last().is_some_and(|(last, rest)| {
                rest.len() > 1
                    && rest.last().is_some_and(|one| apart(one, last))
                    && comes_to(rest, total)
            })
    };
    // Of three numbers two may come to the third by chance, where another is tied more closely.
    let others = guesses.iter().skip(inner);
    let outer = if guesses.iter().any(fits) { others.map(tied).fold(0.0, f64::max) } else { 0.0 };
    let told = |(at, guess): (usize, &Guess<'_, '_>)| {
        fits(guess) && (at >= inner || tied(guess) > BY_CHANCE.max(outer))
    };
    guesses.retain(|guess| {
        let unit = guess.total.unit();
        // "share the farm's 210 hectares: Jan has 80, Piet 90 and Klaas 60"
        let led = guess.place == Place::Ahead
            && guess.parts.len() > 2
            && guess.parts.iter().all(|part| part.span == part.number && part.unit().is_none())
            && guess.parts.first().is_some_and(|part| {
                let gap = guess.total.end.min(part.first)..part.first;
                guess.listed.case.any(gap, w![":"])
            });
        same_kind(&page.line.case, &guess.total, guess.parts.first().unwrap_or(first))
            && (unit.is_none() || led || guess.parts.iter().any(|part| part.unit() == unit))
    });
    if guesses.iter().enumerate().any(told) {
        return None;
    }
    guesses.retain(|guess| !fits(guess) && !set_apart(guess));
    let weighed = guesses.iter().map(|guess| (weight(guess), guess));
    let (most, best) = weighed.max_by(|(one, _), (two, _)| one.total_cmp(two))?;
    // "Lost 212 million, after 145 million and 98 million; that makes 455 million"
    let around = [Some(page), before, after].into_iter().flatten().flat_map(|own| &own.items);
    let elided = |own: &Term<'a>| {
        let [one, two] = [own, &best.total].map(Term::unit);
        own.is_amount()
            && own.room.high.is_finite()
            && (one == two || one.is_none() || two.is_none())
    };
    let apart = around.filter(|own| elided(own) || same_kind(&page.line.case, own, &best.total));
    let known = |own: &&Term<'a>| {
        own.span != best.total.span && best.parts.iter().all(|part| part.span != own.span)
    };
    let with = |own: &Term<'a>| {
        sum(best.parts.iter().chain([own]).map(|part| part.room)).meets(best.total.room)
    };
    if apart.filter(known).any(with) {
        return None;
    }
    (most >= ENOUGH).then(|| Sum {
        total: best.total,
        parts: best.parts.clone(),
        whole: true,
        open: false,
        left: false,
    })
}

/// A sum that comes out within the list says nothing below this weight.
const BY_CHANCE: f64 = 3.0;

/// The weight from which on a number is a list's total.
const ENOUGH: f64 = 6.0;

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    /// The messages on a text, without the advice at their ends.
    fn told(body: &str) -> Vec<String> {
        flags(body).into_iter().map(|flag| flag.message).collect()
    }

    #[test]
    fn a_total_may_stand_anywhere_and_be_called_anything() {
        for (body, sum) in [
            (
                "The farm team hired 14 grooms, 22 pickers and nine drivers. All 54 were lodged in \
                 the barn.",
                "14, 22 and nine come to 45",
            ),
            (
                "Rain fell on three days: 12 mm on Monday, 8 mm on Tuesday and 21 mm on Friday. \
                 The 14 mm ruined the fair.",
                "12, 8 and 21 come to 41",
            ),
            (
                "The stages are 182 km, 164 km and 205 km long, a race of 515 km.",
                "182, 164 and 205 come to 551",
            ),
            (
                "They scored 21 points in the first quarter, 18 in the second, 25 in the third and \
                 17 in the last to win 91-88.",
                "21, 18, 25 and 17 come to 81, but the text has 91",
            ),
            (
                "Nine people were hurt: four girls, two boys and a leader.",
                "Four, two and a leader come to 7",
            ),
            (
                "The house voted 51 to 44 with five abstentions, and all 110 members were present.",
                "51, 44 and five come to 100",
            ),
            (
                "The state gave $3.2 million and the lottery $1.9 million. With the $400,000 from \
                 donors the museum has $7.5 million to spend.",
                "$3.2 million, $1.9 million and $400,000 come to $5.5 million",
            ),
            (
                "The fencers won five gold medals, nine silver and seven bronze. \"Twenty-four \
                 medals, and each was earned,\" the coach said.",
                "Five, nine and seven come to 21",
            ),
            (
                "The farm has eight geese, twelve ducks and nine hens. \"Thirty-nine birds, and \
                 they all want breakfast,\" the farmer sighed.",
                "Eight, twelve and nine come to 29",
            ),
            (
                "Eleven people sit on the board of Little Wick. Six are Liberals and three \
                 Conservatives, and four are Greens; others there are none.",
                "Six, three and four come to 13",
            ),
            (
                "It took in $2.1 million in the first three months of the year, $2.4 million in \
                 the second three, $2.7 million in the third and $3.0 million in the fourth. The \
                 full-year figure, $12.0 million, was a record.",
                "$2.1 million, $2.4 million, $2.7 million and $3.0 million come to $10.2 million",
            ),
            (
                "The tunnel cost 310 million for digging, 140 million for tracks and 90 million \
                 for signals. The bill, 640 million, was paid by the canton.",
                "310 million, 140 million and 90 million come to 540 million",
            ),
        ] {
            let told = told(body);
            assert!(told.len() == 1 && told[0].starts_with(sum), "{body}\n{told:?}");
        }
    }

    #[test]
    fn what_only_stands_beside_a_list_is_no_total() {
        for body in [
            "The boat had 52 people on board. Thirty-one were women and 18 were under 30.",
            "Germany sent 120 athletes, France 98 and Italy 75. The 310 athletes from Europe ate \
             early.",
            "The huts have 24, 36, 18 and 40 beds, and all 118 are taken by noon.",
            "In the first car sat 48 passengers, in the second 61 and in the third 37; the other \
             six were empty. All 146 travellers were led to a school.",
            "He scored 24 points, had 11 rebounds and gave nine assists in 38 minutes.",
            "All but three, 61 pupils, had caught at least one bug: 40 had a cold, 31 flu and 22 \
             mumps, so that many lay ill with two or all three.",
            "The line lost 118 million crowns, its third loss in a row, after 97 million and 64 \
             million; that makes 279 million altogether.",
            "Ten people sit on the board. Four are from Leeds, three from York and one from Hull; \
             others come from abroad.",
            "The pass drew 14,000 hikers in June, 22,000 in July and 19,000 in August. The \
             previous figure, 49,000, dated from 2011.",
            "In March it sold 4,200 cars, in April 3,900 and in May 4,400. It sold 15,800 in 2011.",
        ] {
            assert!(told(body).is_empty(), "{body}\n{:?}", told(body));
        }
    }
}
