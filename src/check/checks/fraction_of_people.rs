//! A fraction of a person: most often a count that lost its "million".

use crate::check::calendar::year_at;
use crate::check::elsewhere::conflicts;
use crate::check::mention::{Measure, Mention, is_person};
use crate::check::subject::stem;
use crate::check::{Case, Check, Example, Flag, Severity, crowds, wording};
use crate::quantity::FigureKind;
use crate::text::{TokenKind, Word, Words};
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "fraction-of-people",
    summary: "A count of people has a fraction",
    why: "People come whole. A count with a decimal point and no scale word has nearly always \
          lost its “million”. Averages, rates and ratios have fractions too: with “average”, \
          “per”, “each”, “every”, a birth rate or a household in the sentence the check is \
          silent. In an article in which no figure has a scale word it asks only of people who \
          come in crowds, as passengers do, and of the dead or injured, who are counted one by \
          one.",
    severity: Severity::Warning,
    run,
    fires: &[
        Example::fires(
            "",
            "The ferries carried 3.4 passengers last year, up from 2.9 million in 2019.",
            "3.4 passengers",
            "3.4 million passengers",
        ),
        Example::fires(
            "",
            "Since the mines closed, 1.6 Belgians have moved. Aid of €40 million did not help.",
            "1.6 Belgians",
            "1.6 million Belgians",
        ),
        Example::fires(
            "",
            "The scheme will reach 7.2 pupils by June. It costs $310 million a year.",
            "7.2 pupils",
            "7.2 million pupils",
        ),
        Example::fires(
            "",
            "Last winter 2.4 Canadians had no heating. The bill would set aside $90 million.",
            "2.4 Canadians",
            "2.4 million Canadians",
        ),
        Example::fires(
            "",
            "The film was seen by 8.75 viewers on its first night; 3 million watched it later.",
            "8.75 viewers",
            "8.75 million viewers",
        ),
        Example::fires(
            "",
            "Some 2.6 people were registered to vote on the island, the clerk said.",
            "2.6 people",
            "2.6 million people",
        ),
        Example::fires("", "The mudslide left 3.4 dead in the village of Orm.", "3.4 dead", ""),
        Example::fires(
            "",
            "The blast left 2.7 injured in 2019, the mayor said.",
            "2.7 injured",
            "",
        ),
    ],
    silent: &[
        Example::silent("", "Women in the town of 1.2 million have 1.7 children."),
        Example::silent(
            "",
            "A ward has 4.5 nurses on average, the board of the £2 million unit said.",
        ),
        Example::silent("", "There are 2.3 workers per pensioner in a country of 9 million."),
        Example::silent("", "Raids of that winter left 3.4 dead on average, the museum says."),
        Example::silent("", "The boat held 3.4 passengers, he joked."),
        Example::silent("", "Latvia’s roads had 7.3 dead in 100,000 people, more than Finland."),
        Example::silent("", "The toll stands at 3.7 dead out of 1,000."),
        Example::silent("", "In that war there were 3.2 wounded for one killed."),
        Example::silent("", "The pits of Kolm had 4.4 dead last winter, those of Orm 3.9."),
        Example::silent("", "The sawmill has 0.8 injured yearly."),
        Example::silent("", "The shop has 2.6 people behind the counter, it said."),
        Example::silent("", "The ferries carried 3.4 million passengers."),
        Example::silent("", "Classes in Orm have 23.7 pupils; the county has 1.4 million."),
        Example::silent(
            "",
            "The island has 5.3 inhabitants to the square kilometre and a debt of €3 million.",
        ),
    ],
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    let figures = case.extraction.figures.iter().enumerate();
    let counts = figures.filter(|(_, figure)| {
        figure.kind == FigureKind::Quantity && figure.scale.is_none() && figure.last_digit < 0
    });
    let people = counts.filter_map(|(at, figure)| flag(case, &Mention::of(figure, at)?));
    people.chain(crowds::flags(case, CHECK.code)).collect()
}

/// A sentence that is longer is a list.
const NEAR_BYTES: usize = 400;

/// Those an accident or a battle leaves, as stems.
const BODIES: &Words = w!["dead", "injured", "wounded"];

