//! Where an act leads back to: the galley it was sent from, else the claim it was about; each told
//! what was just done.

use std::fmt::Write as _;

use crate::web::address::{self, encoded};
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::sealed::sealed;

/// Returns the address of a claim that tells what was just done.
pub(super) fn at_claim(id: &str, told: &str) -> String {
    with_told(&format!("/c/{id}"), told)
}

/// The same, where the act has left something undone: whoever goes on by a script is held by it.
pub(super) fn back_lacking(call: &Call<'_>, claim: &str, told: &str) -> Answer {
    let Answer::SeeOther(to) = back(call, claim, told) else { return Answer::see("/") };
    let (before, anchor) = to.split_once('#').unwrap_or((&to, ""));
    let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
    Answer::see(format!("{}{anchor}", address::with(before, &[("lacks", "1")])))
}

/// Leads back to the galley that the form names, with its filters; else to the claim, else to the
/// desk.
pub(super) fn back(call: &Call<'_>, claim: &str, told: &str) -> Answer {
    if let Some(galley) = galley(call.form.get("back")) {
        return Answer::see(with_told(galley, told));
    }
    let known = !claim.is_empty() && claim.bytes().all(|byte| byte.is_ascii_alphanumeric());
    Answer::see(if known { at_claim(claim, told) } else { "/".to_owned() })
}

/// Returns the address of a page to lead back to: a claim's, a galley's, the queue's.
pub(super) fn page(address: &str) -> Option<&str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/?=&-_.%+".contains(&byte);
    let known = ["/c/", "/a/", "/queue", "/reports", "/search", "/settings"];
    let ours = known.iter().any(|start| address.starts_with(start));
    (ours && address.bytes().all(plain)).then_some(address)
}

/// The address given when it is that of a galley of this desk.
fn galley(address: &str) -> Option<&str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/?=&#-_.%+".contains(&byte);
    let is_galley = address.strip_prefix("/a/").is_some_and(|rest| !rest.is_empty());
    (is_galley && address.bytes().all(plain)).then_some(address)
}

/// The address with what was done in it, in place of what was done before.
fn with_told(address: &str, told: &str) -> String {
    let (before, anchor) = match address.split_once('#') {
        Some((before, anchor)) => (before, Some(anchor)),
        None => (address, None),
    };
    let (path, query) = before.split_once('?').unwrap_or((before, ""));
    let kept = query.split('&').filter(|part| {
        !(part.is_empty() || part.starts_with("told=") || part.starts_with("lacks="))
    });
    let mut to = path.to_owned();
    let mut sign = '?';
    for part in kept {
        to.push(sign);
        to.push_str(part);
        sign = '&';
    }
    if !told.is_empty() {
        let _ = write!(to, "{sign}told={}", encoded(&sealed(told)));
    }
    if let Some(anchor) = anchor {
        let _ = write!(to, "#{anchor}");
    }
    to
}

#[cfg(test)]
mod tests {
    use super::{galley, page, with_told};

    #[test]
    fn only_a_page_of_this_desk_is_led_back_to() {
        assert_eq!(page("/c/c5?told=x"), Some("/c/c5?told=x"));
        for address in ["", "/", "//evil.example/c/", "/c/\"><b>", "https://evil.example/c/c1"] {
            assert_eq!(page(address), None, "{address}");
        }
    }

    #[test]
    fn only_a_galley_of_this_desk_is_led_back_to() {
        assert_eq!(galley("/a/a1?kind=money#mark-5"), Some("/a/a1?kind=money#mark-5"));
        for address in
            ["", "/a/", "//evil.example/a/", "https://evil.example/a/a1", "/a/a1\r\nX: y"]
        {
            assert_eq!(galley(address), None, "{address}");
        }
    }

    #[test]
    fn what_was_done_takes_the_place_of_what_was_done_before() {
        let to = with_told("/a/a1?told=Old&kind=money#mark-5", "Claim 5 is closed.");
        let (before, after) = to.split_once("told=").unwrap();
        assert_eq!(before, "/a/a1?kind=money&");
        assert!(after.ends_with(".Claim%205%20is%20closed.#mark-5"), "{after}");
        assert_eq!(with_told("/c/c5", ""), "/c/c5");
    }
}
