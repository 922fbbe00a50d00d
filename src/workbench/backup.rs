//! `backup`: a whole copy of the desk, verified before it gets its name.

use chrono::Utc;

use super::error::Error;
use super::open::Desk;
use super::who::Who;
use crate::desk::rights::Right;
use crate::store::{Backup, BackupTo};

/// Copies the desk. Whoever says who they are must be allowed to; a copy made by the clock, without
/// a person, is a matter of who may read the file.
pub fn backup(desk: &Desk, who: Option<&Who>, to: BackupTo<'_>) -> Result<Backup, Error> {
    if let Some(who) = who {
        desk.store.may(who.handle(), Right::Backup)?;
    }
    match to {
        BackupTo::File(file) if file.is_dir() => {
            Err(Error::usage(format!("{} is a folder.", file.display()))
                .hint(format!("factdesk backup --to {}", file.display())))
        }
        to => Ok(desk.store.back_up(to, Utc::now())?),
    }
}
