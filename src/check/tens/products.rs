//! So many of so much each: "46 trains … each carries 4,000 tonnes … 1.84 million tonnes in all",
//! "9.31 million acres … 192 bushels an acre", "86 percent of its 2 billion cubic metres".

use super::{Field, Misfit, Own, SLIPS, said};
use crate::check::case::Case;
use crate::check::mention::Measure;
use crate::check::subject::stem;
use crate::check::wording;
use crate::quantity::{Decimal, FigureKind};
use crate::text::{Span, TokenKind, Word, Words};
use crate::w;

/// What rounding beyond the printed digits newsrooms allow themselves.
const ROUGH: f64 = 0.012;

/// Within so much the product is right.
const FITS: f64 = 0.2;

const NEAR_SENTENCES: usize = 1;

const EACH: &Words = w!["each", "every", "apiece"];

pub(super) fn misfits<'a>(case: &Case<'a>, field: &Field<'a>) -> Vec<Misfit> {
    let mut found = Vec::new();
    for index in 0..case.extraction.figures.len() {
        let Some(own) = field.own(index) else { continue };
        if own.figure().kind == FigureKind::Percent {
            found.extend(share(case, field, own));
        } else {
            found.extend(product(case, field, own));
        }
    }
    found
}

/// What a rate is said of.
enum Of {
    /// "A hectare", "per pupil", "every bale".
    Named(Word),
    /// "Each rake carries 4,000 tonnes" of trains.
    Each(Word),
    /// "$300 each": what stands in the sentence.
    Here,
}

fn said_of(case: &Case<'_>, own: &Own<'_>) -> Option<Of> {
    const TIMES: &Words = w![
        "hour", "day", "week", "month", "year", "minute", "second", "quarter", "decade", "night",
        "season", "head", "annum", "person", "capita", "time",
    ];
    let figure = own.figure();
    if let Some(per) = figure.per.as_deref() {
        let word = per.split(' ').next_back()?;
        // "per 1,000 people" is another sort of rate.
        let plain = !per.starts_with(|c: char| c.is_ascii_digit()) && !Word::of(word).is_in(TIMES);
        return plain.then(|| Of::Named(stem(word)));
    }
    if !matches!(figure.kind, FigureKind::Money | FigureKind::Quantity) {
        return None;
    }
    // "each of 60 pupils" names how many there are.
    let which = |at: usize| case.is(at, w!["which", "whom", "them"]);
    // … and one figure, not two: "each carries 25 tonnes, and 800 tonnes were on the road".
    let alone = |at: usize| {
        let from = case.tokens().get(at).map_or(figure.phrase.start, |token| token.span.start);
        let between = Span::new(from.min(figure.phrase.start), figure.phrase.start);
        case.figures_in(between).is_empty()
    };
    let plain = |at: &usize| {
        (!case.is(at + 1, w!["of", "other"]) || which(at + 2))
            && !case.is(at + 1, w!["hundred", "thousand", "ten", "dozen", "five", "million"])
            && alone(*at)
    };
    let before = case.find(case.back(figure.phrase, 8), EACH).filter(plain);
    let after = || case.find(case.ahead(figure.span, 3), EACH).filter(plain);
    match before {
        Some(at) if case.kind(at + 1) == Some(TokenKind::Word) => {
            Some(Of::Each(stem(case.printed(at + 1))))
        }
        Some(_) => Some(Of::Here),
        None => after().map(|_| Of::Here),
    }
}

