//! The correction notice of a published article, from the old words and the new. It says what the
//! desk has on file and nothing else: no cause, no apology, no verb that nobody wrote.

use super::category::Category;
use super::row::FigureRow;
use crate::text::on_one_line;

/// One thing that was wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction<'a> {
    /// What sort of error it was.
    pub category: Category,
    /// The words as they were printed.
    pub was: &'a str,
    /// The words that stand there now; `None` when they were taken out.
    pub now: Option<&'a str>,
    /// The figure that was wrong, as it was printed.
    pub figure: Option<&'a FigureRow>,
    /// Who was quoted, as printed.
    pub speaker: Option<&'a str>,
}

/// Returns the notice over these corrections; nothing when there are none.
///
/// ```
/// use factdesk::desk::{category::Category, notice::{Correction, notice}, row::FigureRow};
/// let was = "1.64 tons of oil per year";
/// let text = |text: &str| Some(text.to_owned());
/// let figure = FigureRow {
///     kind: "quantity".to_owned(),
///     surface: was.to_owned(),
///     unit: text("ton"),
///     thing: text("oil"),
///     per: text("year"),
///     ..FigureRow::default()
/// };
/// let scale = Correction {
///     category: Category::Scale,
///     was,
///     now: Some("1.64 million tons of oil per year"),
///     figure: Some(&figure),
///     speaker: None,
/// };
/// assert_eq!(
///     notice(&[scale]),
///     "An earlier version of this article misstated the amount of oil per year. \
///      It is 1.64 million tons, not 1.64 tons."
/// );
/// ```
pub fn notice(corrections: &[Correction<'_>]) -> String {
    let openings = std::iter::once("An earlier version of this article")
        .chain(std::iter::repeat("The earlier version also"));
    let said = |(correction, opening): (&Correction<'_>, &str)| {
        let fault = format!("{opening} {}.", correction.fault());
        [fault, correction.remedy()].join(" ").trim_end().to_owned()
    };
    corrections.iter().zip(openings).map(said).collect::<Vec<_>>().join(" ")
}

impl Correction<'_> {
    /// What the article did: "misstated the amount of oil per year".
    fn fault(&self) -> String {
        let subject = self.figure.map(subject);
        match (self.category, subject) {
            (Category::Unit, Some(subject)) => format!("gave {subject} in the wrong unit"),
            (Category::Unit, None) => "gave a figure in the wrong unit".to_owned(),
            (Category::Name, _) => "misstated a name".to_owned(),
            (Category::Attribution, _) => "misattributed a statement".to_owned(),
            (Category::Quote, _) => {
                match self.speaker.map(on_one_line).filter(|who| !who.is_empty()) {
                    Some(speaker) => format!("misquoted {speaker}"),
                    None => "misstated a quotation".to_owned(),
                }
            }
            (Category::Outdated, Some(_)) => "gave an outdated figure".to_owned(),
            (Category::Outdated, None) => "gave outdated information".to_owned(),
            (Category::Date, None) => "misstated a date".to_owned(),
            (Category::Age, None) => "misstated an age".to_owned(),
            (Category::Scale | Category::Arithmetic, None) => "misstated a figure".to_owned(),
            (Category::Other, None) => "contained an error".to_owned(),
            (_, Some(subject)) => format!("misstated {subject}"),
        }
    }

    /// What is right: "It is 1.64 million tons, not 1.64 tons."
    fn remedy(&self) -> String {
        let was = on_one_line(self.was);
        let Some(now) = self.now.map(on_one_line).filter(|now| !now.is_empty()) else {
            return format!("The words “{was}” have been removed.");
        };
        match self.figure {
            _ if now == was => String::new(),
            Some(figure) if is_bare(figure, &was, &now) => {
                let (now, was) = without_common_tail(figure, &now, &was);
                format!("It is {now}, not {was}.")
            }
            _ => format!("The passage should have read “{now}”, not “{was}”."),
        }
    }
}

/// What a figure measures, as far as the words beside it say.
fn subject(figure: &FigureRow) -> String {
    let per = figure.per.as_ref().map(|per| format!(" per {per}")).unwrap_or_default();
    let named = match (figure.kind.as_str(), &figure.unit, &figure.thing) {
        ("quantity", Some(_), Some(thing)) => return format!("the amount of {thing}{per}"),
        ("quantity", None, Some(thing)) => return format!("the number of {thing}{per}"),
        ("money", ..) => "an amount of money",
        ("percent", ..) => "a percentage",
        ("ratio", ..) => "a ratio",
        ("score", ..) => "a score",
        ("age", ..) => "an age",
        ("date", ..) => "a date",
        ("duration", ..) => "a length of time",
        ("rank", ..) => "a ranking",
        _ => "a figure",
    };
    named.to_owned()
}

/// Whether both wordings are a figure and nothing more, so that "It is …" can stand before them.
fn is_bare(figure: &FigureRow, was: &str, now: &str) -> bool {
    const CURRENCIES: &str = "$€£¥₹";
    let begins = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit() || CURRENCIES.contains(c))
            || figure.kind == "date" && text.starts_with(char::is_uppercase)
    };
    // An age that stands before its noun ("49-year-old") cannot follow "It is".
    let adjective = |text: &str| text.ends_with("-old");
    on_one_line(&figure.surface) == was
        && [was, now].into_iter().all(|text| begins(text) && !adjective(text))
}

