"""Dialogues as data: what is said, what must be heard."""
