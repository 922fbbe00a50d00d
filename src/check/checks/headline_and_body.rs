//! A figure of the headline or the standfirst that the story tells otherwise.

use crate::check::elsewhere::{agrees, in_words};
use crate::check::fate::same_fate;
use crate::check::likeness::{Likeness, as_f64};
use crate::check::mention::{Measure, Mention, Slip, is_person, reordered, slip};
use crate::check::retold;
use crate::check::subject::{Subject, stem};
use crate::check::{Case, Check, Example, Flag, Severity, heading, lead, titled, wording};
use crate::quantity::{Amount, Decimal, Figure, FigureKind};
use crate::text::{Span, TokenKind, Word};

pub(in crate::check) const CHECK: Check = Check {
    code: "headline-and-body",
    summary: "The headline has another figure than the story",
    why: "Headlines are written last and read first. A figure in the headline or the standfirst \
          that stands nowhere in the story is compared with the story’s figures of the same kind: \
          where one digit is another, two changed places, a nought is too many or the scale word \
          is another, and the words around both tell one fact, the check speaks; so it does \
          where both are in \
          other forms: a number in words, a fraction over a percentage, a change over its two \
          amounts. A rounded or \
          bounded headline (“nearly 200” over 187, “over $3 million” over 3.73) is right, so is a \
          sum of the story’s figures, and many a headline has a figure of its own. A headline \
          that stands beside the text, as the title of JSON Lines or of front matter, is \
          compared, too; the flag then stands on the story’s figure.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires(
            "",
            "Tram crash hurts 83\n\nThirty-eight people were hurt in a tram crash in Graz \
             on Monday.",
            "83",
            "38",
        ),
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
            "HARBOUR BOARD WINS $46 MILLION FOR NEW LIFEBOATS\n\nThe harbour board will receive \
             $46 billion for eleven lifeboats, the ministry said.",
            "$46 billion",
            "$46 million",
        ),
        Example::fires(
            "",
            "Brewer to shed 850 jobs in Ghent\n\nThe brewer will cut 350 jobs at its plant in \
             Ghent, it said on Monday. Unions called the loss of 350 jobs a disgrace.",
            "850 jobs",
            "350 jobs",
        ),
        Example::fires(
            "",
            "Deadly blaze: 219 dead in Dhaka\n\nA fire in a garment factory claimed 291 lives on \
             Tuesday night, officials said.",
            "219 dead",
            "291 dead",
        ),
        Example::fires(
            "",
            "Mayor wants £350 million for trams\n\nThe mayor asked the council on Monday for £35 \
             million for new trams.",
            "£350 million",
            "£35 million",
        ),
        Example::fires(
            "",
            "Turnout hits 67%\n\nTurnout in the island’s vote reached 76 per cent, the clerk said.",
            "67%",
            "76%",
        ),
        Example::fires(
            "",
            "Man jailed for 17 years over arson\n\nA man was jailed for 71 years on Tuesday over \
             an arson attack in Hull.",
            "17 years",
            "71 years",
        ),
        Example::fires(
            "",
            "Lottery gives hospice 1.3 billion\n\nA hospice in Ayr will get £1.3 million from the \
             lottery, its director said.",
            "1.3 billion",
            "1.3 million",
        ),
        Example::fires(
            "",
            "Strike grounds 1,340 flights\n\nA strike by pilots grounded 1,430 flights on Monday, \
             the airline said.",
            "1,340 flights",
            "1,430 flights",
        ),
        Example::fires(
            "",
            "Power cut\n\nSome 640,000 homes are in the dark\n\nA power cut left 460,000 homes \
             in the dark on Sunday, the operator said.",
            "640,000 homes",
            "460,000 homes",
        ),
        Example::fires(
            "2024-02-20",
            "FERRY LINE TO MULL OPENS MARCH 18\n\nThe ferry line to Mull opens on March 13, the \
             harbour board said.",
            "MARCH 18",
            "MARCH 13",
        ),
        Example::fires(
            "",
            "Search for Flight 617 called off\n\nThe search for Flight 167 ended on Sunday.",
            "Flight 617",
            "Flight 167",
        ),
        Example::fires(
            "",
            "Fire kills seven\n\nFour passengers died in a fire on a ferry on Sunday.",
            "seven",
            "four",
        ),
        Example::fires(
            "",
            "Mill’s profit jumps by a quarter\n\nThe mill in Orm raised its profit by 52 percent.",
            "a quarter",
            "52 percent",
        ),
        Example::fires(
            "",
            "Enrolment drops by 3,100 at Lund\n\nLund college has 11,900 students, down from \
             13,200 last year.",
            "3,100",
            "1,300",
        ),
    ],
    silent: &[
        Example::silent(
            "",
            "Man, 54, drowns as son, 45, looks on\n\nA man aged 54 drowned off Cuxhaven on \
             Saturday.",
        ),
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
        Example::silent(
            "",
            "Storm kills dozens in Leyte\n\nA storm killed 83 people in Leyte on Friday.",
        ),
        Example::silent("", "Brewer cuts 5,000 jobs\n\nThe brewer will cut 4,960 jobs, it said."),
        Example::silent(
            "",
            "Ferry sinks with 340 aboard\n\nThe ferry had 310 passengers and a crew of 30 when it \
             sank off Bohol. It was built for 430.",
        ),
        Example::silent(
            "",
            "Factory fire: 14 still missing\n\nA fire at a factory in Surat killed 41 people, and \
             a search goes on for the others.",
        ),
        Example::silent(
            "",
            "Exports up 13% in May\n\nExports rose to $45.2 billion in May from $40.0 billion in \
             April. Exports to China rose 18 percent in May.",
        ),
        Example::silent(
            "",
            "Prices up 5% in a year\n\nConsumer prices rose 0.5 percent in May and were 5.2 \
             percent higher than a year before.",
        ),
        Example::silent(
            "",
            "Town to spend €15 million on parks\n\nThe town will spend €1.5 million a year for \
             ten years on parks.",
        ),
        Example::silent(
            "",
            "Toll rises to 95\n\nThe death toll from the floods rose to 95 on Tuesday from 59 the \
             day before.",
        ),
        Example::silent(
            "",
            "Two held over theft of 14 cars\n\nTwo men were held on Monday over the theft of 14 \
             cars in Leeds, 41 miles away.",
        ),
        Example::silent(
            "",
            "Brewer cuts 200 jobs\n\nThe brewer will go from 1,200 to 1,000 jobs, it said.",
        ),
        Example::silent("", "A lake grows\n\nThe lake has 14 islands. Another lake has 41."),
    ],
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    let mut flags: Vec<Flag> =
        above(case).into_iter().map(|flag| titled::at_likelier(case, flag)).collect();
    flags.extend(titled::flags(case, above));
    flags
}

