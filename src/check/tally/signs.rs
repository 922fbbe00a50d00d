//! The signs that a number is the total of a list, each with its weight: a word of totals, "those",
//! a noun of which the list names the sorts, how many items there are, a slip that explains the
//! difference. Which lists and numbers there are is left to the room above.

use std::ops::Range;

use crate::check::addends::{GROWN, JOINS, OTHERS, TOTALS, overlapping, total_behind};
use crate::check::arithmetic::digits_swapped;
use crate::check::kinds::{PRICES, collective, one_digit};
use crate::check::portion::{GROUPS, ends_clause, is_of_those};
use crate::check::relation::{Line, Term, of_before};
use crate::check::subject::stem;
use crate::check::tally::sorts::{exclusive, headed, in_periods, none_else, seated, taken_apart};
use crate::check::tally::{Guess, Place};
use crate::check::wording::printed_power;
use crate::quantity::{Bound, Decimal, FigureKind};
use crate::text::{Word, Words};
use crate::w;

/// Returns how much speaks for the number as the list's total.
pub(in crate::check) fn weight(guess: &Guess<'_, '_>) -> f64 {
    let many = guess.parts.len();
    if many < 2 || guess.total.counts(many) || guess.total.value <= 0.0 {
        return 0.0;
    }
    let slip = slip(guess);
    // So far off the number is of something else, whatever the words.
    if slip <= FAR_OFF { 0.0 } else { tied(guess) + slip }
}

/// What speaks against a number that is less than half of the list's sum, or more than twice.
const FAR_OFF: f64 = -4.0;

/// Returns how much ties the number to the list, whatever the two come to.
pub(in crate::check) fn tied(guess: &Guess<'_, '_>) -> f64 {
    said(guess) + meant(guess) + shape(guess) - doubt(guess)
}

/// The tokens between the total and its list in one sentence.
fn between(guess: &Guess<'_, '_>) -> Option<Range<usize>> {
    match guess.place {
        Place::Ahead => {
            let from = guess.totalled.case.token_at(guess.total.number.end);
            Some(from.min(guess.total.end)..guess.parts.first()?.first)
        }
        Place::Behind => Some(guess.parts.last()?.end..guess.total.first),
        _ => None,
    }
}

/// Words that bring in what a list comes to.
const RESULTS: &Words = w![
    "making",
    "makes",
    "gives",
    "giving",
    "gave",
    "brings",
    "bringing",
    "so",
    "which",
    "brought",
    "drew",
    "has",
    "have",
    "had",
    "came",
    "comes",
    "come",
    "or",
    "means",
    "meant",
    "yields",
    "yielding",
    "took",
    "hence",
    "for",
    "win",
    "finish",
    "end",
    "amounts",
    "amounting",
];

/// Words that take a number apart.
pub(in crate::check) const MADE: &Words = w![
    "made",
    "make",
    "consisting",
    "consists",
    "consist",
    "consisted",
    "comprising",
    "comprises",
    "comprised",
    "comprise",
    "split",
    "divided",
    "divides",
    "divide",
    "distributed",
    "shared",
    "share",
    "namely",
    "composed",
    "broken",
    "breaks",
    "viz",
    "contains",
    "contained",
];

