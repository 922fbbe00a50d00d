//! The program: everything else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    factdesk::cli::run(std::env::args_os()).into()
}