/// The flags of the headlines that stand above the story.
fn above(case: &Case<'_>) -> Vec<Flag> {
    let lines = heading::lines(case);
    let mut flags = Vec::new();
    if lines.is_empty() {
        return flags;
    }
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
    for flag in lead::flags(case, CHECK.code) {
        if flags.iter().all(|known| !known.span.overlaps(flag.span)) {
            flags.push(flag);
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
        message: format!("The headline has {printed}, the story {told}. Check which is right."),
        computation: format!("headline {}, story {}", found.number, found.should_be),
        related: vec![found.told],
        suggestions: vec![suggestion],
    }
}

/// The figures of the story that are of one sort with a figure of the headline.
struct Told<'a> {
    /// Those the headline’s can be a slip for, the first of each value.
    rivals: Vec<Rival<'a>>,
    /// Those that bear the headline out, rounded, bounded or as a range; and whether one leads.
    rounded: Vec<(usize, bool)>,
    /// All of the sort, the first of which leads.
    alike: Vec<Mention<'a>>,
}

/// A value of the story that the headline’s can be a slip for.
struct Rival<'a> {
    /// Its first place.
    mention: Mention<'a>,
    slip: Slip,
    /// Its places, as far as they are shown.
    places: Vec<Span>,
}

impl<'a> Told<'a> {
    /// Notes another place of a value; of more values than these none can be told from the rest.
    fn rival(&mut self, mention: Mention<'a>, slip: Slip) {
        const MOST_VALUES: usize = 8;
        const MOST_PLACES: usize = 8;
        let place = mention.figure.span;
        let known = |rival: &&mut Rival<'_>| same_value(rival.mention.figure, mention.figure);
        let room = self.rivals.len() < MOST_VALUES;
        match self.rivals.iter_mut().find(known) {
            Some(known) if known.places.len() < MOST_PLACES => known.places.push(place),
            None if room => {
                self.rivals.push(Rival { mention, slip, places: vec![place] });
            }
            Some(_) | None => {}
        }
    }
}