/// What the words around the number say.
fn said(guess: &Guess<'_, '_>) -> f64 {
    const NEAR_TOKENS: usize = 6;
    let (line, total) = (guess.totalled, &guess.total);
    let case = &line.case;
    let mut weight = 0.0;
    let from = total.first.saturating_sub(NEAR_TOKENS).max(line.first);
    let own = case.token_at(total.number.start);
    let low = guess.fellows.iter().filter(|t| t.end <= total.first).map(|t| t.end);
    let from = low.fold(from, usize::max);
    let behind = matches!(guess.place, Place::Behind | Place::Later);
    let opening = line.first..(line.first + 3).min(total.first);
    let opens = case.any(opening, w!["altogether", "together", "total", "all", "overall"])
        && guess.fellows.iter().all(|t| t.first >= total.first);
    let adds = w!["add", "adds", "added", "adding"];
    let cue = line
        .plain(from..own)
        .any(|at| case.is(at, TOTALS) && (!case.is(at, adds) || case.is(at + 1, w!["up", "to"])));
    let near = own.saturating_sub(4).max(from)..own;
    let comes = case.find(near, w!["come", "comes", "came", "amount", "amounts", "amounted"]);
    let cue = cue || behind && comes.is_some_and(|at| case.any(at..own, w!["to"]));
    let led = |gap: Range<usize>| case.any(gap, w![":", "—", "–", "(", ","]);
    if cue || total_behind(line, total) || opens {
        // A total of something may stand before a list of something else.
        weight += if behind || between(guess).is_some_and(led) { 3.0 } else { 1.0 };
    }
    let mut back = total.first;
    while back > line.first && case.is(back - 1, w!["some", "about", "nearly", "roughly"]) {
        back -= 1;
    }
    let word = back.checked_sub(1).filter(|&at| at >= line.first);
    if behind {
        if word.is_some_and(|at| case.is(at, w!["those", "these", "all", "both"])) {
            weight += 3.5;
        } else if word.is_some_and(|at| case.is(at, w!["the", "'s", "’s", "their", "its"])) {
            weight += if word == Some(line.first) { 3.0 } else { 1.5 };
        }
    }
    // "nine in seven days"
    let lasting = guess
        .totalled
        .terms
        .iter()
        .any(|t| t.figure.kind == FigureKind::Duration && t.first == total.end + 1);
    if guess.place == Place::Behind && lasting && case.is(total.end, w!["in", "within", "over"]) {
        weight += 2.0;
    }
    // "After 17 refusals the novel came out."
    if guess.place == Place::Later && word == Some(line.first) && case.is(line.first, w!["after"]) {
        weight += 2.0;
    }
    weight += headed(guess, back);
    let group = back.checked_sub(2).filter(|&at| at >= line.first);
    if group.is_some_and(|at| case.is(at, GROUPS) && case.is(at + 1, w!["of"])) {
        weight += 2.5;
    } else if guess.place == Place::Behind
        && group.is_some_and(|at| case.is(at + 1, w!["of"]) && case.is(at - 1, w!["a", "an"]))
    {
        // "a race of 551 km"
        weight += 2.0;
    }
    if let Some(gap) = between(guess) {
        let brought = if guess.place == Place::Ahead {
            case.any(gap.clone(), w![":", "—", "–", "("])
        } else {
            let at = usize::from(case.is(back.saturating_sub(1), w!["at"]));
            let sign = back.checked_sub(1 + at).filter(|&at| at >= gap.start);
            let whole = total.unit().is_some() || noun(line, total).is_none() || collective(total);
            case.any(gap.clone(), RESULTS)
                || whole && sign.is_some_and(|at| case.is(at, w![";", ":", "—", "–"]))
        };
        if brought {
            weight += 2.0;
        }
        let near = total.end..gap.end.max(total.end);
        let apposed = guess.place == Place::Ahead
            && near.len() == 1
            && case.any(near, w![","])
            && (guess.parts.len() > 2 || all_sexes(guess))
            && guess.parts.last().is_some_and(|part| ends_clause(line, part.end));
        if apposed {
            weight += 1.0;
        }
        if line.any(gap.clone(), MADE) {
            weight += 2.0;
        }
        // "consists of two cooks, four waiters and three maids, nine people"
        let led = guess
            .parts
            .first()
            .map(|part| part.first.saturating_sub(3).max(line.first)..part.first);
        if guess.place == Place::Behind
            && led.is_some_and(|led| case.any(led.clone(), MADE) && case.any(led, w!["of", "from"]))
            && case.any(gap.clone(), w![","])
            && gap.len() <= 2
        {
            weight += 3.0;
        }
    } else if line.any(line.first..line.end, MADE) {
        weight += 1.5;
    }
    weight
}

