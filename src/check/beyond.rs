//! A reading that the sentence itself rules out: with its scale word back the figure would be more
//! than the whole it is a part of.

use super::case::Case;
use super::portion::ties;
use super::relation::Line;
use super::wording::{self, SCALES, printed_power};
use super::{Flag, apiece, checks, plain_sums};
use crate::quantity::{Decimal, Figure, FigureKind, Interval, Relation};
use crate::text::{Span, Words};
use crate::w;

/// The checks that offer a figure with another scale word.
const SCALED: [&str; 3] = [
    checks::lost_scale_word::CHECK.code,
    checks::fraction_of_people::CHECK.code,
    checks::implausible_scale::CHECK.code,
];

/// Drops such readings, and says so where none is left.
pub(super) fn beyond(case: &Case<'_>, flags: &mut [Flag]) {
    for flag in flags.iter_mut().filter(|flag| SCALED.contains(&flag.code)) {
        let figure = case.figure_at(flag.span.start).and_then(|index| case.figure(index));
        let Some(figure) = figure.filter(|own| own.span == flag.span) else { continue };
        let Some((whole, said)) = whole(case, figure) else {
            if let Some((most, sum)) = only_of(case, figure) {
                let why = format!("it is less than the {sum} before it");
                keep(case, figure, flag, |value| value <= most, &why);
            } else if let Some(other) = far_end(case, figure).or_else(|| beside(case, figure)) {
                let Some(size) = other.value().map(Decimal::to_f64) else { continue };
                let why = format!("at another time it was {}", case.words(other.span));
                // No change of money is more than a hundredfold.
                let near = size / MOST_TIMES..=size * MOST_TIMES;
                keep(case, figure, flag, |value| near.contains(&value), &why);
            }
            reckoned(case, figure, flag);
            if let Some((least, goods)) = priced(case, figure) {
                let why = format!("{goods} cost more than a few million");
                keep(case, figure, flag, |value| value >= least, &why);
            }
            if let Some((room, why)) = plain_sums::room(case, figure) {
                keep(case, figure, flag, |value| room.holds(value), &why);
            }
            if let Some((room, word)) = fellows(case, figure) {
                let why = format!("the sums around it are in {word}s");
                keep(case, figure, flag, |value| room.holds(value), &why);
            }
            continue;
        };
        let fits = |reading: &String| with_scale(case, figure, reading).is_none_or(|v| v <= whole);
        if flag.suggestions.is_empty() || flag.suggestions.iter().any(fits) {
            let why = format!("it is a part of {said}");
            keep(case, figure, flag, |value| value <= whole, &why);
            continue;
        }
        flag.suggestions.clear();
        flag.message = format!(
            "{} cannot be right: it is too little as it stands, and with a scale word it may be \
             more than {said}, of which it is a part. Check the source.",
            case.words(figure.span)
        );
    }
}

/// The whole the sentence names for a figure: its value and its words.
fn whole<'a>(case: &Case<'a>, figure: &Figure) -> Option<(f64, &'a str)> {
    let sentence = case.sentence(figure)?.span;
    let line = Line::of(case, case.figures_in(sentence))?;
    let tie = ties(&line, None).into_iter().find(|tie| tie.part.figure.span == figure.span)?;
    Some((tie.whole.value, tie.whole.said(case)))
}

/// "They offered $854 million. Only $126.4 was accepted.": the largest sum of the sentences before,
/// of which so little is said to be "only" a part.
fn only_of<'a>(case: &Case<'a>, figure: &Figure) -> Option<(f64, &'a str)> {
    const BEFORE: usize = 2;
    let only = w!["only", "just", "merely", "barely"];
    if figure.kind != FigureKind::Money || !case.any(case.back(figure.span, 2), only) {
        return None;
    }
    let own = case.sentence_index(figure.span.start)?;
    let first = case.extraction.sentences.get(own.saturating_sub(BEFORE))?.span.start;
    let before = case.figures_in(Span::new(first, figure.span.start));
    let sums = before.filter_map(|at| case.figure(at)).filter(|own| own.unit == figure.unit);
    let sized = sums.filter_map(|own| Some((own.value()?.to_f64(), case.words(own.span))));
    sized.reduce(|one, other| if other.0 > one.0 { other } else { one })
}

/// What a sum of one time is more than that of another at most.
const MOST_TIMES: f64 = 100.0;

