//! Settings: the people, the verdicts, the gate's rules and the checks of this desk.

use askama::Template;

use crate::desk::rights::Right;
use crate::desk::row::{PersonRow, StepRow};
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, look};
use crate::workbench::{self, Error, Explained};

pub(super) const ROUTES: &[Route] = &[look("/settings", Right::Read, show)];

#[derive(Template)]
#[template(path = "settings.html")]
struct Page {
    frame: Frame,
    people: Vec<PersonRow>,
    scale: String,
    steps: Vec<StepRow>,
    rules: String,
    checks: Vec<Explained>,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let (scale, steps) = workbench::scale(call.desk)?;
    Answer::page(&Page {
        frame: call.frame("Settings", "Settings"),
        people: workbench::reviewers(call.desk)?,
        scale: scale.name,
        steps,
        rules: workbench::gate_rules(call.desk)?,
        checks: workbench::explain_all(),
    })
}
