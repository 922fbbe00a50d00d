//! A list of amounts of one kind and the one number beside it: what the sentence takes apart, or
//! what it comes to. That the number is the whole of the list is told by where it stands and by
//! what closes the two; that it is wrong by one slip of the hand, which makes the list add up.
//! What is said of them is left to the check.

use crate::check::addends::{GROWN, JOINS, OTHERS, STOPS, Sum, TOTALS, overlapping};
use crate::check::arithmetic::{digits_swapped, sum};
use crate::check::bodies::is_origin;
use crate::check::evident::{amounts, measure, one_slip, plain};
use crate::check::grouped::{more_than_told, partners, several};
use crate::check::persons::counts_persons;
use crate::check::portion::{ends_clause, is_of_those, of_those};
use crate::check::relation::{Line, Sort, Term, of_before};
use crate::check::subject::stem;
use crate::check::tally::signs::{MADE, SEXES};
use crate::check::tally::single::{a_first, and_a};
use crate::quantity::{Bound, FigureKind};
use crate::text::{TokenKind, Words};
use crate::w;

/// Words that bring in all that is left.
const REST: &Words = w!["remaining", "remainder", "rest", "other", "others", "balance"];

/// Words that say that an amount before the number is counted in another breath.
const BEFORE: &Words = w![
    "already",
    "previous",
    "previously",
    "earlier",
    "season",
    "career",
    "since",
    "now",
    "after",
    "then",
    "later",
    "left",
    "still",
];

/// Returns the sums of a sentence that one slip of the hand keeps from adding up.
pub(in crate::check) fn sums<'a>(line: &Line<'a>) -> Vec<Sum<'a>> {
    let all = amounts(line);
    if all.len() < 3 || stopped(line) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, total) in all.iter().enumerate() {
        let ahead = ahead(line, total, all.get(at + 1..).unwrap_or_default());
        let ahead = ahead.or_else(|| of_first(line, all, at));
        let sum = ahead.or_else(|| behind(line, total, all.get(..at).unwrap_or_default()));
        // Whatever else is counted in the same kind may be a part, too.
        let alone = |sum: &Sum<'_>| {
            let part = |t: &Term<'_>| sum.parts.iter().any(|part| part.span == t.span);
            all.iter().all(|t| {
                t.span == total.span
                    || part(t)
                    || measure(t) != measure(total)
                    || t.counts(sum.parts.len())
            })
        };
        found.extend(sum.filter(|sum| alone(sum) && slipped(line, sum)));
    }
    found
}

/// Returns whether a word of the sentence lets a list be of some, or of each.
pub(super) fn stopped(line: &Line<'_>) -> bool {
    let case = &line.case;
    let cent = |at: usize| {
        case.is(at, w!["per"]) && case.is(at + 1, w!["cent"]) || case.is(at, w!["respectively"])
    };
    let origin = |at: usize| line.terms.iter().any(|t| is_origin(line, t.end, at));
    line.plain(line.first..line.end).any(|at| case.is(at, STOPS) && !cent(at) && !origin(at))
}

/// Returns whether the list does not add up, one slip would make it, and nothing else explains it.
pub(super) fn slipped(line: &Line<'_>, found: &Sum<'_>) -> bool {
    /// Beyond that the number is of something else, whatever one part would have to be.
    const FAR: f64 = 3.0;
    let Sum { total, parts, .. } = found;
    let all = sum(parts.iter().map(|part| part.room));
    let value: f64 = parts.iter().map(|part| part.value).sum();
    let plain = |t: &Term<'_>| plain(t) && t.figure.per == total.figure.per;
    let same = parts.iter().any(|part| (part.value - total.value).abs() < f64::EPSILON);
    let of_others =
        parts.len() > 2 && parts.iter().any(|part| (2.0 * part.value - value).abs() < 1e-9);
    if all.meets(total.room) || same || of_others {
        return false;
    }
    let sound = parts.iter().chain([total]).all(plain);
    sound
        && !overlapping(line, total, parts)
        && !held(line, total, parts)
        && (one_slip(line, total, value)
            || value.max(total.value) < FAR * value.min(total.value)
                && parts.iter().any(|part| one_slip(line, part, part.value + total.value - value)))
}

