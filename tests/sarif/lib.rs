//! Nothing: the manifest beside it says what this folder is for.
