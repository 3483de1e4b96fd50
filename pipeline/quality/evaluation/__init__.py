"""How good is the extraction? Gold labels in, predictions in, figures out; pure functions.

Here: gold articles (gold), who is matched with whom (matching), the figures (figures, breakdown, clusters), each
fault by itself (findings), running an extractor over gold (run), and showing or storing the result (tables, rows).
"""