/// A rate, a number of what it is said of, and their product.
fn product(case: &Case<'_>, field: &Field<'_>, rate: &Own<'_>) -> Option<Misfit> {
    let of = said_of(case, rate)?;
    let around = field.near(rate.index(), NEAR_SENTENCES);
    let others: Vec<&Own<'_>> =
        around.filter(|at| *at != rate.index()).filter_map(|at| field.own(at)).collect();
    let amounts = others.iter().filter(|own| own.is_amount());
    let (mut counts, mut totals) = (Vec::new(), Vec::new());
    let sentence = |own: &Own<'_>| case.sentence_index(own.figure().span.start);
    for own in amounts {
        let here = sentence(own) == sentence(rate);
        let named = match own.mention.measure {
            // "147 million ounces … at $42 each"
            Measure::Unit(name) => {
                own.figure().kind != FigureKind::Money
                    && match of {
                        // "a square metre" of a loft of 45 square metres
                        Of::Named(of) => of == stem(name.rsplit(' ').next().unwrap_or(name)),
                        Of::Each(_) | Of::Here => true,
                    }
            }
            Measure::Count(thing) => match of {
                Of::Named(of) => thing == of,
                Of::Each(of) => thing == of || thing != Word::NONE && own.value >= 2.0,
                Of::Here => here && thing != Word::NONE && own.value >= 2.0,
            },
            Measure::Rank | Measure::Age => false,
        };
        // "Twelve crates of 24 bottles each, 2,880 bottles altogether"
        let alike = own.alike(rate)
            && match (own.mention.measure, rate.mention.measure) {
                (Measure::Count(one), Measure::Count(other)) => one != Word::NONE && one == other,
                (_, measure) => matches!(measure, Measure::Unit(_)),
            };
        if named && !alike {
            counts.push(own);
        } else if alike {
            totals.push(own);
        }
    }
    let room = rate.room + ROUGH;
    let mut found: Option<(&Own<'_>, &Own<'_>, i32)> = None;
    for count in &counts {
        let wanted = rate.value * count.value;
        for total in &totals {
            if total.is(wanted, FITS) {
                return None;
            }
            let power = total.tens_from(wanted, (room + count.room).min(0.05));
            let slip = power.filter(|power| SLIPS.contains(&power.abs()));
            // "40 pumps of 7 kilowatts each … together 2,800 kilowatts": the noughts alone differ.
            let exact = || {
                let off = (wanted / total.value).log10();
                (off - off.round()).abs() < 1e-9 && count.value > 2.0 && rate.value > 1.0
            };
            let slip =
                slip.filter(|_| total.digits() >= 2 || matches!(of, Of::Named(_)) || exact());
            let here = sentence(total) == sentence(rate);
            let counted = matches!(count.mention.measure, Measure::Count(_));
            let tied = match of {
                Of::Named(_) => true,
                // Of another thing than the number the total must be told with the rate.
                Of::Each(of) => {
                    count.mention.measure == Measure::Count(of)
                        || counted && (here || taken_together(case, total, rate))
                }
                // "Another firm took £24.8 million" is no product of the sentence before.
                Of::Here => counted && (here || taken_together(case, total, rate)),
            };
            let whole = count.figure().value().is_some_and(Decimal::is_whole);
            let whole = whole || matches!(of, Of::Named(_));
            let Some(power) = slip.filter(|_| tied && whole) else { continue };
            if found.replace((*count, *total, power)).is_some() {
                return None;
            }
        }
    }
    let (count, total, power) = found?;
    // Of several numbers one may fit by accident.
    if counts.len() * totals.len() > 1 && total.digits() < 3 && power.abs() < 3 {
        return None;
    }
    // "a 60-kilometre road": 60 kilometres of it.
    let within = |own: &Own<'_>| wording::within(&wording::spaced(said(case, own.figure())));
    let [r, c] = [rate, count].map(within);
    // The one with a scale word where one is amiss; else the rate where it stands last.
    let scaled = power % 3 == 0 && total.power >= 6 && rate.power == 0;
    let last = rate.index() > total.index() && rate.index() > count.index();
    // "$48 for 12 clinics, $4 million each": what has no scale word has lost it.
    let bare = power % 3 == 0 && rate.power >= 6 && total.power == 0;
    let at_rate = last && !scaled && !bare;
    // A nought may be lost in either, and either of two scale words may be another.
    let worded = power.abs() == 3 && total.power >= 6 && rate.power >= 6;
    let either = (power.abs() < 3 || worded) && total.digits() >= 2;
    let (wrong, power) = if at_rate { (rate, -power) } else { (total, power) };
    let t = within(total);
    let n = case.words(count.figure().number);
    let (told, sum) = if at_rate {
        let each = if rate.figure().per.is_some() { "" } else { " each" };
        (format!("{t} for {c} is about {{}}{each}"), format!("{t} / {n} ≈ {{}}"))
    } else {
        let each = if rate.figure().per.is_some() { "" } else { " each" };
        (format!("{c} at {r}{each} is about {{}}"), format!("{n} × {r} ≈ {{}}"))
    };
    let other = if at_rate { total } else { rate };
    Some(Misfit {
        also: either.then(|| other.index()),
        wrong: wrong.index(),
        power,
        from: vec![count.index(), if at_rate { total.index() } else { rate.index() }],
        told,
        sum,
    })
}

