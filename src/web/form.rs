//! The fields of a request as typed. What is allowed in them is left to the workbench.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::workbench::Error;

/// Names and values in the order they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Form {
    fields: Vec<(String, String)>,
}

impl Form {
    pub(super) fn new(fields: Vec<(String, String)>) -> Self {
        Self { fields }
    }

    /// Returns the first field of that name; empty when there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Returns the field of that name unless it holds nothing but spaces.
    pub(super) fn filled(&self, name: &str) -> Option<String> {
        let value = self.get(name).trim();
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// Returns the version that a page had put into the form: no other reading of it may pass for
    /// "not given", which would skip the comparison.
    pub(super) fn version(&self) -> Result<Option<i64>, Error> {
        self.number("if_version")
    }

    /// Returns a number that a page had put into the form under that name.
    pub(super) fn number(&self, name: &str) -> Result<Option<i64>, Error> {
        let Some(number) = self.filled(name) else { return Ok(None) };
        let unread = |_| Error::usage("The form does not say which version it was; open it again.");
        number.parse().map(Some).map_err(unread)
    }

    /// Refuses a form whose page showed other values than stand now: sent with every field, it
    /// would set back what somebody else has changed meanwhile. `now` is the [`mark`] of them.
    pub(super) fn still_shows(&self, now: &str) -> Result<(), Error> {
        match self.filled("shown") {
            Some(shown) if shown != now => Err(Error::changed(
                "Somebody changed this meanwhile, so nothing was saved. Open it again and look.",
                "somebody changed this",
            )),
            _ => Ok(()),
        }
    }

    /// Returns whether a field holds nothing but spaces.
    pub(super) fn has_blank(&self) -> bool {
        self.fields.iter().any(|(_, value)| value.trim().is_empty())
    }

    /// Returns every field, the empty ones too.
    pub(super) fn every(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Returns every field with something in it.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.every().filter(|(_, value)| !value.trim().is_empty())
    }
}

/// Returns a short sign of values: the same for the same ones, and telling nothing of them.
pub(super) fn mark(values: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    values.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_spaces_is_not_filled() {
        let form = Form::new(vec![("note".into(), " \n".into()), ("q".into(), " oil ".into())]);
        assert_eq!((form.filled("note"), form.filled("none")), (None, None));
        assert_eq!(form.filled("q").as_deref(), Some("oil"));
        assert_eq!(form.version(), Ok(None));
        let version = |typed: &str| Form::new(vec![("if_version".into(), typed.into())]).version();
        assert_eq!(version("3"), Ok(Some(3)));
        assert!(version("junk").is_err());
        assert_eq!(form.all().collect::<Vec<_>>(), [("q", " oil ")]);
    }
}
