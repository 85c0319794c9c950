"""What Amazon refuses in sample utterances, though its schema lets it pass."""

import re
import unicodedata
from collections.abc import Iterator

from skill.tools.checks.model import Intent
from skill.tools.checks.problem import Problem
from skill.tools.checks.project import Project

_SLOT = re.compile(r"\{(\w+)\}")
_MARKS = " .'-\N{RIGHT SINGLE QUOTATION MARK}"  # spaces, abbreviations, possessives, compounds


def no_utterance_in_two_intents(project: Project) -> Iterator[Problem]:
    """Each utterance belongs to one intent, once; slots of one type count as the same words."""
    for file, model in project.models.items():
        owners: dict[str, list[str]] = {}
        for intent in model.intents:
            for sample in intent.samples:
                owners.setdefault(_heard(intent, sample), []).append(intent.name)
        for heard, names in owners.items():
            if len(names) > 1:
                what = f'the utterance "{heard}" stands {len(names)} times: {", ".join(names)}'
                yield Problem(file, names[0], what, "keep it in one intent, once")


def _heard(intent: Intent, sample: str) -> str:
    types = {slot.name: slot.type for slot in intent.slots}
    return " ".join(_SLOT.sub(lambda slot: f"{{{types.get(slot[1], slot[1])}}}", sample).casefold().split())


def utterances_can_be_said(project: Project) -> Iterator[Problem]:
    """Samples hold letters, digits, spaces, slots and . ' - only: Alexa hears no other punctuation."""
    for file, model in project.models.items():
        for intent in model.intents:
            for sample in intent.phrases:
                if odd := _unsayable(sample):
                    what = f'the sample "{sample}" has {odd}, which Alexa refuses'
                    yield Problem(file, intent.name, what, "write it as it is spoken")


def _unsayable(sample: str) -> str:
    odd = (mark for mark in _SLOT.sub("", sample) if not mark.isalnum() and mark not in _MARKS)
    return "".join(mark for mark in odd if unicodedata.category(mark)[0] != "M") if sample.strip() else "no words"


def utterances_name_their_slots(project: Project) -> Iterator[Problem]:
    """A sample uses its own intent's slots only, and every slot is heard in some sample."""
    for file, model in project.models.items():
        for intent in model.intents:
            declared = {slot.name for slot in intent.slots}
            used = {name for sample in intent.phrases for name in _SLOT.findall(sample)}
            for name in sorted(used - declared):
                what = f"a sample says {{{name}}}, which is no slot of this intent"
                yield Problem(file, intent.name, what, "declare the slot or mend its name")
            for name in sorted(declared - used):
                what = f"no sample says {{{name}}}, so it can never be heard"
                yield Problem(file, intent.name, what, "add samples with it or remove the slot")
