//! The fields of a request as typed. What is allowed in them is left to the workbench.

use super::escape::exact;

/// A field as a page says it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) name: String,
    /// What it holds, made safe to stand in a field exactly so.
    pub(super) value: String,
    /// What people call it.
    pub(super) label: String,
    /// Whether a page of ours put it there, and nobody typed it.
    pub(super) ours: bool,
}

impl Typed {
    /// Returns the field of that name.
    pub(super) fn new(name: &str, value: &str) -> Self {
        const OURS: [&str; 10] = [
            "if_version",
            "back",
            "then",
            "before",
            "bytes",
            "end",
            "show",
            "paragraph",
            "article",
            "claim",
        ];
        let words = name.replace('_', " ");
        let mut signs = words.chars();
        let label = signs.next().map(|first| first.to_uppercase().chain(signs).collect());
        Self {
            name: name.to_owned(),
            value: exact(value),
            label: label.unwrap_or_default(),
            ours: OURS.contains(&name),
        }
    }
}

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

    /// Returns whether a field holds nothing but spaces.
    pub(super) fn has_blank(&self) -> bool {
        self.fields.iter().any(|(_, value)| value.trim().is_empty())
    }

    /// Returns every field with something in it.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        fields.filter(|(_, value)| !value.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_spaces_is_not_filled() {
        let form = Form::new(vec![("note".into(), " \n".into()), ("q".into(), " oil ".into())]);
        assert_eq!((form.filled("note"), form.filled("none")), (None, None));
        assert_eq!(form.filled("q").as_deref(), Some("oil"));
        assert_eq!(form.all().collect::<Vec<_>>(), [("q", " oil ")]);
    }
}
