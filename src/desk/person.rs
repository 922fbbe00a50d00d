//! What people are called at the desk: handles and initials. Who has which is left to the store,
//! and what they may do to `rights`.

use std::fmt;

/// Longer no handle is.
const LONGEST_HANDLE: usize = 64;
/// More do not fit beside a tick.
const LONGEST_INITIALS: usize = 8;
/// Letters that initials made here have, before a number.
const MOST_LETTERS: usize = 3;
/// Who acts when the machine does; nobody may pass for it.
const MACHINE: &str = "factdesk";

/// Why a handle or initials are not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonFault {
    /// Not of the shape of a handle; with one that is, when there is one.
    Handle(String, Option<String>),
    /// The machine's own name.
    Reserved,
    /// Not of the shape of initials.
    Initials(String),
}

impl fmt::Display for PersonFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Handle(given, meant) => {
                write!(
                    f,
                    "{given:?} is no handle: a handle has 1 to {LONGEST_HANDLE} small letters from \
                     a to z, digits, -, _ and dots, and begins with a letter or a digit"
                )?;
                match meant {
                    Some(meant) => write!(f, "; {meant} would do."),
                    None => write!(f, "."),
                }
            }
            Self::Reserved => write!(
                f,
                "{MACHINE} is what the machine's own acts are signed with; take another handle."
            ),
            Self::Initials(given) => write!(
                f,
                "{given:?} are no initials: initials are 1 to {LONGEST_INITIALS} capital letters \
                 and digits, and begin with a letter."
            ),
        }
    }
}

impl std::error::Error for PersonFault {}

/// Checks a handle as typed.
///
/// ```
/// use factdesk::desk::person::check_handle;
/// assert!(check_handle("mara.lind").is_ok());
/// assert!(check_handle("Mara Lind").unwrap_err().to_string().ends_with("mara.lind would do."));
/// ```
pub fn check_handle(handle: &str) -> Result<(), PersonFault> {
    let fits = handle.len() <= LONGEST_HANDLE
        && handle.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && handle.chars().all(is_in_handle);
    if !fits {
        return Err(PersonFault::Handle(handle.to_owned(), handle_from(handle).ok()));
    }
    if handle == MACHINE { Err(PersonFault::Reserved) } else { Ok(()) }
}

fn is_in_handle(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c)
}

/// Returns a handle made from a name, or from what a system calls its user.
///
/// ```
/// assert_eq!(factdesk::desk::person::handle_from("Mara Lind").unwrap(), "mara.lind");
/// ```
pub fn handle_from(name: &str) -> Result<String, PersonFault> {
    let mut handle = String::new();
    for c in name.chars().filter(|c| !APOSTROPHES.contains(*c)).flat_map(char::to_lowercase) {
        match plain(c) {
            "" if is_in_handle(c) && !".-_".contains(c) => handle.push(c),
            // Whatever stands between two words is one sign, and none at the beginning.
            "" if handle.ends_with(['.', '-', '_']) || handle.is_empty() => {}
            "" if is_mark(c) => {}
            "" => handle.push(if is_in_handle(c) { c } else { '.' }),
            letters => handle.push_str(letters),
        }
    }
    handle.truncate(LONGEST_HANDLE); // ASCII by now
    let handle = handle.trim_end_matches(['.', '-', '_']).to_owned();
    if handle.is_empty() {
        return Err(PersonFault::Handle(name.to_owned(), None));
    }
    if handle == MACHINE { Err(PersonFault::Reserved) } else { Ok(handle) }
}

const APOSTROPHES: &str = "'’‘`´";

