"""HTTPS entry for gunicorn (`gunicorn wsgi:app`): builds the app once, from the environment, and holds nothing else."""

import os

from skill.web.production import production_app

app = production_app(os.environ)
