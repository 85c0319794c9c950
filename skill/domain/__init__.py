"""The shop's nouns and arithmetic; the standard library only."""
