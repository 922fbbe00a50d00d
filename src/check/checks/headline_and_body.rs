//! A figure of the headline or the standfirst that the story tells otherwise.

use crate::check::elsewhere::{agrees, in_words};
use crate::check::likeness::{Likeness, as_f64};
use crate::check::mention::{Measure, Mention, Slip, is_person, slip};
use crate::check::retold;
use crate::check::subject::{Subject, stem};
use crate::check::{Case, Check, Example, Flag, Severity, heading, wording};
use crate::quantity::{Amount, Figure, FigureKind};
use crate::text::{Span, TokenKind, Word};

pub(super) const CHECK: Check = Check {
    code: "headline-and-body",
    summary: "The headline has another figure than the story",
    why: "Headlines are written last and read first. A figure in the headline or the standfirst \
          that stands nowhere in the story is compared with the story’s figures of the same kind: \
          where one digit is another, two changed places, a nought is too many or the scale word \
          is another, and the words around both tell one fact, the check speaks. A rounded or \
          bounded headline (“nearly 200” over 187, “over $3 million” over 3.73) is right, so is a \
          sum of the story’s figures, and many a headline has a figure of its own.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires(
            "",
            "At least 172 killed in ferry fire\n\nA fire on a ferry off Mindoro killed 127 people \
             on Sunday, the coastguard said.",
            "172",
            "127",
        ),
        Example::fires(
            "",
            "HARBOUR BOARD WINS $46 BILLION FOR NEW LIFEBOATS\n\nThe harbour board will receive \
             $46 million for eleven lifeboats, the ministry said.",
            "$46 BILLION",
            "$46 MILLION",
        ),
        Example::fires(
            "",
            "Brewer to shed 850 jobs in Ghent\n\nThe brewer will cut 350 jobs at its plant in \
             Ghent, it said on Monday. Unions called the loss of 350 jobs a disgrace.",
            "850 jobs",
            "350 jobs",
        ),
    ],
    silent: &[
        Example::silent(
            "",
            "Nearly 200 hurt in tram crash\n\nA tram crash hurt 187 people in Basel on Monday.",
        ),
        Example::silent(
            "",
            "Over $3 million for village hall\n\nThe village hall gets $3.73 million this year.",
        ),
        Example::silent(
            "",
            "Quake kills 12\n\nAt least 12 people died on Monday. By Friday the toll was 21.",
        ),
    ],
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    let lines = heading::lines(case);
    let mut flags = Vec::new();
    let mut likeness = None;
    if let Some(headline) = lines.first() {
        flags
            .extend(retold::misprints(case, *headline).iter().map(|found| misprinted(case, found)));
    }
    for line in lines {
        for at in case.figures_in(line) {
            let Some(own) = case.figure(at).and_then(|figure| Mention::of(figure, at)) else {
                continue;
            };
            let Some(rivals) = rivals(case, line, &own) else { continue };
            let likeness = likeness.get_or_insert_with(|| Likeness::of(case, true));
            flags.extend(judge(case, likeness, line, &own, &rivals));
        }
    }
    flags
}

/// The flag for a day, a year or a numbered name of the headline.
fn misprinted(case: &Case<'_>, found: &retold::Misprint) -> Flag {
    let (printed, told) = (case.words(found.span), case.words(found.told));
    let suggestion = case.words(found.span).replacen(&found.number, &found.should_be, 1);
    Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: found.span,
        message: format!(
            "The headline has {printed}, the story {told}. {suggestion} would fit, unless the \
             story is wrong."
        ),
        computation: format!("headline {}, story {}", found.number, found.should_be),
        related: vec![found.told],
        suggestions: vec![suggestion],
    }
}

/// A figure of the story that the headline’s can be a slip for.
struct Rival<'a> {
    mention: Mention<'a>,
    slip: Slip,
    /// Whether it is the first of its kind in the story.
    leads: bool,
}

