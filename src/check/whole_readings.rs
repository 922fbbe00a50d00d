//! What a percentage above 100 was meant to be: a 1 that slipped in before it, a zero too many, a
//! point that was lost. Which percentages are too high is left to the check.

use std::ops::Range;

use super::{Case, wording};
use crate::quantity::{Decimal, Figure, FigureKind};
use crate::text::Words;
use crate::w;

/// All there is.
const ALL: f64 = 100.0;

/// Returns the readings of a share above the whole, the likeliest first, each with what would have
/// gone wrong.
pub(super) fn of(case: &Case<'_>, figure: &Figure, value: f64) -> Vec<(String, &'static str)> {
    // So little above the whole is counted wrong: of "100.4" no point that moved makes 10.04.
    const ROUNDING: f64 = 101.0;
    let (number, words) = (case.words(figure.number), case.words(figure.span));
    let mut found = Vec::new();
    if value < ROUNDING && value.fract() != 0.0 {
        return found;
    }
    let digits = number.starts_with(|c: char| c.is_ascii_digit());
    // In words no point is lost and no digit slips in.
    if !digits {
        return found;
    }
    let rest = number.strip_prefix('1').filter(|rest| {
        // "05 percent" is no number.
        digits && value < ALL + ALL && !rest.starts_with('0')
    });
    let stands = |share: f64| (1.0..ALL).contains(&share) && !ruled_out(case, figure, share);
    if let Some(rest) = rest.filter(|_| stands(value - ALL)) {
        found.push((words.replacen(number, rest, 1), "if a 1 slipped in"));
    }
    if let Some(rest) = other_digit(number).filter(|rest| rest.parse().is_ok_and(stands)) {
        found.push((words.replacen(number, rest, 1), "if a 2 slipped in"));
    }
    for steps in [-1, -2] {
        let Some(less) = figure.value().map(|value| value.shifted(steps)) else { continue };
        if !(1.0..ALL).contains(&less.to_f64()) {
            continue;
        }
        let why = match (digits && !number.contains('.'), less.to_f64().fract() == 0.0) {
            (false, _) => "",
            (true, true) => "if there is one zero too many",
            (true, false) => "if the point was lost",
        };
        // "78.4" of "178.4" is printed as finely as it was; "17.84" is finer than anybody prints.
        let finer = digits && number.contains('.') && !found.is_empty();
        if !finer && stands(less.to_f64()) {
            found.push((words.replacen(number, &less.to_string(), 1), why));
        }
        break;
    }
    found
}

/// "98" of "298": what stands behind a 2 that slipped in; of "240" a zero is too many.
fn other_digit(number: &str) -> Option<&str> {
    let rest = number.strip_prefix('2').filter(|rest| rest.len() == 2 && !rest.contains('.'))?;
    (!rest.starts_with('0') && !rest.ends_with('0')).then_some(rest)
}

/// "When all but one of the huts were closed": most of the business is gone.
fn standstill(case: &Case<'_>, mut own: Range<usize>) -> bool {
    let still = w!["still", "standstill"];
    // "six of the nine trawlers were grounded"
    let ends = case.tokens().get(own.start).zip(case.tokens().get(own.end.saturating_sub(1)));
    let figures = ends.map(|(first, last)| case.figures_in(first.span.cover(last.span)));
    let most_idle = figures.into_iter().flatten().filter_map(|at| case.figure(at)).any(|part| {
        let behind = case.ahead(part.span, 8);
        let whole = match part.kind {
            FigureKind::Ratio => Some(1.0),
            _ if case.is(behind.start, w!["of"]) => {
                let next = (behind.start + 1..behind.start + 3).find_map(|at| {
                    let start = case.tokens().get(at)?.span.start;
                    case.figure(case.figure_at(start)?)?.value()
                });
                next.map(Decimal::to_f64)
            }
            _ => None,
        };
        let half = part
            .value()
            .zip(whole)
            .is_some_and(|(part, whole)| (0.5..=1.0).contains(&(part.to_f64() / whole)));
        half && case.any(behind, w!["idle", "shut", "closed", "grounded", "cancelled"])
    });
    if most_idle {
        return true;
    }
    own.any(|at| {
        case.is(at, w!["stood", "stand", "came", "brought"]) && case.any(at + 1..at + 4, still)
            || case.is(at, w!["all"])
                && case.is(at + 1, w!["but"])
                && case.any(at + 2..at + 10, w!["shut", "closed", "idle", "grounded"])
    })
}