/// "Profit dropped to €612,000 from €1.4": the other end of the change.
fn far_end<'a>(case: &Case<'a>, figure: &Figure) -> Option<&'a Figure> {
    let pair = figure.pair.filter(|_| figure.relation == Some(Relation::FromTo))?;
    case.figure(pair).filter(|other| other.unit == figure.unit)
}

/// "Its profit rose to £6.8. A year earlier it had earned £5.9 million.": the sum of another time,
/// in the same sentence or one beside it.
fn beside<'a>(case: &Case<'a>, figure: &Figure) -> Option<&'a Figure> {
    const NEAR_TOKENS: usize = 12;
    const TIMES: &Words = w!["year", "quarter", "month", "week", "season", "half", "period"];
    const BEFORE: &Words =
        w!["earlier", "before", "ago", "previous", "previously", "last", "prior"];
    let then = |other: &Figure| {
        let around = [case.back(other.span, NEAR_TOKENS), case.ahead(other.span, NEAR_TOKENS)];
        around.into_iter().any(|own| case.any(own.clone(), TIMES) && case.any(own, BEFORE))
    };
    let sums = sums_around(case, figure);
    let mut dated = sums.into_iter().filter(|other| other.scale.is_some() && then(other));
    let first = dated.next()?;
    let size = first.value()?.to_f64();
    // Two of them of one size say the same.
    let agree = |other: &Figure| {
        other.value().is_some_and(|value| (size / value.to_f64()).log10().abs() < 1.0)
    };
    dated.all(agree).then_some(first)
}

/// The other sums in the figure’s currency, in its sentence and those beside it.
fn sums_around<'a>(case: &Case<'a>, figure: &Figure) -> Vec<&'a Figure> {
    const MOST: usize = 8;
    /// A sentence with more is a table.
    const MOST_FIGURES: usize = 40;
    let sentences = &case.extraction.sentences;
    let Some(own) = case.sentence_index(figure.span.start) else { return Vec::new() };
    let first = own.saturating_sub(1);
    let near = sentences.get(first..sentences.len().min(own + 2)).unwrap_or_default();
    let opens = |at: usize| sentences.get(at).is_some_and(|own| case.begins(own));
    let of_paragraph = near.iter().enumerate().filter(|(at, _)| {
        let at = first + at;
        at == own || at < own && !opens(own) || at > own && !opens(at)
    });
    let figures = of_paragraph.flat_map(|(_, near)| case.figures_in(near.span).take(MOST_FIGURES));
    let others = figures.filter_map(|at| case.figure(at)).filter(|other| {
        other.kind == FigureKind::Money
            && other.unit == figure.unit
            && other.per.is_none()
            && other.span != figure.span
    });
    others.take(MOST).collect()
}

/// "$8 million for one, $81 million for another, $97.2 for a third": the room and the scale word of
/// the sums before and behind, where they have but one.
#[cold]
fn fellows(case: &Case<'_>, figure: &Figure) -> Option<(Interval, &'static str)> {
    const NEAR: usize = 4;
    const FEWEST: usize = 3;
    /// How far around.
    const FAR_BYTES: usize = 600;
    let figures = &case.extraction.figures;
    let own = figures.partition_point(|other| other.span.start < figure.span.start);
    let alike = |other: &&Figure| {
        other.kind == FigureKind::Money && other.unit == figure.unit && other.span != figure.span
    };
    let close = |other: &&Figure| other.span.start.abs_diff(figure.span.start) <= FAR_BYTES;
    let before = figures.iter().take(own).rev().take_while(close).filter(alike).take(NEAR);
    let behind = figures.iter().skip(own).take_while(close).filter(alike).take(NEAR);
    let sums: Vec<&Figure> = before.chain(behind).collect();
    let power = printed_power(&case.text.body, sums.first()?);
    let one_word = sums.iter().all(|own| printed_power(&case.text.body, own) == power);
    let (word, _) = SCALES.iter().find(|(_, own)| *own == power && power >= 6)?;
    let values = || sums.iter().filter_map(|own| own.value()).map(Decimal::to_f64);
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(0.0, f64::max));
    (one_word && sums.len() >= FEWEST)
        .then(|| (Interval::new(low / MOST_TIMES, high * MOST_TIMES), *word))
}

