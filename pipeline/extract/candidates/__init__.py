"""The words that may tell of an event, each with its parties by grammar."""