/// Whether words say that the total is what all of them come to, in another sentence than the rate:
/// "Together they have", "at a price of £90,000 in all", "It needed 48 carts of 15 tons each".
fn taken_together(case: &Case<'_>, total: &Own<'_>, rate: &Own<'_>) -> bool {
    const SUMS: &Words = w![
        "that",
        "total",
        "altogether",
        "together",
        "all",
        "comes",
        "makes",
        "or",
        "share",
        "split",
        "shared",
        "this",
    ];
    let first = |own: &Own<'_>| case.sentence(own.figure()).map_or(0, |own| case.statement(own));
    let back = case.back(total.figure().phrase, 8);
    let opens = case.is(first(total), w!["together", "altogether", "combined", "all"]);
    let in_all = case.ahead(total.figure().span, 3).any(|at| {
        case.is(at, w!["in"]) && case.is(at + 1, w!["all", "total"])
            || case.is(at, w!["altogether", "overall"])
    });
    let own = first(rate);
    let took = case.is(own, w!["it", "that", "this"])
        && case.is(own + 1, w!["took", "is", "was", "makes", "made", "needed"])
        && total.index() < rate.index();
    case.any(back, SUMS) || opens || in_all || took
}

/// "…, or 86 percent of its capacity of 2 billion cubic metres": a share, its whole and the part.
fn share<'a>(case: &Case<'a>, field: &Field<'a>, percent: &Own<'_>) -> Option<Misfit> {
    let figure = percent.figure();
    let plain = figure.unit.is_some_and(|unit| unit.name == "percent")
        && figure.per.is_none()
        && figure.direction.is_none()
        && (1.0..100.0).contains(&percent.value);
    let at = case.token_at(figure.span.end);
    if !plain {
        return None;
    }
    if !case.is(at, w!["of"]) {
        return margin(case, field, percent).or_else(|| part_of(case, field, percent));
    }
    let sentence = case.sentence_index(figure.span.start);
    let around = field.near(percent.index(), NEAR_SENTENCES);
    let amounts: Vec<&Own<'_>> = around
        .filter_map(|at| field.own(at))
        .filter(|own| own.is_amount() && matches!(own.mention.measure, Measure::Unit(_)))
        .collect();
    let whole = whole(case, percent, &amounts, at)?;
    let parts: Vec<&Own<'_>> = amounts
        .iter()
        .filter(|own| own.index() != whole.index() && own.alike(whole))
        .filter(|own| own.index() < percent.index())
        .copied()
        .collect();
    let wanted = whole.value * percent.value / 100.0;
    if parts.iter().any(|part| part.is(wanted, FITS)) {
        return None;
    }
    let part = parts.into_iter().rev().find(|part| {
        let own = case.sentence_index(part.figure().span.start);
        own == sentence || own.zip(sentence).is_some_and(|(own, of)| own + 1 == of)
    })?;
    part_in_tens(case, percent, part, whole)
}

/// "Earnings of £72 million made a margin of 9 percent on sales of £800 million".
fn margin(case: &Case<'_>, field: &Field<'_>, percent: &Own<'_>) -> Option<Misfit> {
    const NEAR_TOKENS: usize = 4;
    const FAR_TOKENS: usize = 9;
    const PROFITS: &Words = w![
        "profit", "profits", "earned", "made", "earnings", "income", "makes", "earns", "surplus",
    ];
    const TURNOVER: &Words = w!["sales", "revenue", "revenues", "turnover"];
    let figure = percent.figure();
    if !case.any(case.back(figure.phrase, NEAR_TOKENS), w!["margin"]) {
        return None;
    }
    let sentence = case.sentence(figure)?.span;
    let amounts: Vec<&Own<'_>> = case
        .figures_in(sentence)
        .filter_map(|at| field.own(at))
        .filter(|own| own.is_amount() && own.figure().kind == FigureKind::Money)
        .collect();
    let [one, two] = amounts.as_slice() else { return None };
    let told =
        |own: &Own<'_>, words: &Words| case.any(case.back(own.figure().phrase, FAR_TOKENS), words);
    let near = |own: &Own<'_>| case.any(case.back(own.figure().phrase, NEAR_TOKENS), TURNOVER);
    let (profit, sales) = match (near(one), near(two)) {
        (false, true) => (one, two),
        (true, false) => (two, one),
        _ => return None,
    };
    if !told(profit, PROFITS) || !profit.alike(sales) {
        return None;
    }
    let wanted = profit.value * 100.0 / percent.value;
    let power = sales.tens_from(wanted, (profit.room + percent.room + ROUGH).min(0.05))?;
    if !SLIPS.contains(&power.abs()) {
        return None;
    }
    let [p, m] = [profit, percent].map(|own| wording::within(said(case, own.figure())));
    Some(Misfit {
        also: Some(profit.index()),
        wrong: sales.index(),
        power,
        from: vec![profit.index(), percent.index()],
        told: format!("{p} is {m} of about {{}}"),
        sum: format!("{p} / {m} ≈ {{}}"),
    })
}

