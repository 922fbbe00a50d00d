//! Reckonings that a passage tells in its own words: so much spread over four years, a third of
//! them, what is sold of the seats that remain, so much dearer, each of so many, an average, a
//! rate in an hour. Each gives one number of the digits printed and of another size.

use super::adds::priced;
use super::{Field, Misfit, Own, SLIPS, said};
use crate::check::case::Case;
use crate::check::mention::Measure;
use crate::check::relation::Line;
use crate::check::wording;
use crate::quantity::FigureKind;
use crate::text::{Span, Word, Words};
use crate::w;

/// What rounding beyond the printed digits newsrooms allow themselves.
const ROUGH: f64 = 0.012;

/// Within so much the reckoning is right.
const FITS: f64 = 0.2;

/// Spans of time with their seconds.
const TIMES: [(&Words, &str, f64); 7] = [
    (w!["second", "seconds"], "second", 1.0),
    (w!["minute", "minutes"], "minute", 60.0),
    (w!["hour", "hours", "hourly"], "hour", 3600.0),
    (w!["day", "days", "daily"], "day", 86_400.0),
    (w!["week", "weeks", "weekly"], "week", 604_800.0),
    (w!["month", "months", "monthly"], "month", 2_629_800.0),
    (w!["year", "years", "annually", "yearly", "annum"], "year", 31_557_600.0),
];

pub(super) fn misfits<'a>(case: &Case<'a>, field: &Field<'a>) -> Vec<Misfit> {
    let mut found = Vec::new();
    for index in 0..case.extraction.figures.len() {
        let Some(figure) = case.figure(index) else { continue };
        if figure.kind == FigureKind::Ratio {
            found.extend(share_of_them(case, field, index));
            found.extend(remaining(case, field, index));
            continue;
        }
        let Some(own) = field.own(index).filter(|own| own.value > 0.0) else { continue };
        if !matches!(figure.kind, FigureKind::Money | FigureKind::Quantity) {
            continue;
        }
        let time = per(case, own);
        let in_time = |(name, seconds)| {
            over_years(case, field, own, name).or_else(|| in_time(case, field, own, name, seconds))
        };
        found.extend(
            time.and_then(in_time)
                .or_else(|| dearer(case, field, own))
                .or_else(|| each_of(case, field, own))
                .or_else(|| averaged(case, field, own)),
        );
    }
    found
}

/// The power by which a number is off, where it is a slip of the pen.
fn slip(own: &Own<'_>, wanted: f64, room: f64) -> Option<i32> {
    let power = own.tens_from(wanted, room.min(0.05))?;
    let sure = own.digits() >= 2 || power.abs() >= 3;
    (SLIPS.contains(&power.abs()) && sure).then_some(power)
}

/// The one of several numbers that is off by tens, where none of them is right.
fn one_off<'f, 'a>(
    all: impl Iterator<Item = &'f Own<'a>> + Clone,
    wanted: f64,
    room: f64,
) -> Option<(&'f Own<'a>, i32)>
where
    'a: 'f,
{
    if all.clone().any(|own| own.is(wanted, FITS)) {
        return None;
    }
    let mut off = all.filter_map(|own| Some((own, slip(own, wanted, room)?)));
    let first = off.next()?;
    off.next().is_none().then_some(first)
}

/// The span of time that a figure is said to be per: "annually", "a year", "per hour".
fn per(case: &Case<'_>, own: &Own<'_>) -> Option<(&'static str, f64)> {
    let end = case.token_at(own.figure().span.end);
    let lead = usize::from(case.is(end, w!["a", "an", "per", "each", "every"]));
    let named = TIMES.iter().find(|(words, ..)| case.is(end + lead, words));
    // "£8 million years" is nothing.
    let adverb = |at: usize| case.printed(at).ends_with("ly");
    if let Some((_, name, seconds)) = named.filter(|_| lead == 1 || adverb(end)) {
        return Some((name, *seconds));
    }
    let per = own.figure().per.as_deref()?;
    TIMES.iter().find(|(_, name, _)| *name == per).map(|(_, name, seconds)| (*name, *seconds))
}

