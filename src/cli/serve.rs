//! `serve`: the desk in a browser.

use std::net::SocketAddr;

use super::output::Output;
use super::{Global, exit};
use crate::web;
use crate::workbench::{self, Desk, Error, Who};

/// Serve the desk's pages to browsers
///
/// While nobody on the desk has a password, only this machine is answered, and whoever opens the
/// pages is at the keyboard as you are. With the first password everybody logs in. It ends with
/// Ctrl-C, after what is under way.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8321")]
    bind: SocketAddr,
    /// A name under which others call the desk, besides this machine's own; many times
    #[arg(long, value_name = "NAME")]
    host: Vec<String>,
    /// Have everybody log in; shows a link to the first account while there is none
    #[arg(long)]
    accounts: bool,
    /// A proxy with TLS stands in front: what it says of the way is believed
    #[arg(long)]
    behind_proxy: bool,
    /// Fill an empty desk with the sample articles, to look around
    #[arg(long)]
    demo: bool,
}

/// Who looks around on a machine that does not say whose it is.
const VISITOR: &str = "editor";

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        // To look around nobody need say who they are.
        let who = match global.who_if_known()? {
            None if self.demo => Who::of(Some(VISITOR))?,
            None => global.who()?,
            Some(who) => who,
        };
        let mut first = String::new();
        if self.demo {
            let mut desk = Desk::open_to_write(&global.db)?;
            first = workbench::fill_with_samples(&mut desk, &who)?;
        }
        let options = web::Options {
            db: global.db.clone(),
            bind: self.bind,
            hosts: self.host,
            accounts: self.accounts,
            behind_proxy: self.behind_proxy,
            who,
        };
        web::serve(&options, |open| {
            out.talk(&format!("The desk is open at http://{}/{first}", open.address));
            if let Some(link) = open.set_up {
                // Without it there is no way in.
                Output::once(&format!("Make its first account within the hour, once: {link}"));
            }
            if open.in_the_clear {
                out.talk("Passwords come in unencrypted: put a proxy with TLS in front.");
                out.next("See docs/serve.md, and add --behind-proxy.");
            }
            out.next("Stop it with Ctrl-C.");
        })?;
        Ok(exit::FINE)
    }
}
