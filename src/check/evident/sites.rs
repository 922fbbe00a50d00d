//! A count taken apart by place, day or name, whose parts come to more than it: "420 workers, 345
//! at its plant in Lille and 175 in Nantes". The parts are bare numbers, so that they count the
//! same and none of them is a quality that another part may share. What is said is left to the
//! check.

use crate::check::addends::{Sum, overlapping};
use crate::check::evident::sums::{named, slipped, stopped};
use crate::check::evident::{amounts, measure};
use crate::check::portion::of_those;
use crate::check::relation::{Line, Sort, Term};
use crate::quantity::FigureKind;
use crate::text::{TokenKind, Words};
use crate::w;

/// Words that compare, or let a list be of another time.
const ELSEWHERE: &Words = w![
    "than", "compared", "against", "up", "down", "more", "fewer", "less", "both", "another",
    "then", "later", "earlier", "before", "after", "again", "average", "each", "or", "also",
];

/// Returns the count of a sentence and its parts, where they come to more than it and one slip of
/// the hand explains that.
pub(in crate::check) fn over<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    /// Words between the count and the first of its parts.
    const FAR_WORDS: usize = 12;
    let all = amounts(line);
    let (total, parts) = all.split_first()?;
    let (first, last) = (parts.first()?, parts.last()?);
    let case = &line.case;
    let kind = |t: &Term<'_>| matches!(t.figure.kind, FigureKind::Quantity | FigureKind::Number);
    let bare = |t: &Term<'_>| kind(t) && measure(t).is_none() && !named(line, t);
    let dated = line
        .terms
        .iter()
        .any(|t| t.sort == Sort::Time && t.first > total.first && t.figure.from_date.is_some());
    let value: f64 = parts.iter().map(|part| part.value).sum();
    if parts.len() < 2
        || parts.len() > 5
        || !kind(total)
        || measure(total).is_some()
        || total.figure.thing.is_none()
        || value <= total.value
        || parts.iter().any(|part| part.value >= total.value)
        || dated
        || !parts.iter().all(bare)
        || line.count(total.end..first.first.max(total.end)) > FAR_WORDS
        || stopped(line)
        || line.any(total.end..line.end, ELSEWHERE)
    {
        return None;
    }
    // "Seventeen people died in Hull, 12 in York": the first is a part of its own.
    let own_place = (total.end..first.first.max(total.end)).any(|at| {
        case.is(at, w!["in", "at", "to", "from", "on", "near", "outside", "aboard", "for"])
            && (at + 1..at + 4).any(|at| case.capital(at) && at < first.first)
    });
    if own_place {
        return None;
    }
    let joined = parts.windows(2).all(|two| match two {
        [one, next] => case.any(one.end..next.first.max(one.end), w![",", ";", "and"]),
        _ => false,
    });
    let sum = Sum { total: *total, parts: parts.to_vec(), whole: false, open: false, left: false };
    let named_place = parts.iter().any(|part| {
        let next = case.token_at(part.number.end);
        (next..(next + 6).min(line.end)).any(|at| case.capital(at))
    });
    let told = named_place && alike(line, parts)
        || parts.iter().all(|part| led(line, part))
        || parts.len() == 2 && opposed(line, first, last);
    let of_them = of_those(case, case.token_at(first.number.end));
    (joined
        && one_digit(value - total.value)
        && (told || of_them)
        && !overlapping(line, total, parts)
        && slipped(line, &sum))
    .then_some(sum)
}

/// "345 at its plant in Lille and 175 in Nantes", "58 going to Lyon and 46 to Grenoble": all parts
/// are led to their places alike.
fn alike(line: &Line<'_>, parts: &[Term<'_>]) -> bool {
    let case = &line.case;
    [w!["at", "in", "near", "outside"], w!["to"], w!["from"], w!["aboard"], w!["on"]].iter().any(
        |leads| {
            parts.iter().all(|part| {
                let next = case.token_at(part.number.end);
                let going = case.printed(next).ends_with("ing") && case.is(next + 1, leads);
                case.is(next, leads) || going || of_those(case, next)
            })
        },
    )
}

/// Whether one digit of a part makes the whole difference: 175 for 75, 46 for 36.
fn one_digit(more: f64) -> bool {
    let digit = more / 10_f64.powf(more.log10().floor());
    (digit - digit.round()).abs() < 1e-9
}

/// "Bavaria receiving 690, Hesse 480", "food in 52 and tents in 24": whose the part is stands
/// before it.
fn led(line: &Line<'_>, part: &Term<'_>) -> bool {
    let case = &line.case;
    let Some(at) = part.first.checked_sub(1).filter(|&at| at > line.first) else { return false };
    let word = case.kind(at - 1) == Some(TokenKind::Word);
    case.capital(at)
        || case.printed(at).ends_with("ing") && case.capital(at - 1)
        || case.is(at, w!["in"]) && word
}

/// "4,763 have been sold and 1,770 remain", "keep 279 and close 143": two fates that one thing has
/// never both.
fn opposed(line: &Line<'_>, first: &Term<'_>, last: &Term<'_>) -> bool {
    const FATES: [(&Words, &Words); 8] = [
        (w!["sold", "bought", "used", "taken"], w!["remain", "remained", "left", "unsold"]),
        (w!["keep", "kept", "keeps"], w!["close", "closed", "sell", "sold", "shut", "drop"]),
        (w!["survived", "rescued", "saved"], w!["died", "drowned", "perished", "missing"]),
        (w!["accepted", "admitted"], w!["rejected", "refused", "turned", "declined"]),
        (w!["passed"], w!["failed"]),
        (w!["endorsed", "approved", "backed", "favor"], w!["rejected", "turned", "opposed"]),
        (w!["repaired", "restored", "rebuilt"], w!["await", "remain", "wait", "left"]),
        (w!["won"], w!["lost"]),
    ];
    let gap = first.first.saturating_sub(3).max(line.first)..last.first;
    let rest = last.first.saturating_sub(2)..line.end;
    FATES.iter().any(|(one, other)| {
        line.any(gap.clone(), one) && line.any(rest.clone(), other)
            || line.any(gap.clone(), other) && line.any(rest.clone(), one)
    })
}