/// The stem of the noun printed behind a number.
fn noun(line: &Line<'_>, term: &Term<'_>) -> Option<Word> {
    // "and a leader"
    if line.case.is(term.first, w!["a", "an"]) && term.counts(1) {
        return term.end.checked_sub(1).map(|last| stem(line.case.printed(last)));
    }
    let of = line.case.is(line.case.token_at(term.number.end), w!["of"]);
    let printed = term.span.end > term.number.end && term.unit().is_none() && !of;
    let last = term.end.checked_sub(1).filter(|_| printed)?;
    (!line.case.is(last, MADE)).then(|| stem(line.case.printed(last)))
}

/// Nouns that between them are all people.
pub(in crate::check) const SEXES: &Words =
    w!["man", "woman", "child", "boy", "girl", "adult", "male", "female"];

/// Whether the items are men and women, boys and girls.
fn all_sexes(guess: &Guess<'_, '_>) -> bool {
    const NEAR_TOKENS: usize = 4;
    let (line, case) = (guess.listed, &guess.listed.case);
    guess.parts.iter().enumerate().all(|(at, part)| {
        let next = guess.parts.get(at + 1).map_or(line.end, |next| next.first);
        let from = case.token_at(part.number.end);
        (from..(from + NEAR_TOKENS).min(next)).any(|at| stem(case.printed(at)).is_in(SEXES))
    })
}

/// What the nouns say.
fn meant(guess: &Guess<'_, '_>) -> f64 {
    let (total, parts) = (&guess.total, &guess.parts);
    let own = noun(guess.totalled, total);
    let nouns: Vec<Option<Word>> = parts.iter().map(|part| noun(guess.listed, part)).collect();
    let mut weight = 0.0;
    let named: Vec<Word> = nouns.iter().flatten().copied().collect();
    let apart =
        named.iter().enumerate().all(|(at, word)| named.iter().take(at).all(|other| other != word));
    if total.unit().is_some() && parts.iter().all(|part| part.unit() == total.unit()) {
        weight += 1.0;
    } else if named.len() == parts.len() && apart {
        let of_sorts = collective(total) && own.is_some();
        if own.is_none_or(|own| !named.contains(&own)) {
            weight += 1.0;
        }
        if of_sorts {
            weight += 1.5;
        } else if own.is_some() && guess.place == Place::Ahead {
            weight -= 1.0;
        }
    } else if named.len() > 1 && named.len() < parts.len() && apart {
        weight -= 1.0;
    } else if own.is_some() && own == named.first().copied() || own.is_none() {
        weight += 1.0;
    } else if collective(total) {
        weight += 0.5;
    }
    if all_sexes(guess) {
        let over = parts.last().is_some_and(|part| ends_clause(guess.listed, part.end));
        weight += if over { 2.0 } else { 0.5 };
    }
    if counted(guess) {
        weight += 2.0;
    }
    if guess.gathered {
        weight += 2.5;
    }
    if seated(guess) {
        weight += 1.5;
    }
    if exclusive(guess) {
        weight += 2.0;
    }
    weight + taken_apart(guess)
}

/// Whether the text says how many items there are: "four bridges".
fn counted(guess: &Guess<'_, '_>) -> bool {
    let many = u8::try_from(guess.parts.len()).map_or(0.0, f64::from);
    [guess.totalled, guess.listed].iter().any(|line| {
        line.terms.iter().any(|t| {
            let other = t.span != guess.total.span
                && guess.parts.iter().all(|part| part.span != t.span)
                && matches!(t.figure.kind, FigureKind::Quantity | FigureKind::Duration);
            let value = t.figure.value().map_or(0.0, Decimal::to_f64);
            other && (value - many).abs() < f64::EPSILON
        })
    })
}

