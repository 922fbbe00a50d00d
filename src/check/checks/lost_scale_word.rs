//! An amount that lost its "million" or "billion": by its form, or because the same number stands
//! elsewhere with its scale word.

use std::collections::{HashMap, HashSet};

use crate::check::elsewhere::{conflicts, in_words, scale_follows};
use crate::check::mention::Slip;
use crate::check::payers::{costs_a_body, price_of_one};
use crate::check::turned::{DOWN, UP};
use crate::check::unread_scale::in_millions_beside;
use crate::check::{
    Case, Check, Example, Flag, Severity, fellows, profits, turnover, whole_things, wording, works,
};
use crate::quantity::{Decimal, Figure, FigureKind, Relation};
use crate::text::{Span, Words};
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "lost-scale-word",
    summary: "An amount has lost its “million” or “billion”",
    why: "Sums of money are printed with no decimals or with two; a single decimal belongs to \
          a scale word: in 72,362 press releases of the US Senate, 36 of 40 one-decimal dollar \
          amounts without one had lost “million” or “billion”. It is surer still when the same \
          number stands elsewhere in the article with its scale, of the same thing; then whole \
          sums, counts and measures are looked at, too, as are the far end of a change (“from \
          $86 million to $74”) and the one item of a list without the scale of its fellows. \
          Prices per share, per litre and the like, and rates of exchange, are printed with one \
          decimal too and pass.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires(
            "",
            "The grocer made a pre-tax profit of $412 million on sales of $9.6 million.",
            "$9.6 million",
            "$9.6 billion",
        ),
        Example::fires(
            "",
            "The port asked for $4.8 to dredge its harbour.",
            "$4.8",
            "$4.8 million",
        ),
        Example::fires(
            "",
            "The council won a £9.4 million grant. It will spend the £9.4 on two bridges.",
            "£9.4",
            "£9.4 million",
        ),
        Example::fires(
            "",
            "The firm owed €37.6 billion in May. By June, €37.6 was still unpaid.",
            "€37.6",
            "€37.6 billion",
        ),
        Example::fires(
            "",
            "Aid rose from $3.2 million to $4.1 over the year.",
            "$4.1",
            "$4.1 million",
        ),
        Example::fires(
            "",
            "The brewer will invest $850 million in its plant in Ostrava. Unions are glad. The \
             $850 the brewer will invest in the Ostrava plant comes from its reserves.",
            "$850",
            "$850 million",
        ),
        Example::fires(
            "",
            "Some 4 million Kenyans need food aid, the agency said. Aid for the 4 Kenyans who \
             need food will last until May.",
            "4 Kenyans",
            "4 million Kenyans",
        ),
        Example::fires(
            "",
            "Cod landings fell from 4.2 million tonnes in 1990 to 1.7 in 2010.",
            "1.7",
            "1.7 million",
        ),
        Example::fires(
            "",
            "The deficit shrank from £86 million to £74 within a year, the treasurer said.",
            "£74",
            "£74 million",
        ),
        Example::fires(
            "",
            "The grants:\n\n* $3 million for a ferry\n\n* $5 million for a quay\n\n* $4 for a \
             crane\n\n* $2 million for a slipway\n\nMore is to come.",
            "$4",
            "$4 million",
        ),
        Example::fires(
            "",
            "The dam would hold 6.5 billion litres of drinking water. With 6.5 litres of drinking \
             water the dam would serve two towns.",
            "6.5 litres",
            "6.5 billion litres",
        ),
        Example::fires("", "Turnover rose 4 percent to £2.31, the baker said.", "£2.31", ""),
        Example::fires(
            "",
            "Harbour wall: $7.3 million. Lock gates: $5.2 million -$5.2 for new hinges.",
            "-$5.2",
            "",
        ),
        Example::fires(
            "",
            "The basin may hold 40 billion cubic feet of gas and up to 2.37 barrels of oil.",
            "2.37 barrels",
            "2.37 billion barrels",
        ),
    ],
    silent: &[
        Example::silent("", "The grocer made a profit of $412 million on sales of $9.6 billion."),
        Example::silent("", "The trust had an income of $41 million on sales of $2.4 million."),
        Example::silent("", "A profit of $41 million came of sales of $2 million a share."),
        Example::silent("", "Burning 40 billion cubic feet of gas emits 2.37 tons of soot."),
        Example::silent("", "It holds 40 billion cubic feet of gas and pumps 2.37 barrels a day."),
        Example::silent("", "The farm used 40 gallons of milk and 2.37 barrels of oil."),
        Example::silent("", "Petrol cost $3.5 a gallon on Monday."),
        Example::silent("", "The pound bought $1.3 at the close, a trader said."),
        Example::silent("", "Sterling fell to $1.2 on Friday."),
        Example::silent("", "Regular gas was $3.1 on Monday."),
        Example::silent("", "She paid $4.80 for the coffee."),
        Example::silent("", "The deal is worth $1.5 to $2 billion."),
        Example::silent("", "Shares rose to €9.4 in Milan."),
        Example::silent("", "The port asked for $4.8m to dredge its harbour."),
        Example::silent("", "They raised $4.8-million in a week."),
        Example::silent("", "Two bridges cost $5.9 billion ($3.2 and $2.7 respectively)."),
        Example::silent(
            "",
            "Tickets for the show cost $25. The show cost the town $25 million to put on.",
        ),
        Example::silent(
            "",
            "Each household pays $120 a year. The scheme costs $120 million a year.",
        ),
        Example::silent("", "The herd fell from 1.2 million to 900 in a decade."),
        Example::silent("", "Aid fell from $3 million to $2 a head."),
        Example::silent(
            "",
            "The cuts: $80 mil for parks. Parks were cut by $80 million last year.",
        ),
        Example::silent("", "Revenue per guest rose 4 percent to £2.31, the baker said."),
        Example::silent("", "Two people died. The city has two million people."),
        Example::silent("", "Cases of the worm fell from 3.2 million in 1986 to 13 in 2022."),
        Example::silent("", "The cost of a scan fell from $90 million to $500."),
        Example::silent("", "Analysts cut their target to $13.5 from $17.2."),
        Example::silent("", "The average gift was $26.5."),
        Example::silent("", "The mayor is hoping for $1.4-3.6 billion in repairs."),
        Example::silent("", "The twins' lemonade stand had revenue of $38 by noon."),
        Example::silent("", "The booth under the arch had revenue of $52 on Sunday."),
    ],
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    let figures = &case.extraction.figures;
    let mut flags = Vec::new();
    let mut scaled = None;
    for bare in figures.iter().filter(|figure| bare_money(case, figure)) {
        let scaled = scaled.get_or_insert_with(|| self::scaled(case));
        flags.extend(flag(case, scaled, bare));
    }
    let told = conflicts(case).iter().filter(|conflict| conflict.slip == Slip::NoScale);
    for conflict in told {
        let witnesses = [conflict.right].into_iter().chain(conflict.witnesses.iter().copied());
        let fellows: Vec<&Figure> = witnesses.filter_map(|at| case.figure(at)).collect();
        let bare = case.figure(conflict.wrong).filter(|bare| !price_of_one(case, bare));
        flags.extend(bare.and_then(|bare| lost(case, bare, &fellows, Why::Elsewhere)));
    }
    for bare in figures.iter().filter(|figure| figure.relation == Some(Relation::FromTo)) {
        if let Some(first) = end_of_change(case, bare) {
            flags.extend(lost(case, bare, &[first], Why::Pair));
        }
    }
    for (bare, fellows) in fellows::odd_ones_out(case) {
        flags.extend(lost(case, bare, &fellows, Why::List));
    }
    for (bare, before) in figures.iter().skip(1).zip(figures) {
        if yields_beside(case, before, bare) {
            flags.extend(lost(case, bare, &[before], Why::Pair));
        }
    }
    flags.extend(turnover::flags(case, CHECK.code));
    flags.extend(profits::flags(case, CHECK.code));
    flags.extend(works::flags(case, CHECK.code));
    flags.extend(whole_things::flags(case, CHECK.code));
    // One figure, one flag: the first is the surest.
    if flags.len() > 1 {
        let mut seen = HashSet::new();
        flags.retain(|flag| seen.insert(flag.span));
    }
    flags
}

