"""Lambda's entry: builds the skill once, when the runtime imports this. Amazon calls lambda_handler(event, context)."""

import gc
import os

gc.disable()  # all that is made here stays: looking for garbage in it is a fifth of the cold start
from skill.bootstrap import for_lambda  # noqa: E402
from skill.config import Settings  # noqa: E402

lambda_handler = for_lambda(Settings.from_env(os.environ)).handle
gc.freeze()
gc.enable()
