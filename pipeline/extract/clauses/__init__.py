"""What the clause around a candidate says of it: status, dates, place, name, domain."""
