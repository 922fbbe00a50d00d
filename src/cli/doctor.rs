//! `doctor`: is the desk well?

use super::layout::{columns, pad, wrap};
use super::output::{GOOD, LOUD, Output};
use super::{Global, exit, values};
use crate::report::{Format, format, one_line};
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
        let name = found.iter().map(|one| columns(&one.name)).max().unwrap_or(0);
        for one in &found {
            let (style, mark) = if one.ok { (GOOD, "well ") } else { (LOUD, "wrong") };
            let indent = name + 9;
            let words = wrap(&one_line(&one.words), out.width.saturating_sub(indent).max(20));
            let words = words.join(&format!("\n{}", " ".repeat(indent)));
            let mark = out.paint(style, mark);
            out.print(&format!("{mark}  {}  {words}\n", pad(&one_line(&one.name), name)))?;
        }
        out.flush()?;
        if well {
            out.talk("The desk is well.");
            return Ok(exit::FINE);
        }
        out.talk("The desk is not well. Keep a copy of the file as it is before anything else.");
        Ok(exit::STORE)
    }
}
