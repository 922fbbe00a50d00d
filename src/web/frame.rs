//! What stands around every page: title, menu, who is at the desk, the style sheet and the script.

use super::asset;
use super::door::Caller;
use crate::desk::rights::{Right, Role};

/// The frame of one page.
pub(super) struct Frame {
    pub(super) title: String,
    /// The heading of the menu that the page stands under.
    pub(super) here: &'static str,
    /// Who is at the keyboard; empty while that is not known.
    pub(super) who: String,
    /// Whether they have logged in, and may log out.
    pub(super) logged_in: bool,
    /// What they are here, where that is known.
    pub(super) role: Option<Role>,
    /// Where the style sheet, the script and the sign in the browser's tab are found.
    pub(super) style: &'static str,
    pub(super) script: &'static str,
    pub(super) sign: &'static str,
}

impl Frame {
    pub(super) fn new(title: impl Into<String>, here: &'static str, who: &str) -> Self {
        Self {
            title: title.into(),
            here,
            who: who.to_owned(),
            logged_in: false,
            role: None,
            style: asset::address("desk.css"),
            script: asset::address("desk.js"),
            sign: asset::address("sign.svg"),
        }
    }

    /// Returns the frame of a page for whoever is let in.
    pub(super) fn of(caller: &Caller, title: impl Into<String>, here: &'static str) -> Self {
        Self {
            logged_in: caller.session.is_some(),
            role: caller.role,
            ..Self::new(title, here, caller.who.handle())
        }
    }

    /// Returns the zone of the times on the page.
    #[allow(clippy::unused_self)]
    pub(super) fn zone(&self) -> String {
        crate::workbench::zone()
    }

    /// Returns the menu, without what one may not do: where each heading leads, its words, and
    /// whether the page is under it.
    pub(super) fn menu(&self) -> Vec<(&'static str, &'static str, bool)> {
        const MENU: [(&str, &str); 8] = [
            ("/", "Desk"),
            ("/queue", "Queue"),
            ("/add", "Add"),
            ("/search", "Search"),
            ("/sources", "Sources"),
            ("/questions", "Questions"),
            ("/reports", "Reports"),
            ("/settings", "Settings"),
        ];
        let may = |to: &str| match self.role {
            Some(role) => to != "/add" || role.may(Right::Add),
            None => true,
        };
        let menu = MENU.iter().filter(|(to, _)| may(to));
        menu.map(|&(to, words)| (to, words, words == self.here)).collect()
    }
}
