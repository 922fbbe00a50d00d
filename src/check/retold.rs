//! Days, years and numbered names of a headline that the story tells otherwise: "Jan. 28" over "on
//! January 22", "Flight 617" over "Flight 167". What to say of them is left to the check.

use chrono::{Datelike, Days, NaiveDate};

use super::calendar::{month_at, year_at};
use super::case::Case;
use super::families::retold;
use super::landmarks::Landmarks;
use super::likeness::Likeness;
use super::mention::misprint;
use super::subject::Subject;
use super::years;
use crate::quantity::{Decimal, Figure, FigureKind};
use crate::text::{Span, TokenKind, WordMap, Words};
use crate::w;

/// A number of the headline that the story has otherwise.
#[derive(Clone, Debug)]
pub(super) struct Misprint {
    /// The headline’s words: "Jan. 28".
    pub span: Span,
    /// The story’s.
    pub told: Span,
    /// The number that differs, as printed in the headline.
    pub number: String,
    /// What the story has for it.
    pub should_be: String,
}

/// Returns the days, the year and the numbered names of a headline that stand nowhere in the
/// story, where the story has one that a misprint lies between.
pub(super) fn misprints(case: &Case<'_>, headline: Span) -> Vec<Misprint> {
    let tokens = case.tokens_of(headline);
    let numbers = tokens.clone().filter(|&at| case.kind(at) == Some(TokenKind::Number));
    let mut found = Vec::new();
    let mut lazy = None;
    for at in numbers {
        let printed = case.printed(at);
        if !printed.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let day = (printed.len() <= 2).then(|| day(case, headline, at)).flatten();
        let misprint = if let Some((span, month)) = day {
            other_day(case, headline, (span, month, printed), &mut lazy)
        } else {
            other_year(case, headline, at)
                .or_else(|| near_year(case, headline, at))
                .or_else(|| other_name(case, headline, at))
        };
        found.extend(misprint);
    }
    found
}

/// The words of the day whose number is token `at`, and its month: "JAN. 28", "28 January".
fn day(case: &Case<'_>, headline: Span, at: usize) -> Option<(Span, u32)> {
    let tokens = case.tokens_of(headline);
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    let before = at.checked_sub(1).filter(|before| tokens.contains(before))?;
    let word = if case.is(before, w!["."]) { before.checked_sub(1)? } else { before };
    let ahead = Some(at + 1).filter(|ahead| tokens.contains(ahead));
    if let Some(month) = month_at(case, word) {
        return Some((span(word)?.cover(span(at)?), month));
    }
    let ahead = ahead?;
    Some((span(at)?.cover(span(ahead)?), month_at(case, ahead)?))
}

/// A day of the story in the same month of which the headline’s is a misprint.
fn other_day<'a>(
    case: &Case<'a>,
    headline: Span,
    (span, month, printed): (Span, u32, &str),
    lazy: &mut Option<Likeness<'a>>,
) -> Option<Misprint> {
    const LEAST: f64 = 4.0;
    const LAST_DAY: u32 = 31;
    let number: u32 = printed.parse().ok()?;
    let after = Span::new(headline.end, case.text.body.len());
    let dates = case.figures_in(after).filter_map(|at| Some((at, case.figure(at)?)));
    let mut rivals = Vec::new();
    for (at, date) in dates.filter(|(_, figure)| figure.kind == FigureKind::Date) {
        let (Some(from), Some(to)) = (date.from_date, date.to_date) else { continue };
        let single = from.checked_add_days(Days::new(1)) == Some(to);
        let whole = to.signed_duration_since(from).num_days() > i64::from(LAST_DAY - 4);
        let own = from.with_month(month).and_then(|own| own.with_day(number));
        if own.is_some_and(|own| from <= own && own < to) && !whole {
            return None;
        }
        let day = from.day().to_string();
        if single && from.month() == month && misprint(printed.as_bytes(), day.as_bytes()).is_some()
        {
            rivals.push((at, date.span, day));
        }
    }
    if rivals.is_empty() {
        return None;
    }
    let likeness = lazy.get_or_insert_with(|| Likeness::of(case, true));
    let subject = likeness.read(case.tokens_of(headline));
    let (told, day, shared) = rivals
        .into_iter()
        .map(|(at, told, day)| (told, day, likeness.shared_with(&subject, at)))
        .max_by(|(_, _, one), (_, _, other)| one.weight.total_cmp(&other.weight))?;
    let sure = shared.words >= 2 && shared.weight >= LEAST;
    (sure || number > LAST_DAY && shared.words >= 1).then(|| Misprint {
        span,
        told,
        number: printed.to_owned(),
        should_be: day,
    })
}

