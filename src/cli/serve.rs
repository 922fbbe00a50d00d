//! `serve`: the desk in a browser.

use std::net::SocketAddr;

use super::output::Output;
use super::{Global, exit};
use crate::web;
use crate::workbench::{self, Desk, Error};

/// Serve the desk's pages to a browser on this machine
///
/// Whoever opens them is at the keyboard as you are. It ends with Ctrl-C, after what is under way.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8321")]
    bind: SocketAddr,
    /// A name under which the desk may be called, besides this machine's own; many times
    #[arg(long, value_name = "NAME")]
    host: Vec<String>,
    /// Fill an empty desk with the sample articles, to look around
    #[arg(long)]
    demo: bool,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut first = String::new();
        if self.demo {
            let mut desk = Desk::open_to_write(&global.db)?;
            first = workbench::fill_with_samples(&mut desk, &who)?;
        }
        let options =
            web::Options { db: global.db.clone(), bind: self.bind, hosts: self.host, who };
        web::serve(&options, |address| {
            out.talk(&format!("The desk is open at http://{address}/{first}"));
            out.next("Stop it with Ctrl-C.");
        })?;
        Ok(exit::FINE)
    }
}
