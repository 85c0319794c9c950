"""The exact half: an utterance that is word for word a sample, or something a built-in intent answers to anyway."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import hassil
from hassil.intents import Intent as Grammar

from skill.tools.understanding import dates, times
from skill.tools.understanding.builtin import PHRASES
from skill.tools.understanding.heard import HeardSlot
from skill.tools.understanding.known import KnownValues
from skill.tools.understanding.model import DATE, DIGITS, ITEM, NUMBER, QUERY, SLOT, TIME, Model, pattern
from skill.tools.understanding.numbers import MOST
from skill.tools.understanding.words import without_fillers

_POINTING = re.compile(r"\b(?:my|our|the|that|those|these)\b")  # a sample with one of them stands for the others

_NAMED: Mapping[str, Iterable[str]] = {DATE: dates.NAMED, TIME: times.NAMED}
_ALONE = "_in_a_word"


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a sample matched: an intent's name (or "Intent.slot", for an answer to a slot's question) and its slots."""

    name: str
    slots: Mapping[str, HeardSlot]


class ExactGrammar:
    """All samples of a model as one hassil grammar, and the answers to its slots' questions as another.

    Those with free speech are in neither: any words would fit them, and more exact samples go first (carriers.py).
    """

    def __init__(self, model: Model, known: KnownValues) -> None:
        self._model, self._known = model, known
        lists = _lists(model)
        samples = _samples(model)
        self._wordings = {text: name for name, texts in samples.items() for text in texts if not SLOT.search(text)}
        with_slots = {name: [text for text in texts if SLOT.search(text)] for name, texts in samples.items()}
        self._samples = _compile(with_slots, model, lists)
        self._answers = _compile(_answers(model), model, lists)

    def parse(self, said: str) -> Parsed | None:
        """The intent that these plain words are a sample of, with or without fillers; None when they are none's."""
        for words in _forms(said):
            if name := self._wordings.get(words):  # no sample with a slot has more words of its own
                return Parsed(name, {})
            if parsed := self._best(words, self._samples):
                return parsed
        return None

    def parse_answer(self, said: str, intent: str, slot: str) -> Parsed | None:
        """What these plain words fill when that slot was asked for; None when they are none of its sample answers."""
        answers = (self._best(words, self._answers, f"{intent}.{slot}") for words in _forms(said))
        return next(filter(None, answers), None)

    def _best(self, said: str, grammar: hassil.Intents, only: str | None = None) -> Parsed | None:
        found = [(result.text_chunks_matched, parsed) for result, parsed in self._all(said, grammar, only)]
        return max(found, key=lambda pair: pair[0])[1] if found else None  # the one with the most words of its own

    def _all(
        self, said: str, grammar: hassil.Intents, only: str | None
    ) -> Iterator[tuple[hassil.RecognizeResult, Parsed]]:
        for result in hassil.recognize_all(said, grammar) if said else ():
            if only in (None, result.intent.name):
                slots = dict(self._slots(result))
                if len(slots) == len(result.entities):
                    yield result, Parsed(result.intent.name, slots)

    def _slots(self, result: hassil.RecognizeResult) -> Iterator[tuple[str, HeardSlot]]:
        kinds = self._model.intents[_intent(result.intent.name)].slots
        for name, entity in result.entities.items():
            if slot := self._known.named(kinds[name], entity.text.split()):
                yield name, slot


def _forms(said: str) -> Iterable[str]:
    bare = without_fillers(said)
    return dict.fromkeys((said, bare, _POINTING.sub("my", bare), _POINTING.sub("the", bare)))


def _samples(model: Model) -> dict[str, list[str]]:
    """Sentences by intent: the model's, then those Alexa knows without being told, unless the model gives them away."""
    samples = {name: _distinct(_exact(intent.samples, intent.slots)) for name, intent in model.intents.items()}
    taken = {sample for sentences in samples.values() for sample in sentences}
    for name, phrases in PHRASES.items():
        if name in samples:
            samples[name] += [phrase for phrase in phrases if phrase not in taken]
    return samples


def _answers(model: Model) -> dict[str, list[str]]:
    return {
        f"{intent.name}.{slot}": _distinct(_exact(answers, intent.slots))
        for intent in model.own_intents
        for slot, answers in intent.answers.items()
    }


def _exact(samples: Iterable[str], kinds: Mapping[str, str]) -> Iterator[str]:
    return (sample for sample in samples if all(kinds[slot] != QUERY for slot in SLOT.findall(sample)))


def _distinct(samples: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(pattern, samples))))


def _compile(sentences: Mapping[str, list[str]], model: Model, lists: dict[str, hassil.SlotList]) -> hassil.Intents:
    intents = {}
    for name, texts in sentences.items():
        slots = model.intents[_intent(name)].slots
        templates = [_template(text, slots) for text in texts]
        intents[name] = Grammar(name, [hassil.IntentData(templates)])
    return hassil.Intents(language="en", intents=intents, slot_lists=lists)


def _intent(name: str) -> str:
    """The intent of an "Intent.slot"; Amazon's own names keep their dot."""
    return name if name.startswith("AMAZON.") else name.partition(".")[0]


def _template(sample: str, kinds: Mapping[str, str]) -> str:
    """The sample for hassil: a day or time right behind another slot is one word, or nobody sees where it begins."""

    def spelled(slot: re.Match[str]) -> str:
        kind, is_neighbour = kinds[slot[1]], sample.endswith("} ", 0, slot.start())
        return f"{{{_list_name(kind)}{_ALONE if is_neighbour and kind in _NAMED else ''}:{slot[1]}}}"

    return SLOT.sub(spelled, sample)


def _list_name(kind: str) -> str:
    return kind.replace(".", "_")


def _lists(model: Model) -> dict[str, hassil.SlotList]:
    """Every type's values; what they mean, `KnownValues` knows. Digits, days, times: any words that turn out so."""
    lists: dict[str, hassil.SlotList] = {
        _list_name(DIGITS): hassil.WildcardSlotList(name=DIGITS),
        _list_name(DATE): hassil.WildcardSlotList(name=DATE),
        _list_name(TIME): hassil.WildcardSlotList(name=TIME),
        _list_name(NUMBER): hassil.RangeSlotList(name=NUMBER, start=1, stop=MOST),
    }
    for kind, words in _NAMED.items():
        lists[_list_name(kind) + _ALONE] = hassil.TextSlotList.from_strings(words)
    for kind, values in model.types.items():
        spoken = [*values, *((model.items or ()) if kind == ITEM else ())]
        names = dict.fromkeys(name for value in spoken for name in value.names)
        lists[_list_name(kind)] = hassil.TextSlotList.from_strings(names, allow_template=False)
    return lists
