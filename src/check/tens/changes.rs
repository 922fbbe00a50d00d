//! Two amounts of one thing and the percentage between them, where one of the two has the right
//! digits and the wrong size: "from $21.40 an hour to $235.40, a 10 percent raise".

use super::{Field, Misfit, Own, SLIPS, said};
use crate::check::case::Case;
use crate::check::elsewhere::in_words;
use crate::check::mention::Measure;
use crate::quantity::FigureKind;
use crate::quantity::motion::{FALLING, RISING};
use crate::text::{Word, Words};
use crate::{w, words};

/// Words of a change or of two that are compared.
const COMPARED: &Words = words![
    RISING,
    FALLING,
    w![
        "raise",
        "raises",
        "raised",
        "growth",
        "gain",
        "gained",
        "up",
        "higher",
        "more",
        "ahead",
        "above",
        "cut",
        "down",
        "lower",
        "less",
        "fewer",
        "behind",
        "below",
        "short",
        "reduction",
        "reduced"
    ]
];

pub(super) fn misfits(case: &Case<'_>, field: &Field<'_>, three: bool) -> Vec<Misfit> {
    let mut found = small_moves(case, field);
    if !three {
        return found;
    }
    found.extend(steps(case, field));
    for index in 0..case.extraction.figures.len() {
        let Some(own) = field.own(index) else { continue };
        let figure = own.figure();
        let percent = figure.kind == FigureKind::Percent
            && figure.per.is_none()
            && figure.unit.is_some_and(|unit| unit.name == "percent")
            && (0.5..95.0).contains(&own.value)
            && !case.is(case.token_at(figure.span.end), w!["of"]);
        if percent {
            found.extend(change(case, field, own));
        }
    }
    found
}

/// "Unemployment edged up to 54 percent from 5.3 percent": what edges does not move tenfold.
fn small_moves(case: &Case<'_>, field: &Field<'_>) -> Vec<Misfit> {
    /// How far apart two figures lie that are the same but for the point.
    const NEAR: f64 = 1.25;
    const SMALL: &Words = w![
        "edged",
        "inched",
        "ticked",
        "crept",
        "slipped",
        "dipped",
        "eased",
        "nudged",
        "slightly",
        "marginally",
        "narrowly",
        "unchanged",
        "edging",
        "inching",
        "dip",
    ];
    let pairs = field.by_sentence().flat_map(|group| {
        let percents: Vec<&Own<'_>> = group
            .filter_map(|at| field.own(at))
            .filter(|own| own.figure().kind == FigureKind::Percent)
            .collect();
        percents
            .windows(2)
            .filter_map(|two| Some((*two.first()?, *two.last()?)))
            .collect::<Vec<_>>()
    });
    let found = pairs.filter_map(|(one, other)| {
        let [first, last] = [one, other].map(|own| own.figure().span);
        let sentence = case.sentence(one.figure())?;
        let before = sentence.first_token..case.token_at(first.start);
        let from = case.any(case.gap(first, last), w!["from", "to", "against"]);
        let still = w!["barely", "hardly", "scarcely", "virtually", "practically", "slightly"];
        let small = case.any(before, SMALL) || case.any(case.gap(first, last), still);
        if !from || !one.alike(other) || !small || one.power != other.power {
            return None;
        }
        let ratio = one.value / other.value;
        let power = ratio.log10().round();
        let close = (1.0 / NEAR..=NEAR).contains(&(ratio / 10_f64.powf(power)));
        if !close || (power.abs() - 1.0).abs() > 0.1 {
            return None;
        }
        // The point is lost where none is printed, and else in the larger.
        let first = if ratio > 1.0 { one.figure().last_digit >= 0 } else { false };
        let second = if ratio < 1.0 { other.figure().last_digit >= 0 } else { false };
        let (wrong, right) = match (first, second) {
            (true, false) => (one, other),
            (false, true) => (other, one),
            _ => return None,
        };
        Some(Misfit {
            also: None,
            wrong: wrong.index(),
            power: -1,
            from: vec![right.index()],
            told: format!("beside {} one expects {{}}", said(case, right.figure())),
            sum: format!("{} beside {{}}", said(case, right.figure())),
        })
    });
    found.collect()
}

/// "Attendance was 1,845, down by 600 from 19,050": an amount, a step and where it began.
fn steps(case: &Case<'_>, field: &Field<'_>) -> Vec<Misfit> {
    let mut found = Vec::new();
    for group in field.by_sentence().filter(|group| (3..=6).contains(&group.len())) {
        let amounts: Vec<&Own<'_>> =
            group.filter_map(|at| field.own(at)).filter(|own| own.is_amount()).collect();
        for three in amounts.windows(3) {
            if let [now, step, then] = three {
                found.extend(stepped(case, now, step, then));
            }
        }
    }
    found
}

fn stepped(case: &Case<'_>, now: &Own<'_>, step: &Own<'_>, then: &Own<'_>) -> Option<Misfit> {
    const FEWEST_DIGITS: usize = 3;
    let [first, second] = [(now, step), (step, then)]
        .map(|(one, other)| case.gap(one.figure().span, other.figure().span));
    let down = case.any(first.clone(), w!["down", "fewer", "less", "below", "lower"]);
    let up = case.any(first, w!["up", "more", "above", "higher"]);
    let from = case.any(second, w!["from", "than", "on"]);
    if !now.alike(step) || !now.alike(then) || up == down || !from || step.value >= then.value {
        return None;
    }
    let wanted = if up { then.value + step.value } else { then.value - step.value };
    let power = now.tens_from(wanted, 1e-6).filter(|_| now.digits() >= FEWEST_DIGITS)?;
    let [s, t] = [step, then].map(|own| said(case, own.figure()));
    let way = if up { "more" } else { "less" };
    SLIPS.contains(&power.abs()).then(|| Misfit {
        also: None,
        wrong: now.index(),
        power,
        from: vec![step.index(), then.index()],
        told: format!("{s} {way} than {t} is {{}}"),
        sum: format!("{t} {} {s} = {{}}", if up { "+" } else { "−" }),
    })
}

