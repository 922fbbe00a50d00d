//! A percent change that does not follow from the two amounts beside it.

mod examples;

use std::ops::Range;

use crate::check::arithmetic::{counted, points, relative};
use crate::check::change::{
    self, LESS, MORE, adjusted, belongs, elsewhere_in_time, is_change, is_percent, near, said_down,
};
use crate::check::compared::pairs;
use crate::check::evident::changes::{Apart, changes};
use crate::check::evident::marks::mark;
use crate::check::flag::add_apart;
use crate::check::mend::{self, Mended};
use crate::check::other_base::{is_measured_elsewhere, is_of_unsaid_year};
use crate::check::passage::percent::{in_passage, mistakes};
use crate::check::passage::told;
use crate::check::relation::{Line, Sort, Term};
use crate::check::spelled::fraction_like;
use crate::check::unread_scale::scale_in_doubt;
use crate::check::upside_down::upside_down;
use crate::check::{
    Case, Check, Flag, Severity, exactness, level_points, passage, points_of_amounts, said_than,
    sides, wording,
};
use crate::quantity::{Bound, Decimal, Figure, FigureKind, Interval};
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "wrong-percent-change",
    summary: "A percent change does not follow from its two amounts",
    why: "Where an article prints both amounts and the percentage, the three can be compared: \
          the change is the difference over the first amount. Each number counts with all that \
          its rounding leaves open. The usual mistakes are tried and the one that gives the \
          printed figure is named: the new amount over the old taken for the change, the new \
          amount taken for the base, percent for percentage points, a shifted decimal point. A \
          percentage of something else in the sentence, a second period, “and” or “including” \
          keeps it silent, and so do two amounts whose scale is in doubt: “from 80 to 60 \
          million”, “from 800k to 1.4m”. One step of the last digit is let pass. Where a rise is \
          told as a fall, the amounts that one slip would put right are offered; of the three the \
          one that a slip of the hand explains, and else what each would have to be. Where the \
          amounts stand in other sentences, their times must be told and the change be tied to \
          them.",
    severity: Severity::Error,
    run,
    fires: examples::FIRES,
    silent: examples::SILENT,
};

/// So many flags two sentences may raise.
const RECENT: usize = 6;

fn run(case: &Case<'_>) -> Vec<Flag> {
    let mut flags: Vec<Flag> = Vec::new();
    let mut before: Option<Range<usize>> = None;
    let moves = |figure: &Figure| matches!(figure.kind, FigureKind::Percent | FigureKind::Ratio);
    for (at, group) in case.numbered() {
        let figures = case.extraction.figures.get(group.clone()).unwrap_or_default();
        if figures.iter().any(moves) {
            let found = in_sentence(case, before.clone(), group.clone());
            let found = found.or_else(|| in_passage(case, case.numbered(), (*at, group.clone())));
            flags
                .extend(found.or_else(|| said_than::percent(case, before.as_ref(), group.clone())));
        }
        let told = said_than::fraction(case, CHECK.code, before.clone(), group.clone());
        // Only those of this sentence and the one before can be of the same figures.
        let last = |flags: &[Flag]| flags.len().saturating_sub(RECENT);
        let recent = flags.get(last(&flags)..).unwrap_or_default();
        let told = told.filter(|own| recent.iter().all(|flag| !flag.related.contains(&own.span)));
        flags.extend(told);
        if figures.iter().any(|own| own.kind == FigureKind::Percent) {
            let told = points_of_amounts::flag(case, CHECK.code, group.clone());
            let told = told
                .or_else(|| level_points::flag(case, CHECK.code, before.clone(), group.clone()));
            let recent = flags.get(last(&flags)..).unwrap_or_default();
            let told = told.filter(|own| recent.iter().all(|f| !f.span.overlaps(own.span)));
            flags.extend(told);
        }
        before = Some(group.clone());
    }
    let shares = changes(case, moves).into_iter().filter_map(|(line, found)| match found.apart {
        Apart::Share(change) => flag(&line, &found.old, &found.new, &change),
        _ => None,
    });
    add_apart(&mut flags, shares);
    flags
}

