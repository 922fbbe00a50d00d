//! A day that no calendar has: "June 31", "29 February 2023", "13/13/2004".

mod examples;
mod ordinal;
mod readings;

use crate::check::calendar::{self, Form, PrintedDay};
use crate::check::landmarks::Landmarks;
use crate::check::{Case, Check, Flag, Severity, wording};
use crate::quantity::FigureKind;
use crate::text::{TokenKind, Words};
use crate::w;

use std::ops::Range;

use readings::{
    day_of_text, fitting, later_than_text, leap_year_beside, leap_years, meant, printed_elsewhere,
    weekday, weekdays,
};

pub(in crate::check) const CHECK: Check = Check {
    code: "impossible-date",
    summary: "No calendar has that day",
    why: "June has thirty days, a common year no 29 February, a year no thirteenth month. The \
          slip is mostly in the day: so the last day of the month, the first of the next, swapped \
          digits and a wrong first digit are tried, and the same day of a month beside it; where a \
          weekday is printed too, what agrees with it comes first. A number behind a month that \
          may count something (“in April 34 people”), a year of antiquity (“18 September 96”) \
          and a date that is said not to exist keep it silent.",
    severity: Severity::Error,
    run,
    fires: examples::FIRES,
    silent: examples::SILENT,
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    let days = Landmarks::of(case).days.iter();
    let wrong = days.filter(|day| impossible(day) && is_date(case, day));
    let mut flags: Vec<Flag> = Vec::new();
    for day in wrong {
        let same = flags.last().is_some_and(|flag| flag.span == day.whole);
        // The Julian calendar had a 29 February 1900.
        let had = day.day == 29
            && day.year.is_some_and(|year| year < calendar::LAST_OLD_STYLE)
            && calendar::old_style(case);
        if !same && !had && !said_to_be_none(case, day) {
            flags.push(flag(case, day));
        }
    }
    flags.extend(ordinal::flags(case));
    flags
}

/// Whether no year, or not the printed one, has the day.
fn impossible(day: &PrintedDay) -> bool {
    /// Until 1752 some of the world's newspapers had 29 February 1700.
    const JULIAN_UNTIL: i32 = 1752;
    let longest = calendar::longest(day.month);
    if day.day > longest {
        return !(day.month == 2 && day.day == 30 && day.year == Some(1712));
    }
    let leap_day = day.month == 2 && day.day == 29;
    leap_day && day.year.is_some_and(|year| year > JULIAN_UNTIL && day.in_year(year).is_none())
}

