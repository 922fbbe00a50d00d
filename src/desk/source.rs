//! What a source is and what it says about a claim, and a source as people type it. What
//! addresses are taken is left to `address`, whether a file is there to the workbench.

use std::fmt;

use super::address::{CleanUrl, UrlFault, clean_url, scheme_of};

/// What a source does to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stance {
    /// It bears the claim out.
    Supports,
    /// It says otherwise.
    Refutes,
    /// It helps to understand the claim.
    Context,
}

impl Stance {
    /// Every stance, the default first.
    pub const ALL: [Self; 3] = [Self::Supports, Self::Refutes, Self::Context];

    /// Returns the name in files and options.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Refutes => "refutes",
            Self::Context => "context",
        }
    }

    /// Returns what people read, to stand after the source.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Supports => "supports the claim",
            Self::Refutes => "refutes the claim",
            Self::Context => "gives context",
        }
    }

    /// Returns when to choose it, in one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Supports => "It bears the claim out as printed.",
            Self::Refutes => "It says otherwise than the claim as printed.",
            Self::Context => "It neither bears out nor contradicts; it is worth knowing.",
        }
    }

    /// Returns what the source of a verdict does to its claim when nobody says otherwise: it bears
    /// out what may be printed, and says otherwise where a fault was found.
    pub const fn of_verdict(passes: bool, doubts: bool) -> Self {
        match (passes, doubts) {
            (_, true) => Self::Refutes,
            (true, false) => Self::Supports,
            (false, false) => Self::Context,
        }
    }

    /// Returns the stance of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stance| stance.code() == code)
    }
}

/// How near a source is to the fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Proximity {
    /// Whoever was there, or the document itself.
    Primary,
    /// Somebody who tells of it.
    Secondary,
}

impl Proximity {
    /// Both, the nearer first.
    pub const ALL: [Self; 2] = [Self::Primary, Self::Secondary];

    /// Returns the name in files and options.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
        }
    }

    /// Returns when to choose it, in one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Primary => "The document, the figures, the witness, the one who said it.",
            Self::Secondary => "Somebody who tells what a primary source says.",
        }
    }

    /// Returns the proximity of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|proximity| proximity.code() == code)
    }
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// A contract, a law, a book, an article.
    Document,
    /// A table, a register, a series.
    Data,
    /// A talk with somebody, by the reporter or the checker.
    Interview,
    /// Sound or pictures.
    Recording,
    /// What a reporter wrote down.
    Notes,
    /// What somebody wants printed.
    PressRelease,
}

impl Type {
    /// Every type, in the order of the screen.
    pub const ALL: [Self; 6] = [
        Self::Document,
        Self::Data,
        Self::Interview,
        Self::Recording,
        Self::Notes,
        Self::PressRelease,
    ];

    /// Returns the name in files and options.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Data => "data",
            Self::Interview => "interview",
            Self::Recording => "recording",
            Self::Notes => "notes",
            Self::PressRelease => "press_release",
        }
    }

    /// Returns when to choose it, in one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Document => "Something written: a contract, a law, a study, an article.",
            Self::Data => "Figures: a table, a register, a series.",
            Self::Interview => "What somebody told the reporter or the checker.",
            Self::Recording => "Sound, pictures or film.",
            Self::Notes => "What a reporter wrote down at the time.",
            Self::PressRelease => "What an office or a company wants printed.",
        }
    }

    /// Returns the type of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Which source somebody means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A page.
    Address(CleanUrl),
    /// One the desk has: `s3`.
    Known(i64),
    /// A file on this machine, not yet looked for.
    File(String),
}

/// A source as typed after `--source`: `URL`, `FILE` or `s3`, each with `#supports`, `#refutes` or
/// `#context` behind it or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceGiven {
    /// Which source.
    pub what: What,
    /// What it says, when the suffix tells.
    pub stance: Option<Stance>,
}

/// Why a source as typed is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceFault {
    /// Nothing is there.
    Empty,
    /// It looks like `s3` and is none.
    Id(String),
    /// It looks like an address and is none that is taken.
    Url(String, UrlFault),
}

impl fmt::Display for SourceFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "A source is an address, a file or a known one such as s3."),
            Self::Id(given) => write!(
                f,
                "{given:?} is no source: known ones are called s1, s2 …, and what may stand behind \
                 one is #supports, #refutes or #context."
            ),
            Self::Url(given, fault) => write!(f, "{given:?} is no source. {fault}"),
        }
    }
}

