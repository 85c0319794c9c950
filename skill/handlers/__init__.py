"""Alexa SDK adapters: envelope to ask, speech to response. No rule, no sentence, no boto3."""
