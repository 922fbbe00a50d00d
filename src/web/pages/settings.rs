//! Settings: the people, the scales, the gate's rules, the usual sizes and the checks of this desk,
//! each changed by the verb that the command line has.

use askama::Template;
use axum::http::StatusCode;

use super::filters;
use super::gate_rules;
use super::may::May;
use crate::desk::rights::{Right, Role};
use crate::desk::row::{PersonRow, ScaleRow, StepRow};
use crate::web::address::telling;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::form::{Form, mark};
use crate::web::frame::Frame;
use crate::web::route::{Route, act, look};
use crate::workbench::{self, Described, Error, Explained, ReferenceShown, SettingsAsked};

pub(super) const ROUTES: &[Route] = &[
    look("/settings", Right::Read, show),
    act("/settings/people", Right::ManagePeople, add_person),
    act("/settings/people/{person}", Right::ManagePeople, edit_person),
    act("/settings/scale", Right::ManageDesk, use_scale),
    act("/settings/scales", Right::ManageDesk, add_scale),
    look("/references", Right::Read, references),
    look("/references/{concept}", Right::Read, reference),
];

#[derive(Template)]
#[template(path = "settings.html")]
struct Page {
    frame: Frame,
    may: May,
    told: Option<String>,
    people: Vec<PersonRow>,
    roles: [Role; 6],
    scale: String,
    /// The versions of what is chosen here, for the forms that change it.
    scale_version: i64,
    rules_version: i64,
    steps: Vec<StepRow>,
    scales: Vec<ScaleRow>,
    rules: gate_rules::Shown,
    checks: Vec<Explained>,
}

/// The sign of what the form of a person shows.
fn shown(person: &PersonRow) -> String {
    mark(&(&person.name, &person.initials, &person.role, person.active))
}

impl Page {
    #[allow(clippy::unused_self)] // A template asks its page.
    fn shown(&self, person: &PersonRow) -> String {
        shown(person)
    }
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let (scale, steps) = workbench::scale(call.desk)?;
    Answer::page(&Page {
        frame: call.frame("Settings", "Settings"),
        may: May::of(call),
        told: call.query.filled("told"),
        people: workbench::reviewers(call.desk)?,
        roles: Role::ALL,
        scale: scale.name,
        scale_version: workbench::scale_version(call.desk)?,
        rules_version: workbench::gate_rules_version(call.desk)?,
        scales: workbench::scales(call.desk)?,
        rules: gate_rules::Shown::of(workbench::gate_rules(call.desk)?, &steps)?,
        steps,
        checks: workbench::explain_all(),
    })
}

fn role(form: &Form) -> Result<Option<Role>, Error> {
    let Some(code) = form.filled("role") else { return Ok(None) };
    let role = Role::from_code(&code);
    role.map(Some).ok_or_else(|| Error::usage(format!("“{code}” is no role.")))
}

fn add_person(call: &mut Call<'_>) -> Result<Answer, Error> {
    let form = &call.form;
    let described = Described {
        name: form.filled("name"),
        role: role(form)?,
        initials: form.filled("initials"),
        active: None,
    };
    let handle = form.get("handle").trim().to_lowercase();
    let person = workbench::add_reviewer(call.desk, call.who, &handle, &described)?.value;
    let words = format!("{} is on the desk, as {}.", person.handle, person.role);
    Ok(telling("/settings", &words))
}

fn edit_person(call: &mut Call<'_>) -> Result<Answer, Error> {
    let handle = call.path.get("person").to_owned();
    let form = &call.form;
    let people = workbench::reviewers(call.desk)?;
    let before = people.iter().find(|person| person.handle == handle);
    if let Some(before) = before {
        form.still_shows(&shown(before))?;
    }
    let described = Described {
        name: form.filled("name"),
        role: role(form)?,
        initials: form.filled("initials"),
        active: match form.get("active") {
            "no" => Some(false),
            "yes" => Some(true),
            _ => None,
        },
    };
    let was = before.is_none_or(|person| person.active);
    let done = workbench::edit_reviewer(call.desk, call.who, &handle, &described)?;
    let words = match (done.seq, was, done.value.person.active) {
        (None, ..) => "Nothing was to be changed.".to_owned(),
        (_, true, false) => format!("{handle} has left the desk; what they did stays."),
        (_, false, true) => format!("{handle} is back."),
        _ => format!("{handle} is changed."),
    };
    Ok(telling("/settings", &words))
}