/// What says that a scale word was lost.
#[derive(Clone, Copy)]
enum Why {
    Elsewhere,
    Pair,
    List,
}

/// The flag for an amount whose fellows have a scale word.
fn lost(case: &Case<'_>, bare: &Figure, fellows: &[&Figure], why: Why) -> Option<Flag> {
    const MOST_RELATED: usize = 8;
    let body = &case.text.body;
    let fellow = *fellows.first()?;
    let word = fellow.scale?.of(body);
    let (printed, other) = (case.words(bare.span), case.words(fellow.span));
    let (severity, because) = match why {
        Why::Elsewhere => (Severity::Error, format!("elsewhere the article has {other}")),
        Why::Pair => (Severity::Warning, format!("it is set beside {other}")),
        Why::List => (Severity::Warning, format!("others in the list have it, as {other}")),
    };
    let place = match why {
        Why::Elsewhere => "elsewhere",
        Why::Pair => "beside it",
        Why::List => "in the same list",
    };
    let bare_words = case.words(Span::new(bare.span.start, bare.number.end));
    // A headline's "Billion" is "billion" in running text.
    let shouted = word.len() > 1 && !word.bytes().any(|byte| byte.is_ascii_lowercase());
    let small = word.to_lowercase();
    let word = if shouted { word } else { small.as_str() };
    // What is measured in another unit says that a word is lost, and not which.
    let same_unit = bare.unit == fellow.unit || bare.unit.is_none() || fellow.unit.is_none();
    let words = if same_unit { vec![word] } else { vec!["million", "billion"] };
    let readings: Vec<String> =
        words.iter().map(|word| wording::with_scale(body, bare, word)).collect();
    let quoted: Vec<String> =
        words.iter().map(|word| format!("“{}”", word.to_lowercase())).collect();
    let (missing, offer) = (wording::any_of(&quoted), wording::any_of(&readings));
    let offer = wording::opening(&offer);
    let message = if same_unit {
        format!("{missing} seems to be missing after {bare_words}: {because}. {offer} would fit.")
    } else {
        format!(
            "{} cannot be right beside {other}: a scale word is missing. {offer} would fit; check \
             the source.",
            wording::opening(printed)
        )
    };
    Some(Flag {
        code: CHECK.code,
        severity,
        span: bare.span,
        message,
        computation: format!("{printed} as printed; {place} {other}"),
        related: fellows.iter().map(|fellow| fellow.span).take(MOST_RELATED).collect(),
        suggestions: readings,
    })
}