/// Whether the number is a day, not a count: the year stands with it, or what stands around it
/// leaves no other reading.
fn is_date(case: &Case<'_>, day: &PrintedDay) -> bool {
    const LAST_DAY: u32 = 31;
    let tokens = case.tokens_of(day.whole);
    let before = tokens.start.checked_sub(1);
    let lead = |words| before.is_some_and(|at| case.is(at, words));
    let comma = before.is_some_and(|at| case.printed(at) == ",");
    let weekday_end = if comma { tokens.start - 1 } else { tokens.start };
    let on = lead(w!["on", "dated", "effective", "born", "died", "published", "released"])
        || calendar::weekday_before(case, weekday_end).is_some();
    match day.form {
        Form::Digits => true,
        _ if day.year.is_some() => !lead(w!["."]) || day.day <= LAST_DAY,
        Form::MonthFirst { ordinal: true } | Form::DayFirst { ordinal: true } => {
            day.day <= 40 && !lead(w!["in"])
        }
        Form::DayFirst { .. } => {
            let closes = calendar::ends_phrase(case, tokens.end) || of_a_year(case, tokens.end);
            // "with effect from 38 October"
            let on = on
                || lead(w!["from"])
                    && case.any(
                        tokens.start.saturating_sub(4)..tokens.start,
                        w!["effect", "valid", "force"],
                    );
            // "must be in by 34 October at the latest"
            let moved = w!["rose", "fell", "grew", "increased", "cut", "dropped", "risen"];
            // "set for 32 May", "the night of 32 May"
            let due =
                lead(w!["by", "until", "till", "before", "after", "through", "for", "of", "since"])
                    && day.day <= 40
                    && !case.any(tokens.start.saturating_sub(4)..tokens.start, moved);
            let phrase =
                closes || case.is(tokens.end, w!["at"]) && case.is(tokens.end + 1, w!["the"]);
            (on || due) && phrase
                || day.day <= LAST_DAY && closes && !lead(w!["in", "than", "only"])
        }
        Form::MonthFirst { .. } => {
            if on {
                return true;
            }
            let next = tokens.end;
            let named = named(case, &tokens);
            let closes = calendar::ends_phrase(case, next) || of_a_year(case, next);
            if day.day <= LAST_DAY {
                return named || closes && !lead(w!["in"]) || ends_span(case, &tokens);
            }
            // "April 34, May 50, June 61" is a table.
            let near = tokens.start.saturating_sub(4)..next + 4;
            let others = near.filter(|at| !tokens.contains(at));
            let table = { others }.any(|at| calendar::month_at(case, at).is_some())
                || counts_by_month(case, &tokens);
            // "April, 12, and Bob 31" are people with their ages.
            let people = case.is(next, w![",", "and"])
                && case.capital(next + 1)
                && matches!(case.kind(next + 2), Some(TokenKind::Number | TokenKind::Sign))
                && [next + 2, next + 3].iter().any(|&at| {
                    case.kind(at) == Some(TokenKind::Number) && case.printed(at).len() <= 2
                });
            closes && !lead(w!["in", ":", "and"]) && !table && !people
        }
    }
}

/// "the June 31 announcement", "the deadly September 31 attacks": between an article and its noun
/// nothing is counted.
fn named(case: &Case<'_>, day: &Range<usize>) -> bool {
    /// How many words behind the day what it names may stand: "the June 31 roadside bomb attack".
    const NOUN_TOKENS: usize = 3;
    const ARTICLES: &Words =
        w!["the", "a", "his", "her", "its", "their", "our", "my", "your", "'s", "’s"];
    let next = day.end;
    let article = |far: usize| day.start.checked_sub(far).is_some_and(|at| case.is(at, ARTICLES));
    if case.kind(next) != Some(TokenKind::Word) || case.capital(next) {
        return false;
    }
    article(1) || article(2) && case.any(next..next + NOUN_TOKENS, OCCASIONS)
}

/// "between April 1 and September 31", "from June 3 to June 31": the end of a span of days.
fn ends_span(case: &Case<'_>, day: &Range<usize>) -> bool {
    let Some(link) = day.start.checked_sub(1) else { return false };
    Landmarks::of(case).days.iter().any(|first| {
        let first = case.tokens_of(first.whole);
        let opened = |words| first.start.checked_sub(1).is_some_and(|at| case.is(at, words));
        first.end == link
            && (case.is(link, w!["and", "to"]) && opened(w!["between"])
                || case.is(link, w!["to", "until", "till", "through"]) && opened(w!["from"]))
    })
}

/// "Of last year", "of the same year": what is said of a day, never of a count.
fn of_a_year(case: &Case<'_>, at: usize) -> bool {
    let year = (at + 2..at + 4).any(|at| case.is(at, w!["year"]));
    let which = w!["last", "this", "that", "next", "the"];
    case.is(at, w!["of"])
        && (year && case.is(at + 1, which) || calendar::year_at(case, at + 1).is_some())
}

