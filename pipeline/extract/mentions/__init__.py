"""Whom and what a text names: actors, persons who stand for them, places, series and instruments."""
