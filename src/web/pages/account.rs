//! One's own account: the password changed, and what one is logged in to, ended.

use askama::Template;
use axum::http::StatusCode;

use super::filters;
use super::login::refusal;
use crate::desk::rights::{Right, Role};
use crate::web::address::telling;
use crate::web::answer::Answer;
use crate::web::call::{Call, Entering};
use crate::web::frame::Frame;
use crate::web::listen::log;
use crate::web::route::{Does, Route, door, look};
use crate::workbench::{self, Error, Session};

pub(super) const ROUTES: &[Route] = &[
    look("/account", Right::Read, show),
    door(Does::Acts, "/account/password", Right::Read, change),
    door(Does::Acts, "/logout/everywhere", Right::Read, leave_everywhere),
];

#[derive(Template)]
#[template(path = "account.html")]
struct Page<'a> {
    frame: Frame,
    trouble: &'a str,
    told: &'a str,
    handle: String,
    role: Option<Role>,
    /// Whether one has logged in; otherwise the desk has no accounts yet.
    own: bool,
    /// Each with whether it is this one.
    sessions: Vec<(Session, bool)>,
    keeps_people: bool,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let own = call.caller.session.as_ref();
    let sessions = match own {
        Some(own) => workbench::sessions_of(call.desk, &own.person, call.door.clock.now())?
            .into_iter()
            .map(|session| {
                let here = session.id == own.id;
                (session, here)
            })
            .collect(),
        None => Vec::new(),
    };
    Answer::page(&Page {
        frame: call.frame("Your account", ""),
        trouble: "",
        told: call.query.get("told"),
        handle: call.who.handle().to_owned(),
        role: call.caller.role,
        own: own.is_some(),
        sessions,
        keeps_people: own.is_some() && call.may(Right::ManagePeople),
    })
}

fn change(entering: &Entering<'_>) -> Result<Answer, Error> {
    let Entering { hands, door, visit, form, .. } = entering;
    let caller = entering.caller()?;
    let handle = caller.who.handle();
    let refused = |status, trouble: &str| {
        let page = Page {
            frame: Frame::of(caller, "Your account", ""),
            trouble,
            told: "",
            handle: handle.to_owned(),
            role: caller.role,
            own: caller.session.is_some(),
            sessions: Vec::new(),
            keeps_people: false,
        };
        Ok(Answer::page(&page)?.status(status))
    };
    if caller.session.is_some()
        && let Err(shut) = door.tried(hands, visit, (handle, form.get("now")))?
    {
        let (status, trouble) = refusal(shut);
        return refused(status, &trouble);
    }
    let typed = match checked_password(form.get("password"), form.get("again")) {
        Ok(typed) => typed,
        Err(trouble) => return refused(StatusCode::BAD_REQUEST, trouble),
    };
    let done = door.chosen(handle, typed).and_then(|chosen| {
        hands.write_alone(|desk| {
            let done = workbench::set_password(desk, &caller.who, &chosen)?;
            door.let_in(desk, visit, &done.value)
        })
    });
    match done {
        Ok(cookies) => {
            log(&[("did", "new password"), ("who", handle)]);
            let told = "Your new password holds. Elsewhere you are logged out.";
            Ok(telling("/account", told).cookies(cookies))
        }
        Err(error) if error.kind == workbench::Kind::Usage => {
            refused(StatusCode::BAD_REQUEST, &error.message)
        }
        Err(error) => Err(error),
    }
}

/// Returns a password that was typed twice.
pub(super) fn checked_password<'a>(typed: &'a str, again: &str) -> Result<&'a str, &'static str> {
    if typed == again { Ok(typed) } else { Err("The two do not match. Type the new one twice.") }
}

fn leave_everywhere(entering: &Entering<'_>) -> Result<Answer, Error> {
    let Entering { hands, door, visit, .. } = entering;
    let caller = entering.caller()?;
    if caller.session.is_some() {
        let (who, now) = (&caller.who, door.clock.now());
        hands.write_alone(|desk| workbench::log_out_everywhere(desk, who, who.handle(), now))?;
        log(&[("did", "logout everywhere"), ("who", who.handle())]);
    }
    Ok(Answer::see("/login").cookies(vec![door.cookies.see_out(visit.secure)]))
}
