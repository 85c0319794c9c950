"""Outcome to words, per locale; it decides nothing and reads nothing but its locale file."""
