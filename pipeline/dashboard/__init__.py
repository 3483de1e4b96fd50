"""The dashboard: a Streamlit page over the published file, for people without SQL.

Here: filters, the questions the page asks, its charts and its text. It only reads, and reads only what is published.
Not here: any figure that the marts do not hold. `land-110m.json` is the outline of the land: Natural Earth (public
domain), as TopoJSON of the package world-atlas 2.0.2 (Michael Bostock, ISC licence).
"""
