//! The page behind a link: the first account of a desk, or a password of one's own.

use askama::Template;
use axum::http::StatusCode;

use super::account::checked_password;
use crate::web::answer::Answer;
use crate::web::call::Entering;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::listen::log;
use crate::web::route::{Does, Route, outside};
use crate::workbench::{self, Error, Kind};

pub(super) const ROUTES: &[Route] =
    &[outside(Does::Looks, "/setup", show), outside(Does::Acts, "/setup", choose)];

#[derive(Template)]
#[template(path = "setup.html")]
struct Page<'a> {
    frame: Frame,
    trouble: &'a str,
    key: &'a str,
    handle: &'a str,
    name: &'a str,
    whose: Whose,
}

/// Whom a link is for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Whose {
    /// Nobody any more.
    Nobodys,
    /// Whoever makes the desk's first account; whether anybody is on the desk yet.
    First(bool),
    /// That person.
    Theirs(String),
}

fn whose(entering: &Entering<'_>, key: &str) -> Result<Whose, Error> {
    let Entering { hands, door, .. } = entering;
    hands.read(|desk| {
        if door.is_first_link(key) && !workbench::has_accounts(desk)? {
            return Ok(Whose::First(!workbench::is_nobodys(desk)?));
        }
        let invited = workbench::invited(desk, key, door.clock.now())?;
        Ok(invited.map_or(Whose::Nobodys, |person| Whose::Theirs(person.handle)))
    })
}

fn page(whose: Whose, key: &str, form: &Form, trouble: &str) -> Result<Answer, Error> {
    let frame = Frame::new("Choose a password", "", "");
    let (handle, name) = (form.get("handle"), form.get("name"));
    let nobodys = whose == Whose::Nobodys;
    let page = Answer::page(&Page { frame, trouble, key, handle, name, whose })?;
    Ok(if nobodys { page.status(StatusCode::NOT_FOUND) } else { page })
}

fn show(entering: &Entering<'_>) -> Result<Answer, Error> {
    let key = entering.query.get("key");
    let suggested = vec![("handle".to_owned(), entering.door.local.handle().to_owned())];
    page(whose(entering, key)?, key, &Form::new(suggested), "")
}

fn choose(entering: &Entering<'_>) -> Result<Answer, Error> {
    let Entering { hands, door, visit, form, .. } = entering;
    let key = form.get("key");
    let whose = whose(entering, key)?;
    let refused = |trouble: &str| {
        let page = page(whose.clone(), key, form, trouble)?;
        Ok(if whose == Whose::Nobodys { page } else { page.status(StatusCode::BAD_REQUEST) })
    };
    let typed = match checked_password(form.get("password"), form.get("again")) {
        Ok(typed) => typed,
        Err(trouble) => return refused(trouble),
    };
    let handle = match &whose {
        Whose::Nobodys => return refused(""),
        Whose::First(_) => form.get("handle"),
        Whose::Theirs(handle) => handle,
    };
    // Nobody waits for the desk while the password is worked on.
    let done = door.chosen(handle, typed).and_then(|chosen| {
        hands.write_alone(|desk| {
            let done = if let Whose::First(_) = &whose {
                let done = workbench::set_up(desk, form.filled("name"), &chosen)?;
                door.first_link_used();
                done
            } else {
                workbench::accept_invitation(desk, key, &chosen, door.clock.now())?
            };
            let cookies = door.let_in(desk, visit, &done.value)?;
            Ok((done.value.handle, cookies))
        })
    });
    match done {
        Ok((handle, cookies)) => {
            log(&[("did", "new password"), ("who", &handle)]);
            Ok(Answer::see("/").cookies(cookies))
        }
        Err(error) if error.kind == Kind::Usage => refused(&error.message),
        Err(error) => Err(error),
    }
}
