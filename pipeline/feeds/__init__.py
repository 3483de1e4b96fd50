"""Live feeds → files in the landing zone, one per item. Knows neither DuckDB nor Dagster, and makes no article.

What is fetched is stored as fetched; ingest reads it like any other document, so a rerun needs no network.
"""
