"""Entente: news articles in, a warehouse of defence partnerships and military exercises out."""
