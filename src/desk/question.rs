//! Whom the desk waits for when it has asked something. When an answer is late is left to whoever
//! knows the time.

/// Whom a question goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AskedOf {
    /// Who wrote the article.
    Author,
    /// Somebody the article rests on.
    Source,
    /// Somebody who knows the field.
    Expert,
    /// Counsel.
    Lawyer,
}

impl AskedOf {
    /// Everybody a desk asks, the nearest first.
    pub const ALL: [Self; 4] = [Self::Author, Self::Source, Self::Expert, Self::Lawyer];

    /// Returns the name in files and options.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Source => "source",
            Self::Expert => "expert",
            Self::Lawyer => "lawyer",
        }
    }

    /// Returns who that is, in one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Author => "Who wrote the article.",
            Self::Source => "Somebody whom the article rests on.",
            Self::Expert => "Somebody who knows the field.",
            Self::Lawyer => "Counsel.",
        }
    }

    /// Returns whom that name means.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|asked| asked.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::AskedOf;

    #[test]
    fn codes_lead_back() {
        for asked in AskedOf::ALL {
            assert_eq!(AskedOf::from_code(asked.code()), Some(asked));
            assert!(asked.meaning().ends_with('.'));
        }
        assert_eq!(AskedOf::from_code("editor"), None);
    }
}