/// "By April 45 shops had shut, by June 60": the number behind another month counts something.
fn counts_by_month(case: &Case<'_>, day: &Range<usize>) -> bool {
    let span = case.tokens().get(day.start).map(|token| token.span);
    let Some(sentence) = span.and_then(|span| case.sentence_at(span.start)) else { return false };
    let figures = case.figures_in(sentence.span).filter_map(|index| case.figure(index));
    let mut counts = figures.filter(|figure| {
        figure.kind == FigureKind::Quantity && figure.thing.is_some() && figure.unit.is_none()
    });
    let other = counts.any(|figure| {
        let before = case.token_at(figure.span.start).checked_sub(1);
        before.is_some_and(|at| !day.contains(&at) && calendar::month_at(case, at).is_some())
    });
    // "By June 31 shops had shut, by September 40": 31 shops by June.
    other
        || case.is(day.start.wrapping_sub(1), w!["by"]) && {
            (sentence.first_token..day.start).any(|at| {
                let shops = case.printed(at + 3);
                case.is(at, w!["by"])
                    && calendar::month_at(case, at + 1).is_some()
                    && case.kind(at + 2) == Some(TokenKind::Number)
                    && shops.ends_with('s')
                    && !case.capital(at + 3)
            })
        }
}

/// What a day gives its name to: "the June 31 deadline".
const OCCASIONS: &Words = w![
    "deadline",
    "date",
    "meeting",
    "vote",
    "election",
    "hearing",
    "game",
    "match",
    "issue",
    "edition",
    "attack",
    "attacks",
    "report",
    "letter",
    "ruling",
    "decision",
    "summit",
    "talks",
    "event",
    "concert",
    "launch",
    "protest",
    "rally",
    "article",
    "story",
    "interview",
    "primary",
    "referendum",
    "debate",
    "trial",
    "session",
    "ceremony",
    "statement",
    "speech",
    "storm",
    "raid",
    "raids",
    "bombing",
    "bombings",
    "strike",
    "strikes",
    "crash",
    "shooting",
    "fire",
    "flood",
    "quake",
    "earthquake",
    "landing",
    "coup",
    "uprising",
    "massacre",
    "ceasefire",
    "opening",
    "closing",
    "announcement",
    "agreement",
    "show",
    "episode",
    "performance",
    "premiere",
    "race",
    "final",
    "fight",
    "incident",
    "killing",
    "killings",
    "murder",
    "murders",
    "arrest",
    "order",
    "resolution",
    "census",
    "parade",
    "march",
];

/// Whether 30 February stands beside what is told of calendars, as that of 1712 is.
fn curious(case: &Case<'_>, day: &PrintedDay) -> bool {
    const CALENDARS: &Words = w!["calendar", "calendars", "julian", "gregorian", "1712"];
    if (day.month, day.day) != (2, 30) {
        return false;
    }
    let Some(at) = case.sentence_index(day.whole.start) else { return false };
    let sentences = &case.extraction.sentences;
    let near = sentences.get(at.saturating_sub(1)..sentences.len().min(at + 2));
    let near = near.unwrap_or_default().iter();
    { near }.any(|own| case.any(own.first_token..own.end_token, CALENDARS))
}

/// "There is no June 31", "a date that does not exist".
fn said_to_be_none(case: &Case<'_>, day: &PrintedDay) -> bool {
    const UNREAL: &Words = w![
        "no",
        "nonexistent",
        "existent",
        "imaginary",
        "fictional",
        "fictitious",
        "impossible",
        "mythical",
        "invented",
        "called",
    ];
    const NOT_THERE: &Words = w!["exist", "exists", "existed", "nonexistent", "sweden", "swedish"];
    let (before, after) = (case.back(day.whole, 6), case.ahead(day.whole, 8));
    let made_up = w!["fake", "faked", "fictional", "imaginary", "invented", "spoof", "hoax"];
    let last = before.end.saturating_sub(2)..before.end;
    if case.any(after.clone(), made_up) || curious(case, day) || of_a_plot(case, day) {
        return true;
    }
    case.any(last, UNREAL) || case.any(before, NOT_THERE) || case.any(after, NOT_THERE)
}

