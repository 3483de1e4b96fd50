"""Files of any supported format → articles, or a rejection with its reason. Knows neither DuckDB nor Dagster."""
