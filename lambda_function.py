"""Lambda's entry: builds the skill once, when the runtime imports this. Amazon calls lambda_handler(event, context)."""

import os

from skill.cold_start import all_stays

with all_stays():
    from skill.bootstrap import for_lambda
    from skill.config import Settings

    careline = for_lambda(Settings.from_env(os.environ))

lambda_handler = careline.handle