/// The figures of the story that a figure of the headline can be a slip for; `None` when the story
/// bears the headline out, or has nothing like it.
fn rivals<'a>(case: &Case<'a>, line: Span, own: &Mention<'a>) -> Option<Vec<Rival<'a>>> {
    if in_words(case, own.figure) || year_like(case, own) {
        return None;
    }
    let after = Span::new(line.end, case.text.body.len());
    let story = case.figures_in(after).filter_map(|at| Some((at, case.figure(at)?)));
    let (mut rivals, mut leads, mut rounded) = (Vec::new(), true, false);
    for (at, figure) in story {
        if same_value(own.figure, figure) {
            return None;
        }
        let Some(mention) = Mention::of(figure, at).filter(|other| alike(case, own, other)) else {
            rounded |= in_range(own.figure, figure);
            continue;
        };
        match slip(case, own, &mention) {
            Some(Slip::NoScale) => {}
            Some(slip) => rivals.push(Rival { mention, slip, leads }),
            None => rounded |= agrees(own, &mention),
        }
        leads = false;
    }
    let exact = |slip| matches!(slip, Slip::Scale | Slip::Point);
    rivals.retain(|rival| !rounded || exact(rival.slip));
    if rivals.is_empty() || printed_below(case, line, own) {
        return None;
    }
    // Addends speak for the headline, unless they speak for the story, too.
    if is_sum(case, after, own) {
        rivals.retain(|rival| exact(rival.slip) || is_sum(case, after, &rival.mention));
    }
    Some(rivals)
}

/// Whether both can be of one thing: a bare number and a count can, and two counts of people.
fn alike(case: &Case<'_>, own: &Mention<'_>, other: &Mention<'_>) -> bool {
    match (own.measure, other.measure) {
        (Measure::Count(one), Measure::Count(other)) => {
            one == other
                || one == Word::NONE
                || other == Word::NONE
                || is_person(one) && is_person(other)
        }
        (Measure::Rank, Measure::Rank) => {
            let next = [own, other].map(|own| case.token_at(own.figure.span.end));
            let [one, other] = next.map(|at| stem(case.printed(at)));
            one != Word::NONE && one == other
        }
        (one, other) => one == other,
    }
}

