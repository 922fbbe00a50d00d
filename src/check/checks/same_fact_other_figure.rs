//! One fact told twice in an article with two figures that a slip of the hand lies between.

use crate::check::elsewhere::{Conflict, conflicts};
use crate::check::mention::Slip;
use crate::check::{Case, Check, Example, Flag, Severity, heading, wording};
use crate::quantity::Figure;
use crate::text::Span;
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "same-fact-other-figure",
    summary: "The same fact has another figure elsewhere in the article",
    why: "A figure told twice can be compared with itself. The check speaks where a slip of the \
          hand lies between the two (another scale word, a decimal point moved or a nought too \
          many, two digits of a long number that changed places) and the words around them have \
          so much in common that both tell one fact; a word that stands beside every figure of \
          the article counts little. The figure that fewer places speak for is marked, or the \
          one that a third figure rules out (a whole that is less, the headline’s round number); \
          where nothing decides, the later one is, and the question is which is right. Other years \
          and other names, “each”, “times” and the two ends of a change keep it silent.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires(
            "",
            "The harbour board will spend £3.6 million on the new lifeboat station. Building the \
             lifeboat station with £3.6 billion from the harbour board starts in May.",
            "£3.6 billion",
            "£3.6 million",
        ),
        Example::fires(
            "",
            "The river rose 27.4 percent above its mean level. Such a level, 274 percent above \
             the mean of the river, was last seen in March.",
            "274 percent",
            "27.4 percent",
        ),
        Example::fires(
            "",
            "An average dentist in Kintyre owes $31,746 in student debt. A young dentist with the \
             average debt of $317,460 pays for decades.",
            "$317,460",
            "$31,746",
        ),
        Example::fires(
            "",
            "The charity fed 18,450 families in Malawi last year. It has offices in Blantyre. Of \
             the 18,540 families in Malawi that the charity fed last year, most live in the south.",
            "18,540 families",
            "18,450 families",
        ),
        Example::fires(
            "",
            "The rebels freed 1,340 prisoners on Monday. The 13,400 prisoners freed by the rebels \
             were taken home by bus.",
            "13,400 prisoners",
            "1,340 prisoners",
        ),
        Example::fires(
            "",
            "The dam holds 3.4 million litres of water. The water of the dam, 3.4 billion litres, \
             serves two towns.",
            "3.4 billion litres",
            "3.4 million litres",
        ),
        Example::fires(
            "",
            "Opening the archive costs €41,500. Costs of €415,000 for opening the archive are met \
             by a donor. The council says €41,500 for opening the archive is a bargain.",
            "€415,000",
            "€41,500",
        ),
        Example::fires(
            "",
            "Profit was 8.4 per cent of sales at the brewer last year. The brewer said that \
             profit, 84 per cent of sales, pleased it last year.",
            "84 per cent",
            "8.4 per cent",
        ),
        Example::fires(
            "",
            "The grants:\n\n* $6 million for a ferry\n\n* $8 million for a quay\n\n* $6 billion \
             for a slipway\n\n* $3 million for a crane\n\nMore is to come.",
            "$6 billion",
            "$6 million",
        ),
        Example::fires(
            "",
            "An estimated 61,300 voters registered in Taranaki. Of the 613,000 voters registered \
             in Taranaki, half are women.",
            "613,000 voters",
            "61,300 voters",
        ),
    ],
    silent: &[
        Example::silent("", "The bridge cost $3.6 million and the tunnel $3.6 billion."),
        Example::silent("", "The road and the quay each cost $700,000; $7 million is in reserve."),
        Example::silent("", "Rents rose from $150 to $1,500 in the harbour over forty years."),
        Example::silent(
            "",
            "In 1950 the town had 1,400 residents. By 2000 the town had 14,000 residents.",
        ),
        Example::silent(
            "",
            "The brewer made $3.2 million in 2019. The brewer made $32 million in 2021, a tenfold \
             rise.",
        ),
        Example::silent("", "Ohio got $15 million for bridges. Utah got $1.5 million for bridges."),
        Example::silent("", "The fund has $1 billion in assets. The fund paid $1 million in fees."),
        Example::silent(
            "",
            "The town will spend €15 million on parks. That is €1.5 million a year on parks.",
        ),
        Example::silent(
            "",
            "They polled 1,045 adults. Of the 1,054 polled a year before, fewer said yes.",
        ),
        Example::silent(
            "",
            "Pupils can get up to $5,000 a year and $50,000 in all. The town’s pupils got over \
             $500,000.",
        ),
        Example::silent(
            "",
            "Levee work at the creek gets $9.4 million. The bill has a total of $94 million for \
             levee work.",
        ),
        Example::silent(
            "",
            "The blast hurt 1,300 people in the port. The blast killed 130 people in the port.",
        ),
    ],
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    let found = conflicts(case);
    if found.is_empty() {
        return Vec::new();
    }
    let above = heading::lines(case);
    found.iter().filter_map(|conflict| flag(case, &above, conflict)).collect()
}