/// Whether the total counts what the addends hold: "five tries and two penalties, 31 points"; three
/// sorts and more are counted themselves.
fn held(line: &Line<'_>, total: &Term<'_>, parts: &[Term<'_>]) -> bool {
    let behind = parts.last().is_some_and(|last| {
        let gap = last.end.min(total.first)..total.first;
        partners(line, gap)
    });
    let more = total.value > parts.iter().map(|part| part.value).sum();
    behind
        || more
            && if parts.len() > 2 {
                several(line, total, parts)
            } else {
                more_than_told(line, total, parts)
            }
}

/// "800 acres, 450 of them arable, 250 pasture and 100 woodland".
fn ahead<'a>(line: &Line<'a>, total: &Term<'a>, after: &[Term<'a>]) -> Option<Sum<'a>> {
    /// Words between the total and the first of the list.
    const FAR_WORDS: usize = 12;
    /// "Of the 86 inmates who broke out of the jail at the harbour on Sunday, 59 are back, …"
    const FARTHEST_WORDS: usize = 24;
    /// By chance, digits of a shorter number change places too often.
    const LONG: f64 = 100.0;
    let case = &line.case;
    let mut own: &[Term<'a>] = after;
    // "spread over three provinces, with 31 in the first, …"
    if let [count, rest @ ..] = own
        && rest.len() > 1
        && count.counts(rest.len())
        && !ends_clause_with_more(line, count)
    {
        own = rest;
    }
    let parts = list(line, total, own)?;
    let (first, last) = (parts.first()?, parts.last()?);
    let gap = total.end..first.first.max(total.end);
    let of = of_before(line, total).is_some_and(|of| of == line.first);
    let far = if of { FARTHEST_WORDS } else { FAR_WORDS };
    if line.count(gap.clone()) > far || !over(line, last) || told_of_more(line, total) {
        return None;
    }
    let value: f64 = parts.iter().map(|part| part.value).sum();
    let before_last = parts.len().checked_sub(2).and_then(|at| parts.get(at))?;
    let rest = case.any(before_last.end..last.first, REST);
    let them = of_those(case, case.token_at(first.number.end)) || them_before(line, first);
    let made = case.any(gap.clone(), MADE);
    let sign = case.any(gap.clone(), w![":", "—", "–", "("]);
    let comma = case.any(gap.clone(), w![",", ";"]);
    let nouns = parts.iter().any(|part| named(line, part));
    // "The 45 members are 21 Socialists, 16 Liberals and 18 independents."
    let be = w!["are", "were", "comprise", "comprised"];
    let is = gap.len() <= 3 && case.any(gap.clone(), be) && !comma && parts.len() > 2;
    let more = value > total.value && measure(total).is_some();
    // "26 children, 14 girls and 12 boys": there are no others.
    let sexes = comma
        && counts_persons(total.figure)
        && parts.iter().all(|part| {
            let last = part.end.saturating_sub(1);
            part.end > case.token_at(part.number.end) && stem(case.printed(last)).is_in(SEXES)
        });
    // What is listed in one breath with others is none of their totals: "of these the Crown gave
    // four million, the city five and …"
    let smallest = parts.iter().fold(f64::INFINITY, |own, part| own.min(part.value));
    let of_these = (line.first..total.first).any(|at| of_those(case, at));
    let one_of_them = of_these || total.value < smallest;
    let rest = rest && !one_of_them;
    let whole = made || sexes || rest || is || them && (parts.len() > 2 || more);
    // "the 37-seat chamber, where the Greens have 18, the Liberals 11 and the Reds eleven"
    let earlier = w!["before", "previous", "last", "earlier", "then", "later", "once", "now"];
    let within = !line.any(gap.start..line.end, earlier)
        && gap.clone().any(|at| {
            case.is(at, w!["where", "wherein"])
                || case.is(at, w!["in", "of"]) && case.is(at + 1, w!["which"])
        });
    let elided = parts.iter().skip(1).all(|part| !named(line, part));
    let sides = elided
        && parts.len() == 2
        && case.is(first.end, w!["for", "in", "were", "was", "voted"])
        && line.any(last.end..line.end, w!["against", "opposed"])
        && line.any(first.end..last.first, w!["for", "favour", "favor", "backed"]);
    let tied = whole
        || within && elided && parts.len() > 2
        || sides && counts_persons(total.figure)
        || sign && (parts.len() > 2 || measure(total).is_some())
        || (comma || of) && !nouns && parts.len() > 2
        || comma && measure(total).is_some() && parts.len() > 2;
    // What falls short may be but the most of it.
    let bracketed = line.count(gap.clone()) == 0
        && case.any(gap.clone(), w!["("])
        && parts.len() > 2
        && (last.end..last.end + 2).any(|at| case.is(at, w![")"]));
    let told = made || rest || is || sexes || bracketed;
    // "1,420 beds, 800 in Orm and 440 in Lund": two digits in each other's place make the sum.
    let largest = parts.iter().fold(0.0, |own: f64, part| own.max(part.value));
    let turned =
        comma && !nouns && total.value > largest.max(LONG) && digits_swapped(total.value, value);
    let enough = turned || if value < total.value { told } else { tied };
    enough.then(|| sum_of(total, parts))
}