fn use_scale(call: &mut Call<'_>) -> Result<Answer, Error> {
    let code = call.form.get("scale").to_owned();
    let version = call.form.version()?;
    let scale = match workbench::use_scale(call.desk, call.who, &code, version) {
        Ok(done) => done.value,
        Err(error) => {
            let mut scales = workbench::scales(call.desk)?.into_iter();
            let mine = scales.find(|one| one.scale == code).map(|one| one.name);
            return anew(call, "/settings/scale", mine.unwrap_or_default(), error);
        }
    };
    let words = format!("Verdicts are given on “{}” from now on; those given stay.", scale.name);
    Ok(telling("/settings", &words))
}

fn add_scale(call: &mut Call<'_>) -> Result<Answer, Error> {
    let Some(file) = std::mem::take(&mut call.files).into_iter().next() else {
        return Err(Error::usage("Choose the table of the scale: one row a verdict, as CSV."));
    };
    let table = String::from_utf8(file.bytes)
        .map_err(|_| Error::usage(format!("{} is no text in UTF-8.", file.name)))?;
    let (code, name) = (call.form.get("code").trim().to_owned(), call.form.get("name").to_owned());
    let table = (file.name.as_str(), table.as_str());
    workbench::add_scale_table(call.desk, call.who, table, &code, &name)?;
    Ok(telling("/settings", "The scale is here; choose it to give verdicts on it."))
}

/// What somebody else has set meanwhile, beside what was to be set.
#[derive(Template)]
#[template(path = "set-meanwhile.html")]
struct Meanwhile {
    frame: Frame,
    since: String,
    again: &'static str,
    version: i64,
    /// What stands, and what was to stand.
    stands: String,
    mine: String,
    fields: Vec<(String, String)>,
}

/// Shows both, when what was to be set is at another version; any other failure stays what it is.
pub(super) fn anew(
    call: &Call<'_>,
    again: &'static str,
    mine: String,
    error: Error,
) -> Result<Answer, Error> {
    let Some(since) = error.since.clone() else { return Err(error) };
    let form = &call.form;
    let (version, stands) = if again == "/settings/scale" {
        let (stands, _) = workbench::scale(call.desk)?;
        (workbench::scale_version(call.desk)?, stands.name)
    } else {
        (workbench::gate_rules_version(call.desk)?, workbench::gate_rules(call.desk)?)
    };
    let kept = form.all().filter(|(name, _)| *name != "if_version");
    let page = Meanwhile {
        frame: call.frame("Somebody was faster", "Settings"),
        since,
        again,
        version,
        stands,
        mine,
        fields: kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
    };
    Ok(Answer::page(&page)?.status(StatusCode::CONFLICT))
}

#[derive(Template)]
#[template(path = "references.html")]
struct References {
    frame: Frame,
    words: String,
    rows: Vec<ReferenceShown>,
    all: usize,
}

fn rows(call: &Call<'_>) -> Result<Vec<ReferenceShown>, Error> {
    let desk = Some(call.desk.path().to_owned());
    let settings = workbench::settings(&SettingsAsked { desk, ..SettingsAsked::default() })?;
    Ok(workbench::reference_rows(settings.references()))
}

/// The usual sizes that this desk compares with: the program's own, and its tables beside them.
fn references(call: &mut Call<'_>) -> Result<Answer, Error> {
    let words = call.query.filled("q").unwrap_or_default();
    let mut rows = rows(call)?;
    let all = rows.len();
    let wanted = words.to_lowercase();
    rows.retain(|row| {
        let own = [&row.concept, &row.usual_for, &row.scope];
        let own = own.into_iter().chain(&row.units).map(String::as_str);
        let mut own = own.chain(row.things.iter().map(String::as_str));
        wanted.is_empty() || own.any(|own| own.to_lowercase().contains(&wanted))
    });
    Answer::page(&References { frame: call.frame("Usual sizes", "Settings"), words, rows, all })
}

#[derive(Template)]
#[template(path = "reference.html")]
struct One {
    frame: Frame,
    row: ReferenceShown,
}

fn reference(call: &mut Call<'_>) -> Result<Answer, Error> {
    let concept = call.id("concept").to_owned();
    let row = rows(call)?.into_iter().find(|row| row.concept == concept);
    let row = row.ok_or_else(|| Error::usage(format!("There is no row called {concept}.")))?;
    Answer::page(&One { frame: call.frame(format!("Usual size: {concept}"), "Settings"), row })
}
