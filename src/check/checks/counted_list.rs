//! A counted list of another length: "three countries: France, Spain, Italy and Malta".

use std::ops::Range;

use crate::check::spelled::{in_words, like};
use crate::check::subject::stem;
use crate::check::{Case, Check, Example, Flag, Severity, frame, wording};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Span, TokenKind, Words};
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "counted-list",
    summary: "A counted list has another length than the number before it",
    why: "“Three countries: France, Spain, Italy and Malta” names four. The items behind a colon \
          or a dash, and names set beside the noun between commas, are counted where they are \
          short and alike, parted by commas and closed by “and”; a list with brackets, \
          semicolons, numbers, a second “and” or whole clauses in it keeps it silent, as it may \
          group its items.",
    severity: Severity::Warning,
    run,
    fires: &[
        Example::fires(
            "",
            "The treaty covers two countries: France, Spain, Italy and Malta.",
            "two countries",
            "four countries",
        ),
        Example::fires(
            "",
            "The mayor named her three aims: schools, roads, parks and the river.",
            "three aims",
            "four aims",
        ),
        Example::fires(
            "",
            "The firm has offices in five cities: Leeds, York, Hull and Ripon.",
            "five cities",
            "four cities",
        ),
        Example::fires(
            "",
            "The two winners were named: Ann Roe, Bo Lind and Carl Moss.",
            "two winners",
            "three winners",
        ),
        Example::fires(
            "",
            "Two clerks were hurt: Lind, Berg and Moss.",
            "Two clerks",
            "Three clerks",
        ),
        Example::fires(
            "",
            "The road crosses three states – Ohio, Iowa, Utah and Idaho – on its way west.",
            "three states",
            "four states",
        ),
        Example::fires(
            "",
            "Five tongues are taught: Czech, Polish, Greek and Latin.",
            "Five tongues",
            "Four tongues",
        ),
        Example::fires(
            "",
            "“The treaty covers two countries: France, Spain, Italy and Malta,” officials said.",
            "two countries",
            "four countries",
        ),
        Example::fires(
            "",
            "Four villages, Orm, Lund and Kolm, share one school.",
            "Four villages",
            "Three villages",
        ),
        Example::fires(
            "",
            "She has taught in two towns, Orm, Lund and Kolm.",
            "two towns",
            "three towns",
        ),
        Example::fires(
            "",
            "They tested four crops — wheat, rye and oats.",
            "four crops",
            "three crops",
        ),
    ],
    silent: &[
        Example::silent("", "Three banks are in talks: Lloyds, Barclays, Smith & Smith."),
        Example::silent("", "Two firms are in talks: Horn, Lamb and Lion."),
        Example::silent("", "Three counties were hit: Kent, Devon, Tyne and Wear."),
        Example::silent(
            "",
            "The road crosses three states – Ohio, Iowa and Utah – and two rivers.",
        ),
        Example::silent("", "Four isles sent teams: Malta, Cuba, Haiti, Antigua and Barbuda."),
        Example::silent("", "She had two helpers: her uncle, a baker, and her sister."),
        Example::silent("", "A shop has two secrets: service, service and service."),
        Example::silent("", "The treaty covers four countries: France, Spain, Italy and Malta."),
        Example::silent(
            "",
            "The treaty covers four countries: France, Spain, Italy and Malta, the mayor said.",
        ),
        Example::silent("", "The jury saw three films: one from Peru and two from Spain."),
        Example::silent("", "In four games, Orm, Lund and Kolm scored once."),
        Example::silent("", "After winning four games, Orm, Lund and Kolm went up."),
        Example::silent("", "Three villages, Orm, Lund and Kolm, share one school."),
        Example::silent("", "Four villages, Orm, Lund and Kolm among them, share one school."),
        Example::silent("", "Four brothers, Ann Lind, 34, Bo and Carl, share one boat."),
        Example::silent("", "He has two rules: be early, be brief and never shout at anyone."),
        Example::silent("", "The menu has three courses: soup, fish and chips, and cake."),
        Example::silent("", "She speaks five languages, including French, Dutch and Danish."),
        Example::silent("", "The two towns are twinned: Leeds, England, and Dortmund, Germany."),
        Example::silent("", "It struck at 3 p.m.: doors, windows and walls shook."),
        Example::silent("", "The firm has two divisions: films and music, and books."),
    ],
};