/// Whether the sentence of the total tells of something that is made up of parts: a bill, a prize.
fn sums_up(guess: &Guess<'_, '_>) -> bool {
    const WHOLES: &Words = w![
        "bill",
        "budget",
        "package",
        "estate",
        "prize",
        "fund",
        "grant",
        "grants",
        "spend",
        "spending",
        "spent",
        "raised",
        "collected",
        "bequest",
        "legacy",
        "order",
        "orders",
        "layoffs",
        "programme",
        "program",
        "payroll",
        "fine",
        "fines",
        "tally",
        "score",
    ];
    let line = guess.totalled;
    guess.place == Place::Earlier && line.any(line.first..line.end, WHOLES)
}

/// Words that bring in all that is left.
const REST: &Words = w!["remaining", "rest", "other", "remainder"];

/// How the list is built.
fn shape(guess: &Guess<'_, '_>) -> f64 {
    let [.., one, two] = guess.parts.as_slice() else { return 0.0 };
    let case = &guess.listed.case;
    let closing = w![
        "with",
        "final",
        "finally",
        "last",
        "remaining",
        "rest",
        "third",
        "fourth",
        "fifth",
        "another",
    ];
    let gap = one.end..two.first;
    let closed = case.any(gap.clone(), JOINS) || case.any(gap, closing);
    let bare = guess.parts.iter().skip(1).all(|part| noun(guess.listed, part).is_none());
    let mut weight = if closed { 1.0 } else { -2.0 };
    if guess.parts.len() > 2 {
        weight += 1.0;
    }
    if bare {
        weight += 0.5;
    }
    // "Thirty-one were unhurt, 18 …" speaks of those in the sentence before.
    let first = guess.parts.first().filter(|part| noun(guess.listed, part).is_none());
    if guess.place == Place::Earlier
        && bare
        && first.is_some_and(|part| part.first == guess.listed.first && part.unit().is_none())
    {
        weight += 1.0;
    }
    // "40 million of them in America and the remaining 24 million elsewhere"
    let ahead = matches!(guess.place, Place::Ahead | Place::Earlier);
    let else_where = two.end..(two.end + 4).min(guess.listed.end);
    if ahead
        && closed
        && (case.any(one.end..two.first, REST)
            || case.any(one.end..two.first, w!["else"])
            || case.any(else_where, w!["else", "remainder"]))
    {
        weight += 4.0;
    }
    let of_them = |part: &Term<'_>| is_of_those(case, part);
    // "Of them" may name a few of all.
    let all = guess.parts.iter().map(|part| part.value).sum::<f64>() >= guess.total.value;
    if ahead && all && guess.parts.first().is_some_and(of_them) {
        weight += 1.5;
    }
    // "22 of the 54 seats"
    if guess.place == Place::Behind && two.of_next && two.figure.span == guess.total.figure.span {
        weight += 2.0;
    }
    weight
}