impl std::error::Error for SourceFault {}

impl SourceGiven {
    /// Reads a source as typed. Only an exact suffix is a stance: `…/page#supports-us` is a place
    /// on that page. A file whose name looks like an address or an id is given with `./`.
    ///
    /// ```
    /// use factdesk::desk::source::{SourceGiven, Stance, What};
    /// let given = SourceGiven::parse("s3#refutes").unwrap();
    /// assert_eq!((given.what, given.stance), (What::Known(3), Some(Stance::Refutes)));
    /// ```
    pub fn parse(given: &str) -> Result<Self, SourceFault> {
        let (named, stance) = split_stance(given.trim());
        if named.is_empty() {
            return Err(SourceFault::Empty);
        }
        let what = if looks_known(named) {
            What::Known(known(named).ok_or_else(|| SourceFault::Id(given.to_owned()))?)
        } else if scheme_of(named).is_some() || named.starts_with("www.") {
            let address =
                clean_url(named).map_err(|fault| SourceFault::Url(named.to_owned(), fault));
            What::Address(address?)
        } else {
            What::File(named.to_owned())
        };
        Ok(Self { what, stance })
    }
}

fn split_stance(given: &str) -> (&str, Option<Stance>) {
    let suffix = given.rsplit_once('#');
    match suffix.and_then(|(named, code)| Some((named, Stance::from_code(code)?))) {
        Some((named, stance)) => (named.trim_end(), Some(stance)),
        None => (given, None),
    }
}

/// `s3`, and `s3#` with whatever slip behind it.
fn looks_known(named: &str) -> bool {
    let id = named.split('#').next().unwrap_or_default();
    id.strip_prefix('s')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

fn known(named: &str) -> Option<i64> {
    named.strip_prefix('s')?.parse().ok().filter(|&id| id > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back() {
        for stance in Stance::ALL {
            assert_eq!(Stance::from_code(stance.code()), Some(stance));
            assert!(stance.meaning().ends_with('.'));
        }
        for proximity in Proximity::ALL {
            assert_eq!(Proximity::from_code(proximity.code()), Some(proximity));
            assert!(proximity.meaning().ends_with('.'));
        }
        for kind in Type::ALL {
            assert_eq!(Type::from_code(kind.code()), Some(kind));
            assert!(kind.meaning().ends_with('.'));
        }
    }

    #[test]
    fn a_source_is_a_page_a_known_one_or_a_file() {
        let address = |url: &str| What::Address(clean_url(url).unwrap());
        let file = |name: &str| What::File(name.to_owned());
        for (given, what, stance) in [
            ("s3", What::Known(3), None),
            (" s12#context ", What::Known(12), Some(Stance::Context)),
            ("https://x.example/a", address("https://x.example/a"), None),
            ("https://x.example/a#refutes", address("https://x.example/a"), Some(Stance::Refutes)),
            ("https://x.example/a#supports-us", address("https://x.example/a#supports-us"), None),
            (
                "https://x.example/a#page2#supports",
                address("https://x.example/a#page2"),
                Some(Stance::Supports),
            ),
            ("contract.pdf", file("contract.pdf"), None),
            (
                "my files/contract (2).pdf#supports",
                file("my files/contract (2).pdf"),
                Some(Stance::Supports),
            ),
            ("C:\\files\\contract.pdf", file("C:\\files\\contract.pdf"), None),
            ("./s3", file("./s3"), None),
            ("s3.pdf", file("s3.pdf"), None),
            ("notes#2.txt", file("notes#2.txt"), None),
        ] {
            assert_eq!(SourceGiven::parse(given), Ok(SourceGiven { what, stance }), "{given}");
        }
    }

    #[test]
    fn a_slip_is_explained() {
        for (given, words) in [
            ("", "an address, a file or a known one"),
            ("#supports", "an address, a file or a known one"),
            ("s0", "s1, s2"),
            ("s99999999999999999999", "s1, s2"),
            ("s3#support", "#supports, #refutes or #context"),
            ("javascript:alert(1)", "not with javascript:"),
            ("www.example.org/a", "begins with https://"),
            ("https://a b/#supports", "%20"),
        ] {
            let fault = SourceGiven::parse(given).expect_err(given).to_string();
            assert!(fault.contains(words) && fault.ends_with('.'), "{given:?}: {fault}");
        }
    }
}