/// The longest list a newspaper counts and names.
const MOST_ITEMS: i64 = 12;

fn run(case: &Case<'_>) -> Vec<Flag> {
    let figures = case.extraction.figures.iter();
    figures.filter_map(|figure| flag(case, figure)).collect()
}

fn flag(case: &Case<'_>, figure: &Figure) -> Option<Flag> {
    if figure.kind != FigureKind::Quantity || figure.unit.is_some() || figure.thing.is_none() {
        return None;
    }
    let count = figure.value()?.to_i64().filter(|count| (2..=MOST_ITEMS).contains(count))?;
    let exact = figure.bound == crate::quantity::Bound::Exact && figure.per.is_none();
    let list = exact.then(|| list(case, figure).or_else(|| apposed(case, figure)))??;
    let items = items(case, list.clone())?;
    let counted = i64::try_from(items.len()).ok()?;
    let one_less = one_less(case, figure, &items);
    let told = counted == count + 1 && one_less || repeated(case, &items);
    if counted == count || counted > MOST_ITEMS || told {
        return None;
    }
    let names: Vec<&str> = items.iter().map(|item| case.words(*item)).collect();
    let word = in_words(counted)?;
    let printed = case.words(figure.number);
    let right = like(printed, counted);
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: figure.span,
        message: format!(
            "The text says {} and names {word}: {}. Check the number and the list.",
            wording::within(printed),
            names.join("; ")
        ),
        computation: format!("{counted} items, printed {printed}"),
        related: items,
        suggestions: vec![case.words(figure.span).replacen(printed, &right, 1)],
    })
}

/// Whether two of the items are one: "Trinidad and Tobago"; "his father, a miner, and his mother".
fn one_less(case: &Case<'_>, figure: &Figure, items: &[Span]) -> bool {
    const ARTICLES: &Words = w!["a", "an", "the"];
    const TITLES: &Words = w![
        "president",
        "chairman",
        "chairwoman",
        "mayor",
        "minister",
        "senator",
        "governor",
        "director",
        "secretary",
        "chief",
        "head",
        "founder",
        "owner",
        "leader",
        "captain",
        "coach",
        "king",
        "queen",
        "prince",
        "princess",
        "bishop",
        "professor",
        "judge",
    ];
    let starts = |item: &Span, words| case.is(case.tokens_of(*item).start, words);
    let [.., inner, last] = items else { return false };
    // Two full names do not make one: "Bo Lind and Carl Moss".
    let [one, two] = [inner, last].map(|item| case.tokens_of(*item));
    let names = case.capital(one.start) && case.capital(two.start);
    let comma = case.any(case.gap(*inner, *last), w![","]);
    let joined = names
        && !comma
        && (one.len() < 2 || two.len() < 2)
        && may_be_one(case, case.tokens_of(figure.span), one.start);
    let within = items.get(1..items.len() - 1).unwrap_or_default();
    let mixed = items.iter().any(|item| !starts(item, ARTICLES))
        && within.iter().any(|item| starts(item, ARTICLES));
    joined || mixed || within.iter().any(|item| starts(item, TITLES))
}

