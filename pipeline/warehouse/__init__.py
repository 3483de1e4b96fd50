"""The DuckDB file: connections, raw tables, load, publish. Knows neither Dagster nor how articles are read."""
