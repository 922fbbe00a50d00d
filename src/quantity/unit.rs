//! Units.
/// One unit.
#[derive(Debug, PartialEq)]
pub struct Unit {
    pub name: &'static str,
}
