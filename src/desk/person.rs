//! Handles and initials of people.

/// Says what is wrong with a handle.
pub fn check_handle(handle: &str) -> Result<(), String> {
    let fine = |c: char| c.is_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
    if handle.is_empty() || handle.len() > 64 || !handle.chars().all(fine) {
        return Err(format!("{handle:?} is no handle: small letters, digits, dots and dashes."));
    }
    Ok(())
}

/// Returns initials nobody has yet.
pub fn initials_for(name: &str, taken: &[String]) -> String {
    let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let first: String = parts.filter_map(|part| part.chars().next()).take(3).collect();
    let first = first.to_uppercase();
    let free = |initials: &String| !taken.contains(initials);
    let numbered = (2..).map(|number| format!("{first}{number}"));
    std::iter::once(first.clone()).chain(numbered).find(free).unwrap_or(first)
}
