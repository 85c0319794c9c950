"""The app as gunicorn serves it: from the environment, signed requests only, logs on stdout."""

import sys
from collections.abc import Mapping

from flask import Flask

from skill.bootstrap import Careline, arrivals, build, log_to_stdout
from skill.config import Settings
from skill.errors import SettingsError
from skill.incoming.statuses import load
from skill.web.app import create_app
from skill.web.hooks import SIGNATURES, OrderHook
from skill.web.verification import amazon_verifier

NO_USE_IN_TRYING_AGAIN = 4  # gunicorn's "App failed to load": with any other code it starts the worker over and over


def order_hook(settings: Settings, careline: Careline) -> OrderHook | None:
    """Where the shop's system sends its orders; None while no secret is set."""
    held = zip(SIGNATURES, (settings.shopify_secret, settings.woocommerce_secret), strict=True)
    secrets = {header: secret for header, secret in held if secret}
    return OrderHook(secrets, arrivals(settings), careline.desk, load()) if secrets else None


def production_app(env: Mapping[str, str]) -> Flask:
    """The app; where a setting is missing, one sentence on stderr and SystemExit."""
    try:
        settings = Settings.from_env(env).for_production()
        log_to_stdout()
        careline = build(settings)
        return create_app(careline, amazon_verifier(), order_hook(settings, careline))
    except SettingsError as error:
        sys.stderr.write(f"careline: {error}\n")
        raise SystemExit(NO_USE_IN_TRYING_AGAIN) from None
