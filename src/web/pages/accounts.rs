//! Who can log in, for whoever keeps the people: links with which they choose their own passwords,
//! and sessions ended.

use askama::Template;

use super::filters;
use crate::desk::rights::Right;
use crate::web::address::telling;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::listen::log;
use crate::web::route::{Route, act, look};
use crate::workbench::{self, AccountRow, Error};

pub(super) const ROUTES: &[Route] = &[
    look("/accounts", Right::ManagePeople, list),
    act("/accounts/{handle}/link", Right::ManagePeople, link),
    act("/accounts/{handle}/logout", Right::ManagePeople, log_out),
];

#[derive(Template)]
#[template(path = "accounts.html")]
struct Page<'a> {
    frame: Frame,
    told: &'a str,
    /// A link that was made just now, and for whom. It is shown this once.
    made: Option<(String, String)>,
    rows: Vec<AccountRow>,
}

fn list(call: &mut Call<'_>) -> Result<Answer, Error> {
    page(call, None)
}

fn page(call: &mut Call<'_>, made: Option<(String, String)>) -> Result<Answer, Error> {
    let mut rows = workbench::accounts(call.desk, call.who, call.door.clock.now())?;
    rows.retain(|row| row.person.active);
    let frame = call.frame("Accounts", "Settings");
    Answer::page(&Page { frame, told: call.query.get("told"), made, rows })
}

fn link(call: &mut Call<'_>) -> Result<Answer, Error> {
    let now = call.door.clock.now();
    let handle = call.id("handle").to_owned();
    let (key, done) = workbench::invite(call.desk, call.who, &handle, now)?;
    log(&[("did", "invited"), ("whom", &done.value.handle), ("who", call.who.handle())]);
    let link = call.visit.whole(&format!("/setup?key={}", key.shown()));
    page(call, Some((done.value.handle, link)))
}

fn log_out(call: &mut Call<'_>) -> Result<Answer, Error> {
    let (handle, now) = (call.id("handle").to_owned(), call.door.clock.now());
    workbench::log_out_everywhere(call.desk, call.who, &handle, now)?;
    log(&[("did", "logged out"), ("whom", &handle), ("who", call.who.handle())]);
    Ok(telling("/accounts", "Logged out everywhere."))
}
