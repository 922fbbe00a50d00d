//! `verify`: does the desk still say what was written?

use super::output::Output;
use super::{Global, exit, findings, values};
use crate::report::{Format, format};
use crate::workbench::{self, Desk, Error};

/// Hold every word, verdict and note on the desk against the chain of acts
///
/// Names each row that is not as it was written. Exits 4 when there is one. A chain cannot show by
/// itself that its end was cut off: keep the anchor that is printed (it also stands on backups and
/// reports) outside the file, and hand it back with --anchor.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The event and hash printed earlier: 17:00a1b2c3d4e5f607
    #[arg(long, value_name = "SEQ:HASH")]
    anchor: Option<String>,
    /// How to write it
    #[arg(long, value_parser = values::plain_format(), default_value = "text")]
    format: Format,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let desk = Desk::open_to_read(&global.db)?;
        let found = workbench::verify(&desk, self.anchor.as_deref())?;
        let code = if found.whole { exit::FINE } else { exit::STORE };
        if self.format == format::JSON {
            serde_json::to_writer_pretty(out.data(), &found).map_err(std::io::Error::from)?;
            out.data().write_all(b"\n")?;
            return Ok(code);
        }
        findings::print(&found.findings, out)?;
        out.print(&format!("anchor {}\n", found.head))?;
        out.flush()?;
        if found.whole {
            out.talk("Every word is as it was written.");
        } else {
            out.talk("Something else has changed the desk, or it is damaged.");
            out.next("Keep a copy of the file as it is, then go on with the last good backup.");
        }
        Ok(code)
    }
}