/// The first end of a change that has a scale word which the second lacks: "from 4.3 million to
/// 1.9". The first may lack it and lean on the second: "from 4.3 to 1.9 million".
fn end_of_change<'a>(case: &Case<'a>, bare: &Figure) -> Option<&'a Figure> {
    /// Further apart than this, the scale word explains nothing.
    const FAR_APART: f64 = 10.0;
    /// Beyond this a number stands for itself.
    const LARGEST: f64 = 1000.0;
    let first = case.figure(bare.pair?).filter(|first| first.span.end <= bare.span.start)?;
    let power = wording::printed_power(&case.text.body, first);
    let one_kind = bare.kind == first.kind && bare.unit == first.unit
        || bare.kind == FigureKind::Number && first.unit.is_none();
    let plain = bare.scale.is_none() && bare.per == first.per && !in_words(case, bare);
    // "From $3 million to $2 a head" has two measures.
    let rated = bare.kind == FigureKind::Money && bare.span.end > bare.number.end;
    // "went up from 57 billion kroner to 62": what stands right behind is not said twice.
    let next = case.gap(first.span, bare.span).len() == 1 && bare.span == bare.number;
    if power < 6 || rated || !one_kind || !plain || next || scale_follows(case, bare) {
        return None;
    }
    let (from, to) = (first.value()?.to_f64().abs(), bare.value()?.to_f64().abs());
    let ratio = to * 10_f64.powi(power) / from;
    // "fell from 3.5 million to 14": 14 million would be a rise.
    let before = case.back(first.phrase, 8);
    let (fell, rose) = (case.any(before.clone(), DOWN), case.any(before, UP));
    if fell && !rose && ratio > 1.0 || rose && !fell && ratio < 1.0 {
        return None;
    }
    (to < LARGEST && (1.0 / FAR_APART..=FAR_APART).contains(&ratio)).then_some(first)
}

/// "40 billion cubic feet of gas and 2.37 barrels of oil": nobody counts the hundredths of a barrel
/// beside billions.
fn yields_beside(case: &Case<'_>, before: &Figure, bare: &Figure) -> bool {
    const FAR_TOKENS: usize = 12;
    const LARGEST: f64 = 1000.0;
    const BULK: [&str; 9] = [
        "barrel",
        "tonne",
        "ton",
        "short ton",
        "bushel",
        "gallon",
        "cubic foot",
        "cubic metre",
        "litre",
    ];
    let bulk = |figure: &Figure| {
        let unit = figure.unit.is_some_and(|unit| BULK.contains(&unit.name));
        figure.kind == FigureKind::Quantity && unit && figure.per.is_none()
    };
    if !bulk(bare) || !bulk(before) || bare.scale.is_some() || bare.last_digit > -2 {
        return false;
    }
    let scaled = wording::printed_power(&case.text.body, before) >= 9;
    let gap = case.gap(before.span, bare.span);
    let one_sentence =
        case.sentence_index(before.span.start) == case.sentence_index(bare.span.start);
    let stops = w![",", ";", "per", "each", "every", "equal", "equivalent", "costs", "from"];
    let small = bare.value().is_some_and(|value| value.to_f64() < LARGEST);
    let rate = case.any(case.ahead(bare.span, 6), w!["per", "each", "every", "day", "daily"]);
    scaled
        && small
        && one_sentence
        && !rate
        && gap.len() <= FAR_TOKENS
        && case.any(gap.clone(), w!["and", "plus"])
        && !case.any(gap, stops)
        && !scale_follows(case, bare)
}