/// "The heroine of the satire wakes on 31 April": what a story tells of its own
/// days is meant so.
fn of_a_plot(case: &Case<'_>, day: &PrintedDay) -> bool {
    /// What is told of the book itself.
    const OF_BOOK: &Words = w![
        "cinemas",
        "theatres",
        "theaters",
        "screens",
        "published",
        "publishes",
        "shops",
        "premiere",
        "premieres",
        "died",
        "dies",
        "released",
        "release",
        "author",
        "film",
        "sale",
    ];
    const STORIES: &Words = w![
        "novel",
        "novella",
        "narrator",
        "protagonist",
        "heroine",
        "fable",
        "satire",
        "parable",
        "storyteller",
        "memoirist",
        "dystopia",
        "fairytale",
    ];
    const TOLD: &Words = w![
        "opens",
        "begins",
        "starts",
        "ends",
        "closes",
        "set",
        "takes",
        "happens",
        "insists",
        "wakes",
        "plot",
        "diary",
        "dates",
        "dated",
        "unreliable",
        "narrator",
        "hero",
        "heroine",
        "character",
        "characters",
        "climax",
    ];
    let own = case.sentence_at(day.whole.start);
    if own.is_some_and(|own| case.any(own.first_token..own.end_token, OF_BOOK)) {
        return false;
    }
    let Some(own) = case.sentence_at(day.whole.start) else { return false };
    let tokens = own.first_token..own.end_token;
    case.any(tokens.clone(), STORIES) && case.any(tokens, TOLD)
}

fn flag(case: &Case<'_>, day: &PrintedDay) -> Flag {
    let printed = case.words(day.whole);
    // "June 31" or "31 June", as the text has it.
    let american = printed.starts_with(char::is_alphabetic);
    let (mut readings, mut offers) = (Vec::new(), Vec::new());
    let beside = leap_year_beside(case, day);
    if let (Some(year), Some(own)) = (beside, day.year)
        && printed.contains(&own.to_string())
    {
        offers.push(year.to_string());
        readings.push(printed.replacen(&own.to_string(), &year.to_string(), 1));
    }
    // "The leap-day babies of 29 February 2022": the day is right, and the year is not.
    for year in leap_years(case, day).into_iter().filter(|_| beside.is_none()) {
        let own = day.year.map_or_else(String::new, |own| own.to_string());
        if !own.is_empty() && printed.contains(&own) {
            offers.push(year.to_string());
            readings.push(printed.replacen(&own, &year.to_string(), 1));
        }
    }
    let mut others = if readings.is_empty() { fitting(case, day) } else { Vec::new() };
    let elsewhere = printed_elsewhere(case, day, &others);
    if let Some((reading, ..)) = elsewhere {
        others = vec![reading];
    }
    // "29 February 1889": the leap year beside, where no weekday tells.
    let leap = day.year.filter(|_| day.month == 2 && day.day == 29 && !others.is_empty());
    let leap = leap.and_then(|own| {
        [own - 1, own + 1].into_iter().find(|year| day.in_year(*year).is_some()).zip(Some(own))
    });
    let leap = leap.filter(|(_, own)| printed.contains(&own.to_string()));
    for (new_day, new_month) in others {
        let Some(text) = day.reworded(case, new_day, new_month) else { continue };
        if !readings.contains(&text) {
            let month = calendar::month_name(new_month).unwrap_or_default();
            // Of which year a day without one is the text does not say.
            let open = new_day == 28 && day.month == 2 && day.year.is_none();
            let open = open && meant(case, day, 28, 2).is_none();
            let leap = if open { " (29 in a leap year)" } else { "" };
            offers.push(if american {
                format!("{month} {new_day}{leap}")
            } else {
                format!("{new_day} {month}{leap}")
            });
            readings.push(text);
        }
    }
    // Beside a year that is no leap year the month is not what is wrong.
    if day.year.is_some() && (day.month, day.day) == (2, 29) && offers.len() > 2 {
        readings.truncate(2);
        offers.truncate(2);
    }
    if let Some((year, own)) = leap {
        const MOST: usize = 3;
        readings.truncate(MOST - 1);
        offers.truncate(MOST - 1);
        readings.push(printed.replacen(&own.to_string(), &year.to_string(), 1));
        offers.push(format!("the year {year}"));
    }
    let (fault, sum) = fault(day, american);
    let fits = if offers.is_empty() {
        let known = later_than_text(case, day).or_else(|| weekdays(case, day));
        format!(" {}Check the date.", known.unwrap_or_default())
    } else {
        // All that is offered has the printed weekday.
        let known = beside.is_none() && meant(case, day, 1, day.month).is_some();
        let named = match (weekday(case, day), known, offers.len()) {
            (Some(weekday), true, 1) => format!(", a {},", calendar::weekday_name(weekday)),
            _ => String::new(),
        };
        let told = elsewhere
            .filter(|_| offers.len() == 1)
            .map(|(_, place, span)| format!(" {place} has {}.", case.words(span)));
        let told = told.or_else(|| day_of_text(case, day)).unwrap_or_default();
        format!("{told} {}{named} would fit.", wording::any_of(&offers))
    };
    Flag {
        code: CHECK.code,
        severity: Severity::Error,
        span: day.whole,
        message: format!("{fault}{fits}"),
        computation: format!("{sum}; printed {printed}"),
        related: Vec::new(),
        suggestions: readings,
    }
}

