"""Imports Amazon's flask-ask-sdk where it can't be imported by itself. Holds nothing else, and verifies nothing.

flask-ask-sdk 1.0.0 imports certvalidator for its own verifier, which imports oscrypto 1.3.0, which fails to read an
OpenSSL version with a two-digit part such as 3.0.19 (wbond/oscrypto issues 75 and 78; mended there, never released).
Careline verifies requests itself and uses that verifier never, so empty modules stand in for certvalidator while
flask-ask-sdk is imported. A plain import can take this file's place once an oscrypto later than 1.3.0 is out.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from flask import Flask

NAMES: Mapping[str, tuple[str, ...]] = {
    "certvalidator": ("CertificateValidator",),
    "certvalidator.errors": ("PathError", "ValidationError"),
}


def skill_adapter(skill: object, app: Flask) -> Any:
    """A flask_ask_sdk SkillAdapter for the skill, with its own verification off. Call before serving begins."""
    with _standing_in():
        from flask_ask_sdk.skill_adapter import SkillAdapter  # type: ignore[import-untyped]
    app.config.update(ASK_SDK_VERIFY_SIGNATURE=False, ASK_SDK_VERIFY_TIMESTAMP=False)
    return SkillAdapter(skill=skill, skill_id="careline", app=app)  # the id is a label here: it checks nothing


@contextmanager
def _standing_in() -> Iterator[None]:
    kept = {name: sys.modules.get(name) for name in NAMES}
    try:
        for name, wanted in NAMES.items():
            sys.modules[name] = ModuleType(name)
            vars(sys.modules[name]).update({each: type(each, (Exception,), {}) for each in wanted})
        yield
    finally:
        for name, module in kept.items():
            del sys.modules[name]
            if module:
                sys.modules[name] = module
