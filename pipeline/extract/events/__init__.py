"""What an article tells of one event in several places, brought together."""