/// Takes off what the first sentence has said: "of oil per year", "sedans".
fn without_common_tail<'a>(figure: &FigureRow, now: &'a str, was: &'a str) -> (&'a str, &'a str) {
    let Some(thing) = &figure.thing else { return (now, was) };
    let tail = if figure.unit.is_some() { format!(" of {thing}") } else { format!(" {thing}") };
    let tail = was.find(&tail).and_then(|start| was.get(start..)).filter(|tail| !tail.is_empty());
    let stripped = tail.and_then(|tail| Some((now.strip_suffix(tail)?, was.strip_suffix(tail)?)));
    stripped.filter(|(now, was)| now != was).unwrap_or((now, was))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(kind: &str, surface: &str, unit: Option<&str>, thing: Option<&str>) -> FigureRow {
        FigureRow {
            kind: kind.to_owned(),
            surface: surface.to_owned(),
            unit: unit.map(str::to_owned),
            thing: thing.map(str::to_owned),
            ..FigureRow::default()
        }
    }

    fn correction<'a>(category: Category, was: &'a str, now: &'a str) -> Correction<'a> {
        Correction { category, was, now: Some(now), figure: None, speaker: None }
    }

    fn said(correction: Correction<'_>) -> String {
        let notice = notice(&[correction]);
        notice.strip_prefix("An earlier version of this article ").unwrap().to_owned()
    }

    #[test]
    fn a_figure_is_put_right_in_plain_words() {
        let sedans = ("63,000 Model 3 sedans", "6,300 Model 3 sedans");
        let cases = [
            (
                Category::Scale,
                figure("quantity", sedans.0, None, Some("Model 3 sedans")),
                sedans,
                "misstated the number of Model 3 sedans. It is 6,300, not 63,000.",
            ),
            (
                Category::Unit,
                figure("quantity", "12 tons of oil", Some("ton"), Some("oil")),
                ("12 tons of oil", "12 barrels of oil"),
                "gave the amount of oil in the wrong unit. It is 12 barrels, not 12 tons.",
            ),
            (
                Category::Scale,
                figure("money", "$3.2 billion", Some("US dollar"), None),
                ("$3.2 billion", "$3.2 million"),
                "misstated an amount of money. It is $3.2 million, not $3.2 billion.",
            ),
            (
                Category::Date,
                figure("date", "July 4, 2023", None, None),
                ("July 4, 2023", "July 5, 2023"),
                "misstated a date. It is July 5, 2023, not July 4, 2023.",
            ),
            (
                Category::Arithmetic,
                figure("percent", "5 percent", Some("percent"), None),
                ("rose 5 percent", "rose 50 percent"),
                "misstated a percentage. The passage should have read “rose 50 percent”, not “rose \
                 5 percent”.",
            ),
            (
                Category::Outdated,
                figure("quantity", "12 plants", None, Some("plants")),
                ("12 plants", "nine plants"),
                "gave an outdated figure. The passage should have read “nine plants”, not “12 \
                 plants”.",
            ),
            (
                Category::Other,
                figure("age", "49-year-old", Some("year"), None),
                ("49-year-old", "94-year-old"),
                "misstated an age. The passage should have read “94-year-old”, not “49-year-old”.",
            ),
        ];
        for (category, figure, (was, now), words) in &cases {
            let correction = Correction { figure: Some(figure), ..correction(*category, was, now) };
            assert_eq!(said(correction), *words);
        }
    }

    #[test]
    fn every_category_has_its_sentence_without_a_figure() {
        for (category, words) in [
            (Category::Scale, "misstated a figure."),
            (Category::Unit, "gave a figure in the wrong unit."),
            (Category::Arithmetic, "misstated a figure."),
            (Category::Date, "misstated a date."),
            (Category::Age, "misstated an age."),
            (Category::Name, "misstated a name."),
            (Category::Attribution, "misattributed a statement."),
            (Category::Quote, "misstated a quotation."),
            (Category::Outdated, "gave outdated information."),
            (Category::Other, "contained an error."),
        ] {
            let said = said(correction(category, "Ann\n Berg", "Anne Berg"));
            let remedy = "The passage should have read “Anne Berg”, not “Ann Berg”.";
            assert_eq!(said, format!("{words} {remedy}"));
        }
    }

    #[test]
    fn a_speaker_is_named_and_a_cut_is_told() {
        let mut quote = correction(Category::Quote, "We never paid", "We rarely paid");
        quote.speaker = Some("Ms. Berg");
        assert!(said(quote.clone()).starts_with("misquoted Ms. Berg. The passage"));
        quote.now = None;
        let words = "misquoted Ms. Berg. The words “We never paid” have been removed.";
        assert_eq!(said(quote), words);
    }

    #[test]
    fn several_corrections_are_one_notice() {
        let name = correction(Category::Name, "Ann Berg", "Anne Berg");
        let date = correction(Category::Date, "on Monday", "on Tuesday");
        assert_eq!(
            notice(&[name, date]),
            "An earlier version of this article misstated a name. The passage should have read \
             “Anne Berg”, not “Ann Berg”. The earlier version also misstated a date. The passage \
             should have read “on Tuesday”, not “on Monday”."
        );
        assert_eq!(notice(&[]), "");
    }

    #[test]
    fn the_same_words_need_no_remedy() {
        assert_eq!(said(correction(Category::Other, "12 tons", " 12 tons")), "contained an error.");
    }
}