/// "Nine of the 60 flats are empty, 41 are let and ten are for sale": the whole stands behind the
/// first of them.
fn of_first<'a>(line: &Line<'a>, all: &[Term<'a>], at: usize) -> Option<Sum<'a>> {
    let [first, total, rest @ ..] = all else { return None };
    let of = of_before(line, total).filter(|&of| of >= first.end);
    let near = first.of_next || of.is_some_and(|of| line.count(first.end..of) <= 1);
    if at != 1 || !near {
        return None;
    }
    let mut parts = list(line, total, rest)?;
    let value = first.value + parts.iter().map(|part| part.value).sum::<f64>();
    let bare = parts.iter().all(|part| !named(line, part) && !is_of_those(&line.case, part));
    let next = parts.first().is_some_and(|next| {
        line.case.any(total.end..next.first, w![",", ";"]) && line.count(total.end..next.first) < 8
    });
    let last = *parts.last()?;
    parts.insert(0, *first);
    (next && bare && value > total.value && over(line, &last)).then(|| sum_of(total, parts))
}

/// "Twelve frigates, five corvettes and three minesweepers, 20 warships altogether".
fn behind<'a>(line: &Line<'a>, total: &Term<'a>, before: &[Term<'a>]) -> Option<Sum<'a>> {
    /// Words between the last of the list and the total.
    const FAR_WORDS: usize = 9;
    let case = &line.case;
    let measured = before.iter().find(|t| measure(t).is_some()).or(before.first())?;
    let parts = list(line, measured, before)?;
    if parts.len() < before.len() {
        return None;
    }
    let last = parts.last()?;
    let own = case.token_at(total.number.start).min(total.end);
    let gap = last.end..own.max(last.end);
    let own = parts.iter().find_map(measure);
    // "and beans on the remaining 25 of the 80"
    let rest = total.figure.kind == FigureKind::Ratio
        && parts.last().is_some_and(|last| case.any(last.first.saturating_sub(1)..last.end, REST));
    let kind = measure(total) == own || total.figure.kind == FigureKind::Number || rest;
    if !kind || line.count(gap.clone()) > FAR_WORDS || total.of_next {
        return None;
    }
    let tail = total.end..line.end;
    let stop = (total.end..tail.end).find(|&at| case.is(at, w![",", ";", ".", "—", ")", "and"]));
    let clause = total.end..stop.unwrap_or(tail.end);
    let summed = [clause.clone(), gap.clone()].into_iter().any(|tokens| {
        { tokens }.any(|at| {
            case.is(at, w!["altogether", "combined", "together", "overall"])
                || case.is(at, w!["in"]) && case.is(at + 1, w!["all", "total"])
                || case.is(at, w!["all"]) && case.is(at + 1, w!["told"])
                || case.is(at, w!["between"]) && case.is(at + 1, w!["them"])
        })
    });
    let named = case.any(gap.clone(), TOTALS);
    let thus = case.any(gap.clone(), w!["thus", "hence", "therefore"]);
    let so = case.any(gap.clone(), w!["so"])
        && case.any(
            gap.start..clause.end,
            w!["whole", "entire", "total", "all", "full", "bill", "altogether", "overall"],
        );
    let is = (gap.start..gap.end).any(|at| {
        case.is(at, w!["that"]) && case.is(at + 1, w!["is", "makes"])
            || case.is(at, w!["i.e.", "namely"])
    });
    let sign = gap.end.checked_sub(1).is_some_and(|at| {
        case.is(at, w![":", "—", "–", "="]) || case.is(at, w!["-"]) && !case.glued(at)
    });
    // "Six gilts, four boars and nine piglets: the farm came home with 17 rosettes."
    let first = parts.first().map_or(line.end, |part| part.first);
    let headed = case.is(gap.start, w![":"]) && parts.len() > 2 && first <= line.first + 1;
    let noun = total.figure.kind != FigureKind::Number && clause.len() <= 2;
    // "to the 65-seat assembly"
    let seats = case.printed(total.end.saturating_sub(2)) == "-"
        && case.is(total.end.saturating_sub(1), w!["seat", "member", "strong", "man", "seater"]);
    let sole =
        case.any(gap.clone(), w!["out"]) && case.any(line.first..gap.start, w!["only", "sole"]);
    let value: f64 = parts.iter().map(|part| part.value).sum();
    // "lost three of the 20 she played"
    let of = of_before(line, total).is_some_and(|of| line.count(gap.start..of) <= 1);
    let all = [w!["won", "winning", "wins"], w!["lost", "losing", "lose"]];
    let drawn = w!["drawn", "drew", "drawing", "tied"];
    let outcomes = parts.len() > 2
        && all.iter().chain([&drawn]).all(|words| line.any(line.first..gap.start, words));
    let of = of && (value > total.value || outcomes);
    // "bringing the family $1.9 million"
    let earned = w!["bringing", "earning", "netting", "yielding", "giving", "making"];
    let earned = case.any(gap.clone(), earned) && !case.any(gap.clone(), w!["to", "total"]);
    let told = thus || summed || of || earned || named || so || is || seats || sole;
    let told = told || sign && noun || headed;
    let grown = case.any(gap.clone(), GROWN) && !earned
        || case.any(gap.clone(), BEFORE)
        || case.any(clause, BEFORE)
        || line.any(gap.clone(), w!["and", "but", "of", "per", "with"])
            && !thus
            && !summed
            && !named
            && !sole
            && !headed
            && !of;
    // What is said of one more than the list names is no total of it.
    let own_noun = total.figure.thing.is_some()
        && !parts
            .iter()
            .all(|part| part.figure.thing.is_some() && part.figure.thing != total.figure.thing)
        && parts.iter().any(|part| part.figure.thing.is_some() && !part.same_thing(total));
    (told && !grown && !own_noun).then(|| sum_of(total, parts))
}

