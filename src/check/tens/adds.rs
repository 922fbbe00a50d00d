//! A total, an addend or a rest without the scale word of the others, or with another: "of the $412
//! million, $180 goes to the port and the remaining $232 million to the town".

use super::{Field, Misfit, Own, SLIPS, said};
use crate::check::case::Case;
use crate::check::elsewhere::in_words;
use crate::check::mention::Measure;
use crate::quantity::{Decimal, Figure, FigureKind};
use crate::text::{Span, Word, Words};
use crate::w;

/// A number from here on stands for itself.
const LARGEST: f64 = 1000.0;

/// Words of a total.
const TOTAL: &Words = w![
    "total",
    "totals",
    "totalling",
    "totaling",
    "together",
    "altogether",
    "combined",
    "all",
    "both",
    "sum",
    "overall",
    "whole",
    "it",
    "that",
];

/// Words of a rest or a difference.
const REST: &Words = w![
    "remaining",
    "rest",
    "remainder",
    "other",
    "balance",
    "less",
    "more",
    "better",
    "worse",
    "short",
    "gap",
    "difference",
];

pub(super) fn misfits(case: &Case<'_>, field: &Field<'_>) -> Vec<Misfit> {
    const NEAR_SENTENCES: usize = 1;
    let figures = &case.extraction.figures;
    let mut found = divided(case, field);
    // Without addends in thousands or with scale words there is nothing to have been lost beside.
    let large = |figure: &&Figure| {
        let amount =
            matches!(figure.kind, FigureKind::Money | FigureKind::Quantity | FigureKind::Number);
        amount && figure.value().is_some_and(|value| value.to_f64() >= LARGEST)
    };
    if figures.iter().filter(large).nth(1).is_none() {
        return found;
    }
    let mut others: Vec<&Own<'_>> = Vec::new();
    for index in 0..figures.len() {
        let Some(own) = field.own(index).filter(|own| doubtful(case, own)) else { continue };
        let around = field.near(index, NEAR_SENTENCES);
        let around = around.filter(|at| *at != index).filter_map(|at| field.own(at));
        others.clear();
        others.extend(around.filter(|other| {
            let bare = other.figure().thing.is_none() && same_sentence(case, own, other);
            let money = currency_left_out(own, other) || bare && currency_left_out(other, own);
            other.is_amount() && (other.alike(own) || money)
        }));
        if others.len() >= 2 {
            found.extend(
                of_two(case, own, &others)
                    .or_else(|| of_two_scales(case, own, &others))
                    .or_else(|| of_run(case, own, &others)),
            );
        }
    }
    found
}

/// "Drove 1.8 million from their homes. Of those, 112,000 were in the north and the other 68,000 in
/// the south": a whole and all it falls into, where words say so.
fn divided(case: &Case<'_>, field: &Field<'_>) -> Vec<Misfit> {
    let mut found = Vec::new();
    for group in field.by_sentence().filter(|group| group.len() > 1) {
        let amounts: Vec<&Own<'_>> =
            group.filter_map(|at| field.own(at)).filter(|own| own.is_amount()).collect();
        for (at, first) in amounts.iter().enumerate() {
            found.extend(parts_from(case, field, first, amounts.get(at..).unwrap_or_default()));
        }
    }
    found
}

/// "Sold 145 cars abroad, including 61,000 in China and 27,000 in India": parts that are more than
/// the whole without its scale.
pub(super) fn included(case: &Case<'_>, field: &Field<'_>) -> Vec<Misfit> {
    let mut found = Vec::new();
    for group in field.by_sentence().filter(|group| group.len() > 1) {
        if !includes(case, group.clone()) {
            continue;
        }
        let amounts: Vec<&Own<'_>> =
            group.filter_map(|at| field.own(at)).filter(|own| own.is_amount()).collect();
        for (at, whole) in amounts.iter().enumerate() {
            let behind = amounts.get(at + 1..).unwrap_or_default();
            found.extend(more_than_whole(case, whole, behind));
        }
    }
    found
}

