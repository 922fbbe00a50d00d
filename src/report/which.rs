//! Which rows a report is about, and by what it can be narrowed. Whether there is such an article
//! or person at the desk has been found out before.

/// Something that a report can be narrowed by.
#[derive(Clone, Copy, Debug)]
pub enum Filter {
    /// One article.
    Article,
    /// The time of the row itself.
    Dates,
    /// Who did it.
    Reviewer,
    /// One of these states.
    State(fn() -> Vec<&'static str>),
    /// A verdict of the desk's scales.
    Verdict,
    /// A check's code.
    Flag,
}

impl Filter {
    /// Returns the options that ask for it.
    pub const fn options(self) -> &'static str {
        match self {
            Self::Article => "--article",
            Self::Dates => "--from and --to",
            Self::Reviewer => "--reviewer",
            Self::State(_) => "--state",
            Self::Verdict => "--verdict",
            Self::Flag => "--flag",
        }
    }

    /// Returns whether both ask for the same thing, whatever the states.
    pub fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

/// Which rows: what is named here is known to the desk, and to the report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// Of that article.
    pub article: Option<i64>,
    /// From then on: the beginning of a UTC time, as exactly as it was given.
    pub from: Option<String>,
    /// Until then, that day, month or year included.
    pub to: Option<String>,
    /// By that person.
    pub reviewer: Option<String>,
    /// In that state.
    pub state: Option<String>,
    /// With that verdict.
    pub verdict: Option<String>,
    /// With a flag of that code.
    pub flag: Option<String>,
}

impl Which {
    /// Returns whether a row of that moment is meant.
    ///
    /// ```
    /// use factdesk::report::Which;
    /// let july = Some("2023-07".to_owned());
    /// let which = Which { from: july.clone(), to: july, ..Which::default() };
    /// assert!(which.is_at("2023-07-31T23:59:59Z") && !which.is_at("2023-08-01T00:00:00Z"));
    /// ```
    pub fn is_at(&self, time: &str) -> bool {
        let beginning = |like: &str| time.get(..like.len()).unwrap_or(time).to_owned();
        self.from.as_ref().is_none_or(|from| beginning(from) >= *from)
            && self.to.as_ref().is_none_or(|to| beginning(to) <= *to)
    }

    /// Returns whether a row with or without a moment is meant: one without is in no span of days.
    pub fn is_at_some(&self, time: Option<&str>) -> bool {
        match time {
            Some(time) => self.is_at(time),
            None => self.from.is_none() && self.to.is_none(),
        }
    }

    /// Returns whether a row in that state is meant.
    pub fn is_in(&self, state: &str) -> bool {
        self.state.as_ref().is_none_or(|wanted| wanted == state)
    }

    /// Returns whether a row that these people had a hand in is meant.
    pub fn is_by<'a>(&self, people: impl IntoIterator<Item = &'a str>) -> bool {
        self.reviewer.as_ref().is_none_or(|wanted| people.into_iter().any(|who| who == wanted))
    }

    /// Returns whether a row with that verdict is meant.
    pub fn has_verdict(&self, verdict: &str) -> bool {
        self.verdict.as_ref().is_none_or(|wanted| wanted == verdict)
    }

    /// Returns whether a row with that flag is meant.
    pub fn has_flag(&self, code: &str) -> bool {
        self.flag.as_ref().is_none_or(|wanted| wanted == code)
    }
}