/// What the story has of the sort of a headline’s figure; `None` when it bears the headline out,
/// or has nothing like it.
fn told<'a>(case: &Case<'a>, line: Span, own: &Mention<'a>) -> Option<Told<'a>> {
    if in_words(case, own.figure) || year_like(case, own) {
        return None;
    }
    let after = Span::new(line.end, case.text.body.len());
    let mut told = Told { rivals: Vec::new(), rounded: Vec::new(), alike: Vec::new() };
    for (at, figure) in case.figures_in(after).filter_map(|at| Some((at, case.figure(at)?))) {
        let bare = figure.kind == FigureKind::Number || !is_amount(own.figure);
        if bare && same_value(own.figure, figure) {
            return None;
        }
        if in_range(own.figure, figure) {
            told.rounded.push((at, told.alike.is_empty()));
            continue;
        }
        let Some(mention) = Mention::of(figure, at).filter(|other| alike(case, own, other)) else {
            continue;
        };
        if same_value(own.figure, figure) {
            return None;
        }
        let order = || reordered(case, own, &mention).then_some(Slip::Order);
        match slip(case, own, &mention).or_else(order) {
            _ if agrees(own, &mention) => told.rounded.push((at, told.alike.is_empty())),
            Some(Slip::NoScale) | None => {}
            // "$15 million" over "$1.5 million a year for ten years".
            Some(Slip::Point) if mention.figure.per != own.figure.per => {}
            // "Man, 54, drowns as son, 45, looks on": the headline has the other one, too.
            Some(_) if said_in(case, line, figure) => {}
            Some(slip) => told.rival(mention, slip),
        }
        told.alike.push(mention);
    }
    if told.rivals.is_empty() || !is_amount(own.figure) && printed_below(case, line, own) {
        return None;
    }
    if own.figure.kind == FigureKind::Percent && follows(case, after, own) {
        return None;
    }
    // Addends speak for the headline, unless they speak for the story, too.
    if is_sum(case, after, own) {
        told.rivals.retain(|rival| exact(rival.slip) || is_sum(case, after, &rival.mention));
    }
    Some(told)
}