fn in_sentence(case: &Case<'_>, before: Option<Range<usize>>, group: Range<usize>) -> Option<Flag> {
    let line = Line::of(case, group.clone())?;
    let pairs = pairs(&line);
    let percents: Vec<usize> = (0..line.terms.len())
        .filter(|&at| {
            line.term(at).is_some_and(|t| t.sort == Sort::Percent && is_percent(t.figure))
        })
        .collect();
    let changes: Vec<usize> = (0..line.terms.len())
        .filter(|&at| line.term(at).is_some_and(|term| is_change(&line, term)))
        .collect();
    // With two of either, which belongs to which is told by what stands right beside it.
    let many = percents.len() > 1 || changes.len() > 1;
    for &at in &changes {
        let change = line.term(at)?;
        let mut own =
            pairs.iter().filter(|pair| belongs(&line, **pair, at, many || pairs.len() > 1));
        if let (Some(pair), None) = (own.next(), own.next()) {
            let (old, new) = (line.term(pair.old)?, line.term(pair.new)?);
            let flag = flag(&line, old, new, change);
            if flag.is_some() {
                return flag;
            }
        }
    }
    if pairs.is_empty()
        && let ([at], Some(before)) = (changes.as_slice(), before)
        && percents.len() < 2
    {
        return across(case, before, &line, line.term(*at)?);
    }
    None
}

/// "Thefts were 812 in 2003. A year later there were 1,015, a rise of 25 percent."
fn across(
    case: &Case<'_>,
    before: Range<usize>,
    line: &Line<'_>,
    change: &Term<'_>,
) -> Option<Flag> {
    /// A sentence that says no more than how large the change was.
    const SHORT_TOKENS: usize = 14;
    let first = Line::of(case, before)?;
    let opens = case.begins(case.sentence(change.figure)?);
    if opens || first.end != line.start || is_percent_anywhere(&first) {
        return None;
    }
    let amounts = |line: &Line<'_>| line.terms.iter().filter(|t| t.is_amount()).count();
    if amounts(line) == 0 {
        let names = line.first..(line.first + 2).min(line.end);
        // "The number of tests was 10 percent lower" is of something else.
        let mut head = line.first..(line.first + 4).min(change.first);
        let of_change =
            case.any(names.clone(), w!["the"]) && head.any(|at| told::names_change(line, at));
        // "“A tenth more, and no heating,” he says."
        let fragment = change.first <= line.first + 1
            && (case.is(change.end, MORE) || case.is(change.end, LESS));
        let of_change = of_change || fragment;
        let short = line.end - line.first <= SHORT_TOKENS
            && (of_change || case.any(names, w!["that", "this", "which", "it"]));
        let all = pairs(&first);
        let [pair] = all.as_slice() else { return None };
        let (old, new) = (first.term(pair.old)?, first.term(pair.new)?);
        let second_base = case.any(change.end..line.end, w!["from", "on", "over", "since", "than"]);
        return (short && !second_base).then(|| flag(line, old, new, change))?;
    }
    let old = first.terms.iter().find(|t| t.is_amount())?;
    let new = line.terms.iter().find(|t| t.is_amount())?;
    let dated = |line: &Line<'_>| line.terms.iter().find_map(|t| t.figure.from_date);
    let (then, now) = (dated(&first)?, dated(line));
    let later = case
        .any(line.first..line.end, w!["later", "afterwards", "now", "today", "following", "next"])
        || now.is_some_and(|now| now > then);
    let single = amounts(&first) == 1 && amounts(line) == 1;
    let bare = new.figure.thing.is_none() || new.unit().is_some();
    // Money is of many things; a pronoun says it is the same.
    let same = case.any(
        line.first..new.first.max(line.first),
        w!["it", "they", "there", "number", "figure", "total", "this", "that", "tally", "count"],
    );
    let ties = new.end <= change.first && near(line, new.end..change.first, false)
        || change.end <= new.first
            && line.only(change.end..new.first, &[w!["to", ",", "at", "from", "and", "reached"]]);
    (single && later && old.alike(new) && old.same_thing(new) && bare && same && ties)
        .then(|| flag(line, old, new, change))?
}

fn is_percent_anywhere(line: &Line<'_>) -> bool {
    line.terms.iter().any(|t| t.sort == Sort::Percent)
}

/// The power of ten of a penny.
const PENCE: i32 = -2;
/// What would be more than so many times what it was has another scale word.
const MOST_TIMES: f64 = 100.0;
/// A mistake that is told comes out within this share of what is printed.
const MOST_OFF: f64 = 0.02;