/// Whether the number is a part of another: "35 of the street's 50 houses".
fn told_of_more(line: &Line<'_>, total: &Term<'_>) -> bool {
    let next = line.terms.iter().find(|t| t.first > total.end && t.is_amount());
    total.of_next || next.is_some_and(|next| of_before(line, next) == Some(total.end))
}

pub(super) fn sum_of<'a>(total: &Term<'a>, parts: Vec<Term<'a>>) -> Sum<'a> {
    Sum { total: *total, parts, whole: true, open: false, left: false }
}

/// Returns the list that begins with the first of these amounts, with one that has no number of
/// its own: "two cooks and a doctor"; all of them must go on with it.
pub(super) fn list<'a>(
    line: &Line<'a>,
    model: &Term<'a>,
    own: &[Term<'a>],
) -> Option<Vec<Term<'a>>> {
    let case = &line.case;
    let mut parts: Vec<Term<'a>> = Vec::new();
    for term in own {
        // "450 of them arable, 250 pasture": what is measured in the first goes on in it.
        let kin = measure(term) == measure(model)
            || measure(term).is_none() && measure(model).is_some() && bare(line, term);
        if let Some(last) = parts.last()
            && (!kin || !joined(line, last, term))
        {
            break;
        }
        let whole = term.of_next && own.last().is_none_or(|last| last.span != term.span);
        if !kin || whole || is_told_of(line, &parts, term) {
            return None;
        }
        parts.push(*term);
    }
    let last = *parts.last()?;
    let second = parts.len().checked_sub(2).and_then(|at| parts.get(at)).copied();
    let one = and_a(line, &last);
    let joins = |one: &Term<'_>| {
        let gap = one.end..last.first;
        case.any(gap.clone(), JOINS) || case.any(gap, w!["with", "rest", "remaining", "remainder"])
    };
    let closed = one.is_some() || second.as_ref().is_some_and(joins);
    if let Some(head) = parts.first().and_then(|first| a_first(line, first)) {
        parts.insert(0, head);
    }
    parts.extend(one);
    (closed && parts.len() > 1).then_some(parts)
}