fn flag(case: &Case<'_>, above: &[Span], conflict: &Conflict) -> Option<Flag> {
    /// From here on the surroundings leave no doubt.
    const NO_DOUBT: f64 = 10.0;
    if conflict.slip == Slip::NoScale {
        return None;
    }
    let (wrong, right) = (case.figure(conflict.wrong)?, case.figure(conflict.right)?);
    let in_heading = |own: &Figure| above.iter().any(|line| line.overlaps(own.span));
    if part_of_other(case, wrong)
        || part_of_other(case, right)
        || in_heading(wrong)
        || conflict.tie && in_heading(right)
    {
        return None;
    }
    let severity = if conflict.weight >= NO_DOUBT { Severity::Error } else { Severity::Warning };
    let (printed, other) = (case.words(wrong.span), case.words(right.span));
    let body = &case.text.body;
    let how = wording::how_apart(body, conflict.slip, wrong, right);
    let times = conflict.witnesses.len() + 1;
    let places = if times > 1 { format!(" ({})", wording::times(times)) } else { String::new() };
    let suggestion = wording::with_number(case, wrong, right);
    let place = place(case, above, wrong, right);
    // Of several mentions some may stand above and some below.
    let up = |own: &Figure| own.span.start < wrong.span.start;
    let scattered =
        conflict.witnesses.iter().filter_map(|&at| case.figure(at)).any(|own| up(own) != up(right));
    let place = if scattered { "elsewhere" } else { place };
    let others = if times > 1 { "other mentions are" } else { "other place is" };
    let offer = wording::opening(&suggestion);
    let message = match conflict.third {
        _ if conflict.open => format!(
            "{} here, {other} {place}, apparently for the same thing: {}. Check which is right.",
            wording::opening(printed),
            wording::apart(body, conflict.slip, wrong, right)
        ),
        Some(third) => {
            let third_words = case.words(third.span);
            let why = if third.whole {
                format!("the whole, {third_words}, is less than {printed}")
            } else {
                format!("the headline has {third_words}")
            };
            format!(
                "This says {printed}, but {place} the article has {other}, apparently for the \
                 same thing: {how}. {offer} would fit: {why}."
            )
        }
        None => format!(
            "This says {printed}, but {place} the article has {other}{places}, apparently for the \
             same thing: {how}. {offer} would fit, unless the {others} wrong."
        ),
    };
    let mut related = vec![right.span];
    related.extend(conflict.third.map(|third| third.span));
    related.extend(conflict.witnesses.iter().filter_map(|&at| case.figure(at)).map(|f| f.span));
    Some(Flag {
        code: CHECK.code,
        severity,
        span: wrong.span,
        message,
        computation: format!("{printed} / {other} = {}", ratio(wrong, right)),
        related,
        suggestions: vec![suggestion],
    })
}

/// Where the figure that is compared with stands, seen from this one.
fn place(case: &Case<'_>, above: &[Span], wrong: &Figure, right: &Figure) -> &'static str {
    let [own, other] = [wrong, right].map(|figure| case.sentence_index(figure.span.start));
    if above.first().is_some_and(|line| line.overlaps(right.span)) {
        "in the headline"
    } else if own == other {
        "in the same sentence"
    } else if right.span.start < wrong.span.start {
        "further up"
    } else {
        "further down"
    }
}

/// "$120 million, of which the city pays $12 million": the part is not the whole once more.
fn part_of_other(case: &Case<'_>, figure: &Figure) -> bool {
    const FAR_TOKENS: usize = 8;
    let mut back = case.back(figure.span, FAR_TOKENS);
    let end = back.end;
    back.any(|at| {
        case.is(at, w!["of"])
            && case.is(at + 1, w!["which", "whom", "that"])
            && !case.any(at..end, w![".", ";"])
    })
}

/// How many times the one is the other: "10", "0.001".
fn ratio(wrong: &Figure, right: &Figure) -> String {
    match (wrong.value(), right.value()) {
        (Some(wrong), Some(right)) => wording::sized(wrong.to_f64() / right.to_f64()),
        _ => "?".to_owned(),
    }
}
