"""Words for what every skill must answer: welcome, help, not understood, goodbye, and faults. Each needs few facts."""

from dataclasses import replace

from skill.errors import StorageFault, StorageSlow
from skill.speech.catalogue import Catalogue, Speech


def launch(words: Catalogue, shop: str, *, linked: bool) -> Speech:
    """The welcome: what can be asked, shorter for somebody who has an account linked."""
    return words.speech("builtin.launch_linked" if linked else "builtin.launch", ask="what_first", shop=shop)


def help_now(words: Catalogue, *, choosing: bool) -> Speech:
    """How to use the core functions; while an item is being asked for, how to answer that first."""
    return words.speech("builtin.help_which" if choosing else "builtin.help", ask="what_next")


def not_understood(words: Catalogue, times: int) -> Speech:
    """A helpful sentence and a question; from the second time in a row on shorter and different."""
    return words.speech("builtin.fallback" if times <= 1 else "builtin.fallback_again", ask="what_next")


def nothing_to_repeat(words: Catalogue) -> Speech:
    """Asked to repeat before anything was said."""
    return words.speech("builtin.nothing_to_repeat", ask="what_next")


def nothing_asked(words: Catalogue) -> Speech:
    """Yes or no to no question."""
    return words.speech("builtin.nothing_asked", ask="what_next")


def declined(words: Catalogue) -> Speech:
    """No to an offer."""
    return words.speech("builtin.declined", ask="anything_else")


def goodbye(words: Catalogue) -> Speech:
    """Stop, cancel, home, and no to "anything else?"."""
    return words.speech("builtin.goodbye")


def apology(words: Catalogue, fault: Exception) -> Speech:
    """One sentence for what went wrong, by its kind; the cause itself is for the log."""
    if isinstance(fault, StorageSlow):
        return words.speech("faults.slow")
    return words.speech("faults.storage" if isinstance(fault, StorageFault) else "faults.other")


def go_on(words: Catalogue) -> Speech:
    """Yes to "anything else?"."""
    return words.speech("builtin.go_on", ask="what_first")


def and_then(words: Catalogue, speech: Speech) -> Speech:
    """An answer that asks nothing, in a conversation that began before it: the customer may go on."""
    asked = words.question("anything_more")
    return replace(speech, speak=f"{speech.speak} {asked.speak}", reprompt=asked.reprompt)
