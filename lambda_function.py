"""Lambda's entry: builds the skill once, when the runtime imports this. Amazon calls lambda_handler(event, context)."""

import os

from skill.bootstrap import for_lambda
from skill.config import Settings

lambda_handler = for_lambda(Settings.from_env(os.environ)).handle
