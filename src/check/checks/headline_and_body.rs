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
            let Some(told) = told(case, line, &own) else { continue };
            let likeness = likeness.get_or_insert_with(|| Likeness::of(case, true));
            flags.extend(judge(case, likeness, line, &own, &told));
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

/// The figures of the story that are of one sort with a figure of the headline.
struct Told<'a> {
    /// Those the headline’s can be a slip for.
    rivals: Vec<(Mention<'a>, Slip)>,
    /// Those that bear the headline out, rounded, bounded or as a range; and whether one leads.
    rounded: Vec<(usize, bool)>,
    /// The first of the sort.
    lead: Option<Mention<'a>>,
}

/// What the story has of the sort of a headline’s figure; `None` when it bears the headline out,
/// or has nothing like it.
fn told<'a>(case: &Case<'a>, line: Span, own: &Mention<'a>) -> Option<Told<'a>> {
    if in_words(case, own.figure) || year_like(case, own) {
        return None;
    }
    let after = Span::new(line.end, case.text.body.len());
    let mut told = Told { rivals: Vec::new(), rounded: Vec::new(), lead: None };
    for (at, figure) in case.figures_in(after).filter_map(|at| Some((at, case.figure(at)?))) {
        let bare = figure.kind == FigureKind::Number || !is_amount(own.figure);
        if bare && same_value(own.figure, figure) {
            return None;
        }
        if in_range(own.figure, figure) {
            told.rounded.push((at, told.lead.is_none()));
            continue;
        }
        let Some(mention) = Mention::of(figure, at).filter(|other| alike(case, own, other)) else {
            continue;
        };
        if same_value(own.figure, figure) {
            return None;
        }
        match slip(case, own, &mention) {
            _ if agrees(own, &mention) => told.rounded.push((at, told.lead.is_none())),
            Some(Slip::NoScale) | None => {}
            // "$15 million" over "$1.5 million a year for ten years".
            Some(Slip::Point) if mention.figure.per != own.figure.per => {}
            Some(slip) => told.rivals.push((mention, slip)),
        }
        told.lead.get_or_insert(mention);
    }
    if told.rivals.is_empty() || !is_amount(own.figure) && printed_below(case, line, own) {
        return None;
    }
    // Addends speak for the headline, unless they speak for the story, too.
    if is_sum(case, after, own) {
        told.rivals.retain(|(rival, slip)| exact(*slip) || is_sum(case, after, rival));
    }
    Some(told)
}

/// Whether a figure is money or a percentage, which nothing of another kind bears out.
fn is_amount(own: &Figure) -> bool {
    matches!(own.kind, FigureKind::Money | FigureKind::Percent)
}

/// Whether all the digits are the same.
fn exact(slip: Slip) -> bool {
    matches!(slip, Slip::Scale | Slip::Point)
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
        // "GETS 1.3 BILLION": a headline may leave the currency to the story.
        (Measure::Count(Word::NONE), Measure::Unit(_)) => {
            other.figure.kind == FigureKind::Money && own.figure.scale.is_some()
        }
        // "A 40-year lease", "40 years old".
        (Measure::Age, Measure::Unit("year")) | (Measure::Unit("year"), Measure::Age) => true,
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
    told: &Told<'_>,
) -> Option<Flag> {
    /// How near to a rival’s a rounded figure’s weight must come to speak for the headline.
    const NEARLY: f64 = 0.6;
    let subject = likeness.read(case.tokens_of(line));
    let weigh = |other: &Mention<'_>| weight(likeness, &subject, own, other, told);
    let sure = told.rivals.iter().filter_map(|(rival, slip)| {
        let (words, weight) = weigh(rival);
        enough(own, rival, *slip, words, weight).then_some((rival, *slip, weight))
    });
    let (rival, slip, sureness) = sure.max_by(|(.., one), (.., other)| one.total_cmp(other))?;
    let nearly = if exact(slip) { 1.0 } else { NEARLY };
    let bears_out = |(at, leads): &(usize, bool)| {
        let place = if *leads { LEAD } else { 0.0 };
        likeness.shared_with(&subject, *at).weight + place >= nearly * sureness
    };
    if told.rounded.iter().any(bears_out) {
        return None;
    }
    Some(flag(case, own, (rival, slip), told, sureness))
}

/// What it weighs to be the first of its sort in a story: that one is most often the headline’s.
const LEAD: f64 = 2.0;

/// How many words the surroundings of a figure of the story share with the headline, and what
/// they, its place and its repetition weigh.
fn weight(
    likeness: &Likeness<'_>,
    subject: &Subject,
    own: &Mention<'_>,
    other: &Mention<'_>,
    told: &Told<'_>,
) -> (usize, f64) {
    let shared = likeness.shared_with(subject, other.index);
    let also = told.rivals.iter().filter(|(also, _)| same_value(also.figure, other.figure));
    let repeated = as_f64(also.count().clamp(1, 3)) - 1.0;
    let leads = told.lead.is_some_and(|lead| same_value(lead.figure, other.figure));
    let place = if leads { LEAD } else { 0.0 };
    (shared.words, shared.weight + place + repeated + likeness.rarity(own, other))
}

/// Whether that is enough to say that the rival tells the fact of the headline. The fewer digits
/// agree, the more of the words must.
fn enough(own: &Mention<'_>, rival: &Mention<'_>, slip: Slip, words: usize, weight: f64) -> bool {
    let digits = own.len().max(rival.len());
    let (fewest_words, least) = match (slip, digits) {
        (Slip::Scale, _) => (1, 3.0),
        (Slip::Point, 1) => (1, 4.5),
        (Slip::Point, _) => (1, 4.0),
        (Slip::Swap, 1 | 2) => (1, 4.0),
        (Slip::Swap, _) => (1, 4.0),
        (Slip::Digit, 1) => (2, 6.5),
        (Slip::Digit, 2) => (1, 4.5),
        (Slip::Digit, _) => (1, 4.0),
        (Slip::NoScale, _) => return false,
    };
    words >= fewest_words && weight >= least
}

fn flag(
    case: &Case<'_>,
    own: &Mention<'_>,
    (rival, slip): (&Mention<'_>, Slip),
    told: &Told<'_>,
    weight: f64,
) -> Flag {
    /// From here on the surroundings leave no doubt.
    const NO_DOUBT: f64 = 8.0;
    const MOST_RELATED: usize = 8;
    let other = rival.figure;
    let says_so = told.rivals.iter().filter(|(also, _)| same_value(also.figure, other));
    let related: Vec<Span> = says_so.map(|(also, _)| also.figure.span).take(MOST_RELATED).collect();
    let (printed, story) = (case.words(own.figure.span), case.words(other.span));
    let how = match slip {
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
            "The headline has {printed}, the story {story}{times}. {how}. {suggestion} would fit, \
             unless the story is wrong."
        ),
        computation: format!("headline {printed}, story {story}"),
        related,
        suggestions: vec![suggestion],
    }
}
