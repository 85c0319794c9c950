"""Words for what every skill must answer: welcome, help, not understood, goodbye, and faults. Each needs few facts."""

from skill.domain.values import replace
from skill.errors import StorageFault, StorageSlow
from skill.speech.breath import in_one_breath
from skill.speech.catalogue import Catalogue, Speech


def launch(words: Catalogue, shop: str, *, linked: bool) -> Speech:
    """The welcome: what can be asked, shorter for somebody who has an account linked."""
    return words.speech("builtin.launch_linked" if linked else "builtin.launch", ask="what_first", shop=shop)


def help_now(words: Catalogue) -> Speech:
    """How to use the core functions."""
    return words.speech("builtin.help", ask="what_next")


def help_to_choose(words: Catalogue, *, searching: bool) -> Speech:
    """How to say which item, or what a question to the help centre is about; then the core functions."""
    return words.speech("builtin.help_topic" if searching else "builtin.help_which", ask="what_next")


def help_to_answer(words: Catalogue, again: str) -> Speech:
    """How to answer the yes-or-no question that is open; `again` asks it once more (its reprompt, an SSML body)."""
    return _ending_in(words.speech("builtin.help_yes_no"), again)


def help_to_tell(words: Catalogue, again: str) -> Speech:
    """How to answer a question that no list answers; `again` asks it once more."""
    return _ending_in(words.speech("builtin.help_tell"), again)


def not_told(words: Catalogue, again: str, times: int) -> Speech:
    """Not understood while something was to be told: the question stays open; the second time shorter."""
    return _ending_in(words.speech(f"builtin.{'fallback_tell' if times <= 1 else 'fallback_tell_again'}"), again)


def not_an_answer(words: Catalogue, again: str, times: int) -> Speech:
    """Not understood while yes or no was expected: the question stays open; the second time shorter."""
    key = "fallback_yes_no" if times <= 1 else "fallback_yes_no_again"
    return _ending_in(words.speech(f"builtin.{key}"), again)


def not_chosen(words: Catalogue, times: int) -> Speech:
    """Not understood while one of a list was to be chosen: the question stays open; the second time shorter."""
    return words.speech(f"builtin.{'fallback_which' if times <= 1 else 'fallback_which_again'}", ask="which_one")


def not_found_again(words: Catalogue) -> Speech:
    """Nothing fits what was said, for the second time in a row: shorter, and without the list."""
    return words.speech("builtin.not_found_again", ask="which_one")


def which_unsettled(words: Catalogue) -> Speech:
    """For the third time in a row nobody knows which one is meant: a person is offered."""
    return words.speech("builtin.which_unsettled", ask="reach_someone")


def one_at_a_time(words: Catalogue, speech: Speech) -> Speech:
    """Several things were named where one is to be chosen: which of them is first?"""
    first = words.entry("phrases.one_at_a_time")
    return in_one_breath((replace(speech, speak=f"{first} {speech.speak}"), speech))


def _ending_in(said: Speech, question: str) -> Speech:
    return replace(said, speak=f"{said.speak} {question}", reprompt=question)


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


def left_alone(words: Catalogue) -> Speech:
    """No to a confirmation."""
    return words.speech("builtin.left_alone", ask="anything_more")


def goodbye(words: Catalogue) -> Speech:
    """Stop, cancel, home, and no to "anything else?"."""
    return words.speech("builtin.goodbye")


def goodbye_undone(words: Catalogue) -> Speech:
    """Stop where something was to be confirmed."""
    return words.speech("builtin.goodbye_undone")


def apology(words: Catalogue, fault: Exception) -> Speech:
    """One sentence for what went wrong, by its kind; the cause itself is for the log."""
    if isinstance(fault, StorageSlow):
        return words.speech("faults.slow")
    return words.speech("faults.storage" if isinstance(fault, StorageFault) else "faults.other")


def go_on(words: Catalogue) -> Speech:
    """Yes to "anything else?"."""
    return words.speech("builtin.go_on", ask="what_first")


def no_more(words: Catalogue) -> Speech:
    """More was asked for where a list was at its end, or there was none."""
    return words.speech("builtin.no_more", ask="what_next")


def or_more(words: Catalogue, speech: Speech) -> Speech:
    """A list that goes on, with the question which of its items is meant: the next ones can be had as well.

    Where that would be more than one breath, only the reprompt says so.
    """
    asked = words.question("or_more")
    reminding = replace(speech, reprompt=f"{speech.reprompt} {asked.reprompt}")
    return in_one_breath((replace(reminding, speak=f"{speech.speak} {asked.speak}"), reminding))


def and_then(words: Catalogue, speech: Speech) -> Speech:
    """An answer that asks nothing, in a conversation that began before it: the customer may go on."""
    asked = words.question("anything_more")
    return replace(speech, speak=f"{speech.speak} {asked.speak}", reprompt=asked.reprompt)


def back_to(speech: Speech, question: str) -> Speech:
    """An answer, and a question (an SSML body) that was left for it in place of the answer's own."""
    said = speech.speak.removesuffix(speech.question).rstrip()
    return replace(speech, speak=f"{said} {question}", reprompt=question, question=question, still="")