/// "Deposits of €11.8 billion came down to €9.5 billion: €2.3 had been drawn.": keeps the reading
/// that is the sum or the difference of two others, a share of which is told, or that so many
/// amounts come to.
#[inline(never)]
fn reckoned(case: &Case<'_>, figure: &Figure, flag: &mut Flag) {
    if flag.suggestions.len() < 2 {
        return;
    }
    let sums = sums_around(case, figure);
    let sums: Vec<(f64, &str)> = sums
        .into_iter()
        .filter_map(|own| Some((own.value()?.to_f64(), case.words(own.span))))
        .collect();
    let shares = shares_around(case, figure);
    let readings: Vec<f64> =
        flag.suggestions.iter().filter_map(|own| with_scale(case, figure, own)).collect();
    for value in readings {
        let why = made(&sums, value)
            .or_else(|| shared(&sums, &shares, value))
            .or_else(|| apiece::told(case, figure, value));
        if let Some(why) = why {
            keep(case, figure, flag, |own| (own - value).abs() <= EXACTLY * value, &why);
            return;
        }
    }
}

/// What is the same but for the machine’s rounding.
const EXACTLY: f64 = 1e-6;

/// Which two sums come to a value, or differ by it.
fn made(sums: &[(f64, &str)], value: f64) -> Option<String> {
    let is = |own: f64| (own - value).abs() <= EXACTLY * value;
    sums.iter().enumerate().find_map(|(at, one)| {
        sums.iter().skip(at + 1).find_map(|other| {
            let (less, more) = if one.0 < other.0 { (one, other) } else { (other, one) };
            if is(less.0 + more.0) {
                Some(format!("{} and {} come to that", one.1, other.1))
            } else if is(more.0 - less.0) {
                Some(format!("with {} it makes {}", less.1, more.1))
            } else {
                None
            }
        })
    })
}

/// Which sum is the share of a value that is told.
fn shared(sums: &[(f64, &str)], shares: &[(f64, &str)], value: f64) -> Option<String> {
    shares.iter().find_map(|(share, said)| {
        let part =
            sums.iter().find(|(part, _)| (share * value / part - 1.0).abs() <= ABOUT_ITS_SHARE)?;
        Some(format!("{} of it is given as {}", wording::within(said), part.1))
    })
}

/// How far a sum may lie from a share of another, "two thirds of it, about €12.3 million".
const ABOUT_ITS_SHARE: f64 = 0.02;

/// The fractions and percentages of its sentence and the one behind.
fn shares_around<'a>(case: &Case<'a>, figure: &Figure) -> Vec<(f64, &'a str)> {
    const MOST: usize = 4;
    const PERCENT: f64 = 0.01;
    let Some(own) = case.sentence_index(figure.span.start) else { return Vec::new() };
    let near = case.extraction.sentences.iter().skip(own).take(2);
    let near = near.enumerate().filter(|(at, own)| *at == 0 || !case.begins(own));
    let figures = near.flat_map(|(_, near)| case.figures_in(near.span));
    let shares = figures.filter_map(|at| case.figure(at)).filter_map(|own| {
        let value = own.value()?.to_f64();
        let share = match own.kind {
            FigureKind::Percent if own.direction.is_none() => value * PERCENT,
            FigureKind::Ratio => value,
            _ => return None,
        };
        Some((share, case.words(own.span)))
    });
    shares.filter(|(share, _)| (0.0..1.0).contains(share)).take(MOST).collect()
}

/// "€6.3 on 30 helicopters": the least that so many of what is never cheap cost together.
fn priced<'a>(case: &Case<'a>, figure: &Figure) -> Option<(f64, &'a str)> {
    const FAR_TOKENS: usize = 8;
    const EACH: f64 = 1e6;
    const DEAR: &Words = w![
        "jets",
        "fighters",
        "warplanes",
        "airliners",
        "helicopters",
        "submarines",
        "frigates",
        "warships",
        "destroyers",
        "locomotives",
        "reactors",
        "satellites",
    ];
    let ahead = case.ahead(figure.span, FAR_TOKENS);
    let bought = case.is(ahead.start, w!["on", "for"]);
    let dear = case.find(ahead.clone(), DEAR).filter(|_| bought)?;
    let first = case.tokens().get(ahead.start)?.span;
    let between = first.cover(case.tokens().get(dear)?.span);
    let mut counts = case.figures_in(between).filter_map(|at| case.figure(at));
    let (count, None) = (counts.next()?, counts.next()) else { return None };
    let many = count.value()?.to_f64();
    let goods = case.words(Span::new(count.span.start, case.tokens().get(dear)?.span.end));
    (count.kind == FigureKind::Quantity && many >= 2.0).then_some((many * EACH, goods))
}