/// Whether a number has no unit and no noun of its own.
fn bare(line: &Line<'_>, term: &Term<'_>) -> bool {
    let kind = matches!(term.figure.kind, FigureKind::Number | FigureKind::Quantity);
    kind && !named(line, term)
}

/// Whether the number only tells of the one before it: "nine women, two of them nurses".
fn is_told_of(line: &Line<'_>, parts: &[Term<'_>], term: &Term<'_>) -> bool {
    let case = &line.case;
    !parts.is_empty() && is_of_those(case, term)
        || case.is(term.first.saturating_sub(1), w!["of", "than", "by", "every", "each"])
            && !parts.is_empty()
}

/// Whether the second number goes on with a list of which the first is one.
fn joined(line: &Line<'_>, one: &Term<'_>, two: &Term<'_>) -> bool {
    const FAR_WORDS: usize = 8;
    const OUT: &Words = w![
        "which", "who", "whose", "where", "when", "because", "if", "although", "though", "as",
        "he", "she", "they", "we", "you", "i", "or", "not", "to", "until", "before", "after",
    ];
    let case = &line.case;
    let gap = one.end..two.first;
    let sign = case.any(gap.clone(), w![",", ";"]) || case.any(gap.clone(), JOINS);
    let between = line.terms.iter().any(|t| {
        t.first >= one.end && t.end <= two.first && matches!(t.sort, Sort::Percent | Sort::Share)
    });
    sign && !between
        && line.count(gap.clone()) <= FAR_WORDS
        && !line.any(gap.clone(), OUT)
        && !line.any(gap, OTHERS)
}

/// Whether nothing of the list follows: its clause ends there, or the sentence soon.
fn over(line: &Line<'_>, last: &Term<'_>) -> bool {
    let case = &line.case;
    let rest = last.end..line.end;
    let more = { rest.clone() }.any(|at| {
        case.is(at, w!["and", "plus", "besides", "alongside"])
            && !case.is(at + 1, w!["nothing", "none", "no"])
    });
    !more && !line.any(rest, OTHERS)
}

