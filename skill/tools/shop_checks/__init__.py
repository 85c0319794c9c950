"""Finds everything wrong with a shop's files at once, each with its place and remedy. Reads no file."""
