//! Plain text: nothing is markup, and the file says nothing about itself.

use super::{Format, Found};

/// Plain text.
pub(super) const FORMAT: Format =
    Format { name: "plain text", extensions: &["txt", "text"], read: |_| Found::default() };
