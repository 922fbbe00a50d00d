//! The way in and out: handle and password, and whatever was being typed when a session ended,
//! which comes back after logging in.

use std::fmt::Write as _;

use askama::Template;
use axum::http::StatusCode;

use crate::desk::rights::Right;
use crate::web::answer::Answer;
use crate::web::call::Entering;
use crate::web::door::Shut;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::listen::log;
use crate::web::route::{Does, Route, door, outside};
use crate::web::typed::{Typed, draft_of};
use crate::workbench::{self, Error};

pub(super) const ROUTES: &[Route] = &[
    outside(Does::Looks, "/login", show),
    outside(Does::Acts, "/login", enter),
    door(Does::Acts, "/logout", Right::Read, leave),
];

/// What a field is called on its way through the login page.
const CARRIED: &str = "typed.";

#[derive(Template)]
#[template(path = "login.html")]
struct Page<'a> {
    frame: Frame,
    trouble: &'a str,
    /// Whether there is no account yet that one could log in to.
    first: bool,
    handle: &'a str,
    /// Where one wanted to look.
    to: &'a str,
    /// Where a form was sent.
    again: &'a str,
    typed: Vec<Typed>,
    files: bool,
}

#[derive(Template)]
#[template(path = "again.html")]
struct Again<'a> {
    frame: Frame,
    /// Where the form was sent.
    to: &'a str,
    /// What the browser calls the draft it keeps of that form.
    draft: String,
    typed: Vec<Typed>,
}

/// What somebody wanted who must log in first.
#[derive(Clone, Copy, Default)]
pub(in crate::web) struct Wanted<'a> {
    /// Where they wanted to look.
    pub(in crate::web) to: &'a str,
    /// Where they sent a form; empty: nowhere.
    pub(in crate::web) again: &'a str,
    /// Whether files came with it, which cannot be carried along.
    pub(in crate::web) files: bool,
    /// What is to be said.
    pub(in crate::web) trouble: &'a str,
}

/// Returns the page on which one logs in before going on.
pub(in crate::web) fn ask_in(
    wanted: Wanted<'_>,
    form: &Form,
    first: bool,
) -> Result<Answer, Error> {
    let typed = form.all().map(|(name, value)| (format!("{CARRIED}{name}"), value.to_owned()));
    page(wanted, "", &typed.collect::<Vec<_>>(), first)
}

/// Returns where one logs in to look there afterwards.
pub(in crate::web) fn login_for(asked: &str) -> String {
    let mut to = String::from("/login?to=");
    for byte in asked.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' => to.push(char::from(byte)),
            _ => drop(write!(to, "%{byte:02X}")),
        }
    }
    to
}

fn page(
    wanted: Wanted<'_>,
    handle: &str,
    typed: &[(String, String)],
    first: bool,
) -> Result<Answer, Error> {
    let frame = Frame::new("Log in", "", "");
    let Wanted { to, again, files, trouble } = wanted;
    let typed = typed.iter().map(|(name, value)| Typed::new(again, name, value)).collect();
    Answer::page(&Page { frame, trouble, first, handle, to, again, typed, files })
}

fn show(entering: &Entering<'_>) -> Result<Answer, Error> {
    let to = here(entering.query.get("to"));
    if entering.caller.is_some() {
        return Ok(Answer::see(to));
    }
    let first = entering.hands.read(|desk| Ok(!workbench::has_accounts(desk)?))?;
    page(Wanted { to, ..Wanted::default() }, "", &[], first)
}

fn enter(entering: &Entering<'_>) -> Result<Answer, Error> {
    let Entering { hands, door, visit, form, .. } = entering;
    let handle = form.get("handle").trim();
    let own = |address| if form.get(address).is_empty() { "" } else { here(form.get(address)) };
    let (to, again) = (own("to"), own("again"));
    let typed: Vec<(String, String)> = form
        .all()
        .filter(|(name, _)| name.starts_with(CARRIED))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let tried = door.tried(hands, visit, (handle, form.get("password")))?;
    let from = visit.address.to_string();
    let person = match tried {
        Ok(person) => person,
        Err(shut) => {
            // What was typed may be a password in the wrong field, so no log repeats it.
            log(&[("did", "login refused"), ("why", shut.code()), ("from", &from)]);
            let (status, trouble) = refusal(shut);
            let wanted = Wanted { to, again, trouble: &trouble, ..Wanted::default() };
            let page = page(wanted, handle, &typed, false)?;
            return Ok(match shut {
                Shut::Wait(wait) => page.refused_for(wait.num_seconds().max(1)),
                Shut::Wrong | Shut::Busy => page.status(status),
            });
        }
    };
    let cookies = hands.write_alone(|desk| door.let_in(desk, visit, &person))?;
    log(&[("did", "login"), ("who", &person.handle), ("from", &from)]);
    if again.is_empty() {
        return Ok(Answer::see(here(to)).cookies(cookies));
    }
    let carried = typed.iter();
    let carried = carried.filter_map(|(name, value)| Some((name.strip_prefix(CARRIED)?, &**value)));
    let typed = Typed::all(again, carried);
    let frame = Frame {
        logged_in: true,
        role: Some(person.role),
        ..Frame::new("You are logged in again", "", &person.handle)
    };
    let draft = draft_of(again, &typed);
    Ok(Answer::page(&Again { frame, to: again, draft, typed })?.cookies(cookies))
}

/// What a password is refused with, whoever's it is.
pub(super) fn refusal(shut: Shut) -> (StatusCode, String) {
    match shut {
        Shut::Wrong => (
            StatusCode::UNAUTHORIZED,
            "That is not the password of this handle. Try again, or ask whoever keeps the people \
             of this desk for a new link."
                .to_owned(),
        ),
        Shut::Wait(wait) => (
            StatusCode::TOO_MANY_REQUESTS,
            format!(
                "This was tried too often. Try again in {} seconds. Where you have logged in \
                 before, others who try do not keep you out.",
                wait.num_seconds().max(1)
            ),
        ),
        Shut::Busy => (
            StatusCode::SERVICE_UNAVAILABLE,
            "Many are logging in at this moment. Try again in a few seconds.".to_owned(),
        ),
    }
}

fn leave(entering: &Entering<'_>) -> Result<Answer, Error> {
    let Entering { hands, door, visit, .. } = entering;
    if let Some(token) = &visit.token {
        hands.write_alone(|desk| workbench::log_out(desk, token, door.clock.now()))?;
    }
    Ok(Answer::see("/login").cookies(vec![door.cookies.see_out(visit.secure)]))
}

/// Returns that address if it is one of this desk's, and the first page otherwise.
fn here(address: &str) -> &str {
    let own = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains(|c: char| c == '\\' || c.is_control());
    if own { address } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_elsewhere() {
        for own in ["/", "/c/c1?told=x", "/search?q=//evil.example"] {
            assert_eq!(here(own), own);
        }
        for other in ["", "//evil.example", "https://evil.example", "/\\evil.example", "/\n/x"] {
            assert_eq!(here(other), "/", "{other:?}");
        }
    }
}
