"""What an operator or a developer runs. Lambda never loads any of it, and nothing outside this folder imports it."""