/// Whether the sentence rules a share out: it speaks of a majority, of control or of less than half
/// and the share is none, calls it the highest ever, or sets it above a small one before it.
fn ruled_out(case: &Case<'_>, figure: &Figure, share: f64) -> bool {
    const HALF: f64 = 50.0;
    /// Nobody calls less the highest share there was.
    const HIGH: f64 = 30.0;
    /// So far around a share the words are about it.
    const NEAR_TOKENS: usize = 60;
    let own = case.back(figure.span, NEAR_TOKENS).start..case.ahead(figure.span, NEAR_TOKENS).end;
    let half = own.clone().any(|at| {
        case.is(at, w!["less", "fewer"])
            && case.is(at + 1, w!["than"])
            && case.is(at + 2, w!["half"])
    });
    let small = half || case.any(own.clone(), w!["minority"]);
    // "Nearly all of the flats": said of the share, it is most of them.
    let nearly = { own.clone() }.any(|at| {
        case.is(at, w!["nearly", "almost", "virtually", "practically"])
            && case.is(at + 1, w!["all", "every", "everybody", "everyone"])
    });
    let large = nearly || case.any(own.clone(), w!["majority"]) || controls(case, own.clone());
    let high = own.clone().any(|at| {
        case.is(at, w!["highest", "largest"])
            && case.any(at + 1..at + 4, w!["since", "ever", "on", "in"])
            || case.is(at, w!["best"]) && case.any(at + 1..at + 5, w!["since", "ever", "history"])
    });
    let gone = super::falls::beyond_all(case, figure) && standstill(case, own);
    large && !small && share < HALF
        || gone && share < HALF
        || small && !large && share > HALF
        || high && share < HIGH
        || above(case, figure).is_some_and(|before| share < before)
}

/// "It keeps … percent of the shares, so that the company stays under public control".
fn controls(case: &Case<'_>, own: Range<usize>) -> bool {
    let shares = w!["shares", "stake", "votes", "company", "firm"];
    let kept = |at: usize| {
        case.is(at, w!["control"])
            && !case.any(at.saturating_sub(3)..at, w!["no", "without", "lost", "lose", "loses"])
    };
    case.any(own.clone(), shares) && own.into_iter().any(kept)
}

/// The share of before that is called small beside this one: "against barely a third", "up from
/// only 40 percent".
fn above(case: &Case<'_>, figure: &Figure) -> Option<f64> {
    const FAR_TOKENS: usize = 24;
    const WORDS: [(&Words, f64); 5] = [
        (w!["half"], 50.0),
        (w!["third"], 33.3),
        (w!["quarter"], 25.0),
        (w!["fifth"], 20.0),
        (w!["tenth"], 10.0),
    ];
    let little = w!["barely", "only", "just", "hardly", "merely"];
    let mut ahead = case.ahead(figure.span, FAR_TOKENS);
    let at = ahead
        .find(|&at| case.is(at, w!["against", "from", "with"]) && case.is(at + 1, little))?
        + 2;
    let word = at + usize::from(case.is(at, w!["a", "one"]));
    if let Some((_, share)) = WORDS.iter().find(|(words, _)| case.is(word, words)) {
        return Some(*share);
    }
    let other = case.figure(case.figure_at(case.tokens().get(at)?.span.start)?)?;
    let percent = other.kind == FigureKind::Percent;
    other.value().filter(|_| percent).map(Decimal::to_f64)
}

/// Returns the readings as a sentence with a space before it; nothing where there is none.
pub(super) fn told(readings: &[(String, &'static str)]) -> String {
    let opening = |reading: &str| wording::opening(reading);
    match readings {
        [(first, why), (second, other), ..] => {
            let other = if other.is_empty() { "if the point moved" } else { other };
            format!(" {} would fit {why}, {second} {other}.", opening(first))
        }
        // What a sentence leaves of several needs no reason.
        [(reading, why)] if why.starts_with("if the") => {
            format!(" {} would fit {why}.", opening(reading))
        }
        [(reading, _)] => format!(" {} would fit.", opening(reading)),
        [] => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn a_share_above_the_whole_is_read_without_its_one_first() {
        for (text, readings) in [
            ("Some 187 percent of voters back the plan.", vec!["87 percent", "18.7 percent"]),
            ("Some 120 percent of voters back the plan.", vec!["20 percent", "12 percent"]),
            ("Some 105 percent of voters back the plan.", vec!["10.5 percent"]),
            ("Some 420 percent of voters back the plan.", vec!["42 percent"]),
            // Neither 31 nor 13.1 percent is a majority.
            ("A majority, 131 percent of voters, back the plan.", vec![]),
            ("A majority, 161 percent of voters, back the plan.", vec!["61 percent"]),
            ("Some 164.5 percent of voters back the plan.", vec!["64.5 percent"]),
            ("Some 164 percent of voters took part, the highest since 1990.", vec!["64 percent"]),
            (
                "Some 191 percent of the farms had a phone, against barely a quarter in 1950.",
                vec!["91 percent"],
            ),
            ("Orm keeps 152 percent of the shares, and with it control.", vec!["52 percent"]),
            ("Turnout was 181.3 percent, the clerk said.", vec!["81.3 percent"]),
            (
                "Landings dropped by 158 percent, for six of the nine trawlers were grounded.",
                vec!["58 percent"],
            ),
            ("Some 267 percent of voters back the plan.", vec!["67 percent", "26.7 percent"]),
            (
                "Bookings fell by 163 percent when all but one of the huts were closed by snow.",
                vec!["63 percent"],
            ),
        ] {
            let found = flags(text);
            let told: Vec<_> = found.iter().flat_map(|own| &own.suggestions).collect();
            assert_eq!(told, readings, "{text}");
        }
    }
}
