"""Is the data right? Great Expectations suites over the raw tables, and the extraction measured against gold labels.

Here: reading and running suites (suites, validation), evaluation (evaluation/, evaluate), data docs.
Not here: Dagster (defs/checks), the suites themselves (expectations/), rules about the marts (dbt_project/).
"""