/// Whether a slip of the pen explains the difference.
fn slip(guess: &Guess<'_, '_>) -> f64 {
    const SMALL: f64 = 0.12;
    /// Of so few any two are close.
    const SMALL_COUNT: f64 = 20.0;
    let (total, all) = (&guess.total, guess.parts.iter().map(|part| part.value).sum::<f64>());
    let body = &guess.listed.case.text.body;
    let of = |term: &Term<'_>, needed: f64, how: fn(f64, f64) -> bool| {
        let unit =
            10_f64.powi(printed_power(body, term.figure)) / 10_f64.powi(decimals(term, body));
        needed > 0.0 && how((term.value / unit).round(), (needed / unit).round())
    };
    let any = |how: fn(f64, f64) -> bool| {
        of(total, all, how)
            || guess.parts.iter().any(|part| of(part, part.value + total.value - all, how))
    };
    let away = (total.value - all).abs() / all.max(total.value);
    let most = guess.parts.iter().fold(0.0, |most: f64, part| most.max(part.value));
    let tens = [0.1, 10.0].iter().any(|ten| (all * ten - total.value).abs() < total.value * 1e-3);
    let digits = total.value >= 10.0;
    let mut weight = 0.0;
    let swapped = digits && any(digits_swapped);
    if swapped {
        weight += 2.5;
    } else if any(differs_in_one) {
        let long = all / 10_f64.powi(total.figure.last_digit) >= 100.0;
        weight += if !long || guess.place == Place::Earlier { 0.5 } else { 1.5 };
    } else if total.value < SMALL_COUNT && total.figure.last_digit == 0 {
        weight += 0.5;
    } else if tens {
        weight += 2.0;
    } else {
        weight -= 1.0;
        let hedged = [total].into_iter().chain(&guess.parts);
        if hedged.into_iter().any(|t| t.figure.bound != Bound::Exact) {
            weight -= 1.5;
        }
        // A list may name but the largest.
        let rest = guess.parts.last().is_some_and(|part| {
            let from = part.first.saturating_sub(2).max(guess.listed.first);
            guess.listed.case.any(from..part.first + 1, REST)
        });
        if all < total.value && !rest && matches!(guess.place, Place::Ahead | Place::Earlier) {
            weight -= if away > SMALL { 1.5 } else { 0.5 };
        }
    }
    if away > 0.5 && !tens && !swapped {
        // Few of many are another list's.
        let near = guess.away == 0 || guess.parts.len() > 2;
        weight -= if near { 3.0 } else { 9.0 };
    }
    if guess.parts.iter().any(|part| (part.value - total.value).abs() < f64::EPSILON) {
        // "Two thirds of the 150 homes … and 40 of the 150"
        weight += FAR_OFF;
    } else if total.value <= most {
        weight -= 1.0;
    }
    weight
}

/// Whether one digit of several is another.
fn differs_in_one(one: f64, other: f64) -> bool {
    let mut size = one.max(other);
    while size >= 10.0 && size % 10.0 == 0.0 && size.is_finite() {
        size /= 10.0;
    }
    size >= 10.0 && one_digit(one, other)
}

/// How many decimals the number is printed with.
fn decimals(term: &Term<'_>, body: &str) -> i32 {
    (printed_power(body, term.figure) - term.figure.last_digit).max(0)
}

/// Words that take up a list.
const AGAIN: &Words =
    w!["that", "they", "this", "these", "those", "it", "all", "in", "so", "which", "making"];

