"""Measuring how fast the parts are: synthetic input, and the programs that time them.

Nothing here runs in the pipeline.
"""
