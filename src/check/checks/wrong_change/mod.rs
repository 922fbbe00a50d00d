//! A rise or fall in words, as an amount or as a multiple, that its two amounts do not show.

mod examples;
mod step;

use std::ops::Range;

use crate::check::arithmetic::{minus, printed};
use crate::check::calendar;
use crate::check::change::{LESS, MORE, may_be_bounds, said_down};
use crate::check::compared::{Compared, pairs};
use crate::check::evident::changes::{Apart, changes};
use crate::check::evident::ways::way;
use crate::check::flag::add_apart;
use crate::check::other_base::{is_measured_elsewhere, is_of_unsaid_year, is_paced};
use crate::check::passage::multiples;
use crate::check::passage::steps;
use crate::check::relation::{Line, Sort, Term};
use crate::check::sides::{self, Side};
use crate::check::spelled::with_capital_of;
use crate::check::than::{Than, Times, thans, times};
use crate::check::turned::{DOWN, UP, opposite};
use crate::check::upside_down::{PLACED, upside_down};
use crate::check::{Case, Check, Flag, Severity, mend, wording};
use crate::quantity::{Bound, Direction, Figure, FigureKind, Interval};
use crate::text::{Span, Words};
use crate::{w, words};

use step::beside;
pub(in crate::check) use step::{is_points, is_step};

pub(in crate::check) const CHECK: Check = Check {
    code: "wrong-change",
    summary: "A rise, a fall or a multiple is not what its two amounts show",
    why: "“From $400 to $500, an increase of $300” and “fell from 4,100 to 5,300” print both \
          amounts beside what became of them. The difference, the direction and the multiple \
          (“doubled”, “halved”) are compared with the two, with all that their rounding leaves \
          open, also where they stand in the sentences beside it. Exchange rates, places in a \
          table, amounts below nought and amounts whose scale \
          is in doubt keep it silent.",
    severity: Severity::Error,
    run,
    fires: examples::FIRES,
    silent: examples::SILENT,
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    if case.extraction.figures.len() < 2 {
        return flags;
    }
    for group in case.figures_by_sentence() {
        if group.len() > 1
            && let Some(line) = Line::of(case, group)
        {
            flags.extend(in_sentence(&line));
        }
    }
    let told = multiples::flags(case).into_iter().chain(steps::flags(case));
    let new: Vec<Flag> =
        told.filter(|new| flags.iter().all(|flag: &Flag| flag.span != new.span)).collect();
    flags.extend(new);
    let moves = |own: &Figure| own.kind != FigureKind::Date;
    let apart = changes(case, moves).into_iter().filter_map(|(line, found)| match found.apart {
        Apart::Step(step) => step_flag(&line, &found.old, &found.new, &step),
        Apart::Times(at, said) => many_times(&line, &found.old, &found.new, (at, said)),
        Apart::Share(_) => None,
    });
    add_apart(&mut flags, apart);
    flags
}

fn in_sentence(line: &Line<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    for pair in pairs(line) {
        let (Some(old), Some(new)) = (line.term(pair.old), line.term(pair.new)) else { continue };
        let one = old.figure.unit == new.figure.unit || old.unit() == new.unit();
        let unit = one && old.room.low > 0.0 && new.room.low > 0.0;
        if !unit || in_doubt(line, old, new) {
            continue;
        }
        if let Some(flag) = difference(line, pair, old, new) {
            flags.push(flag);
        } else if pair.from_to && !elsewhere(line, old) && !upside_down(line, old, new) {
            flags
                .extend(multiple(line, pair, old, new).or_else(|| direction(line, pair, old, new)));
        }
    }
    let none = flags.is_empty();
    if let Some(found) = way(line).filter(|_| none) {
        flags.extend(turned(line, &found.old, &found.new, (found.at, found.up)));
    }
    flags.extend(thans(line).iter().filter_map(|than| apart(line, than)));
    let doubtful = |times: &&Times<'_>| !in_doubt(line, &times.base, &times.own);
    flags.extend(times(line).iter().filter(doubtful).filter_map(|found| {
        many_times(line, &found.base, &found.own, (found.at..found.at + 1, found.said))
    }));
    // Two ways of finding the two amounts are one doubt.
    flags.sort_by_key(|flag| flag.span.start);
    flags.dedup_by_key(|flag| flag.span);
    flags
}