/// Whether the count is followed by more of its own: "three provinces and 31 towns".
fn ends_clause_with_more(line: &Line<'_>, count: &Term<'_>) -> bool {
    line.case.is(count.end, w!["and", "or"])
        || !ends_clause(line, count.end) && !line.case.is(count.end, w!["with"])
}

/// "of which 450 are arable", "of them, 450".
fn them_before(line: &Line<'_>, first: &Term<'_>) -> bool {
    let from = first.first.saturating_sub(3).max(line.first);
    (from..first.first).any(|at| of_those(&line.case, at))
}

/// Whether the number counts a noun of its own, in the plural: "five bathrooms".
pub(super) fn named(line: &Line<'_>, part: &Term<'_>) -> bool {
    let case = &line.case;
    let at = part.end.saturating_sub(1);
    measure(part).is_none()
        && !case.is(case.token_at(part.number.end), w!["of"])
        && part.span.end > part.number.end
        && case.kind(at) == Some(TokenKind::Word)
        && case.printed(at).ends_with('s')
}

/// Words of what is split among those who each have a share of it.
const SPLIT: &Words = w![
    "split",
    "divided",
    "divides",
    "divide",
    "shared",
    "share",
    "shares",
    "ownership",
    "owned",
    "shareholding",
    "shareholdings",
    "stake",
    "stakes",
    "rest",
    "remaining",
    "remainder",
    "balance",
    "others",
    "other",
    "undecided",
    "made",
    "consists",
    "consisted",
    "consisting",
    "composed",
    "comprises",
    "comprising",
    "breakdown",
    "blend",
    "mix",
    "mixture",
    "alloy",
    "composition",
    "makeup",
    "ways",
    "accounts",
    "accounted",
    "contains",
];

/// Returns the shares of one whole that come to more than all of it, where one slip of the hand
/// makes them come to all.
pub(in crate::check) fn shares<'a>(line: &Line<'a>) -> Option<Vec<Term<'a>>> {
    const ALL: f64 = 100.0;
    let plain = |t: &&Term<'_>| {
        t.sort == Sort::Percent && t.figure.direction.is_none() && t.figure.per.is_none()
    };
    let parts: Vec<Term<'a>> = line.terms.iter().filter(plain).copied().collect();
    let [.., second, last] = parts.as_slice() else { return None };
    let rest = line.case.any(second.end..last.first, REST);
    // "his brother 35 percent, and both together 75"
    let both = w!["together", "both", "combined", "total", "jointly", "between"];
    if line.any(line.first..line.end, both) {
        return None;
    }
    let value: f64 = parts.iter().map(|part| part.value).sum();
    let exact = |t: &Term<'_>| t.figure.bound == Bound::Exact;
    let listed = parts.windows(2).all(|two| match two {
        [one, two] => joined(line, one, two),
        _ => false,
    });
    let closed = line.case.any(second.end..last.first, JOINS) || rest;
    let split = line.any(line.first..line.end, SPLIT) || made_of(line, &parts);
    (parts.len() + usize::from(rest) > 2
        && value > ALL
        && listed
        && closed
        && split
        && parts.iter().all(exact)
        && !stopped(line)
        && parts.iter().any(|part| one_slip(line, part, part.value + ALL - value)))
    .then_some(parts)
}

/// "is 70 per cent copper, 25 per cent zinc and 5 per cent tin": each of one thing, and no more.
fn made_of(line: &Line<'_>, parts: &[Term<'_>]) -> bool {
    let case = &line.case;
    let led = |first: &Term<'_>| {
        case.is(first.first.saturating_sub(1), w!["is", "was", "are", "were", "be"])
    };
    parts.first().is_some_and(led)
        && parts.iter().all(|part| {
            case.kind(part.end) == Some(TokenKind::Word)
                && (ends_clause(line, part.end + 1) || case.is(part.end + 1, JOINS))
        })
}
