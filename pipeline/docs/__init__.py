"""The documentation as one static page set, readable without a network.

Here: pages made from what the project already says (the guides in docs/, dbt's manifest, the example queries, the
expectations) and their assembly. Not here: any text that has a place of its own elsewhere.
"""
