"""What Alexa's built-in intents answer to without any sample in the model. The model's own samples come first."""

from collections.abc import Mapping

_YES = """
    yes, yes please, yeah, yep, yup, sure, sure thing, of course, okay, ok, correct, right, that is right, absolutely,
    definitely, sounds good, go ahead, please do, do it, uh huh, i do, yes i do
"""
_NO = "no, no thanks, no thank you, nope, nah, not really, not now, no way, negative, i do not, no i do not"
_STOP = """
    stop, stop it, off, shut up, quiet, be quiet, exit, quit, end, bye, goodbye, good bye, that is all, that is it,
    i am done, we are done, enough
"""
_CANCEL = "cancel, cancel that, never mind, nevermind, forget it, forget that"
_HELP = """
    help, help me, help please, can you help me, what can you do, what can i say, what can i ask, how does this work,
    how do i use this, what are my options, what do i say
"""
_REPEAT = """
    repeat, repeat that, repeat it, say that again, say it again, can you say that again, can you repeat that, again,
    what did you say, come again, pardon, pardon me, one more time, i did not catch that
"""
_HOME = "go home, home, main menu, home screen, go to the home screen, take me home"

_MORE = "more, more please, show more, what else, go on, keep going, continue, tell me the rest, the others"
_NEXT = "next, next one, next please, the next ones, skip to the next"

PHRASES: Mapping[str, tuple[str, ...]] = {
    f"AMAZON.{name}Intent": tuple(" ".join(phrase.split()) for phrase in phrases.split(","))
    for name, phrases in {
        "Yes": _YES,
        "No": _NO,
        "Stop": _STOP,
        "Cancel": _CANCEL,
        "Help": _HELP,
        "Repeat": _REPEAT,
        "NavigateHome": _HOME,
        "More": _MORE,
        "Next": _NEXT,
    }.items()
}