/// "€450 million, over three years … €150 million a year".
fn over_years(
    case: &Case<'_>,
    field: &Field<'_>,
    rate: &Own<'_>,
    name: &'static str,
) -> Option<Misfit> {
    if !matches!(name, "year" | "month" | "week") {
        return None;
    }
    let near = field.near(rate.index(), 1);
    let span = near.clone().filter_map(|at| field.own(at)).find(|own| {
        let figure = own.figure();
        figure.kind == FigureKind::Duration
            && own.value >= 2.0
            && figure.unit.is_some_and(|unit| unit.name == name)
            && case
                .any(case.back(figure.phrase, 3), w!["over", "across", "for", "within", "through"])
    })?;
    // "That is €150 million a year", not another's "£180 a year"
    let own = case.sentence(rate.figure())?;
    let first = case.statement(own);
    let taken_up = case.token_at(rate.figure().phrase.start) <= first + 8
        && case.is(first, w!["that", "this", "it", "so", "which", "each", "or", "annually"]);
    if !taken_up && !same_sentence(case, rate, span) {
        return None;
    }
    let wanted = rate.value * span.value;
    let together = |own: &&Own<'_>| {
        own.index() != rate.index()
            && own.alike(rate)
            && own.is_amount()
            && per(case, own).is_none()
            && !priced(case, own)
            && same_sentence(case, own, span)
            && own.index() < span.index()
    };
    let totals = near.filter_map(|at| field.own(at)).filter(together);
    let (total, power) = one_off(totals, wanted, rate.room + ROUGH)?;
    let gap = case.gap(total.figure().span, span.figure().span);
    if gap.len() > 14 || case.any(gap, w![";", "but", "while"]) {
        return None;
    }
    let (r, s) = (with_time(case, rate, name), said(case, span.figure()));
    Some(Misfit {
        also: None,
        wrong: total.index(),
        power,
        from: vec![rate.index(), span.index()],
        told: format!("{r} is {{}} in {s}"),
        sum: format!("{r} × {} = {{}}", case.words(span.figure().number)),
    })
}

/// A rate with its time: "€150 million a year".
fn with_time(case: &Case<'_>, rate: &Own<'_>, name: &str) -> String {
    let words = said(case, rate.figure());
    let told = rate.figure().per.is_some() && rate.figure().span.end > rate.figure().number.end;
    let printed = words.ends_with(name) || words.ends_with("ly");
    if told && printed {
        words.to_owned()
    } else {
        format!("{words} {} {name}", wording::article(name))
    }
}

fn same_sentence(case: &Case<'_>, one: &Own<'_>, other: &Own<'_>) -> bool {
    let [one, other] = [one, other].map(|own| case.sentence_index(own.figure().span.start));
    one == other
}

/// "30 litres a second … 108,000 litres in an hour".
fn in_time(
    case: &Case<'_>,
    field: &Field<'_>,
    rate: &Own<'_>,
    one: &'static str,
    seconds: f64,
) -> Option<Misfit> {
    // Nobody is paid round the clock, and few machines run so.
    let paid = rate.figure().kind == FigureKind::Money;
    if one == "hour" && (paid || matches!(rate.mention.measure, Measure::Count(_))) {
        return None;
    }
    let near = field.near(rate.index(), 1);
    let others = near.filter(|at| *at != rate.index()).filter_map(|at| field.own(at));
    let mut found = None;
    for other in others.filter(|own| one_sort(rate, own)) {
        let Some((words, times)) = whole_time(case, other, one) else { continue };
        let wanted = rate.value * times / seconds;
        if other.is(wanted, FITS) {
            return None;
        }
        let power = slip(other, wanted, rate.room + ROUGH);
        let Some(power) = power.filter(|_| found.is_none()) else { continue };
        found = Some((other, power, words));
    }
    let (other, power, span) = found?;
    let rate_words = with_time(case, rate, one);
    Some(Misfit {
        also: None,
        wrong: other.index(),
        power,
        from: vec![rate.index()],
        told: format!("{rate_words} is about {{}} in {} {span}", wording::article(span)),
        sum: format!("{rate_words} ≈ {{}} {} {span}", wording::article(span)),
    })
}

/// Whether both measure the same, where the second says what.
fn one_sort(one: &Own<'_>, other: &Own<'_>) -> bool {
    match (one.mention.measure, other.mention.measure) {
        (Measure::Unit(one), Measure::Unit(other)) => one == other,
        (Measure::Count(one), Measure::Count(other)) => {
            one != Word::NONE && (other == one || other == Word::NONE)
        }
        _ => false,
    }
}

