"""Careline: the voice desk of a shop's customer service, as an Alexa skill. Nothing happens when this is imported."""
