"""What the shop's page in the skill store promises: example phrases, privacy, locales."""

import re
from collections.abc import Iterator

from skill.tools.checks.invocation import CONNECTING_WORDS, LAUNCH_WORDS
from skill.tools.checks.model import Model
from skill.tools.checks.problem import Problem
from skill.tools.checks.project import MANIFEST, Project, locale_of
from skill.tools.checks.shapes import at, texts

EXAMPLES = 3


def example_phrases_are_utterances(project: Project) -> Iterator[Problem]:
    """Each locale shows three phrases: wake word, invocation name, then a sample utterance letter for letter."""
    manifest = at(project.json(MANIFEST), "manifest")
    for file, model in project.models.items():
        where = f"{locale_of(file)} examplePhrases"
        page = at(manifest, "publishingInformation", "locales", locale_of(file))
        phrases = texts(page, "examplePhrases")
        if len(set(phrases)) != EXAMPLES:
            yield Problem(MANIFEST, where, f"are not {EXAMPLES} different ones", f"write {EXAMPLES}")
        for phrase in phrases:
            if not _is_example(phrase, model):
                what = f'"{phrase}" is not "Alexa, ask {model.invocation_name} ..." with a sample utterance'
                yield Problem(MANIFEST, where, what, "end it with the words of a sample that has no slot")


def _is_example(phrase: str, model: Model) -> bool:
    launch, join, name = "|".join(LAUNCH_WORDS), "|".join(CONNECTING_WORDS), re.escape(model.invocation_name)
    heard = re.fullmatch(rf"alexa,? (?:{launch})(?: to)? {name},? (.*?)[.?!]?", phrase, re.IGNORECASE)
    said = heard[1].casefold() if heard else ""
    samples = {sample.casefold() for intent in model.intents for sample in intent.samples}
    return not samples.isdisjoint({said, re.sub(rf"^(?:{join}) ", "", said)})


def manifest_has_a_privacy_policy(project: Project) -> Iterator[Problem]:
    """Each locale names a privacy policy over https: a linked account is personal data."""
    manifest = at(project.json(MANIFEST), "manifest")
    for file in project.models:
        url = at(manifest, "privacyAndCompliance", "locales", locale_of(file)).get("privacyPolicyUrl")
        if not str(url).startswith("https://"):
            where = f"privacyAndCompliance.locales.{locale_of(file)}"
            yield Problem(MANIFEST, where, "has no privacyPolicyUrl over https", "add your policy's address")


def locales_are_the_same_everywhere(project: Project) -> Iterator[Problem]:
    """Models, words and the manifest speak the same locales."""
    spoken = {
        "interaction_model": {locale_of(file) for file in project.models},
        "skill/speech/locales": {locale_of(file) for file in project.locales},
        MANIFEST: set(at(project.json(MANIFEST), "manifest", "publishingInformation", "locales")),
    }
    for locale in sorted(set().union(*spoken.values())):
        for place, locales in spoken.items():
            if locale not in locales:
                yield Problem(place, locale, "this locale is missing here", "add it, or remove it elsewhere")
