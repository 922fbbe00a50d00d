//! What sort of error a verdict found, for statistics and for the wording of a correction.

/// What sort of error it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Category {
    /// A lost or doubled scale word.
    Scale,
    /// Another unit.
    Unit,
    /// A sum that does not come out.
    Arithmetic,
    /// When it was.
    Date,
    /// How old.
    Age,
    /// Who or what it is called.
    Name,
    /// Who said it.
    Attribution,
    /// What was said.
    Quote,
    /// Right once.
    Outdated,
    /// Anything else.
    Other,
}

impl Category {
    /// Every category, in the order of the screen.
    pub const ALL: [Self; 10] = [
        Self::Scale,
        Self::Unit,
        Self::Arithmetic,
        Self::Date,
        Self::Age,
        Self::Name,
        Self::Attribution,
        Self::Quote,
        Self::Outdated,
        Self::Other,
    ];

    /// Returns the name in files and options.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Scale => "scale",
            Self::Unit => "unit",
            Self::Arithmetic => "arithmetic",
            Self::Date => "date",
            Self::Age => "age",
            Self::Name => "name",
            Self::Attribution => "attribution",
            Self::Quote => "quote",
            Self::Outdated => "outdated",
            Self::Other => "other",
        }
    }

    /// Returns when to choose it, in one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Scale => "Thousand, million or billion is missing, doubled or another.",
            Self::Unit => "The number is right in another unit or currency.",
            Self::Arithmetic => "A sum, share, change or conversion does not come out.",
            Self::Date => "A day, month, year or length of time is another.",
            Self::Age => "Somebody or something is older or younger.",
            Self::Name => "A name, title or place is another or misspelt.",
            Self::Attribution => "Somebody else said or did it.",
            Self::Quote => "The words are not those that were said.",
            Self::Outdated => "It was right once and no longer is.",
            Self::Other => "None of these.",
        }
    }

    /// Returns the category of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::Category;

    #[test]
    fn codes_lead_back() {
        for category in Category::ALL {
            assert_eq!(Category::from_code(category.code()), Some(category));
            assert!(category.meaning().ends_with('.'));
        }
        assert_eq!(Category::from_code(""), None);
    }
}