pub(in crate::check) fn flag(
    line: &Line<'_>,
    old: &Term<'_>,
    new: &Term<'_>,
    term: &Term<'_>,
) -> Option<Flag> {
    let (case, change) = (&line.case, term.figure);
    let (first, second) = (old.figure, new.figure);
    let shares = old.sort == Sort::Percent && new.sort == Sort::Percent;
    let alike = shares && first.per == second.per || passage::one_measure(old, new);
    // People and ships are counted to the last one; a bare number may be a rate.
    let exact = |term: &Term<'_>, other: &Term<'_>| {
        let figure = term.figure;
        let things = counted(figure) && figure.thing.is_some();
        let value = figure.value().filter(|_| things).map(Decimal::to_f64);
        let own = || {
            // "from 80p to £1"
            let pence = other.major.is_some() && figure.last_digit == 0 && figure.scale.is_none();
            let value = figure.value().filter(|_| pence && figure.bound == Bound::Exact);
            let pounds = value.map(|value| Interval::rounded(value, PENCE));
            let fine = || as_fine(case, figure, other.figure);
            pounds
                .or_else(fine)
                .or_else(|| passage::bounded(case, figure))
                .or_else(|| figure.interval())
        };
        let room = value.map_or_else(own, |value| Some(Interval::new(value, value)));
        room.map(|room| room.times(term.factor()))
    };
    let (from, to) = (old.value, new.value);
    let (terms, old_term, new_term) = ([old, new], old, new);
    let (old, new) = (exact(old, new)?, exact(new, old)?);
    let finite = old.low > 0.0 && new.low > 0.0 && old.high.is_finite() && new.high.is_finite();
    let aside = elsewhere_in_time(line, first, second, change) || !shares && adjusted(line);
    if !alike || !finite || aside || scale_in_doubt(case, first, second) {
        return None;
    }
    let printed = if term.sort == Sort::Share { term.room } else { change.interval()? };
    let down = to < from;
    let said_down = said_down(line, term);
    if is_measured_elsewhere(line, terms, term.first..term.end, said_down) {
        return None;
    }
    let true_change = relative(old, new);
    let sign_fits = said_down.is_none_or(|said| said == down);
    // A step of the last digit either way is how one rounds in a hurry.
    let step = 0.5 * 10_f64.powi(change.last_digit);
    let hurried = Interval::new(printed.low - step, printed.high + step);
    let points = points(old, new);
    let central = (to - from).abs() / from * 100.0;
    let exact = exact_step(first, second).is_some_and(|step| Some(step) == step_of(change));
    let far = !printed.holds(central) && !printed.holds(central.round());
    let mixed = shares && printed.meets(points) && (!printed.meets(true_change) || exact && far);
    let inverse = !sign_fits || hurried.meets(relative(new, old));
    if hurried.meets(true_change) && sign_fits && !mixed
        || inverse && upside_down(line, terms[0], terms[1])
    {
        return None;
    }
    // "rose 30 percent to $40 million, from $20 million in 2000 and $31 million last year"
    let another = line.terms.iter().any(|other| {
        let [one, two] = terms.map(|term| term.span);
        let apart = other.span != one && other.span != two && other.alike(new_term);
        apart && other.value > 0.0 && {
            let fits = said_down.is_none_or(|said| said == (to < other.value));
            fits && other.room.low > 0.0 && hurried.meets(relative(other.room, new))
        }
    });
    if another {
        return None;
    }
    let p = case.words(change.number);
    let right = wording::percent_as(p, (to - from).abs() / from * 100.0);
    let [f, t] = terms.map(|term| wording::within(term.said(case)));
    let said = change.value().map_or(0.0, Decimal::to_f64);
    // What is taken for the mistake must come out at what is printed, not only near it.
    let comes_out = |would: Interval| {
        let centre = f64::midpoint(would.low, would.high);
        printed.meets(would) && (said / centre - 1.0).abs() <= MOST_OFF || printed.holds(centre)
    };
    let mistake = mistakes(old, new, from, to).into_iter().find(|(would, ..)| comes_out(*would));
    let beside = change::beside(line, [terms[0], terms[1]], term, true_change);
    let fall = if down { "fall" } else { "rise" };
    let fraction = term.sort == Sort::Share;
    // The word that says which way may be the wrong one.
    let word = mark(line, term.first..term.end).filter(|_| !sign_fits);
    let word = word.and_then(|at| case.tokens().get(at)).map(|token| token.span);
    let (mut told, mut asked) = (false, false);
    let mut points_sum = None;
    // "Rose 10 percent to 1.8 million from 2 million": of a fall of just so much the word is wrong.
    let said_of_old = |old: f64, new: f64| {
        let step = if fraction { 0.5 } else { 0.5 * 10_f64.powi(change.last_digit) };
        ((new - old).abs() / old * 100.0 - term.value).abs() <= step
    };
    let flipped = !sign_fits && said_of_old(from, to) && !said_of_old(to, from);
    let (severity, diagnosis, reading) = if flipped {
        let other = if down { "rise" } else { "fall" };
        let named = if fraction { p.to_owned() } else { format!("{p} percent") };
        let words =
            format!("From {f} to {t} is a {fall} of {named}, but the text tells of a {other}");
        (Severity::Warning, words, replaced(case, change, &right))
    } else if fraction {
        let words = format!("From {f} to {t} is a {fall} of {right} percent, not {p}");
        let fraction = fraction_like(p, (to - from).abs() / from * 100.0);
        let reading = fraction.map(|fraction| replaced(case, change, &fraction));
        asked = sign_fits;
        (Severity::Warning, words, reading.unwrap_or_else(|| format!("{right} percent")))
    } else if mixed {
        let step = exact_step(first, second)?;
        let about = wording::percent(central);
        let point = if matches!(step.as_str(), "1" | "1.0") { "point" } else { "points" };
        let words = format!(
            "From {f} to {t} percent is a {fall} of {step} percentage {point} ({about} percent). \
             {} would fit",
            wording::opening(&unit_swapped(case, change))
        );
        let (high, low) = if down { (&f, &t) } else { (&t, &f) };
        points_sum = Some(format!("{high} − {low} = {step} {point}, printed {p} %"));
        (Severity::Error, words, unit_swapped(case, change))
    } else if let Some((_, words, tens)) = mistake.filter(|_| sign_fits) {
        let words =
            words.replace("{f}", &f).replace("{t}", &t).replace("{p}", p).replace("{fall}", fall);
        // "128" for 12.8: the digits are right.
        let moved = change.value().filter(|_| tens != 0).map(|value| value.shifted(-tens));
        let moved = moved.filter(|moved| true_change.holds(moved.to_f64()));
        let reading = moved.map_or_else(|| right.clone(), |moved| moved.to_string());
        let words = format!("From {f} to {t} is a {fall} of {reading} percent, not {p}: {words}");
        told = true;
        (Severity::Error, words, replaced(case, change, &reading))
    } else if let Some(other) = beside.filter(|_| sign_fits) {
        let q = case.words(other.number);
        let words = format!(
            "From {f} to {t} is a {fall} of {right} percent, not {p}; the {q} percent beside it \
             fits"
        );
        (Severity::Warning, words, replaced(case, change, q))
    } else if sign_fits {
        if is_of_unsaid_year(line, old_term, term.first..term.end) {
            return None;
        }
        let words = format!("From {f} to {t} is a {fall} of {right} percent, not {p} percent");
        asked = true;
        (Severity::Warning, words, replaced(case, change, &right))
    } else {
        let other = if down { "rise" } else { "fall" };
        let share = change.value().map_or(0.0, Decimal::to_f64) / 100.0;
        let end = if down { from * (1.0 + share) } else { from * (1.0 - share) };
        let end = wording::printed_as(&case.text.body, second, end / new_term.factor());
        let end = new_term.like(case, &end);
        // "€1.2 billion" after "€2.0 million": no change is so large.
        asked = (from / to).max(to / from) > MOST_TIMES;
        let end = if !asked && (down || share < 1.0) {
            format!("; a {other} of {p} percent would end at {end}")
        } else {
            String::new()
        };
        if let Some(mended) = mend::turned(line, [old_term, new_term], !down, printed) {
            let mut flag = turned(line, terms, change, (fall, other), mended);
            flag.related.extend(word);
            return Some(flag);
        }
        let words = format!("From {f} to {t} is a {fall}, but the text tells of a {other}{end}");
        (Severity::Warning, words, replaced(case, change, &right))
    };
    let sides = || {
        let own = if fraction {
            sides::fraction(case, (change.span, term), (to - from).abs(), from)
        } else {
            let own =
                sides::Side::share(case, (change.span, change.number), &reading, Some(central));
            Some(if exactness::even(terms[1], terms[0]) { own.even() } else { own })
        };
        let amounts = [(terms[0], old), (terms[1], new)];
        let room = exactness::of_change(term, printed);
        let own = own.filter(|_| sign_fits);
        // "From $6.5 billion to $7.8 million": one of the scale words is wrong, whichever way.
        if (from / to).max(to / from) > MOST_TIMES {
            let both = [true, false].into_iter();
            let both = both.flat_map(|down| sides::of_change(case, amounts, room, down));
            let sure: Vec<sides::Side> = both.filter(sides::Side::is_sure).collect();
            if !sure.is_empty() {
                return sure;
            }
        }
        let others = sides::of_change(case, amounts, room, down == sign_fits);
        own.into_iter().chain(others).collect::<Vec<_>>()
    };
    let sides = asked.then(sides);
    let mut flag = Flag {
        code: CHECK.code,
        severity,
        span: change.span,
        message: match (mixed, sign_fits) {
            (true, _) => format!("{diagnosis}."),
            _ if told => format!("{diagnosis}. {} would fit.", wording::opening(&reading)),
            (_, true) => format!("{diagnosis}. One of the three figures is wrong."),
            _ if flipped => format!("{diagnosis}. A {fall} would fit."),
            (_, false) => format!("{diagnosis}. A figure or the word is wrong."),
        },
        computation: points_sum.unwrap_or_else(|| {
            let (sign, unit) = (if down { "−" } else { "" }, if fraction { "" } else { " %" });
            format!("({t} − {f}) / {f} = {sign}{right} %, printed {p}{unit}")
        }),
        related: [first.span, second.span].into_iter().chain(word).collect(),
        // What moves the wrong way would stay wrong with any percentage.
        suggestions: vec![reading]
            .into_iter()
            .filter(|reading| sign_fits && reading != case.words(change.span))
            .collect(),
    };
    if let Some(sides) = sides {
        sides::tell(&mut flag, &diagnosis, "One of the three figures", &sides);
    }
    Some(flag)
}