/// The first year of the story, where the headline’s is a misprint of it by half a century or
/// more.
fn other_year(case: &Case<'_>, headline: Span, at: usize) -> Option<Misprint> {
    const FAR_YEARS: u32 = 50;
    let printed = case.printed(at);
    let token = case.tokens().get(at)?;
    if printed.len() != 4 || !printed.starts_with(['1', '2']) || counted(case, token.span) {
        return None;
    }
    let own: i32 = printed.parse().ok()?;
    let below = case.token_at(headline.end)..case.tokens().len();
    if below.clone().any(|at| case.key(at) == token.word) {
        return None;
    }
    let after = Span::new(headline.end, case.text.body.len());
    let mut dates = case.figures_in(after).filter_map(|at| case.figure(at));
    let date =
        dates.find(|figure| figure.kind == FigureKind::Date && figure.from_date.is_some())?;
    let year = date.from_date?.year();
    let told = year.to_string();
    let said = case.words(date.span).contains(&told);
    let slip = misprint(printed.as_bytes(), told.as_bytes()).is_some();
    let shares = Subject::of(case, case.tokens_of(headline));
    let own_words = Subject::around(case, date, 16);
    (said && slip && year.abs_diff(own) >= FAR_YEARS && shares.shared(&own_words) > 0).then(|| {
        Misprint { span: token.span, told: date.span, number: printed.to_owned(), should_be: told }
    })
}

/// "Delayed to 2036" over "not open until 2034": the one year of the lead that is told as
/// the headline’s is, where the story never has that one.
fn near_year(case: &Case<'_>, headline: Span, at: usize) -> Option<Misprint> {
    const FAR_YEARS: u32 = 50;
    const LEAD_SENTENCES: usize = 3;
    const UNTIL: &Words = w!["to", "until", "till"];
    const LED: &Words = w!["in", "by", "since", "from", "before", "after"];
    let printed = case.printed(at);
    let token = case.tokens().get(at)?;
    let own = year_at(case, at)?;
    let lead = at.checked_sub(1)?;
    let date = case.figure_at(token.span.start).and_then(|index| case.figure(index));
    let years = Landmarks::of(case).years.as_slice();
    let above = years.partition_point(|(token, _)| *token < case.token_at(headline.end));
    if above != 1 || !date.is_some_and(|date| date.kind == FigureKind::Date) {
        return None;
    }
    let begins = NaiveDate::from_ymd_opt(own, 1, 1)?;
    let below = Span::new(headline.end, case.text.body.len());
    let mut dates = case.figures_in(below).filter_map(|at| case.figure(at));
    let borne = dates.any(|date| {
        let unread = date.kind == FigureKind::Date
            && date.from_date.is_none()
            && case.any(case.tokens_of(date.span), w!["year", "years", "decade"]);
        let holds = date.from_date.zip(date.to_date).is_some_and(|(from, to)| {
            from.year() <= own && begins < to && (to - from).num_days() > LONG_DAYS
                || from.year() == own
        });
        unread || holds || date.value().and_then(Decimal::to_i64) == Some(i64::from(own))
    });
    // "In three years, its owner said in 2026"
    let lengths = || case.figures_in(below).filter_map(|at| case.figure(at));
    let mut lengths = lengths().filter(|own| {
        own.kind == FigureKind::Duration && own.unit.is_some_and(|unit| unit.name == "year")
    });
    let counted = lengths.any(|length| {
        let gone = length.value().and_then(Decimal::to_i64).unwrap_or(0);
        let mut told = years.get(above..).unwrap_or_default().iter();
        told.any(|(_, year)| (i64::from(own) - i64::from(*year)).abs() == gone)
    });
    if counted {
        return None;
    }
    let sentences = &case.extraction.sentences;
    let first = sentences.partition_point(|own| own.span.start < headline.end);
    let last = sentences.get((first + LEAD_SENTENCES).min(sentences.len()).checked_sub(1)?)?;
    let told_alike = |other: usize| {
        let before = years::lead(case, other);
        before.is_some_and(|led| {
            case.is(lead, UNTIL) && case.is(led, UNTIL)
                || case.is(lead, LED) && case.key(led) == case.key(lead) && {
                    let sentence =
                        case.sentence_at(case.tokens().get(other).map_or(0, |own| own.span.start));
                    sentence.is_some_and(|own| {
                        let told = retold(case, own.first_token..own.end_token);
                        retold(case, case.tokens_of(headline)).shared(&told) >= SHARED
                    })
                }
        })
    };
    let near = years.get(above..)?.iter().take_while(|(token, _)| *token < last.end_token);
    let mut near = near.filter(|(token, year)| {
        let other = case.printed(*token);
        year.abs_diff(own) < FAR_YEARS
            && misprint(printed.as_bytes(), other.as_bytes()).is_some()
            && told_alike(*token)
    });
    let (told, year) = near.next().filter(|_| !borne)?;
    near.next().is_none().then_some(())?;
    Some(Misprint {
        span: token.span,
        told: case.tokens().get(*told)?.span,
        number: printed.to_owned(),
        should_be: year.to_string(),
    })
}