/// Returns whether a name and the one behind "and" may be one: of firms and districts, which these
/// tokens may speak of, many have such names, and a few places do.
pub(super) fn may_be_one(case: &Case<'_>, mut spoken_of: Range<usize>, name: usize) -> bool {
    const OFTEN: &Words = w![
        "bank",
        "firm",
        "company",
        "retailer",
        "store",
        "shop",
        "brand",
        "chain",
        "maker",
        "partner",
        "publisher",
        "county",
        "borough",
        "council",
        "district",
        "constituency",
        "parish",
        "diocese",
        "label",
        "house",
        "supplier",
        "builder",
        "agency",
        "band",
        "duo",
        "act",
        "title",
        "book",
        "film",
        "play",
        "show",
        "song",
        "dish",
        "pub",
        "airline",
        "broker",
        "auditor",
        "insurer",
        "manufacturer",
        "group",
        "park",
        "ward",
        "club",
        "side",
        "ministry",
        "department",
        "committee",
        "subject",
        "division",
        "unit",
        "seat",
        "region",
        "area",
        "province",
        "brewer",
        "grocer",
        "seller",
        "office",
        "outlet",
    ];
    /// First words of places and firms with an "and" in their name.
    const COUPLED: &Words = w![
        "trinidad",
        "antigua",
        "bosnia",
        "kitts",
        "vincent",
        "tome",
        "tomé",
        "turks",
        "wallis",
        "jammu",
        "newfoundland",
        "andaman",
        "serbia",
        "brighton",
        "tyne",
        "dumfries",
        "perth",
        "argyll",
        "johnson",
        "procter",
        "marks",
        "ernst",
        "smith",
        "barnes",
        "simon",
        "black",
        "heard",
        "svalbard",
        "windsor",
        "austria",
        "schleswig",
        "castile",
        "dolce",
        "crate",
    ];
    spoken_of.any(|at| stem(case.printed(at)).is_in(OFTEN)) || case.is(name, COUPLED)
}

/// "location, location and location"
fn repeated(case: &Case<'_>, items: &[Span]) -> bool {
    items.iter().enumerate().any(|(at, item)| {
        let same = |other: &Span| case.words(*other).eq_ignore_ascii_case(case.words(*item));
        items.iter().take(at).any(same)
    })
}

/// The tokens of the list that a colon or a dash behind the figure opens, to the sentence's end.
fn list(case: &Case<'_>, figure: &Figure) -> Option<Range<usize>> {
    /// Words between the counted noun and the colon.
    const FAR_TOKENS: usize = 4;
    const STOPS: &Words = w!["and", ",", ";", "(", "including", "to", "like", "such", "of", "said"];
    let ahead = case.ahead(figure.span, FAR_TOKENS + 1);
    let opens = ahead
        .clone()
        .find(|&at| case.is(at, w![":", "—", "–"]) || case.is(at, w!["-"]) && !case.glued(at))?;
    let dash = !case.is(opens, w![":"]);
    // "six teams remain – Lyon, Porto …"
    let verb =
        opens == ahead.start + 1 && case.is(ahead.start, w!["remain", "remained", "resigned"]);
    if case.any(ahead.start..opens, STOPS) || dash && opens > ahead.start && !verb {
        return None;
    }
    let sentence = case.sentence(figure)?;
    // "three states – Ohio, Iowa and Utah – before it ends"
    let end = frame::closing(case, &(opens + 1..sentence.end_token));
    // The comma before ", officials said."
    let list = opens + 1..(end + 1).min(sentence.end_token);
    let closing = list
        .clone()
        .find(|&at| dash && (case.is(at, w!["—", "–"]) || case.is(at, w!["-"]) && !case.glued(at)));
    Some(list.start..closing.map_or(list.end, |at| at + 1))
}

