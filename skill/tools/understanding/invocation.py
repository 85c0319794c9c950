"""The skill's name in an utterance: "open fern fable", "ask fern fable where my order is". Knows no intent."""

import re

from skill.tools.understanding.words import without_fillers


class Invocation:
    """How a skill of this invocation name is addressed. Everything here is plain words."""

    def __init__(self, name: str) -> None:
        called = re.escape(name)
        self._opening = re.compile(rf"(?:(?:open|launch|start|begin|run|load|use|talk to|ask|tell) )?{called}")
        self._asking = re.compile(rf"(?:ask|tell) {called} (?:(?:to|for|about|if|whether) )?(.+)")

    def opens(self, said: str) -> bool:
        """True when nothing but the skill itself was asked for."""
        return self._opening.fullmatch(without_fillers(said)) is not None

    def asked(self, said: str) -> str:
        """What was asked of the skill: the words without its name, or all of them when they don't name it."""
        asked = self._asking.fullmatch(without_fillers(said))
        return asked[1] if asked else said