/// "1,200 people, 300 fewer than the 1,800 it had last year".
fn apart(line: &Line<'_>, than: &Than<'_>) -> Option<Flag> {
    let Than { own, step, base, more } = than;
    let (high, low) = if *more { (own, base) } else { (base, own) };
    let right = minus(high.room, low.room);
    let finite = right.high.is_finite() && right.low.is_finite() && step.room.high.is_finite();
    if !finite || !step.room.low.is_finite() || right.meets(step.room) {
        return None;
    }
    let case = &line.case;
    let [o, b, s] = [own, base, step].map(|term| term.said(case));
    let word = case.printed(step.end);
    let fits = base.value + if *more { step.value } else { -step.value };
    let fits = own.like(case, &printed(fits / own.factor()));
    let gap = step.like(case, &printed((own.value - base.value).abs() / step.factor()));
    let reading = case.words(step.span).replacen(s, &gap, 1);
    let same = (own.value > base.value) == *more;
    Some(Flag {
        code: CHECK.code,
        severity: if same { Severity::Error } else { Severity::Warning },
        span: step.span,
        message: format!(
            "{o} and {b} are {gap} apart, but the text says {s} {word}; {s} {word} than {b} is \
             {fits}. One of the three is wrong."
        ),
        computation: format!("{o} − {b} = {}{gap}, printed {s} {word}", sign(own, base)),
        related: vec![own.span, base.span],
        suggestions: if same { vec![reading] } else { Vec::new() },
    })
}

/// The sign of the difference of the two.
fn sign(own: &Term<'_>, base: &Term<'_>) -> &'static str {
    if own.value < base.value { "−" } else { "" }
}

/// Whether the two may be in other scales or of other things than they seem.
fn in_doubt(line: &Line<'_>, old: &Term<'_>, new: &Term<'_>) -> bool {
    const FAR_APART: f64 = 30.0;
    let far = old.value > new.value * FAR_APART || new.value > old.value * FAR_APART;
    let one_scale = old.figure.scale.is_some() != new.figure.scale.is_some();
    let things = old.is_amount() && new.is_amount() && !old.same_thing(new);
    let metre = |term: &Term<'_>| line.case.words(term.figure.span).ends_with('m');
    far || one_scale && (metre(old) || metre(new) || old.value.max(new.value) < 1e3)
        || things
        || old.figure.kind == FigureKind::Age
}

/// Whether the sentence is of exchange rates or of places in a table, which fall upwards.
fn elsewhere(line: &Line<'_>, old: &Term<'_>) -> bool {
    const RATES: &Words = words![
        PLACED,
        w![
            "euro", "yen", "currency", "pound", "sterling", "peso", "rouble", "ruble", "rupee",
            "lira", "franc", "exchange", "yuan", "table", "list", "a.m.", "p.m.", "feet", "slots"
        ]
    ];
    let from = old.first.saturating_sub(24).max(line.first);
    let money = line.case.any(from..old.first, w!["dollar"]);
    money || line.case.any(from..(old.end + 24).min(line.end), RATES)
}

/// "from $400 to $500, an increase of $300".
fn difference(line: &Line<'_>, pair: Compared, old: &Term<'_>, new: &Term<'_>) -> Option<Flag> {
    let (first, last) = pair.printed();
    let (one, two) = (line.term(first)?, line.term(last)?);
    let shares = old.sort == Sort::Percent && new.sort == Sort::Percent;
    let step = line.terms.iter().enumerate().find_map(|(at, term)| {
        let time = old.figure.kind == FigureKind::Duration
            && term.figure.kind == FigureKind::Duration
            && term.figure.value().is_some()
            && term.figure.unit == old.figure.unit;
        // "from 31 million tons to 34 million tons, a gain of three million"
        let bare = term.figure.kind == FigureKind::Number
            && term.figure.thing.is_none()
            && term.figure.scale == new.figure.scale
            && old.figure.kind != FigureKind::Money;
        let unit = term.unit() == old.unit() || bare;
        let amounts = term.is_amount() && old.is_amount() && unit || time;
        let own = at != first && at != last && (amounts || shares && is_points(term));
        (own && is_step(line, term) && beside(line, one, two, term)).then_some(term)
    })?;
    // "added 140 jobs, 60 in 2012 and 80 in 2013" is taken apart; no step is more than its ends.
    let most = old.value.max(new.value);
    let near = |value: f64| (value - step.value).abs() <= step.value * 0.01;
    let tens = near((old.value - new.value).abs() * 10.0) && !near(old.value + new.value);
    let parts = !pair.from_to && step.end <= one.first.min(two.first) && step.value > most;
    if parts && !tens {
        return None;
    }
    step_flag(line, old, new, step)
}