/// The names set beside a counted noun: "Four countries, Chile, Peru and Ecuador, voted".
fn apposed(case: &Case<'_>, figure: &Figure) -> Option<Range<usize>> {
    /// Who counts to five and names two meant to name some.
    const LEAST_NAMES: usize = 3;
    let sentence = case.sentence(figure)?;
    let (first, comma) = (case.statement(sentence), case.token_at(figure.span.end));
    let begins = case.begin(figure) <= first + usize::from(case.is(first, w!["the", "all"]));
    let noun = comma.checked_sub(1).filter(|&at| !case.capital(at))?;
    if !case.is(comma, w![","]) || case.any(case.tokens_of(figure.span), w!["of"]) || noun < first {
        return None;
    }
    let (mut at, mut names, mut closed) = (comma + 1, 1, false);
    loop {
        let begun = at;
        while case.capital(at) && case.kind(at) == Some(TokenKind::Word) {
            at += 1;
        }
        let (sign, and) = (case.is(at, w![","]), case.is(at, w!["and"]));
        if at == begun || closed || !sign && !and {
            break;
        }
        closed = and || case.is(at + 1, w!["and"]);
        (at, names) = (at + 1 + usize::from(sign && closed), names + 1);
    }
    // "In four games, Leeds, York and Hull won" sets nothing beside the games.
    let ended = at + 1 >= sentence.end_token && case.is(at, w!["."]);
    let verb = begins && case.is(at, w![",", "—", "–"]);
    let several = closed && names >= LEAST_NAMES && case.capital(at - 1);
    let last = ended && !case.any(first..case.begin(figure), w![","]) && !leads(case, first);
    (several && (verb || last)).then_some(comma + 1..at + 1)
}

/// Whether a sentence that begins so tells a time or a place first.
fn leads(case: &Case<'_>, at: usize) -> bool {
    let words = w![
        "in", "on", "at", "after", "before", "for", "over", "within", "with", "during", "by",
        "from", "until", "since", "when", "while", "as", "if", "once", "though", "although", "to"
    ];
    case.is(at, words)
}

/// The items of the list, each as its words; `None` where they cannot be told apart for sure.
fn items(case: &Case<'_>, list: Range<usize>) -> Option<Vec<Span>> {
    const LONGEST_ITEM: usize = 4;
    const MOST_TOKENS: usize = 50;
    /// Words that make an item a clause or a group.
    const CLAUSES: &Words = w![
        "is",
        "are",
        "was",
        "were",
        "be",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "who",
        "that",
        "which",
        "or",
        "but",
        "not",
        "to",
        "if",
        "when",
        "one",
        "two",
        "three",
        "four",
        "five",
        "both",
        "with",
        "from",
        "in",
        "at",
        "by",
        "for",
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "you",
        "as",
        "others",
        "other",
        "etc",
        "more",
        "several",
        "including",
        "said",
        "says",
        "never",
        "always",
        "no",
        "do",
        "does",
    ];
    if list.len() > MOST_TOKENS {
        return None;
    }
    let comma = list.end.checked_sub(1).filter(|&at| case.is(at, w![","]));
    let end = comma.or_else(|| {
        list.clone().find(|&at| {
            case.is(at, w![".", "!", "?", "—", "–"]) && at + 1 >= list.end.saturating_sub(1)
        })
    })?;
    if end + 2 < list.end {
        return None;
    }
    let mut items: Vec<Range<usize>> = Vec::new();
    let mut from = list.start;
    let mut closed = false;
    let mut at = list.start;
    while at < end {
        if case.is(at, w![","]) {
            if closed {
                return None;
            }
            items.push(from..at);
            from = at + 1;
            if case.is(from, w!["and"]) {
                closed = true;
                from += 1;
                at += 1;
            }
        } else if case.is(at, w!["and"]) {
            if closed {
                return None;
            }
            closed = true;
            items.push(from..at);
            from = at + 1;
        } else if matches!(case.kind(at), Some(TokenKind::Sign | TokenKind::Number)) {
            let hyphen = case.is(at, w!["-", "’", "'"]) && case.glued(at);
            if !hyphen && !case.is(at, w!["&"]) {
                return None;
            }
        } else if case.is(at, CLAUSES) {
            return None;
        }
        at += 1;
    }
    items.push(from..end);
    let short = items.iter().all(|item| !item.is_empty() && item.len() <= LONGEST_ITEM);
    // Capitals throughout or nowhere: "Leeds, England, and Dortmund, Germany" is told by neither.
    let names = items.iter().filter(|item| case.capital(item.end - 1)).count();
    let alike = names == items.len() || names == 0;
    (closed && short && alike && items.len() >= 3).then_some(())?;
    let span = |item: Range<usize>| {
        let tokens = case.tokens().get(item)?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    };
    items.into_iter().map(span).collect()
}
