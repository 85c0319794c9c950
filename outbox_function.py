"""The second Lambda function's entry: delivers what customers confirmed. Amazon calls lambda_handler."""

import os

from skill.bootstrap import deliverer
from skill.config import Settings

lambda_handler = deliverer(Settings.from_env(os.environ)).handle