/// An accent that stands behind its letter as a character of its own.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Small letters with what stands for them on every keyboard.
const PLAIN: &[(&str, &str)] = &[
    ("àáâãåāăą", "a"),
    ("äæ", "ae"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľł", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõōŏő", "o"),
    ("öøœ", "oe"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ß", "ss"),
    ("ţťŧț", "t"),
    ("þ", "th"),
    ("ùúûũūŭůűų", "u"),
    ("ü", "ue"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
];

fn plain(c: char) -> &'static str {
    PLAIN.iter().find(|(letters, _)| letters.contains(c)).map_or("", |(_, plain)| plain)
}

/// Checks initials as typed.
pub fn check_initials(initials: &str) -> Result<(), PersonFault> {
    let length = initials.chars().count();
    let capital = |c: char| c.is_alphabetic() && !c.is_lowercase();
    let fits = (1..=LONGEST_INITIALS).contains(&length)
        && initials.starts_with(capital)
        && initials.chars().all(|c| capital(c) || c.is_ascii_digit());
    if fits { Ok(()) } else { Err(PersonFault::Initials(initials.to_owned())) }
}

/// Returns initials for a name or a handle that nobody in `taken` has: `AB`, then `AB2`, `AB3`.
///
/// ```
/// use factdesk::desk::person::initials_for;
/// assert_eq!(initials_for("Mara Lind", &[]), "ML");
/// assert_eq!(initials_for("mara.lind", &["ML".to_owned()]), "ML2");
/// ```
pub fn initials_for(name: &str, taken: &[String]) -> String {
    let letters = letters_of(name);
    let free = |initials: &String| taken.iter().all(|other| !other.eq_ignore_ascii_case(initials));
    let numbered = (2_u64..).map(|number| format!("{letters}{number}"));
    let mut all = std::iter::once(letters.clone()).chain(numbered);
    all.find(free).unwrap_or(letters)
}

/// The first letters of up to three words, or the first two letters of a single one.
fn letters_of(name: &str) -> String {
    let name: String = name.chars().filter(|c| !APOSTROPHES.contains(*c)).collect();
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphabetic() && !is_mark(c)).filter(|w| !w.is_empty()).collect();
    let letters: String = match words.as_slice() {
        [] => "X".to_owned(),
        [word] => word.chars().filter(|c| !is_mark(*c)).take(2).map(capital).collect(),
        words => {
            words.iter().take(MOST_LETTERS).filter_map(|w| w.chars().next()).map(capital).collect()
        }
    };
    if letters.is_empty() { "X".to_owned() } else { letters }
}

/// One capital letter, without its accent.
fn capital(c: char) -> char {
    let small = c.to_lowercase().next().unwrap_or(c);
    let letter = plain(small).chars().next().unwrap_or(c);
    letter.to_uppercase().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_handle() {
        for (name, handle) in [
            ("Mara Lind", "mara.lind"),
            ("mara", "mara"),
            ("  J. R. O'Neil ", "j.r.oneil"),
            ("Jörg Müller-Straße", "joerg.mueller-strasse"),
            ("Re\u{301}my", "remy"),
            ("Łukasz Żak", "lukasz.zak"),
            ("OFFICE\\Mara_L", "office.mara_l"),
            ("mara@example.org", "mara.example.org"),
            ("_www", "www"),
            ("-x", "x"),
            ("4th reader", "4th.reader"),
        ] {
            let made = handle_from(name).unwrap();
            assert_eq!(made, handle, "{name}");
            assert_eq!(check_handle(&made), Ok(()));
        }
        let long = handle_from(&"ab ".repeat(50)).unwrap();
        assert!(long.len() <= LONGEST_HANDLE && check_handle(&long).is_ok());
    }

    #[test]
    fn what_gives_no_handle_says_what_one_is() {
        for name in ["", " ", "...", "王小明", "!?"] {
            let fault = handle_from(name).unwrap_err().to_string();
            assert!(fault.contains("small letters") && fault.ends_with('.'), "{fault}");
        }
        assert_eq!(handle_from("Factdesk"), Err(PersonFault::Reserved));
    }

    #[test]
    fn a_handle_as_typed_is_small_and_short() {
        for handle in ["", "Mara", "mara lind", "-mara", ".mara", "mära", "mara\n", &"a".repeat(65)]
        {
            assert!(check_handle(handle).is_err(), "{handle:?}");
        }
        assert_eq!(check_handle("factdesk"), Err(PersonFault::Reserved));
        assert_eq!(check_handle(&"a".repeat(64)), Ok(()));
    }

    #[test]
    fn initials_are_unique() {
        let taken = ["AB", "AB2", "MA"].map(str::to_owned);
        for (name, initials) in [
            ("Anna Berg", "AB3"),
            ("anna-berg", "AB3"),
            ("mara", "MA2"),
            ("x", "X"),
            ("Anna Maria von Berg", "AMV"),
            ("Øyvind ångström", "OA"),
            ("王小明", "王小"),
            ("42", "X"),
            ("", "X"),
            ("J. R. O'Neil", "JRO"),
        ] {
            let made = initials_for(name, &taken);
            assert_eq!(made, initials, "{name}");
            assert_eq!(check_initials(&made), Ok(()), "{made}");
        }
    }

    #[test]
    fn initials_as_typed_are_capital_and_few() {
        for initials in ["", "ab", "A B", "A.B.", "2AB", "ABCDEFGHI", "A\n"] {
            assert!(check_initials(initials).is_err(), "{initials:?}");
        }
        assert_eq!(check_initials("AB2"), Ok(()));
    }
}
