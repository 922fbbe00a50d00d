//! `doctor`: is the desk well?

use super::output::Output;
use super::{Global, exit, findings, values};
use crate::report::{Format, format};
use crate::workbench::{self, Desk, Error};

/// Look the desk's database over
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How to write it
    #[arg(long, value_parser = values::plain_format(), default_value = "text")]
    format: Format,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let desk = Desk::open_to_read(&global.db)?;
        let found = workbench::doctor(&desk)?;
        let well = found.iter().all(|one| one.ok);
        if self.format == format::JSON {
            serde_json::to_writer_pretty(out.data(), &found).map_err(std::io::Error::from)?;
            out.data().write_all(b"\n")?;
            return Ok(if well { exit::FINE } else { exit::STORE });
        }
        findings::print(&found, out)?;
        out.flush()?;
        if well {
            out.talk("The desk is well.");
            return Ok(exit::FINE);
        }
        out.talk("The desk is not well. Keep a copy of the file as it is before anything else.");
        Ok(exit::STORE)
    }
}