/// Money with one printed decimal, no scale word and no rate.
fn bare_money(case: &Case<'_>, figure: &Figure) -> bool {
    /// "$1,250.5" is a sum of its own; the slips measured are below a thousand.
    const LARGEST: f64 = 1000.0;
    let prefixed = figure.span.start < figure.number.start;
    let bare = figure.kind == FigureKind::Money
        && figure.scale.is_none()
        && figure.per.is_none()
        && figure.last_digit == -1;
    // "a loss of 2.4 kroner", beside "its 3.2 billion kroner of sales"
    let suffixed = || figure.span.end > figure.number.end && in_millions_beside(case, figure);
    bare && (prefixed || suffixed())
        && wording::digits(&case.text.body, figure).contains('.')
        && figure.value().is_some_and(|value| value.to_f64().abs() < LARGEST)
}

fn flag<'a>(case: &Case<'a>, scaled: &Scaled<'a>, figure: &Figure) -> Option<Flag> {
    let elsewhere = same_number_with_scale(case, scaled, figure);
    // "$6.4 million -$6.4 for a hall": a dash, when the same number stands elsewhere.
    if elsewhere.is_none() && figure.value().is_some_and(Decimal::is_negative) {
        return None;
    }
    if elsewhere.is_none() && (priced(case, figure) || shares_scale(case, figure)) {
        return None;
    }
    let body = &case.text.body;
    let surface = case.words(figure.span);
    let pair = partner(case, figure);
    let (words, related, severity, because) = match (elsewhere, pair) {
        (Some(other), _) => {
            let word = other.scale.map_or("", |scale| scale.of(body));
            let because = format!("the article also has {}", case.words(other.span));
            (vec![word], vec![other.span], Severity::Error, because)
        }
        (None, Some(other)) => {
            let word = other.scale.map_or("", |scale| scale.of(body));
            let because = format!("the amount beside it is {}", case.words(other.span));
            (vec![word], vec![other.span], Severity::Error, because)
        }
        (None, None) => {
            let words = wording::usual_scales(figure);
            let because = "a sum in full has two decimals or none".to_owned();
            (words.to_vec(), Vec::new(), Severity::Warning, because)
        }
    };
    let shouted = |word: &str| !word.bytes().any(|byte| byte.is_ascii_lowercase());
    let suited = |word: &&str| {
        if word.len() > 1 && shouted(word) { (*word).to_owned() } else { word.to_lowercase() }
    };
    let suggestions: Vec<String> =
        words.iter().map(|word| wording::with_scale(body, figure, &suited(word))).collect();
    let offer = suggestions.join(" or ");
    let words: Vec<String> =
        words.iter().map(|word| format!("“{}”", word.to_lowercase())).collect();
    let missing = wording::any_of(&words);
    let bare_words = case.words(Span::new(figure.span.start, figure.number.end));
    let missing_word =
        if words.len() > 1 { format!("A word such as {missing}") } else { missing.clone() };
    Some(Flag {
        code: CHECK.code,
        severity,
        span: figure.span,
        message: format!(
            "{missing_word} seems to be missing after {bare_words}: {because}. {offer} would fit."
        ),
        computation: match (elsewhere, pair) {
            (Some(other), _) => {
                format!("{surface} as printed; elsewhere {}", case.words(other.span))
            }
            (None, Some(other)) => {
                format!("{surface} as printed; beside it {}", case.words(other.span))
            }
            (None, None) => format!("{surface} as printed; with {missing} {offer}"),
        },
        related,
        suggestions,
    })
}

/// The amounts of the article that carry a scale word, by currency and digits.
type Scaled<'a> = HashMap<(&'a str, &'a str), &'a Figure>;

fn scaled<'a>(case: &Case<'a>) -> Scaled<'a> {
    let mut found = Scaled::new();
    for figure in &case.extraction.figures {
        let word = figure.scale.is_some_and(|scale| scale.len() > 1);
        if let (FigureKind::Money, Some(unit), true, None) =
            (figure.kind, figure.unit, word, &figure.per)
        {
            let digits = wording::digits(&case.text.body, figure);
            found.entry((unit.name, digits)).or_insert(figure);
        }
    }
    found
}

