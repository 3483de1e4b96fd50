"""How well copies are told from news: labelled pairs (data/gold/copies) and the figures on them."""