/// Keeps the readings that may be, from the message, too, where there are any; of a single one
/// the message says why it is the one.
#[inline(never)]
fn keep(case: &Case<'_>, figure: &Figure, flag: &mut Flag, may: impl Fn(f64) -> bool, why: &str) {
    let fits = |reading: &String| with_scale(case, figure, reading).is_none_or(&may);
    let (kept, gone): (Vec<String>, Vec<String>) = flag.suggestions.iter().cloned().partition(fits);
    if kept.is_empty() || gone.is_empty() {
        return;
    }
    let all = wording::any_of(&flag.suggestions);
    for text in [&mut flag.message, &mut flag.computation] {
        *text = text.replacen(&all, &wording::any_of(&kept), 1);
    }
    // One word is missing, not "a word such as" two.
    if let [one] = kept.as_slice()
        && let Some(word) = SCALES.iter().map(|(word, _)| *word).find(|word| one.contains(word))
    {
        if let Some(rest) = flag.message.strip_prefix("A word such as ")
            && let Some(at) = rest.find(MISSING)
            && let Some((what, _)) = rest.get(at..).and_then(|rest| rest.split_once(": "))
        {
            let offer = wording::opening(one);
            flag.message = format!("“{word}”{what}: {why}. {offer} would fit.");
        }
        if let Some(at) = flag.computation.find("; with “") {
            flag.computation.truncate(at);
            flag.computation = format!("{}; {why}", flag.computation);
        }
    }
    flag.suggestions = kept;
}

/// What the messages on a lost word say of it.
const MISSING: &str = " seems to be missing";

/// The value of a reading that has another scale word; `None` of any other.
fn with_scale(case: &Case<'_>, figure: &Figure, reading: &str) -> Option<f64> {
    let reading = reading.to_lowercase();
    let (_, power) = SCALES.iter().find(|(word, _)| reading.contains(word))?;
    let value = figure.value()?.to_f64();
    Some(value * 10_f64.powi(power - printed_power(&case.text.body, figure)))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn no_reading_is_more_than_the_whole_of_the_sentence() {
        let text = "Of the 2.6 million people of the city, 4.3 people have no water, it said.";
        let found = flags(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].suggestions.is_empty() && found[0].message.contains("2.6 million"));
        let text = "Of the 6.2 million people of the city, 4.3 people have no water, it said.";
        let found = flags(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].suggestions, ["4.3 million people"]);
    }

    #[test]
    fn another_sum_says_which_scale_word_is_lost() {
        for (text, reading) in [
            (
                "The mill’s profit rose to £8.4. In the year before it had earned £7.1 million.",
                "£8.4 million",
            ),
            (
                "Reserves were down from $7.4 billion to $6.2 billion. “We saw $1.2 flow out,” she \
                 said.",
                "$1.2 billion",
            ),
            ("The navy will spend €6.3 on 30 helicopters by May.", "€6.3 billion"),
            ("The town will pay £3.4 of the £6.2 million cost.", "£3.4 million"),
            (
                "The fund gave $14 million for dykes, $22 million for quays and $31 million for \
                 locks. Later it gave $17.5 for lamps.",
                "$17.5 million",
            ),
            (
                "The fund was set up with €7.5. A third of this, €2.5 million, is for the hills.",
                "€7.5 million",
            ),
        ] {
            let found = flags(text);
            assert_eq!(found.len(), 1, "{text}\n{found:?}");
            assert_eq!(found[0].suggestions, [reading], "{text}");
            let message = &found[0].message;
            assert!(message.starts_with('“') && !message.contains("illion or "), "{message}");
        }
    }

    #[test]
    fn what_is_only_a_part_is_less_than_the_sum_before_it() {
        let text = "Donors pledged $640 million for the harbour. Only $81.5 was ever paid.";
        let found = flags(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].suggestions, ["$81.5 million"]);
        assert!(!found[0].message.contains("$81.5 billion"), "{}", found[0].message);
    }
}