/// The flag for an amount of change that is not the difference of the two.
pub(in crate::check) fn step_flag(
    line: &Line<'_>,
    old: &Term<'_>,
    new: &Term<'_>,
    step: &Term<'_>,
) -> Option<Flag> {
    let shares = old.sort == Sort::Percent && new.sort == Sort::Percent;
    let per = &step.figure.per;
    let other_per = per.is_some() && *per != old.figure.per && *per != new.figure.per;
    // "from £60 to £75 a month, £180 more a year"
    let time = |at: usize| mend::time_at(&line.case, at);
    let more = line.case.is(step.end, MORE) || line.case.is(step.end, LESS);
    let told = if more { time(step.end + 1) } else { None };
    let own = mend::rate(&line.case, new).or_else(|| mend::rate(&line.case, old));
    let other_time = told.zip(own).is_some_and(|(told, own)| told != own);
    if other_per || other_time || of_other_time(line, step, [old, new]) {
        return None;
    }
    let rise = new.value > old.value;
    let (high, low) = if rise { (new, old) } else { (old, new) };
    let right = minus(high.room, low.room);
    if !right.high.is_finite() || !right.low.is_finite() || step.room.meets(right) {
        return None;
    }
    let case = &line.case;
    let (tokens, down) = (step.first..step.end, said_down(line, step));
    if is_measured_elsewhere(line, [old, new], tokens.clone(), down)
        || is_of_unsaid_year(line, old, tokens)
    {
        return None;
    }
    let [f, t, s] = [old, new, step].map(|term| term.said(case));
    let words = if rise { "rise" } else { "fall" };
    let power = wording::printed_power(&case.text.body, step.figure);
    let unit = 10_f64.powi(power) * step.factor();
    let needed = (high.value - low.value) / unit;
    let needed = if (needed - needed.round()).abs() < 1e-6 {
        wording::grouped(needed)
    } else {
        format!("{needed:.2}").trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let digits = wording::digits(&case.text.body, step.figure);
    let needed = step.with_cents(needed);
    // "by a quarter of a point" is told as printed.
    let spelt = !digits.contains(|c: char| c.is_ascii_digit());
    let (s, right) = if spelt {
        (case.words(step.span), needed.clone())
    } else {
        (s, s.replacen(digits, &needed, 1))
    };
    let points = match (shares, step.major) {
        (true, Some(_)) => " basis points",
        (true, None) => " percentage points",
        _ => "",
    };
    // What is said to move the other way would stay wrong with any amount.
    let fits = down.is_none_or(|down| down != rise);
    let offer = if fits { format!("; {right}{points} would fit") } else { String::new() };
    let mut flag = Flag {
        code: CHECK.code,
        severity: Severity::Error,
        span: step.span,
        message: format!(
            "From {f} to {t} is a {words} of {right}{points}, not {s}. One of the three is \
             wrong{offer}."
        ),
        computation: format!("{t} − {f} = {}{right}, printed {s}", if rise { "" } else { "−" }),
        related: vec![old.span, new.span],
        suggestions: if fits && spelt {
            vec![format!("{needed}{points}")]
        } else if fits {
            vec![case.words(step.span).replacen(digits, &needed, 1)]
        } else {
            Vec::new()
        },
    };
    let percent = line.terms.iter().any(|term| term.sort == Sort::Percent);
    let signed = if rise { step.value } else { -step.value };
    // "By half a point from 4.25 to 47.5 percent": the point of one of the two has moved.
    if shares && let Some((diagnosis, _)) = flag.message.clone().split_once(". One of") {
        let ends = [(new, old.value + signed), (old, new.value - signed)];
        let sides: Vec<Side> = ends
            .into_iter()
            .filter_map(|(term, own)| Side::exactly(case, term, own))
            .filter(Side::is_sure)
            .collect();
        if sides.len() == 1 {
            sides::tell(&mut flag, diagnosis, "One of the three", &sides);
        }
    }
    if fits
        && !percent
        && !shares
        && let Some((diagnosis, _)) = flag.message.clone().split_once(". One of")
    {
        let needed =
            [(step, high.value - low.value), (old, new.value - signed), (new, old.value + signed)];
        let sides = needed.into_iter().filter_map(|(term, own)| Side::exactly(case, term, own));
        let sides: Vec<Side> = sides.collect();
        sides::tell(&mut flag, diagnosis, "One of the three", &sides);
    }
    mend::with_percent(line, [old, new, step], &right, &mut flag);
    Some(flag)
}

/// "up $1.50 on Friday", "up $5 in May alone": a step of a time of its own. "Up by £6 in January to
/// £48 from £42" has one time for all three.
fn of_other_time(line: &Line<'_>, step: &Term<'_>, ends: [&Term<'_>; 2]) -> bool {
    const NEAR_TOKENS: usize = 5;
    let case = &line.case;
    // Behind the next number a time is told of that.
    let number = |at: usize| ends.iter().any(|own| own.first <= at && at < own.end);
    let clause = |from: usize| {
        let ahead = from..(from + NEAR_TOKENS).min(line.end);
        let closed = |at: &usize| case.is(*at, w![",", ";", "."]) || number(*at);
        from..ahead.clone().find(closed).unwrap_or(ahead.end)
    };
    let named = |at: usize| {
        calendar::month_at(case, at).is_some() || calendar::weekday_at(case, at).is_some()
    };
    let alone = w!["alone", "yesterday", "today"];
    let between = step.end <= ends[0].first.min(ends[1].first);
    let timed = |own: &Term<'_>| {
        clause(own.end).any(|at| {
            named(at) || line.is_time(at) || case.is(at, w!["year", "ago", "earlier", "before"])
        })
    };
    let own_time = !between || ends.into_iter().any(timed);
    clause(step.end).any(|at| case.is(at, alone) || own_time && named(at))
}

/// The last word before the pair that moves it, and what stands between.
fn verb(line: &Line<'_>, pair: Compared, words: &Words) -> Option<usize> {
    const LIGHT: &Words = w![
        "from", "to", ",", "in", "size", "the", "by", "about", "nearly", "only", "just", "more",
        "than", "some", "slightly", "sharply", "steadily", "fee", "tax", "number"
    ];
    let (first, _) = pair.printed();
    let term = line.term(first)?;
    let case = &line.case;
    let from = term.first.saturating_sub(5).max(line.first);
    let at = (from..term.first).rev().find(|&at| case.is(at, words))?;
    // "rose $3.15 to $41.85 from $45"
    let step = |at: usize| {
        let mut own = line.terms.iter().filter(|own| own.first <= at && at < own.end);
        own.any(|own| is_step(line, own))
    };
    (at + 1..term.first).all(|at| case.is(at, LIGHT) || step(at)).then_some(at)
}

/// "fell from 4,100 to 5,300"; "5,300, down from 4,100".
fn direction(line: &Line<'_>, pair: Compared, old: &Term<'_>, new: &Term<'_>) -> Option<Flag> {
    let case = &line.case;
    let (first, last) = pair.printed();
    let (a, b) = (line.term(first)?, line.term(last)?);
    // "5,300, up from 4,100"
    let gap = a.end..b.first;
    let between = b.first.checked_sub(2).filter(|&at| gap.contains(&at) && pair.old == last);
    let particle =
        between.filter(|&at| case.is(at, w!["up", "down"]) && case.is(at + 1, w!["from"]));
    let (at, says_up) = if let Some(at) = particle {
        (at, case.is(at, w!["up"]))
    } else {
        let near = if case.any(gap, w!["up", "down"]) { None } else { Some(()) };
        near?;
        match (verb(line, pair, UP), verb(line, pair, DOWN)) {
            (Some(at), None) => (at, true),
            (None, Some(at)) => (at, false),
            _ => return None,
        }
    };
    turned(line, old, new, (at, says_up))
}

/// The flag for two amounts that went the other way than the word at that token says.
fn turned(
    line: &Line<'_>,
    old: &Term<'_>,
    new: &Term<'_>,
    (at, says_up): (usize, bool),
) -> Option<Flag> {
    let case = &line.case;
    let (a, b) = if old.first < new.first { (old, new) } else { (new, old) };
    let moved = old.figure.direction.or(new.figure.direction);
    let known = moved.is_none_or(|moved| (moved == Direction::Up) == says_up);
    let apart = !old.room.meets(new.room);
    if (new.value - old.value).abs() < f64::EPSILON
        || (new.value > old.value) == says_up
        || !known
        || !apart
    {
        return None;
    }
    // "from 120 a day to 180 a week", "from 120 a day to 180 in all of May"
    let total = mend::rate(case, a).is_some()
        && mend::rate(case, b).is_none()
        && case.is(b.end, w!["in", "over", "for", "during", "through", "throughout", "all"]);
    // "slipped from 30 points to 40 points behind the leader", "the limit was eased to 50"
    let lagging = case.is(b.end, w!["behind", "adrift", "short", "off"]);
    let loosened = case.is(at, w!["eased", "relaxed"])
        && line.any(line.first..at, w!["limit", "limits", "cap", "curbs", "rule", "rules"]);
    if total || may_be_bounds(line, a, b) || lagging || loosened || mend::rates_apart(case, a, b) {
        return None;
    }
    let [f, t] = [old, new].map(|term| term.said(case));
    let word = case.printed(at);
    let (is, sign) = if says_up { ("fall", "<") } else { ("rise", ">") };
    // A percentage beside them decides whether they may.
    let percent = old.is_amount() && line.terms.iter().any(|term| term.sort == Sort::Percent);
    let amounts = a.span.cover(b.span);
    let exchanged = mend::exchanged(case, amounts, old, new).filter(|_| !percent);
    // "rose from $900 to $700" may be a fall; the reading takes the verb along.
    let own = case.tokens().get(at)?.span;
    let article = case.is(at.saturating_sub(1), w!["a", "an"]);
    let behind = own.start >= amounts.end;
    let turned = opposite(word).filter(|_| !percent && !article && !behind);
    let span = if turned.is_some() { own.cover(amounts) } else { amounts };
    let head = case.words(Span::new(span.start, amounts.start));
    let other_word = turned.map(|turned| {
        let [before, after] = [Span::new(span.start, own.start), Span::new(own.end, span.end)];
        let turned = with_capital_of(word, turned);
        format!("{}{turned}{}", case.words(before), case.words(after))
    });
    let end = match (turned, percent) {
        (Some(_), _) => {
            let moved = if says_up { "fell" } else { "rose" };
            format!("Either it {moved}, or the two amounts have changed places")
        }
        (None, false) => {
            format!("Check the two amounts and “{word}”; the two amounts may have changed places")
        }
        (None, true) => format!("Check the two amounts and “{word}”"),
    };
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span,
        message: format!("From {f} to {t} is a {is}, but the text says “{word}”. {end}."),
        computation: format!("{t} {sign} {f}, printed “{word}”"),
        related: vec![own],
        suggestions: exchanged
            .map(|amounts| format!("{head}{amounts}"))
            .into_iter()
            .chain(other_word)
            .collect(),
    })
}

