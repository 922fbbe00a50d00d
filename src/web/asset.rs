//! The style sheet, the script and the sign of the pages, in the binary. Their addresses hold a
//! hash of what is in them, so a browser may keep them for ever.

use std::fmt::Write as _;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// One file of the pages.
pub(super) struct Asset {
    name: &'static str,
    pub(super) kind: &'static str,
    pub(super) bytes: &'static [u8],
}

/// Every file, listed by hand.
const ALL: [Asset; 3] = [
    Asset {
        name: "desk.css",
        kind: "text/css; charset=utf-8",
        bytes: concat!(include_str!("../report/page.css"), include_str!("assets/desk.css"))
            .as_bytes(),
    },
    Asset {
        name: "desk.js",
        kind: "text/javascript; charset=utf-8",
        bytes: concat!(
            include_str!("assets/desk.js"),
            include_str!("assets/drafts.js"),
            include_str!("assets/live.js"),
            include_str!("assets/galley.js"),
            include_str!("assets/select.js"),
            include_str!("assets/margin.js"),
            include_str!("assets/add.js"),
            include_str!("assets/claim.js"),
            include_str!("assets/told.js"),
        )
        .as_bytes(),
    },
    Asset { name: "sign.svg", kind: "image/svg+xml", bytes: include_bytes!("assets/sign.svg") },
];

/// The addresses in the order of [`ALL`].
static ADDRESSES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let address = |asset: &Asset| {
        let hash = Sha256::digest(asset.bytes);
        let mut address = String::from("/assets/");
        for byte in hash.iter().take(6) {
            let _ = write!(address, "{byte:02x}");
        }
        format!("{address}/{}", asset.name)
    };
    ALL.iter().map(address).collect()
});

/// Returns where the file of that name is found; empty when there is none.
pub(super) fn address(name: &str) -> &'static str {
    let at = ALL.iter().position(|asset| asset.name == name);
    at.and_then(|at| ADDRESSES.get(at)).map_or("", String::as_str)
}

/// Returns the file at that address.
pub(super) fn at(address: &str) -> Option<&'static Asset> {
    ADDRESSES.iter().position(|own| own == address).and_then(|at| ALL.get(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_found_at_its_address_and_nowhere_else() {
        for asset in &ALL {
            assert_eq!(at(address(asset.name)).unwrap().name, asset.name);
        }
        assert!(at("/assets/000000000000/desk.css").is_none());
        assert_eq!(address("none"), "");
    }
}