fn change(case: &Case<'_>, field: &Field<'_>, percent: &Own<'_>) -> Option<Misfit> {
    const NEAR_TOKENS: usize = 6;
    /// "Will gain £1.26 an hour" is no end of a change.
    const STEPS: &Words =
        w!["gain", "gains", "gained", "gaining", "extra", "another", "further", "save", "saves"];
    let figure = percent.figure();
    let cued = figure.direction.is_some()
        || case.any(case.back(figure.phrase, NEAR_TOKENS), COMPARED)
        || case.any(case.ahead(figure.span, NEAR_TOKENS), COMPARED);
    if !cued {
        return None;
    }
    let amounts: Vec<&Own<'_>> = field
        .near(percent.index(), 1)
        .filter_map(|at| field.own(at))
        .filter(|own| matches!(own.figure().kind, FigureKind::Money | FigureKind::Quantity))
        .filter(|own| !in_words(case, own.figure()))
        .collect();
    let share = percent.value / 100.0;
    let steps = 0.5 * 10_f64.powi(figure.last_digit) / 100.0;
    let ways =
        [(1.0 + share, false), (1.0 - share, false), (1.0 + share, true), (1.0 - share, true)];
    let mut found = None;
    for (at, first) in amounts.iter().enumerate() {
        for second in amounts.get(at + 1..).unwrap_or_default() {
            let step = |own: &Own<'_>| case.any(case.back(own.figure().phrase, 2), STEPS);
            let comparable = first.alike(second)
                && !step(first)
                && !step(second)
                && one_rate(first, second)
                && one_thing(first, second)
                && !one_scale(case, first, second);
            if !comparable {
                continue;
            }
            let room = steps + first.room;
            // The second is the first with the change, or the first the second.
            let wanted = |(by, back): (f64, bool)| {
                if back { first.value / by } else { first.value * by }
            };
            if ways.iter().any(|way| second.is(wanted(*way), room + 0.01)) {
                return None;
            }
            let off = |(_, way): &(i32, (f64, bool))| {
                let tens = (wanted(*way) / second.value).log10();
                (tens - tens.round()).abs()
            };
            let tens = ways.iter().filter_map(|way| {
                let power = second.tens_from(wanted(*way), room)?;
                let digits = first.digits().min(second.digits());
                let exact = second.is(wanted(*way) / 10_f64.powi(power), steps.min(0.002));
                // A nought more may be an accident, a million is none.
                let sure = match power.abs() {
                    1 | 2 => digits >= 3 && exact,
                    _ => digits >= 2,
                };
                sure.then_some((power, *way))
            });
            let tens = tens.min_by(|one, other| off(one).total_cmp(&off(other)));
            if let Some((power, way)) = tens.filter(|_| found.is_none()) {
                found = Some((*first, *second, power, way));
            }
        }
    }
    let (first, second, power, (by, back)) = found?;
    // Without its scale word a figure is too small; else the later is asked about.
    let first_wrong = power <= -3 && first.power <= second.power;
    let (wrong, right, power) =
        if first_wrong { (first, second, -power) } else { (second, first, power) };
    let (p, other) = (said(case, figure), said(case, right.figure()));
    let way = if by > 1.0 { "more" } else { "less" };
    // Which of the two the percentage is reckoned from.
    let base_is_wrong = back != first_wrong;
    let told = if base_is_wrong {
        format!("{other} is {p} {way} than {{}}")
    } else {
        format!("{p} {way} than {other} is about {{}}")
    };
    let sign = if by > 1.0 { "+" } else { "−" };
    let sum = if base_is_wrong {
        format!("{other} = {{}} {sign} {p}")
    } else {
        format!("{other} {sign} {p} ≈ {{}}")
    };
    Some(Misfit {
        also: None,
        wrong: wrong.index(),
        power,
        from: vec![right.index(), percent.index()],
        told,
        sum,
    })
}

/// "from 746 to 673 million": the scale word of the second may be that of both.
fn one_scale(case: &Case<'_>, first: &Own<'_>, second: &Own<'_>) -> bool {
    let [one, other] = [first, second].map(Own::figure);
    let gap = case.gap(one.span, other.span);
    let joined = gap.len() == 1 && case.only(gap, w!["to", "and", "or", "–", "-"]);
    joined && one.scale.is_none() && other.scale.is_some()
}

/// Whether neither is said of another time or thing than the other.
fn one_rate(first: &Own<'_>, second: &Own<'_>) -> bool {
    let [one, other] = [first, second].map(|own| own.figure().per.as_deref());
    one == other || one.is_none() || other.is_none()
}

/// Whether both count the same, where they say what; of number words none lost its scale.
fn one_thing(first: &Own<'_>, second: &Own<'_>) -> bool {
    match (first.mention.measure, second.mention.measure) {
        (Measure::Count(one), Measure::Count(other)) => one == other && one != Word::NONE,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn a_scale_word_may_be_that_of_both() {
        for text in [
            "Profits fell by 12 percent from 843 to 742 million euros.",
            "Output rose 20 percent, from 45 to 54 million tonnes.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
        let slip = "Profits fell by 12 percent from 843 million to 742 euros.";
        assert_eq!(flags(slip).len(), 1, "{:?}", flags(slip));
    }
}