/// The same digits of the same currency with a scale word, anywhere in the article.
fn same_number_with_scale<'a>(
    case: &Case<'a>,
    scaled: &Scaled<'a>,
    figure: &Figure,
) -> Option<&'a Figure> {
    let digits = wording::digits(&case.text.body, figure);
    scaled.get(&(figure.unit?.name, digits)).copied()
}

/// The other member of a from-to pair, when that one has its scale word.
fn partner<'a>(case: &Case<'a>, figure: &Figure) -> Option<&'a Figure> {
    let pair = figure.pair.filter(|_| figure.relation == Some(Relation::FromTo))?;
    case.figure(pair).filter(|other| other.scale.is_some())
}

/// Whether the sentence speaks of prices, shares or exchange rates, which have one decimal too.
fn priced(case: &Case<'_>, figure: &Figure) -> bool {
    const PRICES: &[&str] = &[
        "share",
        "shares",
        "price",
        "prices",
        "priced",
        "stock",
        "stocks",
        "cost",
        "costs",
        "per",
        "each",
        "apiece",
        "a",
        "barrel",
        "gallon",
        "litre",
        "ounce",
        "pound",
        "trading",
        "traded",
        "closed",
        "bought",
        "buys",
        "rate",
        "exchange",
        "fare",
        "fee",
        "wage",
        "hour",
        "hourly",
        "dividend",
        "cents",
        "equals",
        "toll",
        "ticket",
        "tickets",
        "euro",
        "sterling",
        "dollar",
        "yen",
        "franc",
        "currency",
        "gas",
        "petrol",
        "diesel",
        "fuel",
        "coffee",
        "beer",
        "latte",
        "cake",
        "bread",
        "milk",
        "book",
        "entry",
        "admission",
        "menu",
        "meal",
        "pint",
        "retails",
        "sells",
        "target",
        "targets",
        "average",
        "median",
        "mean",
        "averaged",
        "typical",
        "tip",
        "tips",
        "haircut",
    ];
    /// How far an amount of the sentence is looked for.
    const NEAR_BYTES: usize = 400;
    // Beside an amount in millions a cost is one, too: "$18.4 million, the quay will cost $6.2".
    let of_millions = case.sentence_at(figure.span.start).is_some_and(|sentence| {
        let near = case.within(sentence.span, figure.span, NEAR_BYTES);
        let fellows = case.figures_in(near).filter_map(|at| case.figure(at));
        fellows.into_iter().any(|other| other.kind == FigureKind::Money && other.scale.is_some())
    });
    let of_millions = of_millions || costs_a_body(case, figure);
    let cost = |word: &str| of_millions && matches!(word, "cost" | "costs");
    let cue = |words: Vec<String>| {
        words.iter().enumerate().any(|(at, word)| {
            // "a price tag of $3.9": of ships, not of bread
            let tag = word == "price" && words.get(at + 1).is_some_and(|next| next == "tag");
            word != "a" && !tag && !cost(word) && PRICES.contains(&word.as_str())
        })
    };
    let after = case.words_after(figure.span, 1);
    let rate =
        after.first().is_some_and(|word| matches!(word.as_str(), "a" | "an" | "per" | "each"));
    rate || cue(case.words_before(figure.span, 8)) || cue(case.words_after(figure.span, 5))
}

/// Whether a scale word that follows closely serves this amount too: "$1.5, $1.8 and $2 billion".
fn shares_scale(case: &Case<'_>, figure: &Figure) -> bool {
    const NEAR_BYTES: usize = 30;
    // "$1.5, $1.8 and $2 billion": nothing but the list's own joints stands between.
    const JOINTS: &Words = w![",", "and", "or", "to", "-", "–", "—", "&", "/"];
    if case.words_after(figure.span, 6).iter().any(|word| word == "respectively") {
        return true;
    }
    let near = Span::new(figure.span.end, figure.span.end + NEAR_BYTES);
    let figures = &case.extraction.figures;
    let next = figures.partition_point(|other| other.span.start < near.start);
    let mut last = figure.span;
    figures
        .iter()
        .skip(next)
        .take_while(|other| {
            let joined = case.only(case.gap(last, other.phrase), JOINTS);
            last = other.span;
            other.span.start < near.end && joined
        })
        .any(|other| other.scale.is_some() && other.kind == FigureKind::Money)
        && partner(case, figure).is_none()
}
