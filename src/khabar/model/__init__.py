"""Records, spans, ids: the nouns of the field. Standard library only."""