/// Whether a bare number can be a year, which `dates` compares.
fn year_like(case: &Case<'_>, own: &Mention<'_>) -> bool {
    let printed = case.words(own.figure.number);
    let year = printed.len() == 4 && printed.starts_with(['1', '2']);
    own.figure.kind == FigureKind::Number && year && printed.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the two have one value.
fn same_value(own: &Figure, other: &Figure) -> bool {
    matches!((own.value(), other.value()), (Some(own), Some(other)) if own == other)
}

/// Whether a range of the story holds the headline’s value: "dozens" over 40.
fn in_range(own: &Figure, other: &Figure) -> bool {
    let Amount::Range(low, high) = other.amount else { return false };
    let value = own.value().map_or(f64::NAN, |value| value.to_f64());
    own.unit.map(|unit| unit.name) == other.unit.map(|unit| unit.name)
        && low.to_f64() <= value
        && value <= high.to_f64()
}

/// Whether the headline’s number stands in the story as printed, in whatever part.
fn printed_below(case: &Case<'_>, line: Span, own: &Mention<'_>) -> bool {
    let digits = Word::of(wording::digits(&case.text.body, own.figure));
    let own_scale = own.figure.scale.is_some();
    let from = case.token_at(line.end);
    let numbers = case.tokens().get(from..).unwrap_or_default();
    !own_scale
        && numbers.iter().any(|token| token.kind == TokenKind::Number && token.word == digits)
}

/// Whether figures of the story that follow one another add up to the headline’s, or differ by it.
fn is_sum(case: &Case<'_>, after: Span, own: &Mention<'_>) -> bool {
    const MOST_ADDENDS: usize = 8;
    let Some(target) = own.figure.value() else { return false };
    let alike = |at: usize| {
        let mention = Mention::of(case.figure(at)?, at)?;
        let counts =
            matches!((mention.measure, own.measure), (Measure::Count(_), Measure::Count(_)));
        (counts || mention.measure == own.measure).then_some(mention.figure.value()?)
    };
    let values: Vec<_> = case.figures_in(after).filter_map(alike).collect();
    (0..values.len()).any(|first| {
        let run = values.get(first..).unwrap_or_default().iter().take(MOST_ADDENDS);
        let mut sum = None;
        run.enumerate().any(|(at, value)| {
            let difference = sum.and_then(|sum| value.negated().checked_add(sum));
            let apart =
                at == 1 && difference.is_some_and(|gap| gap == target || gap == target.negated());
            sum = match sum {
                None => Some(*value),
                Some(sum) => value.checked_add(sum),
            };
            at > 0 && (apart || sum == Some(target))
        })
    })
}

/// The flag, when the words around one of the rivals tell the fact of the headline.
fn judge(
    case: &Case<'_>,
    likeness: &Likeness<'_>,
    line: Span,
    own: &Mention<'_>,
    rivals: &[Rival<'_>],
) -> Option<Flag> {
    let subject = likeness.read(case.tokens_of(line)).with(&thing(likeness, own));
    let weighed = rivals.iter().filter_map(|rival| {
        let weight = weight(likeness, &subject, own, rival, rivals)?;
        Some((rival, weight))
    });
    let (rival, weight) = weighed.max_by(|(_, one), (_, other)| one.total_cmp(other))?;
    Some(flag(case, own, rival, rivals, weight))
}

fn thing(likeness: &Likeness<'_>, own: &Mention<'_>) -> Subject {
    likeness.folded(Subject::of_figure(own.figure))
}

/// How sure it is that a rival tells the fact of the headline; `None` where it is not enough.
fn weight(
    likeness: &Likeness<'_>,
    subject: &Subject,
    own: &Mention<'_>,
    rival: &Rival<'_>,
    rivals: &[Rival<'_>],
) -> Option<f64> {
    /// The first figure of its kind in a story is most often the headline’s.
    const LEAD: f64 = 2.0;
    let other = &rival.mention;
    let shared = likeness.shared_with(subject, other.index);
    let repeats =
        rivals.iter().filter(|also| same_value(also.mention.figure, other.figure)).count();
    let weight = shared.weight + if rival.leads { LEAD } else { 0.0 } + as_f64(repeats.min(3))
        - 1.0
        + likeness.rarity(own, other);
    let digits = own.len().max(other.len());
    let (fewest_words, least) = match (rival.slip, digits) {
        (Slip::Scale, _) => (1, 3.0),
        (Slip::Point, 1) => (1, 4.5),
        (Slip::Point, _) => (1, 4.0),
        (Slip::Swap, 1 | 2) => (1, 5.0),
        (Slip::Swap, _) => (1, 4.0),
        (Slip::Digit, 1) => (2, 8.0),
        (Slip::Digit, 2) => (1, 5.0),
        (Slip::Digit, _) => (1, 4.0),
        (Slip::NoScale, _) => return None,
    };
    (shared.words >= fewest_words && weight >= least).then_some(weight)
}

fn flag(
    case: &Case<'_>,
    own: &Mention<'_>,
    rival: &Rival<'_>,
    rivals: &[Rival<'_>],
    weight: f64,
) -> Flag {
    /// From here on the surroundings leave no doubt.
    const NO_DOUBT: f64 = 8.0;
    const MOST_RELATED: usize = 8;
    let other = rival.mention.figure;
    let says_so = rivals.iter().filter(|also| same_value(also.mention.figure, other));
    let related: Vec<Span> =
        says_so.map(|also| also.mention.figure.span).take(MOST_RELATED).collect();
    let (printed, told) = (case.words(own.figure.span), case.words(other.span));
    let how = match rival.slip {
        Slip::Scale | Slip::NoScale => "The number is the same, the scale word is another",
        Slip::Point => "The digits are the same, the decimal point has moved",
        Slip::Swap => "Two digits have changed places",
        Slip::Digit => "One digit is another",
    };
    let suggestion = wording::with_number(case, own.figure, other);
    let times =
        if related.len() > 1 { format!(", {} times", related.len()) } else { String::new() };
    Flag {
        code: CHECK.code,
        severity: if weight >= NO_DOUBT { Severity::Error } else { Severity::Warning },
        span: own.figure.span,
        message: format!(
            "The headline has {printed}, the story {told}{times}. {how}. {suggestion} would fit, \
             unless the story is wrong."
        ),
        computation: format!("headline {printed}, story {told}"),
        related,
        suggestions: vec![suggestion],
    }
}