/// "Only £18 of the £45 million set aside, or 40 percent": a part and its whole beside each other.
fn part_of(case: &Case<'_>, field: &Field<'_>, percent: &Own<'_>) -> Option<Misfit> {
    const FAR_TOKENS: usize = 4;
    /// A sentence of more is a table.
    const MOST_FIGURES: usize = 24;
    let sentence = case.sentence(percent.figure())?.span;
    let figures = case.figures_in(sentence);
    if figures.len() > MOST_FIGURES {
        return None;
    }
    let amounts: Vec<&Own<'_>> = figures
        .filter_map(|at| field.own(at))
        .filter(|own| own.is_amount() && matches!(own.mention.measure, Measure::Unit(_)))
        .collect();
    let two = amounts.windows(2).find_map(|two| {
        let [part, whole] = two else { return None };
        let gap = case.gap(part.figure().span, whole.figure().span);
        let of = case.is(gap.start, w!["of"]) && gap.len() <= FAR_TOKENS;
        (of && part.alike(whole)).then_some((part, whole))
    });
    let (part, whole) = two?;
    part_in_tens(case, percent, part, whole)
}

/// The part, where it is the share of its whole but for some tens.
fn part_in_tens(
    case: &Case<'_>,
    percent: &Own<'_>,
    part: &Own<'_>,
    whole: &Own<'_>,
) -> Option<Misfit> {
    let wanted = whole.value * percent.value / 100.0;
    let power = part.tens_from(wanted, (whole.room + percent.room + ROUGH).min(0.05))?;
    if !SLIPS.contains(&power.abs()) || part.digits() < 2 {
        return None;
    }
    let [p, w] = [percent, whole].map(|own| said(case, own.figure()));
    Some(Misfit {
        also: None,
        wrong: part.index(),
        power,
        from: vec![percent.index(), whole.index()],
        told: format!("{p} of {w} is about {{}}"),
        sum: format!("{p} × {w} ≈ {{}}"),
    })
}

/// The whole a percentage is said to be of: printed behind its "of", or named there and printed
/// before it.
fn whole<'f, 'a>(
    case: &Case<'_>,
    percent: &Own<'_>,
    amounts: &[&'f Own<'a>],
    of: usize,
) -> Option<&'f Own<'a>> {
    const FAR_TOKENS: usize = 6;
    const TURNOVER: &Words = w!["sales", "revenue", "revenues", "turnover"];
    let behind = amounts.iter().find(|own| own.index() > percent.index()).filter(|own| {
        let from = case.token_at(own.figure().span.start);
        let between = of + 1..from;
        let stops = w![",", ";", "and", "for", "in", "on", "from", "while", "but", "with", "."];
        from > of && between.len() <= FAR_TOKENS && !case.any(between, stops)
    });
    if let Some(own) = behind {
        return Some(*own);
    }
    let named = (of + 1..of + 4).find(|&at| case.is(at, TURNOVER))?;
    let only = case.only(of + 1..named, w!["its", "the", "total", "group", "net", "annual"]);
    let told = |own: &&&Own<'a>| {
        own.index() < percent.index()
            && case.any(case.back(own.figure().phrase, 2 * FAR_TOKENS), TURNOVER)
    };
    amounts.iter().find(told).filter(|_| only).copied()
}