/// "tripled from 400 tons to 810 tons".
fn multiple(line: &Line<'_>, pair: Compared, old: &Term<'_>, new: &Term<'_>) -> Option<Flag> {
    let (at, factor) = multiples::VERBS
        .iter()
        .find_map(|(words, factor)| verb(line, pair, words).map(|at| (at, *factor)))?;
    many_times(line, old, new, (at..at + 1, multiples::said(line, at, factor)))
}

/// What is said to be so many times as much, and is not.
pub(in crate::check) fn many_times(
    line: &Line<'_>,
    old: &Term<'_>,
    new: &Term<'_>,
    (tokens, said): (Range<usize>, Interval),
) -> Option<Flag> {
    let (case, at) = (&line.case, tokens.start);
    let own = case.tokens().get(tokens)?;
    let own = own.first()?.span.cover(own.last()?.span);
    let right = Interval::new(new.room.low / old.room.high, new.room.high / old.room.low);
    let plain = old.figure.bound == Bound::Exact && new.figure.bound == Bound::Exact;
    if !plain || said.meets(right) || is_paced(line, at) {
        return None;
    }
    let [f, t] = [old, new].map(|term| term.said(case));
    let word = case.words(own);
    let other = multiples::other_word(line, at, right);
    let advice = other.as_ref().map_or_else(
        || format!("Check the two amounts and “{word}”."),
        |other| format!("“{other}” would fit. Check the two amounts, too."),
    );
    let times = wording::sized((new.value / old.value * 100.0).round() / 100.0);
    let told = if times == "2" { "twice".to_owned() } else { format!("{times} times") };
    let fault = format!("{t} is {told} {f}, but the text says “{word}”");
    let mut flag = Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: own,
        message: format!("{fault}. {advice}"),
        computation: format!("{t} / {f} = {times}, printed “{word}”"),
        related: vec![old.span, new.span],
        suggestions: other.into_iter().collect(),
    };
    // "doubled from 310 to 6,200": a nought too many, or too few.
    let factor = multiples::VERBS.iter().find(|(words, _)| case.is(at, words));
    let needed = factor.map(|(_, factor)| [(new, old.value * factor), (old, new.value / factor)]);
    let sides: Vec<Side> = needed
        .into_iter()
        .flatten()
        .filter_map(|(term, own)| Side::exactly(case, term, own))
        // Where another word fits, only a slip of the hand that is beyond doubt is told as well.
        .filter(|side| flag.suggestions.is_empty() || side.is_sure())
        .collect();
    if !sides.is_empty() {
        // The place of the word stays: which of the three is wrong is not told.
        let mut told = flag.clone();
        sides::tell(&mut told, &fault, "One of the three", &sides);
        flag.message = told.message;
    }
    Some(flag)
}
