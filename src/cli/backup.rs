//! `backup`: a whole copy of the desk.

use std::path::PathBuf;

use super::output::Output;
use super::{Global, exit};
use crate::workbench::{self, BackupTo, Desk, Error};

/// Copy the whole desk, and verify the copy before it gets its name
///
/// Others may go on working meanwhile. The copy holds everything, confidential sources too, and
/// only its owner can read it. A file that is there already is never written over.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file to make
    #[arg(value_name = "FILE", required_unless_present = "to")]
    file: Option<PathBuf>,
    /// Make it in this folder, named by desk, time and last event
    #[arg(long, value_name = "FOLDER", conflicts_with = "file")]
    to: Option<PathBuf>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.acting.is_some().then(|| global.who()).transpose()?;
        let desk = Desk::open_to_read(&global.db)?;
        let to = match (&self.file, &self.to) {
            (_, Some(folder)) => BackupTo::Folder(folder),
            (Some(file), None) => BackupTo::File(file),
            (None, None) => return Err(Error::usage("No file is named.")),
        };
        let made = workbench::backup(&desk, who.as_ref(), to)?;
        out.print(&format!(
            "{}\n{} bytes\nanchor {}\n",
            made.file.display(),
            made.size_bytes,
            made.head
        ))?;
        out.talk("The copy was read again and is whole. Keep its anchor elsewhere, for verify.");
        Ok(exit::FINE)
    }
}