/// What lasts longer holds every year of it.
const LONG_DAYS: i64 = 300;

/// So many words in common tell of one thing.
const SHARED: usize = 2;

/// Whether a number counts or measures something.
fn counted(case: &Case<'_>, span: Span) -> bool {
    let figures = case.figures_in(Span::new(span.start.saturating_sub(1), span.end));
    figures.filter_map(|at| case.figure(at)).any(|figure: &Figure| {
        figure.number.overlaps(span)
            && !matches!(figure.kind, FigureKind::Date | FigureKind::Number)
    })
}

/// The same name with another number: "Flight 617" over "Flight 167".
fn other_name(case: &Case<'_>, headline: Span, at: usize) -> Option<Misprint> {
    const FEWEST_DIGITS: usize = 3;
    let number = case.tokens().get(at)?;
    let name = at.checked_sub(1).filter(|&name| case.capital(name))?;
    let printed = case.printed(at);
    let empty = w!["the", "over", "at", "in", "of", "for", "up", "to", "by", "least", "nearly"];
    if printed.len() < FEWEST_DIGITS || case.is(name, empty) || counted(case, number.span) {
        return None;
    }
    let mut told = None;
    let mut seen: WordMap<u32> = WordMap::default();
    for below in case.token_at(headline.end)..case.tokens().len() {
        if case.kind(below) != Some(TokenKind::Number) {
            continue;
        }
        if case.key(below) == number.word {
            return None;
        }
        let named = below
            .checked_sub(1)
            .is_some_and(|before| case.key(before) == case.key(name) && case.capital(before));
        if named {
            *seen.entry(case.key(below)) += 1;
            told.get_or_insert(below);
        }
    }
    let told = told.filter(|_| seen.len() == 1)?;
    misprint(printed.as_bytes(), case.printed(told).as_bytes())?;
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    Some(Misprint {
        span: span(name)?.cover(number.span),
        told: span(told - 1)?.cover(span(told)?),
        number: printed.to_owned(),
        should_be: case.printed(told).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::References;
    use crate::text::{Published, Text};

    fn found(date: &str, text: &str) -> Vec<(String, String)> {
        let mut text = Text::plain(text);
        text.published = Published::parse(date);
        let extraction = crate::claim::extract(&text);
        let references = References::built_in();
        let case = Case {
            text: &text,
            extraction: &extraction,
            references: &references,
            memo: &crate::check::Memo::default(),
        };
        let headline = super::super::heading::lines(&case)[0];
        let found = misprints(&case, headline);
        found
            .iter()
            .map(|own| (own.span.of(&text.body).to_owned(), own.should_be.clone()))
            .collect()
    }

    #[test]
    fn days_years_and_numbered_names_are_compared() {
        let pair = |one: &str, other: &str| vec![(one.to_owned(), other.to_owned())];
        let text = "Ferry line to open on March 18\n\nThe ferry line to Mull opens on March 13, \
                    the harbour board said.";
        assert_eq!(found("2024-02-20", text), pair("March 18", "13"));
        let text = "Search for Flight 617 called off\n\nThe search for Flight 167 ended on Sunday.";
        assert_eq!(found("", text), pair("Flight 617", "167"));
        let text = "Siege of Tarn (1542)\n\nThe siege of Tarn began in May 1942.";
        assert_eq!(found("", text), pair("1542", "1942"));
    }

    #[test]
    fn what_the_story_has_too_is_right() {
        let text = "Ferry line to open on March 18\n\nThe board met on March 13. The line opens on \
                    March 18.";
        assert!(found("2024-02-20", text).is_empty());
        let text = "Search for Flight 617 called off\n\nFlight 617 and Flight 167 were late.";
        assert!(found("", text).is_empty());
        let text = "The Tarn budget for 2026\n\nIn 2025 the budget of Tarn was short.";
        assert!(found("", text).is_empty());
        assert!(found("", "Flight 617 lands\n\nIt was late.").is_empty());
    }
}