/// The time in which so much is done: "an hour", "in the course of a day", "daily".
fn whole_time(case: &Case<'_>, own: &Own<'_>, rate: &str) -> Option<(&'static str, f64)> {
    const NEAR_TOKENS: usize = 9;
    let ahead = case.ahead(own.figure().span, NEAR_TOKENS);
    let stops = w![",", ";", ".", "and", "but", "while", "or", "after", "before", "until"];
    let end = case.find(ahead.clone(), stops).unwrap_or(ahead.end);
    let one = w!["a", "an", "per", "each", "every", "one", "single", "the"];
    let at = (ahead.start..end).find(|&at| TIMES.iter().any(|(words, ..)| case.is(at, words)))?;
    let (_, name, seconds) = TIMES.iter().find(|(words, ..)| case.is(at, words))?;
    let adverb = case.printed(at).ends_with("ly");
    let single = at > ahead.start && case.is(at - 1, one) && !case.printed(at).ends_with('s');
    (*name != rate && (adverb || single)).then_some((*name, *seconds))
}

/// "1.8 young salmon … A third of them, 600,000,".
fn share_of_them(case: &Case<'_>, field: &Field<'_>, index: usize) -> Option<Misfit> {
    const NEAR_TOKENS: usize = 5;
    let figure = case.figure(index)?;
    let share = figure.value()?.to_f64();
    let end = case.token_at(figure.span.end);
    let them = w!["them", "these", "those", "it", "this", "that", "which", "whom"];
    if !case.is(end, w!["of"]) || !case.is(end + 1, them) || !(0.0..1.0).contains(&share) {
        return None;
    }
    let part = field.own(index + 1).filter(|own| own.is_amount() && own.power <= 6)?;
    let gap = case.gap(figure.span, part.figure().phrase);
    let sign = case.any(gap.clone(), w![",", "or", "(", "—", "–", ":"]);
    if gap.len() > NEAR_TOKENS || !sign || case.any(gap, w!["and", "but", "while", "from"]) {
        return None;
    }
    let before = field.near(index, 1).filter(|at| *at < index).filter_map(|at| field.own(at));
    let whole = before.rev().find(|own| own.is_amount())?;
    let kin = whole.alike(part) || matches!(part.mention.measure, Measure::Count(Word::NONE));
    // "Set up with €7.5": that a word is lost is told without the sum.
    let lost = whole.figure().kind == FigureKind::Money
        && whole.power == 0
        && whole.figure().last_digit == -1;
    let wanted = part.value / share;
    if !kin || lost || share <= 0.0 || whole.is(wanted, FITS) {
        return None;
    }
    let power = slip(whole, wanted, part.room + ROUGH)?;
    let p = case.words(part.figure().number);
    let s = case.words(figure.span).replacen("A ", "a ", 1);
    Some(Misfit {
        also: None,
        wrong: whole.index(),
        power,
        from: vec![index, part.index()],
        told: format!("{p} is {} of about {{}}", wording::within(&s)),
        sum: format!("{p} / {} ≈ {{}}", wording::within(&s)),
    })
}

/// "54 tickets had been sold. Only 6,000 of the 60,000 seats are left".
fn remaining(case: &Case<'_>, field: &Field<'_>, index: usize) -> Option<Misfit> {
    const NEAR_TOKENS: usize = 6;
    const LEFT: &Words = w![
        "remain",
        "remained",
        "remains",
        "remaining",
        "left",
        "free",
        "unsold",
        "vacant",
        "empty",
        "available",
        "unclaimed",
        "untaken",
    ];
    const TAKEN: &Words = w![
        "sold", "taken", "booked", "filled", "gone", "occupied", "reserved", "let", "claimed",
        "bought", "issued", "allotted", "spent", "used",
    ];
    let figure = case.figure(index)?;
    if !case.any(case.ahead(figure.span, NEAR_TOKENS), LEFT) {
        return None;
    }
    let sentence = case.sentence(figure)?.span;
    let line = Line::of(case, case.figures_in(sentence))?;
    let mut pair = line.terms.iter().filter(|term| term.figure.span == figure.span);
    let (part, whole) = (pair.next().filter(|part| part.of_next)?, pair.next()?);
    let wanted = whole.value - part.value;
    let near = field.near(index, 1).filter(|at| *at != index);
    let sold = |own: &&Own<'_>| {
        let around = case.sentence(own.figure()).map_or(0..0, |s| s.first_token..s.end_token);
        own.is_amount()
            && matches!(own.mention.measure, Measure::Count(_))
            && case.any(around, TAKEN)
    };
    let (own, power) = one_off(near.filter_map(|at| field.own(at)).filter(sold), wanted, 0.001)?;
    let [p, w] = [part, whole].map(|term| wording::within(case.words(term.number)));
    Some(Misfit {
        also: None,
        wrong: own.index(),
        power,
        from: vec![index],
        told: format!("with {p} of {w} left, {{}} are gone"),
        sum: format!("{w} − {p} = {{}}"),
    })
}

