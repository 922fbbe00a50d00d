//! Verdict scales as the desk has them: the built-in ones, its own, and the one in use. What was
//! given on another scale keeps its words; giving verdicts is left to others.

use rusqlite::{Connection, OptionalExtension, Row};

use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::{Store, setting_versions};
use crate::desk::scale_file::{OwnScale, OwnStep};
use crate::desk::{either, meant, near_ones, rights::Right, verdict};

/// The setting that names the scale in use.
const IN_USE: &str = "scale";

impl Store {
    /// Returns the scale on which verdicts are given now.
    pub fn scale(&self) -> Result<OwnScale, Error> {
        self.read(in_use)
    }

    /// Returns every scale the desk has, the built-in ones first.
    pub fn scales(&self) -> Result<Vec<OwnScale>, Error> {
        self.read(all)
    }

    /// Gives verdicts on that scale from now on; those that stand keep theirs.
    pub fn use_scale(
        &mut self,
        by: &By<'_>,
        code: &str,
        if_version: Option<i64>,
    ) -> Result<Acted<OwnScale>, Error> {
        self.act(by, Right::ManageDesk, "chosen", |act| {
            setting_versions::refuse_if_changed(act, IN_USE, "The scale in use", if_version)?;
            choose(act, code)
        })
    }

    /// Keeps a scale of the desk's own.
    pub fn add_scale(&mut self, by: &By<'_>, scale: &OwnScale) -> Result<Acted<()>, Error> {
        self.act(by, Right::ManageDesk, "added", |act| add(act, scale))
    }
}

/// Returns the scale in use, in a transaction of whoever asks.
pub(super) fn in_use(conn: &Connection) -> Result<OwnScale, Trouble> {
    let code = setting(conn)?.unwrap_or_else(|| verdict::DEFAULT.to_owned());
    find(conn, &code)?.ok_or_else(|| Trouble::row("settings scale", "there is no such scale"))
}

fn setting(conn: &Connection) -> Result<Option<String>, Trouble> {
    let mut statement = conn.prepare_cached("SELECT value FROM settings WHERE name = ?1")?;
    Ok(statement.query_row([IN_USE], |row| row.get(0)).optional()?)
}

fn find(conn: &Connection, code: &str) -> Result<Option<OwnScale>, Trouble> {
    let name = conn
        .prepare_cached("SELECT name FROM scales WHERE scale = ?1")?
        .query_row([code], |row| row.get(0))
        .optional()?;
    let Some(name) = name else { return Ok(None) };
    let mut statement = conn.prepare_cached(
        "SELECT code, label, ordinal, meaning, passes, needs_reason, doubts
           FROM scale_steps WHERE scale = ?1 ORDER BY position, step_id",
    )?;
    let steps = statement.query_map([code], step)?.collect::<Result<_, _>>()?;
    Ok(Some(OwnScale { code: code.to_owned(), name, steps }))
}

fn step(row: &Row<'_>) -> rusqlite::Result<OwnStep> {
    Ok(OwnStep {
        code: row.get(0)?,
        label: row.get(1)?,
        ordinal: row.get(2)?,
        meaning: row.get(3)?,
        passes: row.get(4)?,
        needs_reason: row.get(5)?,
        doubts: row.get(6)?,
    })
}

fn all(conn: &Connection) -> Result<Vec<OwnScale>, Trouble> {
    let codes = codes(conn)?;
    let built_in = verdict::ALL.iter().map(|scale| scale.code);
    let own = codes.iter().map(String::as_str).filter(|code| verdict::by_code(code).is_none());
    let scales: Result<Vec<_>, _> = built_in.chain(own).map(|code| find(conn, code)).collect();
    Ok(scales?.into_iter().flatten().collect())
}

fn codes(conn: &Connection) -> Result<Vec<String>, Trouble> {
    let mut statement = conn.prepare_cached("SELECT scale FROM scales ORDER BY scale")?;
    let codes = statement.query_map([], |row| row.get(0))?;
    Ok(codes.collect::<Result<_, _>>()?)
}

fn choose(act: &mut Act<'_>, code: &str) -> Result<OwnScale, Trouble> {
    let code = code.trim();
    let Some(scale) = find(act.tx, code)? else {
        let codes = codes(act.tx)?;
        let near = near_ones(code, codes.iter().map(String::as_str));
        let hint = match either(&near) {
            near if near.is_empty() => format!("It has these: {}", codes.join(", ")),
            near => format!("{} factdesk scale list shows them all.", meant(near)),
        };
        return Err(Trouble::refused(format!("This desk has no scale {code}"), hint));
    };
    if setting(act.tx)?.is_some() {
        act.update("settings", IN_USE.to_owned(), Fields::new().text("value", code))?;
    } else {
        act.insert("settings", Fields::new().text("name", IN_USE).text("value", code))?;
    }
    Ok(scale)
}

fn add(act: &mut Act<'_>, scale: &OwnScale) -> Result<(), Trouble> {
    if find(act.tx, &scale.code)?.is_some() {
        return Err(Trouble::refused(
            format!("This desk has a scale {} already, and verdicts may hang on it.", scale.code),
            "Give the new one another code, with --code",
        ));
    }
    act.insert("scales", Fields::new().text("scale", &scale.code).text("name", &scale.name))?;
    for (position, step) in (1_i64..).zip(&scale.steps) {
        act.insert(
            "scale_steps",
            Fields::new()
                .text("scale", &scale.code)
                .text("code", &step.code)
                .set("position", position)
                .text("label", &step.label)
                .set("ordinal", step.ordinal)
                .set("passes", step.passes)
                .set("needs_reason", step.needs_reason)
                .set("doubts", step.doubts)
                .text("meaning", &step.meaning),
        )?;
    }
    Ok(())
}
