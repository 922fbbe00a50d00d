//! A statement with only the conditions a filter asks for, so that the planner sees what is there.

use rusqlite::ToSql;
use rusqlite::types::Value;

/// A statement being put together, and the values its names stand for.
pub(super) struct Query {
    sql: String,
    values: Vec<(&'static str, Value)>,
}

impl Query {
    /// Begins with the part before `WHERE`.
    pub(super) fn new(select: &str) -> Self {
        Self { sql: format!("{select}\n  WHERE TRUE"), values: Vec::new() }
    }

    /// Reads the draft of that number instead of the current one: the select says where.
    pub(super) fn in_draft(&mut self, draft: Option<i64>) {
        if let Some(draft) = draft {
            self.sql = self.sql.replace("/* draft */ a.revision", ":draft");
            self.bind(":draft", draft);
        }
    }

    /// Adds a condition.
    pub(super) fn and(&mut self, condition: &str) {
        self.sql.push_str("\n    AND ");
        self.sql.push_str(condition);
    }

    /// Adds a condition on a value, when there is one.
    pub(super) fn given(
        &mut self,
        value: Option<impl Into<Value>>,
        condition: &str,
        name: &'static str,
    ) {
        if let Some(value) = value {
            self.and(condition);
            self.bind(name, value);
        }
    }

    /// Gives a name in the statement its value.
    pub(super) fn bind(&mut self, name: &'static str, value: impl Into<Value>) {
        self.values.push((name, value.into()));
    }

    /// Ends with the order and the limit.
    pub(super) fn end(&mut self, order: &str, limit: Option<i64>) {
        self.sql.push_str("\n  ");
        self.sql.push_str(order);
        self.sql.push_str("\n  LIMIT :limit");
        self.bind(":limit", limit.unwrap_or(-1));
    }

    /// Returns the statement.
    pub(super) fn sql(&self) -> &str {
        &self.sql
    }

    /// Returns its values by name.
    pub(super) fn params(&self) -> Vec<(&str, &dyn ToSql)> {
        self.values.iter().map(|(name, value)| (*name, value as &dyn ToSql)).collect()
    }
}