/// "A bid of €16.2 million; the next was €0.7 million dearer, at €169 million".
fn dearer(case: &Case<'_>, field: &Field<'_>, step: &Own<'_>) -> Option<Misfit> {
    const NEAR_TOKENS: usize = 5;
    const UP: &Words = w![
        "dearer", "more", "higher", "above", "costlier", "better", "larger", "bigger", "longer",
        "heavier", "taller", "over",
    ];
    const DOWN: &Words =
        w!["cheaper", "less", "lower", "below", "fewer", "smaller", "shorter", "lighter", "under",];
    let end = case.token_at(step.figure().span.end);
    let up = case.is(end, UP);
    if !up && !case.is(end, DOWN) {
        return None;
    }
    let now = field.own(step.index() + 1).filter(|own| own.alike(step))?;
    let gap = case.gap(step.figure().span, now.figure().phrase);
    let lead = w!["at", "to", "of", ",", "and", "came", "or", "with", "a", "total", ":", "—", "–"];
    let close = gap.len() >= 2
        && gap.len() <= NEAR_TOKENS
        && case.any(gap.clone(), w!["at", "to", ",", ":", "—", "–"])
        && case.only(gap.start + 1..gap.end, lead);
    let before = field.near(step.index(), 1).filter(|at| *at < step.index());
    let then = before.rev().filter_map(|at| field.own(at)).find(|own| own.alike(step))?;
    let wanted = if up { then.value + step.value } else { then.value - step.value };
    if !close || then.value <= step.value || now.is(wanted, FITS) {
        return None;
    }
    let power = slip(now, wanted, 1e-6).filter(|_| now.digits() >= 2)?;
    let [s, t] = [step, then].map(|own| said(case, own.figure()));
    let (way, sign) = if up { ("more", "+") } else { ("less", "−") };
    Some(Misfit {
        also: None,
        wrong: now.index(),
        power,
        from: vec![then.index(), step.index()],
        told: format!("{s} {way} than {t} is {{}}"),
        sum: format!("{t} {sign} {s} = {{}}"),
    })
}

/// "Each of the 820 members gets £150. The money, £1.23 million,".
fn each_of(case: &Case<'_>, field: &Field<'_>, rate: &Own<'_>) -> Option<Misfit> {
    const FAR_TOKENS: usize = 12;
    const NEAR_TOKENS: usize = 6;
    let count = field.own(rate.index().checked_sub(1)?)?;
    if !matches!(count.mention.measure, Measure::Count(thing) if thing != Word::NONE)
        || !same_sentence(case, count, rate)
        || case.gap(count.figure().span, rate.figure().phrase).len() > FAR_TOKENS
    {
        return None;
    }
    let back = case.back(count.figure().phrase, NEAR_TOKENS);
    let each = case.find(back.clone(), w!["each", "every"])?;
    if !case.any(each + 1..back.end, w!["of"]) {
        return None;
    }
    of_total(case, field, rate, count, "each")
}

/// "Of 60 branches the average one sold for €2 million".
fn averaged(case: &Case<'_>, field: &Field<'_>, rate: &Own<'_>) -> Option<Misfit> {
    const NEAR_TOKENS: usize = 6;
    let before = case.back(rate.figure().phrase, NEAR_TOKENS);
    let mean = case
        .find(before.clone(), w!["average", "typical"])
        .filter(|&at| !case.any(at..before.end, w![",", ";", "and", "but", "from", "than"]));
    let behind = case.ahead(rate.figure().span, 4);
    let on = case.find(behind, w!["average"]).filter(|&at| case.is(at - 1, w!["on"]));
    mean.or(on)?;
    let mut counts = case
        .figures_in(case.sentence(rate.figure())?.span)
        .filter_map(|at| field.own(at))
        .filter(|own| {
            matches!(own.mention.measure, Measure::Count(thing) if thing != Word::NONE)
                && own.value >= 2.0
                && own.figure().per.is_none()
        });
    let (count, None) = (counts.next()?, counts.next()) else { return None };
    of_total(case, field, rate, count, "on average")
}