fn flag(case: &Case<'_>, own: &Mention<'_>) -> Option<Flag> {
    /// "1,250.5" is a misprint of another sort.
    const LARGEST: f64 = 1000.0;
    let Measure::Count(noun) = own.measure else { return None };
    let value = own.figure.value()?.to_f64();
    let demonym = own.figure.thing.as_deref().is_some_and(is_demonym);
    if !(is_person(noun) || demonym) || value >= LARGEST || own.figure.per.is_some() {
        return None;
    }
    // The dead are counted, one by one, whatever else the article has.
    let bodies = noun.is_in(BODIES);
    let reckoned =
        reckoned(case, own) || !bodies && !large_elsewhere(case) && !of_the_public(case, own, noun);
    if rate(case, own) || reckoned {
        return None;
    }
    // The same number with its scale elsewhere is the business of lost-scale-word.
    if conflicts(case).iter().any(|conflict| conflict.wrong == own.index) {
        return None;
    }
    let printed = case.words(own.figure.span);
    if bodies {
        return Some(Flag {
            code: CHECK.code,
            severity: CHECK.severity,
            span: own.figure.span,
            message: format!(
                "{printed} cannot be right: people are counted in whole numbers. Check the source."
            ),
            computation: format!("{printed} is no whole number"),
            related: Vec::new(),
            suggestions: Vec::new(),
        });
    }
    let reading = wording::with_scale(&case.text.body, own.figure, "million");
    Some(Flag {
        code: CHECK.code,
        severity: CHECK.severity,
        span: own.figure.span,
        message: format!(
            "{printed} cannot be right; “million” seems to be missing. {reading} would fit."
        ),
        computation: format!("{printed} as printed; with “million” {reading}"),
        related: Vec::new(),
        suggestions: vec![reading],
    })
}

/// "Belgians", "Norwegians": a name for people that ends so.
fn is_demonym(thing: &str) -> bool {
    let last = thing.rsplit(' ').next().unwrap_or("");
    last.starts_with(|c: char| c.is_uppercase()) && last.ends_with("ans")
}

/// Whether the sentence speaks of an average or a rate.
fn rate(case: &Case<'_>, own: &Mention<'_>) -> bool {
    const REACH_TOKENS: usize = 40;
    let words = w![
        "average",
        "averages",
        "averaged",
        "averaging",
        "mean",
        "median",
        "per",
        "each",
        "every",
        "rate",
        "rates",
        "ratio",
        "typical",
        "typically",
        "household",
        "households",
        "family",
        "families",
        "birth",
        "births",
        "born",
        "fertility",
        "woman",
        "women",
        "mother",
        "mothers",
        "couple",
        "couples",
        "equivalent",
        "fte",
        "for",
        "density",
        "times",
        "projected",
        "as",
        "statistically",
        "apiece",
        "joked",
        "marriage",
        "teacher",
        "teachers",
        "desk",
        "bed",
        "class",
        "classes",
        "classroom",
        "equivalents",
        "posts",
    ];
    let words_but_for = |at: usize| case.is(at, words) && !case.is(at, w!["for", "as"]);
    case.back(own.figure.span, REACH_TOKENS).any(words_but_for)
        || case.ahead(own.figure.span, REACH_TOKENS).any(words_but_for)
        || case.any(case.ahead(own.figure.span, 1), w!["for", "as"])
}