/// Whether the headline has that value itself.
fn said_in(case: &Case<'_>, line: Span, told: &Figure) -> bool {
    let mut own = case.figures_in(line).filter_map(|index| case.figure(index));
    own.any(|own| own.kind == told.kind && same_value(own, told))
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
        (Measure::Count(thing), Measure::Count(told)) => {
            let one_thing = thing == told || thing == Word::NONE || told == Word::NONE;
            (one_thing || is_person(thing) && is_person(told)) && same_fate(case, [own, other])
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
    let value = own.value().map_or(f64::NAN, Decimal::to_f64);
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

/// Whether a headline’s percentage is the change or the share of two amounts that stand in one
/// sentence of the story.
fn follows(case: &Case<'_>, after: Span, own: &Mention<'_>) -> bool {
    const NEAREST: usize = 3;
    let Some(percent) = own.figure.interval() else { return false };
    let amounts = case.figures_in(after).filter_map(|at| Mention::of(case.figure(at)?, at));
    let amounts: Vec<Mention<'_>> =
        amounts.filter(|amount| amount.figure.kind != FigureKind::Percent).collect();
    amounts.iter().enumerate().any(|(at, first)| {
        let sentence = case.sentence_index(first.figure.span.start);
        let next = amounts.get(at + 1..).unwrap_or_default().iter().take(NEAREST);
        next.take_while(|second| case.sentence_index(second.figure.span.start) == sentence)
            .filter(|second| second.measure == first.measure || alike(case, first, second))
            .any(|second| {
                let values =
                    [first, second].map(|own| own.figure.value().map(|v| v.to_f64().abs()));
                let [Some(one), Some(other)] = values else { return false };
                let ratios = [one / other, other / one];
                ratios.iter().any(|ratio| {
                    percent.holds(ratio * 100.0) || percent.holds((ratio - 1.0).abs() * 100.0)
                })
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
    let sure = told.rivals.iter().filter_map(|rival| {
        let (words, weight) = weight(likeness, &subject, own, rival, told);
        enough(own, rival, words, weight).then_some((rival, weight))
    });
    let (rival, sureness) = sure.max_by(|(_, one), (_, other)| one.total_cmp(other))?;
    let nearly = if exact(rival.slip) { 1.0 } else { NEARLY };
    let bears_out = |(at, leads): &(usize, bool)| {
        let place = if *leads { LEAD } else { 0.0 };
        likeness.shared_with(&subject, *at).weight + place >= nearly * sureness
    };
    if told.rounded.iter().any(bears_out) {
        return None;
    }
    Some(flag(case, own, rival, sureness))
}

/// What it weighs to be the first of its sort in a story: that one is most often the headline’s.
const LEAD: f64 = 2.0;

/// What it weighs to be the only one of its sort.
const SOLE: f64 = 1.5;

/// How many words the surroundings of a figure of the story share with the headline, and what
/// they, its place and its repetition weigh.
fn weight(
    likeness: &Likeness<'_>,
    subject: &Subject,
    own: &Mention<'_>,
    rival: &Rival<'_>,
    told: &Told<'_>,
) -> (usize, f64) {
    let other = &rival.mention;
    // "Eighteen states" tells what "18 states" tells further down.
    let tells = told.alike.iter().filter(|also| same_value(also.figure, other.figure));
    let shared = tells
        .map(|also| likeness.shared_with(subject, also.index))
        .max_by(|one, also| one.weight.total_cmp(&also.weight))
        .unwrap_or_default();
    let repeated = as_f64(rival.places.len().clamp(1, 3)) - 1.0;
    let lead = told.alike.iter().find(|lead| lead.figure.per == own.figure.per);
    let leads = lead.is_some_and(|lead| same_value(lead.figure, other.figure));
    let place = if leads { LEAD } else { 0.0 };
    // Nothing else of the sort in the story.
    let sole = told.alike.iter().all(|also| same_value(also.figure, other.figure));
    let alone = if sole { SOLE } else { 0.0 };
    (shared.words, shared.weight + place + repeated + alone + likeness.rarity(own, other))
}

/// Whether that is enough to say that the rival tells the fact of the headline. The fewer digits
/// agree, the more of the words must.
fn enough(own: &Mention<'_>, rival: &Rival<'_>, words: usize, weight: f64) -> bool {
    let digits = own.len().max(rival.mention.len());
    let (fewest_words, least) = match (rival.slip, digits) {
        (Slip::Scale, _) => (1, 3.0),
        (Slip::Point, 1) | (Slip::Digit, 2) => (1, 4.5),
        (Slip::Digit, 1) => (2, 6.5),
        (Slip::Point | Slip::Swap | Slip::Digit | Slip::Order, _) => (1, 4.0),
        (Slip::NoScale, _) => return false,
    };
    words >= fewest_words && weight >= least
}

/// What the story has, its number alone where it is of the same things: "nine" for "nine geese".
fn bare(case: &Case<'_>, own: &Figure, other: &Figure) -> String {
    let age = [own, other].iter().any(|figure| figure.kind == FigureKind::Age);
    let counted = other.unit.is_none() && other.kind == FigureKind::Quantity;
    let alike = counted && own.thing.is_some() && own.thing == other.thing;
    let span = if age || alike { other.number } else { other.span };
    wording::within(case.words(span))
}

fn flag(case: &Case<'_>, own: &Mention<'_>, rival: &Rival<'_>, weight: f64) -> Flag {
    /// From here on the surroundings leave no doubt.
    const NO_DOUBT: f64 = 8.0;
    let other = rival.mention.figure;
    let (printed, story) = (case.words(own.figure.span), case.words(other.span));
    let body = &case.text.body;
    let single = rival.places.len() < 2;
    let how = if single { wording::apart } else { wording::how_apart };
    let how = how(body, rival.slip, own.figure, other);
    let story = wording::within(story);
    let suggestion = wording::with_number(case, own.figure, other);
    let advice = if single {
        "Check which is right".to_owned()
    } else {
        // What is said more than once is the less likely slip.
        format!("{} would fit, unless the story is wrong", wording::opening(&suggestion))
    };
    let times = match rival.places.len() {
        0 | 1 => String::new(),
        more => format!(" ({})", wording::times(more)),
    };
    Flag {
        code: CHECK.code,
        severity: if weight >= NO_DOUBT { Severity::Error } else { Severity::Warning },
        span: own.figure.span,
        message: format!(
            "The headline has {}, the story {}{times}: {how}. {advice}.",
            wording::within(printed),
            bare(case, own.figure, other)
        ),
        computation: format!("headline {printed}, story {story}"),
        related: rival.places.clone(),
        suggestions: vec![suggestion],
    }
}