/// The total of so many at so much each, told as a pot or a turnover.
fn of_total(
    case: &Case<'_>,
    field: &Field<'_>,
    rate: &Own<'_>,
    count: &Own<'_>,
    how: &str,
) -> Option<Misfit> {
    const NEAR_TOKENS: usize = 14;
    const SUMS: &Words = w![
        "pot",
        "money",
        "fund",
        "sum",
        "bill",
        "cost",
        "costs",
        "total",
        "turnover",
        "sales",
        "revenue",
        "revenues",
        "takings",
        "payroll",
        "budget",
        "outlay",
        "payout",
        "altogether",
        "together",
        "all",
        "handout",
        "bonus",
        "income",
        "receipts",
        "earned",
        "took",
        "turned",
        "spent",
        "raised",
        "profit",
        "rent",
        "rents",
        "fees",
        "wages",
        "programme",
        "gift",
    ];
    let wanted = rate.value * count.value;
    let told = |own: &&Own<'_>| {
        let back = case.back(own.figure().phrase, NEAR_TOKENS);
        own.index() != rate.index()
            && own.alike(rate)
            && own.is_amount()
            && own.figure().per.is_none()
            && own.value > rate.value
            && case.any(back, SUMS)
    };
    let totals = field.near(rate.index(), 1).filter_map(|at| field.own(at)).filter(told);
    let room = rate.room + count.room + ROUGH;
    let (total, power) = one_off(totals, wanted, room)?;
    let [r, c] = [rate, count].map(|own| wording::within(said(case, own.figure())));
    let n = case.words(Span::new(count.figure().number.start, count.figure().number.end));
    Some(Misfit {
        also: None,
        wrong: total.index(),
        power,
        from: vec![count.index(), rate.index()],
        told: format!("{c} at {r} {how} is about {{}}"),
        sum: format!("{n} × {r} ≈ {{}}"),
    })
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn a_passage_reckons_in_its_own_words() {
        for (body, message) in [
            (
                "The fund for the dykes is €450, to be spent over three years. That is €150 \
                 million a year.",
                "€150 million a year is €450 million in three years, not €450. €450 million would \
                 fit.",
            ),
            (
                "Into the river the wardens tipped 1.8 young salmon in May. A third of them, \
                 600,000 in all, went upstream by lorry.",
                "600,000 is a third of about 1.8 million, not 1.8 young salmon. 1.8 million young \
                 salmon would fit.",
            ),
            (
                "When the office shut 54 tickets had been sold for the final. Only 6,000 of the \
                 60,000 seats remained.",
                "With 6,000 of 60,000 left, 54,000 tickets are gone, not 54 tickets. 54,000 \
                 tickets would fit.",
            ),
            (
                "The first offer was of €16.2 million; the second turned out to be €0.7 million \
                 dearer, at €169 million.",
                "€0.7 million more than €16.2 million is €16.9 million, not €169 million. €16.9 \
                 million would fit.",
            ),
            (
                "Every one of the 820 members will get £150. The money, £1.23 million, was raised \
                 by selling the pier.",
                "820 members at £150 each is about £123,000, not £1.23 million. £123,000 would \
                 fit.",
            ),
            (
                "Its turnover grew to £48 billion. As the chain has 60 branches, the average shop \
                 took about £800,000.",
                "60 branches at £800,000 on average is about £48 million, not £48 billion. £48 \
                 million would fit.",
            ),
            (
                "Water leaks at 30 litres a second, and so 1,080,000 litres vanish in the course \
                 of an hour.",
                "30 litres a second is about 108,000 litres in an hour, not 1,080,000 litres. \
                 108,000 litres would fit.",
            ),
        ] {
            let told: Vec<String> = flags(body).into_iter().map(|flag| flag.message).collect();
            assert_eq!(told, [message], "{body}");
        }
        for body in [
            "The fund for the dykes is €450 million, to be spent over three years. That is €150 \
             million a year.",
            "A ticket for the season costs £720 over four years. The club takes £180 million a \
             year.",
            "The wardens tipped 1.8 tonnes of salmon into the river. A third of it, 600 kilos, \
             was sick.",
            "Some 54 tickets were stolen. Only 6,000 of the 60,000 seats remained, as 54,000 had \
             been sold.",
            "Each of the 820 members will get £150. The pier, sold for £1.23 million, pays for it.",
            "Water leaks at 30 litres a second, and so 108,000 litres vanish in the course of an \
             hour.",
            "It prints 400 pages a minute and binds 240,000 a day.",
        ] {
            assert!(flags(body).is_empty(), "{body}\n{:?}", flags(body));
        }
    }
}