/// Whether a fraction of the dead is one of a rate that no word names: "2.1 dead in 100,000",
/// "for one killed 2.6 wounded", "0.6 injured yearly", or beside another such figure.
fn reckoned(case: &Case<'_>, own: &Mention<'_>) -> bool {
    const AGAINST: &Words = w!["in", "to", "by", "among", "out", "against", "from", "within"];
    const MEASURES: &Words = w![
        "yearly",
        "annually",
        "annual",
        "monthly",
        "daily",
        "weekly",
        "index",
        "indices",
        "proportion",
        "proportions",
        "reckoned",
        "calculated",
        "estimated",
        "model",
        "models",
        "modelled",
        "incidence",
        "probability",
        "expectancy",
        "frequency",
        "score",
    ];
    let Some(sentence) = case.sentence_at(own.figure.span.start) else { return false };
    let near = case.within(sentence.span, own.figure.span, NEAR_BYTES);
    let tokens = case.tokens_of(near);
    let own_tokens = case.tokens_of(own.figure.span);
    // "4.4 dead last winter, that of Orm 3.9"
    let fraction = tokens.clone().filter(|at| !own_tokens.contains(at)).any(|at| {
        let pointed = case.printed(at).contains('.');
        let start = case.tokens().get(at).map_or(0, |token| token.span.start);
        let figure = case.figure_at(start).and_then(|index| case.figure(index));
        case.kind(at) == Some(TokenKind::Number)
            && pointed
            && figure.is_none_or(|other| other.unit.is_none() && other.scale.is_none())
    });
    let one = case.any(tokens.clone(), w!["one", "single"]);
    let from = case.token_at(own.figure.span.end);
    let joint = (from..from + 4).find(|&at| case.is(at, AGAINST));
    let base = joint.is_some_and(|at| {
        let number =
            |at: usize| case.kind(at) == Some(TokenKind::Number) && year_at(case, at).is_none();
        let of = at + 1 + usize::from(case.is(at + 1, w!["of"]));
        let skip = usize::from(case.is(of, w!["every", "each", "a", "about", "some"]));
        number(of + skip) || case.is(of + skip, w!["hundred", "thousand", "million", "ten"])
    });
    // "4.2 inhabitants to the square kilometre"
    let dense = case.is(from, w!["to"]) && case.is(from + 1, w!["the", "a", "every", "each"]);
    fraction || one || base || dense || case.any(tokens, MEASURES)
}

/// Whether such people come in crowds, so that no average is meant: "1.1 passengers", "some 7.9
/// people are registered".
fn of_the_public(case: &Case<'_>, own: &Mention<'_>, noun: Word) -> bool {
    const CROWDS: &Words = w![
        "passenger",
        "visitor",
        "resident",
        "inhabitant",
        "tourist",
        "viewer",
        "commuter",
        "refugee",
        "migrant",
        "pilgrim",
        "spectator",
        "subscriber",
        "pensioner",
        "citizen",
        "voter",
        "traveller",
        "traveler",
        "evacuee",
        "taxpayer",
        "motorist",
        "soldier",
        "troop",
        "student",
        "undergraduate",
        "pupil",
        "prisoner",
        "inmate",
        "demonstrator",
        "protester",
        "fan",
        "customer",
        "user",
        "consumer",
        "guest",
        "farmer",
        "believer",
        "member",
        "retiree",
        "adult",
    ];
    const DONE: &Words = w![
        "registered",
        "live",
        "lived",
        "displaced",
        "visited",
        "watched",
        "voted",
        "homeless",
        "evacuated",
        "fled",
        "turned",
        "attended",
        "fleeing",
        "living",
        "starving",
        "emigrated",
        "perished",
        "arrived",
        "moved",
        "demonstrated",
        "protested",
        "marched",
        "watch",
        "visit",
        "speak",
        "suffer",
        "crossed",
        "affected",
        "forced",
        "driven",
        "uprooted",
        "homes",
        "hungry",
        "stranded",
        "sheltering",
        "vaccinated",
        "unemployed",
        "enrolled",
        "insured",
        "uninsured",
        "starved",
        "died",
        "rescued",
        "infected",
    ];
    const NEAR_TOKENS: usize = 5;
    let after = case.ahead(own.figure.span, NEAR_TOKENS);
    // A lift, a bed or a boat has room for few.
    let held =
        w!["boat", "car", "cars", "lift", "taxi", "carries", "carry", "held", "holds", "room"];
    let few = case.any(case.back(own.figure.span, NEAR_TOKENS), held);
    !few && (noun.is_in(CROWDS)
        || stem(case.printed(after.start)).is_in(CROWDS)
        || case.any(after, DONE))
}

/// Whether the article has a figure with a scale word.
fn large_elsewhere(case: &Case<'_>) -> bool {
    case.extraction.figures.iter().any(|figure| figure.scale.is_some_and(|scale| scale.len() > 1))
}
