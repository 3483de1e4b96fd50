"""An article's text in its parts: headline, dateline, paragraphs, sentences; is it worth reading at all?"""
