//! What is left to do when every check has spoken: two checks that say one thing become one, and
//! suggestions get the capitals, the number words and the plurals of what they stand for.

use super::case::Case;
use super::spelled::{like, with_capital_of};
use super::{Flag, accounted, beyond, once, story_sums};
use crate::quantity::{Figure, FigureKind, plural};

/// Makes one of flags that say the same, and spells their suggestions as the text is spelt.
pub(super) fn settle(case: &Case<'_>, flags: &mut Vec<Flag>) {
    accounted::accounted(case, flags);
    if flags.len() > 1 {
        once::once(case, flags);
    }
    beyond::beyond(case, flags);
    story_sums::story_sums(case, flags);
    for flag in flags {
        let index = case.figure_at(flag.span.start);
        let figure = index.and_then(|index| case.figure(index));
        let figure = figure.filter(|figure| figure.span == flag.span);
        for suggestion in &mut flag.suggestions {
            *suggestion = spelt(case, flag.span.of(&case.text.body), figure, suggestion);
        }
    }
}

/// A suggestion as the text would print it.
fn spelt(case: &Case<'_>, printed: &str, figure: Option<&Figure>, suggestion: &str) -> String {
    let spelt = figure.and_then(|figure| {
        let agreeing = agreeing(case, figure, suggestion);
        in_number_words(case, figure, agreeing.as_deref().unwrap_or(suggestion)).or(agreeing)
    });
    let spelt = spelt.as_deref().unwrap_or(suggestion);
    // "Three drug makers" at the head of a sentence; "eBay" keeps what it has.
    let lower = spelt.starts_with(char::is_lowercase);
    let shouted = printed.len() > 3 && !printed.bytes().any(|byte| byte.is_ascii_lowercase());
    if lower && !shouted { with_capital_of(printed, spelt) } else { spelt.to_owned() }
}

/// The number in words where words were printed: "Twelve people" for "15 people".
fn in_number_words(case: &Case<'_>, figure: &Figure, suggestion: &str) -> Option<String> {
    /// Newspapers print larger ones in digits.
    const MOST: i64 = 99;
    let printed = case.words(figure.number);
    let lead =
        case.words(figure.span).get(..figure.number.start.checked_sub(figure.span.start)?)?;
    let rest = suggestion.strip_prefix(lead)?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, tail) = rest.split_at(end);
    let more = tail.starts_with([',', '.', '%', '-', 's', 'n', 'r', 't'])
        // "71 percent" for "half".
        || figure.kind == FigureKind::Ratio && tail.contains("percent");
    let number: i64 = digits.parse().ok()?;
    let words = printed.starts_with(char::is_alphabetic) && number <= MOST && !more;
    words.then(|| format!("{lead}{}{tail}", like(printed, number)))
}

/// The unit in the number of the amount: "1 percentage point", "one million tonnes".
fn agreeing(case: &Case<'_>, figure: &Figure, suggestion: &str) -> Option<String> {
    let unit = figure.unit.filter(|_| figure.kind != FigureKind::Money)?;
    let (one, many) = (unit.name, plural(unit.name));
    let number_end = suggestion.rfind(many.as_str()).or_else(|| suggestion.rfind(one))?;
    let (number, rest) = suggestion.split_at(number_end);
    let single = matches!(number.trim_end().to_lowercase().as_str(), "1" | "one" | "a" | "an");
    let was_single = matches!(case.words(figure.number).to_lowercase().as_str(), "1" | "one" | "a");
    if single && let Some(tail) = rest.strip_prefix(many.as_str()) {
        return Some(format!("{number}{one}{tail}"));
    }
    let tail = rest.strip_prefix(one).filter(|_| !rest.starts_with(many.as_str()))?;
    // "a 3-million-tonne deal" has none.
    let plain = was_single && !single && number.ends_with(' ') && !tail.starts_with('-');
    plain.then(|| format!("{number}{many}{tail}"))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    fn offered(text: &str) -> Vec<String> {
        flags(text).into_iter().flat_map(|flag| flag.suggestions).collect()
    }

    #[test]
    fn suggestions_are_spelt_as_the_text_is() {
        for (text, suggestion) in [
            ("Three mills are shut: Orm Ltd, Bolt AG, Lund Corp and Mott Inc.", "Four mills"),
            ("Fifteen people died: five men, four women and three children.", "Twelve people"),
            (
                "The levy goes from 5 percent to 6 percent, a rise of 3 percentage points.",
                "1 percentage point",
            ),
            (
                "Norway sold 1 tonne of crude a year to its ally, the ministry said.",
                "1 million tonnes of crude a year",
            ),
            ("The bill of $249 for six guests, or $45.20 each, was paid.", "$41.50"),
        ] {
            let offered = offered(text);
            assert!(offered.iter().any(|own| own == suggestion), "{text}\n{offered:?}");
        }
    }

    #[test]
    fn one_slip_is_told_once() {
        let flags = flags("Turnout was 714 percent, the clerk said.");
        assert_eq!(flags.len(), 1, "{flags:?}");
        assert_eq!(flags[0].suggestions, ["71.4 percent"]);
    }
}