/// Whether the words between the figures speak of parts.
pub(super) fn includes(case: &Case<'_>, group: std::ops::Range<usize>) -> bool {
    let (Some(first), Some(last)) = (case.figure(group.start), case.figure(group.end - 1)) else {
        return false;
    };
    let between = case.gap(first.span, last.span);
    case.any(between, w!["including", "includes", "which", "whom", "alone"])
        || case.is(case.token_at(last.span.end), w!["of"])
        || (group.start + 1..group.end - 1).any(|at| {
            case.figure(at).is_some_and(|own| case.is(case.token_at(own.span.end), w!["of"]))
        })
}

fn more_than_whole(case: &Case<'_>, whole: &Own<'_>, behind: &[&Own<'_>]) -> Option<Misfit> {
    const MOST: usize = 6;
    const NEAREST: usize = 4;
    let first = behind.first()?;
    let gap = case.gap(whole.figure().span, first.figure().span);
    // "Including 61,000", not "including the largest, with room for 7,000".
    let gap = gap.end.saturating_sub(NEAREST).max(gap.start)..gap.end;
    let same = matches!(
        (whole.mention.measure, first.mention.measure),
        (Measure::Count(one), Measure::Count(other)) if other == Word::NONE || one == other
    ) || matches!(first.mention.measure, Measure::Unit(_));
    if !same {
        return None;
    }
    // "buyers in Oslo alone took 61,000", "61,000 of them were sold in China"
    let end = case.token_at(first.figure().span.end);
    let end = if case.is(end, w!["of"]) { end } else { case.token_at(first.figure().number.end) };
    let of_it = case.is(end, w!["of"])
        && (case.is(end + 1, w!["them", "that", "it", "this"])
            && !case.capital(end + 2)
            && case.key(end + 2) != case.key(end));
    let led = case.any(gap.clone(), w!["including", "includes", "alone"])
        || of_it
        || gap.clone().any(|at| case.is(at, w!["of"]) && case.is(at + 1, w!["which", "whom"]));
    let parts: Vec<&Own<'_>> =
        behind.iter().take(MOST).take_while(|own| own.alike(first)).copied().collect();
    let counts = matches!(whole.mention.measure, Measure::Count(_));
    let one_sort = whole.alike(first) && (!counts || first.value >= LARGEST);
    // "lost £18, of which £11 million was rent"
    let which = gap.clone().any(|at| case.is(at, w!["of"]) && case.is(at + 1, w!["which"]));
    let still = whole.figure().direction.is_none() || which;
    let bare = whole.power == 0 && whole.value < LARGEST && still;
    let sure = of_it || case.any(gap.clone(), w!["alone"]);
    // "sales were $1.4 million, and Peru alone had $300 million of it"
    let scaled = sure && whole.power >= 6 && matches!(whole.mention.measure, Measure::Unit(_));
    let bare = bare || scaled;
    let none = in_words(case, whole.figure()) || priced(case, whole) || of_one(case, whole);
    if !led || !one_sort || !bare || none {
        return None;
    }
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    // The word that the parts have, or the noughts that counts have.
    let fits = |power: &i32| {
        let meant = whole.value * 10_f64.powi(*power);
        sum <= meant && meant <= 100.0 * sum
    };
    let own = if first.power >= 6 && !scaled { first.power } else { 3 };
    let power = [own, if sure && first.power == 0 { 6 } else { own }].into_iter().find(fits)?;
    if sum <= whole.value * if scaled { 1.0 } else { 10.0 } {
        return None;
    }
    let names: Vec<&str> = parts
        .iter()
        .map(|part| part.mention.figure)
        .map(|f| case.words(Span::new(f.span.start.min(f.number.start), f.number.end)))
        .collect();
    let (names, parted) = match names.as_slice() {
        [all @ .., last] if !all.is_empty() => {
            (format!("{} and {last}", all.join(", ")), "parts need")
        }
        all => (all.concat(), "a part needs"),
    };
    let other = parts.first().filter(|_| scaled && parts.len() == 1).map(|part| part.index());
    Some(Misfit {
        also: other,
        wrong: whole.index(),
        power,
        from: parts.iter().map(|part| part.index()).collect(),
        told: format!("{names} as {parted} a whole of {{}}"),
        sum: format!("{} < {names}", case.words(whole.figure().number)),
    })
}

/// The whole before the parts that begin with `first`, where "of those" leads them or "the other"
/// ends them.
fn parts_from(
    case: &Case<'_>,
    field: &Field<'_>,
    first: &Own<'_>,
    amounts: &[&Own<'_>],
) -> Option<Misfit> {
    const MOST: usize = 6;
    let lead = case.back(first.figure().phrase, 4);
    let of = { lead }.any(|at| {
        case.is(at, w!["of"])
            && case.is(at + 1, w!["whom", "those", "these", "which", "them", "this"])
    });
    // "120,000 of them"
    let end = case.token_at(first.figure().number.end);
    let of = of || case.is(end, w!["of"]) && case.is(end + 1, w!["them", "these", "those", "whom"]);
    let rest = |own: &&Own<'_>| {
        let back = case.back(own.figure().phrase, 2);
        case.any(back, w!["other", "remaining", "rest", "remainder", "others"])
    };
    let alike = amounts.iter().take(MOST).take_while(|own| own.alike(first)).count();
    let parts = amounts.get(..alike)?;
    let last = parts.iter().position(rest).map_or(parts.len(), |at| at + 1);
    let parts = parts.get(..last).filter(|parts| parts.len() >= 2)?;
    let closed = parts.last().is_some_and(rest);
    if !of && !closed {
        return None;
    }
    // The whole stands right before the parts, in their sentence or in the one before.
    let whole = field
        .near(first.index(), 1)
        .filter(|at| *at < first.index())
        .filter_map(|at| field.own(at))
        .rfind(|own| own.is_amount() && (own.alike(first) || currency_left_out(own, first)))?;
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let power = whole.tens_from(sum, 1e-9)?;
    // Words without a scale are trusted unless all of the parts have one.
    let words = in_words(case, whole.figure()) && parts.iter().any(|part| part.power < 6);
    if !SLIPS.contains(&power.abs()) || whole.digits() < 2 || words || of_one(case, whole) {
        return None;
    }
    let names: Vec<&str> = parts.iter().map(|part| case.words(part.figure().number)).collect();
    let (end, all) = names.split_last()?;
    Some(Misfit {
        also: None,
        wrong: whole.index(),
        power,
        from: parts.iter().map(|own| own.index()).collect(),
        told: format!("{} and {end} make {{}}", all.join(", ")),
        sum: format!("{} = {{}}", names.join(" + ")),
    })
}

/// "A shortfall of 4.1 billion rand … it came to 3.6 million": no currency of its own.
fn currency_left_out(own: &Own<'_>, other: &Own<'_>) -> bool {
    own.figure().kind == FigureKind::Number
        && own.power >= 6
        && other.figure().kind == FigureKind::Money
}

/// Whether a figure can have lost its scale word, or have another’s.
fn doubtful(case: &Case<'_>, own: &Own<'_>) -> bool {
    let figure = own.figure();
    own.is_amount()
        && (own.digits() >= 2 || own.value >= 10.0)
        && figure.direction.is_none()
        && !in_words(case, figure)
        && (own.power >= 6 || own.power == 0 && own.value < LARGEST)
}

/// The sum or the difference of two that have one scale word, which is not the figure’s.
fn of_two(case: &Case<'_>, own: &Own<'_>, others: &[&Own<'_>]) -> Option<Misfit> {
    const FEWEST_DIGITS: usize = 4;
    let scale = others.iter().map(|other| other.power).max()?;
    let fellows: Vec<&Own<'_>> =
        others.iter().copied().filter(|other| other.power == scale).collect();
    let unit = matches!(own.mention.measure, Measure::Unit(_)) || own.power >= 6;
    if scale < 6 || scale == own.power || fellows.len() < 2 || !unit || priced(case, own) {
        return None;
    }
    let wanted = |value: f64| own.tens_from(value, 1e-9).filter(|tens| *tens == scale - own.power);
    // It may fit in its own scale, too.
    let fits_own = |value: f64| own.is(value, 1e-3);
    let mut found = None;
    for (at, one) in fellows.iter().enumerate() {
        for two in fellows.get(at + 1..).unwrap_or_default() {
            let (sum, apart) = (one.value + two.value, (one.value - two.value).abs());
            if fits_own(sum) || fits_own(apart) {
                return None;
            }
            // Two digits may agree by accident.
            let digits = own.digits() + one.digits() + two.digits();
            let told = |words: &Words| digits >= FEWEST_DIGITS && cued(case, own, one, two, words);
            let adds = wanted(sum).filter(|_| told(TOTAL) || told(REST));
            // What is left over is told beside one of the two.
            let beside = [one, two].into_iter().any(|other| same_sentence(case, own, other));
            let alone = others.len() == 2 && [one, two].iter().all(|o| same_sentence(case, own, o));
            let adds = adds.or_else(|| wanted(sum).filter(|_| alone));
            let rests = wanted(apart).filter(|_| beside && told(REST) || alone);
            let plus = adds.is_some();
            let Some(power) = adds.or(rests).filter(|_| found.is_none()) else { continue };
            let (large, small) = if one.value >= two.value { (one, two) } else { (two, one) };
            let [a, b] = [large, small].map(|other| said(case, other.figure()));
            let [first, second] = [one, two].map(|other| said(case, other.figure()));
            found = Some(Misfit {
                also: None,
                wrong: own.index(),
                power,
                from: vec![one.index(), two.index()],
                told: if plus {
                    format!("{first} and {second} make {{}}")
                } else {
                    format!("{a} less {b} is {{}}")
                },
                sum: if plus {
                    format!("{first} + {second} = {{}}")
                } else {
                    format!("{a} − {b} = {{}}")
                },
            });
        }
    }
    found
}

/// "$310 billion went to fines; without them it would have earned $1.2 billion, now $890
/// million remained": the sum or the difference of two in other scales, to the last digit.
fn of_two_scales(case: &Case<'_>, own: &Own<'_>, others: &[&Own<'_>]) -> Option<Misfit> {
    const FEWEST_DIGITS: usize = 5;
    const LEFT: &Words =
        w!["without", "left", "leaving", "after", "before", "remaining", "rest", "remained"];
    let scaled = |other: &&&Own<'_>| other.power >= 6 && other.alike(own);
    let fellows: Vec<&Own<'_>> = others.iter().filter(scaled).copied().collect();
    let [one, two] = fellows.as_slice() else { return None };
    let digits = own.digits() + one.digits() + two.digits();
    let (large, small) = if one.value >= two.value { (one, two) } else { (two, one) };
    let apart = large.value - small.value;
    let told = same_sentence(case, one, two)
        && [one, two].iter().any(|other| {
            let phrase = other.figure().phrase;
            case.any(case.back(phrase, 12), LEFT) || case.any(case.ahead(phrase, 6), LEFT)
        });
    if own.power < 6 || one.power == two.power || digits < FEWEST_DIGITS || !told || apart <= 0.0 {
        return None;
    }
    let power = own.tens_from(apart, 1e-9).filter(|tens| matches!(tens.abs(), 3 | 6))?;
    let [a, b] = [large, small].map(|other| said(case, other.figure()));
    Some(Misfit {
        also: None,
        wrong: own.index(),
        power,
        from: vec![one.index(), two.index()],
        told: format!("{a} less {b} is {{}}"),
        sum: format!("{a} − {b} = {{}}"),
    })
}

fn same_sentence(case: &Case<'_>, one: &Own<'_>, other: &Own<'_>) -> bool {
    let [one, other] = [one, other].map(|own| case.sentence_index(own.figure().span.start));
    one == other
}

/// Whether a word says that the three belong to one sum, or the digits do.
fn cued(case: &Case<'_>, own: &Own<'_>, one: &Own<'_>, two: &Own<'_>, words: &Words) -> bool {
    const SURE_DIGITS: usize = 3;
    const BESIDE: usize = 6;
    let beside = |figure: &Own<'_>| {
        let span = figure.figure().phrase;
        case.any(case.back(span, BESIDE), words)
            || case.any(case.ahead(figure.figure().span, BESIDE), words)
    };
    own.digits() >= SURE_DIGITS || [own, one, two].into_iter().any(beside)
}

/// "A crate holds 42 bottles", "a mile is 1.6 km": what one of the things is says nothing of all.
fn of_one(case: &Case<'_>, whole: &Own<'_>) -> bool {
    const NEAR_TOKENS: usize = 8;
    let verbs = w![
        "is", "was", "holds", "held", "equals", "contains", "has", "had", "weighs", "seats",
        "sleeps", "carries", "takes", "feeds", "covers", "measures", "makes",
    ];
    let mut back = case.back(whole.figure().phrase, NEAR_TOKENS);
    let end = back.end;
    back.any(|at| {
        let verb = if case.is(at + 2, verbs) { at + 2 } else { at + 3 };
        case.is(at, w!["a", "an", "one", "each", "every"]) && verb < end && case.is(verb, verbs)
    })
}

/// Whether it is the price of one thing.
pub(super) fn priced(case: &Case<'_>, own: &Own<'_>) -> bool {
    const NEAR_TOKENS: usize = 6;
    let words = w![
        "each", "apiece", "per", "ticket", "tickets", "share", "shares", "price", "prices", "fare",
        "hour", "fee", "fees", "barrel", "gallon", "litre", "pound", "kilo", "tonne", "bottle",
    ];
    let figure = own.figure();
    own.power == 0
        && figure.kind == FigureKind::Money
        && (case.any(case.back(figure.phrase, NEAR_TOKENS), words)
            || case.any(case.ahead(figure.span, NEAR_TOKENS), words))
}

/// The sum of three and more that follow one another: "6,500 on Thursday, 9,000 on Friday …".
fn of_run(case: &Case<'_>, own: &Own<'_>, others: &[&Own<'_>]) -> Option<Misfit> {
    const FEWEST: usize = 3;
    const MOST: usize = 8;
    let unit = matches!(own.mention.measure, Measure::Unit(_));
    // Counts are whole, and a run of them counts one thing.
    let whole = own.figure().value().is_some_and(Decimal::is_whole);
    if !unit && own.power == 0 && !whole {
        return None;
    }
    for first in 0..others.len() {
        let mut sum = 0.0;
        for (count, other) in others.get(first..)?.iter().take(MOST).enumerate() {
            let before = other.index() < own.index();
            let same_side = others.get(first).is_some_and(|f| (f.index() < own.index()) == before);
            // Addends are of one order; counts of thousands have no scale word to lose.
            let sized = if unit { other.power >= 6 } else { other.value >= LARGEST };
            if !same_side || !sized || other.value < own.value {
                break;
            }
            sum += other.value;
            if count + 1 < FEWEST {
                continue;
            }
            let tens = own.tens_from(sum, 1e-9).filter(|tens| [3, 6, 9].contains(tens));
            let parts = others.get(first..=first + count)?;
            if let Some(power) = tens.filter(|_| one_list(case, parts) && one_thing(parts)) {
                let names: Vec<&str> =
                    parts.iter().map(|part| case.words(part.figure().number)).collect();
                let (last, all) = names.split_last()?;
                return Some(Misfit {
                    also: None,
                    wrong: own.index(),
                    power,
                    from: parts.iter().map(|own| own.index()).collect(),
                    told: format!("{} and {last} make {{}}", all.join(", ")),
                    sum: format!("{} = {{}}", names.join(" + ")),
                });
            }
        }
    }
    None
}

/// Whether all that say what they count say the same.
fn one_thing(parts: &[&Own<'_>]) -> bool {
    let mut said = parts.iter().filter_map(|part| match part.mention.measure {
        Measure::Count(thing) if thing != Word::NONE => Some(thing),
        _ => None,
    });
    let first = said.next();
    said.all(|thing| Some(thing) == first)
}

/// Whether the addends stand in one sentence.
fn one_list(case: &Case<'_>, parts: &[&Own<'_>]) -> bool {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    let whole: Span = first.figure().span.cover(last.figure().span);
    case.sentence_index(whole.start) == case.sentence_index(whole.end - 1)
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn what_one_holds_is_no_whole() {
        for text in [
            "A crate holds 24 bottles; the plant fills 30,000 of them a day.",
            "Each van seats 14; the firm has 2,300 of them.",
            "A furlong is 201 metres; the track has eight of them.",
            "A firkin holds 41 litres (72 pints); the brewery sends out 9,000 of them a \
             month.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
        let lost = "Sold 145 vans abroad, 61,000 of them in Chile and 27,000 in India.";
        assert_eq!(flags(lost).len(), 1, "{lost}\n{:?}", flags(lost));
    }
}
