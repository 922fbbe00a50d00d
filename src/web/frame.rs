//! What stands around every page: title, menu, who is at the desk, the style sheet and the script.

use super::asset;

/// The frame of one page.
pub(super) struct Frame {
    pub(super) title: String,
    /// The heading of the menu that the page stands under.
    pub(super) here: &'static str,
    /// Who is at the keyboard.
    pub(super) who: String,
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
            style: asset::address("desk.css"),
            script: asset::address("desk.js"),
            sign: asset::address("sign.svg"),
        }
    }

    /// Returns the menu: where each heading leads, its words, and whether the page is under it.
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
        MENU.iter().map(|&(to, words)| (to, words, words == self.here)).collect()
    }
}
