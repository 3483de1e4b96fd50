"""What each layer of the extractor is worth: the labelled articles with one layer switched off at a time.

`python -m pipeline.quality.ablation` (make ablation) writes docs/ablation.md. Nothing here runs in the pipeline.
"""
