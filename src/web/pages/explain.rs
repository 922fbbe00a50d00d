//! What a check looks for and why, from the constants that run it.

use askama::Template;

use crate::desk::rights::Right;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, look};
use crate::workbench::{self, Error, Explained};

pub(super) const ROUTES: &[Route] = &[look("/explain/{code}", Right::Read, show)];

#[derive(Template)]
#[template(path = "explain.html")]
struct Page {
    frame: Frame,
    check: Explained,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let check = workbench::explain(call.id("code"))?;
    Answer::page(&Page { frame: call.frame(check.summary, "Settings"), check })
}