/// What is wrong, in a sentence, and what the calendar has.
fn fault(day: &PrintedDay, american: bool) -> (String, String) {
    let Some(month) = calendar::month_name(day.month) else {
        return (
            format!("A year has twelve months, so there is no month {}.", day.month),
            "12 months".to_owned(),
        );
    };
    match day.year {
        Some(year) if day.month == 2 && day.day == 29 => (
            format!(
                "{year} was not a leap year, so it had no {}.",
                if american { "February 29" } else { "29 February" }
            ),
            format!("February {year} = 28 days"),
        ),
        _ => {
            let days = calendar::longest(day.month);
            let at_most = if day.month == 2 { "at most " } else { "" };
            let number = day.day;
            let named =
                if american { format!("{month} {number}") } else { format!("{number} {month}") };
            (
                format!("{month} has {at_most}{days} days, so there is no {named}."),
                format!("{month} = {at_most}{days} days"),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::{Case, Flag, Memo, References};
    use crate::text::{Published, Text};

    fn flag(date: &str, text: &str) -> Flag {
        let mut text = Text::plain(text);
        text.published = Published::parse(date);
        let extraction = crate::claim::extract(&text);
        let references = References::built_in();
        let mut flags = super::run(&Case {
            text: &text,
            extraction: &extraction,
            references: &references,
            memo: &Memo::default(),
        });
        assert_eq!(flags.len(), 1, "{flags:?}");
        flags.remove(0)
    }

    #[test]
    fn a_day_without_a_year_is_the_nearest_on_the_side_the_verb_tells() {
        for (date, text, offered) in [
            ("2025-12-11", "The museum will reopen on Tuesday, June 31.", &["June 30"] as &[&str]),
            ("2025-12-11", "The museum will reopen on Wednesday, June 31.", &["July 1"]),
            ("2025-01-09", "The clerk was charged on Saturday, November 31.", &["November 30"]),
            ("2025-07-03", "The deal was signed on Monday, June 31.", &["June 30"]),
            // Both years are possible.
            ("2025-12-11", "The museum’s fair: Tuesday, June 31.", &["June 30", "July 1"]),
        ] {
            assert_eq!(flag(date, text).suggestions, offered, "{date} {text}");
        }
    }

    #[test]
    fn the_weekdays_named_are_those_of_the_year_meant() {
        for (date, text, told) in [
            (
                "2025-12-11",
                "Polls will open on Sunday, February 34.",
                "The Sundays of February 2026 are 1, 8, 15 and 22.",
            ),
            (
                "2025-01-09",
                "The clerk was charged on Thursday, November 35.",
                "The Thursdays of November 2024 are 7, 14, 21 and 28.",
            ),
        ] {
            let message = flag(date, text).message;
            assert!(message.contains(told), "{text}\n{message}");
        }
        let open = flag("2025-12-11", "The museum’s fair: Monday, June 35.").message;
        assert!(!open.contains("Mondays"), "{open}");
    }
}
