"""Careline's HTTPS front: proves that a request comes from Alexa, hands it to the skill. No rule of the shop here."""