/// The flag where one slip of an amount turns a rise into the fall that is told.
fn turned(
    line: &Line<'_>,
    terms: [&Term<'_>; 2],
    change: &Figure,
    (fall, told): (&str, &str),
    mended: Mended,
) -> Flag {
    let case = &line.case;
    let [f, t] = terms.map(|term| term.said(case));
    let p = case.words(change.number);
    Flag {
        code: CHECK.code,
        severity: Severity::Error,
        span: mended.span,
        message: format!(
            "From {f} to {t} is a {fall}, but the text tells of a {told} of {p} percent. {}.",
            mended.words
        ),
        computation: format!("{t} against {f} is a {fall}, printed a {told} of {p} %"),
        related: vec![change.span],
        suggestions: mended.readings,
    }
}

/// "to $4.4 million from $5 million": beside a number with decimals in the same scale a whole one
/// has lost its nought, not its decimals.
pub(in crate::check) fn as_fine(
    case: &Case<'_>,
    figure: &Figure,
    other: &Figure,
) -> Option<Interval> {
    let body = &case.text.body;
    let power = wording::printed_power(body, figure);
    let same = power == wording::printed_power(body, other) && figure.unit == other.unit;
    let plain = figure.bound == Bound::Exact && other.bound == Bound::Exact;
    let finer = figure.last_digit == power && other.last_digit < power;
    // "Fourteen hundred … two thousand": neither is rounded further than the other.
    let spelt = |own: &Figure| case.words(own.number).starts_with(char::is_alphabetic);
    let same = same || spelt(figure) && spelt(other) && other.last_digit >= 2;
    let finer = finer || spelt(figure) && spelt(other) && other.last_digit < figure.last_digit;
    (same && plain && finer).then(|| Interval::rounded(figure.value()?, other.last_digit).into())?
}

/// The size of a printed change: "0.25".
fn step_of(change: &Figure) -> Option<String> {
    let value = change.value()?;
    Some(if value.is_negative() { value.negated() } else { value }.to_string())
}

/// The difference of two printed values, exactly: "0.25".
fn exact_step(first: &Figure, second: &Figure) -> Option<String> {
    let step = second.value()?.checked_add(first.value()?.negated())?;
    Some(if step.is_negative() { step.negated() } else { step }.to_string())
}

/// The figure's words with another number.
fn replaced(case: &Case<'_>, figure: &Figure, number: &str) -> String {
    let before = case.text.body.get(figure.span.start..figure.number.start).unwrap_or("");
    let after = case.text.body.get(figure.number.end..figure.span.end).unwrap_or("");
    format!("{before}{number}{after}")
}

/// The figure's words with "percentage points" for its unit.
fn unit_swapped(case: &Case<'_>, figure: &Figure) -> String {
    let number = case.words(figure.number);
    let one = figure.value().is_some_and(|value| value == Decimal::ONE) || number.ends_with(" a");
    format!("{number} percentage point{}", if one { "" } else { "s" })
}