/// What speaks against it.
fn doubt(guess: &Guess<'_, '_>) -> f64 {
    const LIMITS: &Words = w![
        "including",
        "include",
        "included",
        "includes",
        "among",
        "least",
        "average",
        "each",
        "apiece",
        "than",
        "compared",
        "per",
        "every",
        "respectively",
    ];
    let (line, total) = (guess.totalled, &guess.total);
    let case = &line.case;
    let (Some(first), Some(last)) = (guess.parts.first(), guess.parts.last()) else { return 9.0 };
    let mut doubt = 0.0;
    let tail = first.first..(last.end + 5).min(guess.listed.end);
    // "five Russians, three Latvians and a Pole"
    let one_more = (last.end..(last.end + 4).min(guess.listed.end)).any(|at| {
        let case = &guess.listed.case;
        let counted = guess.parts.last().is_some_and(|last| last.first == at + 1);
        case.is(at, JOINS) && case.is(at + 1, w!["a", "an", "one", "another"]) && !counted
    });
    let more = guess.listed.any(tail.clone(), w!["plus", "besides", "alongside", "both"])
        || guess.place == Place::Ahead && overlapping(line, total, &guess.parts);
    let others = guess.listed.any(tail.clone(), OTHERS) && !none_else(guess, tail);
    if others || one_more || more {
        doubt += 4.0;
    }
    let limited = if let Some(gap) = between(guess) {
        let split = line.any(gap.clone(), MADE);
        line.plain(gap).any(|at| case.is(at, LIMITS) && !(split && case.is(at, w!["among"])))
    } else {
        let near = total.first.saturating_sub(5).max(line.first)..(total.end + 2).min(line.end);
        let before = first.first.saturating_sub(4).max(guess.listed.first)..first.first;
        line.any(near, LIMITS) || guess.listed.any(before, LIMITS)
    };
    if limited {
        doubt += 4.0;
    }
    // "signed 12, sold nine and lent five, so that 30 are left", "came on top of the $1,500"
    let apart = guess.place == Place::Behind
        && (case.any(total.end..(total.end + 3).min(line.end), w!["left", "remain", "remained"])
            || case.any(last.end..total.first, w!["top", "besides", "addition", "beyond"]));
    if apart {
        doubt += 4.0;
    }
    // "12 gold and nine silver medals; the hosts had 21": another's.
    if guess.place == Place::Behind
        && let Some(stop) = case.find(last.end..total.first, w![";", "but", "while", "whereas"])
        && (!case.is(stop + 1, AGAIN) && !case.is(stop + 1, w!["the"])
            || case.is(stop + 1, w!["the"])
                && case.any(stop..total.first, w!["had", "has", "won", "took", "sent", "got"]))
        && !case.any(stop..total.first, TOTALS)
        && !total_behind(line, total)
        && total.first > stop + 1
    {
        doubt += 3.0;
    }
    let grown = case.find(line.first..total.first, GROWN);
    let earlier = w!["already", "previous", "earlier", "season", "career", "past", "since", "now"];
    if grown.is_some_and(|at| case.any(at..total.first, w!["to"])) {
        doubt += if case.any(line.first..line.end, earlier) { 3.0 } else { 1.0 };
    }
    // Nothing but its size speaks for it.
    let drawn = guess.place != Place::Ahead && said(guess) < 1.0 && !counted(guess);
    if drawn && !in_periods(guess) && !guess.gathered && !exclusive(guess) && !sums_up(guess) {
        doubt += 1.5;
    }
    if case.any(line.first..line.end, PRICES) && total.unit().is_none() {
        doubt += 1.0;
    }
    if between(guess).is_none() && !guess.gathered {
        let rivals = guess
            .fellows
            .iter()
            .filter(|t| t.alike(total) && t.span != total.span && !t.counts(guess.parts.len()));
        doubt += 1.5 * f64::from(u8::try_from(rivals.count()).unwrap_or(9));
    }
    // "Of the 30 pupils, 18 passed maths and 21 English": some did both.
    let ahead = matches!(guess.place, Place::Ahead | Place::Earlier);
    let clause = |of: usize| {
        of == line.first || case.is(of - 1, w![",", ";", "that", "and", "but", "—", "–", ":"])
    };
    let of = ahead && total.unit().is_none() && of_before(line, total).is_some_and(clause);
    let voted =
        noun(line, total).is_some_and(|own| own.is_in(w!["vote", "ballot", "seat", "medal"]));
    if of && voted {
        doubt -= 1.0;
    } else if of && !exclusive(guess) && !guess.listed.any(first.end..last.first, REST) {
        doubt += 2.0;
    }
    let score = total.span.end == total.number.end
        && line.terms.iter().any(|t| {
            t.figure.kind == FigureKind::Score && t.first <= total.first && total.end <= t.end
        });
    if score {
        let periods = w![
            "quarter", "quarters", "period", "periods", "half", "inning", "innings", "second",
            "third", "fourth", "set",
        ];
        let told = case.any(first.first..total.first.max(first.first), periods);
        doubt += if told { -2.0 } else { 3.0 };
        // Who won has the larger half.
        let won = case.any(line.first..line.end, w!["win", "won", "wins", "victory", "beat"]);
        let larger = guess.fellows.iter().any(|t| {
            t.span != total.span
                && t.first.abs_diff(total.first) <= 2
                && t.value > total.value
                && t.figure.span == total.figure.span
        });
        if won && larger {
            doubt += 1.0;
        }
    }
    doubt + 0.5 * f64::from(u8::try_from(guess.away.saturating_sub(1)).unwrap_or(9))
}
