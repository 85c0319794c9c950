"""`python -m skill check`: a project passes, and each way of disagreeing is seen by the check meant for it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from skill.tools import check
from skill.tools.checks.project import Project
from tests.tools.small_project import BUILT_IN, LOCALES, MODELS, ROOT, SmallProject

MANIFEST = "skill-package/skill.json"
Break = Callable[[SmallProject], object]

BREAKS: tuple[tuple[str, str, Break], ...] = (
    (
        "unreadable_files",
        "skill/desk.py: is not readable Python",
        lambda p: p.write("skill/desk.py", "def ("),
    ),
    (
        "models_fit_amazons_schema",
        "intents[0]: Additional properties are not allowed ('sampels' was unexpected); did you mean samples?",
        lambda p: p.language(lambda m: m["intents"][0].update(sampels=[])),
    ),
    (
        "manifest_fits_amazons_schema",
        "$.manifest.publishingInformation.category: 5 is not of type 'string'",
        lambda p: p.change(MANIFEST, lambda d: d["manifest"]["publishingInformation"].update(category=5)),
    ),
    (
        "no_utterance_in_two_intents",
        'the utterance "where is my {item}" stands 2 times: TrackParcel, TrackParcel',
        lambda p: p.language(lambda m: m["intents"][0]["samples"].append("Where is  my {item}")),
    ),
    (
        "no_utterance_in_two_intents",
        'the utterance "call you" stands 2 times: TrackParcel, CallShop',
        lambda p: p.language(lambda m: m["intents"][0]["samples"].append("call you")),
    ),
    (
        "utterances_can_be_said",
        'the sample "where is it?" has ?',
        lambda p: p.language(lambda m: m["intents"][0]["samples"].append("where is it?")),
    ),
    (
        "utterances_can_be_said",
        'the sample " " has no words',
        lambda p: p.language(lambda m: m["intents"][0]["slots"][0]["samples"].append(" ")),
    ),
    (
        "utterances_name_their_slots",
        "a sample says {itme}, which is no slot of this intent",
        lambda p: p.language(lambda m: m["intents"][0]["samples"].append("find my {itme}")),
    ),
    (
        "utterances_name_their_slots",
        "no sample says {item}, so it can never be heard",
        lambda p: p.language(
            lambda m: (
                m["intents"][0].update(samples=["where is it"]),
                m["intents"][0]["slots"][0].update(samples=["it"]),
            )
        ),
    ),
    (
        "slot_types_exist",
        'TrackParcel.item: the type "ITEM" of this slot is not declared',
        lambda p: p.language(lambda m: m.update(types=[])),
    ),
    (
        "slot_types_exist",
        'no slot has the type "COLOUR"',
        lambda p: p.language(lambda m: m["types"].append({"name": "COLOUR", "values": []})),
    ),
    (
        "names_are_unique",
        'intents: "CallShop" is declared more than once',
        lambda p: p.language(lambda m: m["intents"].append({"name": "CallShop"})),
    ),
    (
        "dialog_fits_the_intents",
        "dialog TrackParcel: the dialog has slots {'item': 'AMAZON.Food'}",
        lambda p: p.change(
            MODELS[0],
            lambda d: d["interactionModel"]["dialog"]["intents"][0]["slots"][0].update(type="AMAZON.Food"),
        ),
    ),
    (
        "dialog_fits_the_intents",
        'the prompt "Ask.item" is declared but not used, or used but not declared',
        lambda p: p.change(MODELS[0], lambda d: d["interactionModel"].pop("prompts")),
    ),
    (
        "invocation_name_is_allowed",
        '"tiny and shop" holds "and"',
        lambda p: rename(p, "tiny and shop"),
    ),
    (
        "invocation_name_is_allowed",
        '"shop" is not two words or more',
        lambda p: rename(p, "shop"),
    ),
    (
        "invocation_name_is_allowed",
        '"the shop" holds "the"',
        lambda p: rename(p, "the shop"),
    ),
    (
        "invocation_name_is_allowed",
        "has more than small letters, spaces, . and '",
        lambda p: rename(p, "shop 24"),
    ),
    (
        "invocation_name_is_allowed",
        '"echo shop" holds "echo"',
        lambda p: rename(p, "echo shop"),
    ),
    (
        "example_phrases_are_utterances",
        'en-US examplePhrases: "Alexa, ask Tiny Shop to sing" is not',
        lambda p: examples(p, "Alexa, ask Tiny Shop to sing"),
    ),
    (
        "example_phrases_are_utterances",
        'en-US examplePhrases: "where is it" is not',
        lambda p: examples(p, "where is it"),
    ),
    (
        "example_phrases_are_utterances",
        "en-US examplePhrases: are not 3 different ones",
        lambda p: examples(p, "Alexa, ask Tiny Shop what's your number"),
    ),
    (
        "manifest_has_a_privacy_policy",
        "privacyAndCompliance.locales.en-GB: has no privacyPolicyUrl over https",
        lambda p: p.change(MANIFEST, lambda d: d["manifest"]["privacyAndCompliance"]["locales"].pop("en-GB")),
    ),
    (
        "locales_are_the_same_everywhere",
        "skill/speech/locales: en-GB: this locale is missing here",
        lambda p: p.remove(LOCALES[1]),
    ),
    (
        "every_intent_has_one_handler",
        "AMAZON.StopIntent: no handler answers this intent",
        lambda p: p.replace("skill/handlers/builtin.py", '"AMAZON.StopIntent": answer, ', ""),
    ),
    (
        "every_intent_has_one_handler",
        "skill/handlers/more.py: AMAZON.YesIntent: interaction_model/en-US.json declares no such intent",
        lambda p: p.write("skill/handlers/more.py", '"""More."""\nMORE = {"AMAZON.YesIntent": yes}\n'),
    ),
    (
        "every_intent_has_one_handler",
        "answers it too; keep one",
        lambda p: p.write("skill/handlers/more.py", 'class More:\n    intent = "CallShop"\n'),
    ),
    (
        "every_skill_has_amazons_intents",
        "AMAZON.StopIntent is missing",
        lambda p: (
            p.language(lambda m: m["intents"].remove({"name": "AMAZON.StopIntent", "samples": []}), *MODELS),
            p.replace("skill/handlers/builtin.py", '"AMAZON.StopIntent": answer, ', ""),
        ),
    ),
    (
        "slots_are_the_same_in_model_and_handler",
        "skill/handlers/track_parcel.py: TrackParcel: the slot item is missing here",
        lambda p: p.replace("skill/handlers/track_parcel.py", '("item",)', "()"),
    ),
    (
        "slots_are_the_same_in_model_and_handler",
        "interaction_model/en-GB.json: TrackParcel: the slot colour is missing here",
        lambda p: p.replace("skill/handlers/track_parcel.py", '("item",)', '("item", "colour")'),
    ),
    (
        "every_slot_is_read",
        'slot item: no handler reads it with .slot("...")',
        lambda p: p.replace("skill/handlers/request.py", 'turn.slot("item")', "turn"),
    ),
    (
        "every_slot_is_read",
        "skill/handlers/request.py: slot colour: no interaction model has this slot",
        lambda p: p.replace("skill/handlers/request.py", ".value", '.value or turn.slot("colour")'),
    ),
    (
        "every_intent_has_its_rooms",
        "tests/intents/test_call_shop.py: the intent CallShop has nothing here",
        lambda p: p.remove("tests/intents/test_call_shop.py"),
    ),
    (
        "every_intent_has_its_rooms",
        "tests/conversations/call_shop/*.toml: the intent CallShop has nothing here",
        lambda p: p.remove("tests/conversations/call_shop/by_day.toml"),
    ),
    (
        "every_decision_has_its_intent",
        "skill/intents/send_back.py: INTENT: no interaction model declares SendBack",
        lambda p: p.write("skill/intents/send_back.py", 'INTENT = "SendBack"\n'),
    ),
    (
        "every_decision_has_its_intent",
        "skill/intents/ring.py: INTENT: CallShop does not give this file's name",
        lambda p: p.write("skill/intents/ring.py", 'INTENT = "CallShop"\n'),
    ),
    (
        "every_outcome_has_words",
        "skill/speech/track_parcel.py: Late: the outcome Late of skill/intents/track_parcel.py has no words",
        lambda p: p.replace("skill/intents/track_parcel.py", "Found | Lost", "Found | Late | Lost"),
    ),
    (
        "help_names_every_question",
        'en-GB.toml: builtin.help.say: help does not mention "how to call us"',
        lambda p: p.replace(LOCALES[1], ", or how to call us", ""),
    ),
    (
        "help_names_every_question",
        "en-GB.toml: call_shop.in_help: help's name for this question is missing",
        lambda p: [p.replace(locale, 'in_help = "how to call us"', "") for locale in LOCALES],
    ),
    (
        "answers_offer_known_questions",
        "Offer names CallShops, which no interaction model declares",
        lambda p: p.replace("skill/intents/track_parcel.py", 'Offer("CallShop")', 'Offer("CallShops")'),
    ),
    (
        "every_key_looked_up_exists",
        'skill/speech/track_parcel.py: line 8: "track_parcel.late" is in no locale file',
        lambda p: p.write(
            "skill/speech/track_parcel.py",
            (p.root / "skill/speech/track_parcel.py").read_text() + "    return words.speech('track_parcel.late')\n",
        ),
    ),
    (
        "every_key_looked_up_exists",
        '"questions.why" is in no locale file',
        lambda p: p.replace("skill/speech/track_parcel.py", '"track_parcel.lost"', '"track_parcel.lost", "why"'),
    ),
    (
        "every_key_is_looked_up",
        "skill/speech/locales/en-GB.toml: call_shop.number_noon: no speech code looks this key up",
        lambda p: [p.replace(locale, "number_day", 'number_noon = ""\nnumber_day') for locale in LOCALES],
    ),
    (
        "locales_have_the_same_keys",
        "en-GB.toml: track_parcel.lost.say: is missing here, but skill/speech/locales/en-US.toml has it",
        lambda p: p.replace(LOCALES[1], 'lost = { say = "Your {item} is lost." }', ""),
    ),
    (
        "locales_have_the_same_placeholders",
        "track_parcel.found.say: has ['days', 'thing'], skill/speech/locales/en-GB.toml has",
        lambda p: p.replace(LOCALES[0], "Your {item} comes", "Your {thing} comes"),
    ),
    (
        "locales_have_the_same_placeholders",
        'en-US.toml: track_parcel.lost.say: the braces of "Your {item is lost." do not match',
        lambda p: p.replace(LOCALES[0], "{item} is lost", "{item is lost"),
    ),
)


def rename(project: SmallProject, name: str) -> None:
    """Give another invocation name to both locales, and use it in the example phrases."""
    project.language(lambda model: model.update(invocationName=name), *MODELS)
    project.replace(MANIFEST, "Tiny Shop", name)


def examples(project: SmallProject, first: str) -> None:
    """Put another first example phrase on the American page."""
    project.change(MANIFEST, lambda d: phrases_of(d).__setitem__(0, first))


def phrases_of(manifest: dict[str, dict[str, dict[str, dict[str, dict[str, list[str]]]]]]) -> list[str]:
    return manifest["manifest"]["publishingInformation"]["locales"]["en-US"]["examplePhrases"]


def found(root: Path) -> dict[str, list[str]]:
    """What each check has to say, without the checks that agree."""
    said = {one.__name__: [str(problem) for problem in one(Project(root))] for one in check.CHECKS}
    return {name: lines for name, lines in said.items() if lines}


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    return SmallProject(tmp_path).with_amazons_schema()


def test_a_project_that_agrees_has_no_problem(project: SmallProject) -> None:
    assert found(project.root) == {}


@pytest.mark.parametrize(("name", "line", "breaking"), BREAKS, ids=[f"{b[0]}-{i}" for i, b in enumerate(BREAKS)])
def test_a_disagreement_is_seen_by_its_check_and_no_other(
    project: SmallProject, name: str, line: str, breaking: Break
) -> None:
    breaking(project)
    seen = found(project.root)
    assert list(seen) == [name]
    assert any(line in said for said in seen[name]), seen[name]


def test_every_check_has_a_test_that_breaks_something() -> None:
    assert {one.__name__ for one in check.CHECKS} == {name for name, _, _ in BREAKS}


def test_this_project_agrees() -> None:
    assert found(ROOT) == {}


def test_the_command_is_friendly_when_all_agree(project: SmallProject) -> None:
    run = CliRunner().invoke(check.check, ["--project", str(project.root)])
    assert (run.exit_code, len(run.output.splitlines())) == (0, 1)


def test_the_command_prints_every_disagreement_at_once(project: SmallProject) -> None:
    project.remove("tests/intents/test_call_shop.py")
    project.replace(LOCALES[1], ", or how to call us", "")
    project.write("skill/desk.py", "def (")
    run = CliRunner().invoke(check.check, ["--project", str(project.root)])
    assert run.exit_code == 1
    assert [line.partition(":")[0] for line in run.stdout.splitlines()] == [
        "skill/desk.py",
        "tests/intents/test_call_shop.py",
        LOCALES[1],
    ]


def test_without_amazons_schema_the_command_fails_and_says_how_to_get_it(tmp_path: Path) -> None:
    SmallProject(tmp_path)
    run = CliRunner().invoke(check.check, ["--project", str(tmp_path)])
    assert run.exit_code == 1
    assert "npm ci" in run.stdout


def test_an_empty_folder_is_not_a_project_that_agrees(tmp_path: Path) -> None:
    seen = found(tmp_path)
    assert len(seen["unreadable_files"]) == 4
    assert "no such file" in seen["unreadable_files"][0]


@pytest.mark.parametrize("text", ["", "[]", "5", "{", '{"interactionModel": []}', '{"manifest": 5}', "[" * 100_000])
def test_a_broken_document_is_reported_not_raised(project: SmallProject, text: str) -> None:
    for file in (*MODELS, MANIFEST, *LOCALES):
        project.write(file, text)
    run = CliRunner().invoke(check.check, ["--project", str(project.root)])
    assert (run.exit_code, type(run.exception)) == (1, SystemExit)
    assert len(run.stdout.splitlines()) >= len(BUILT_IN)


WRONG_SHAPES: tuple[object, ...] = ("text", 5, None, [], {}, [5], [[]], [None], {"name": 5})


@pytest.mark.parametrize("key", ["intents", "types", "invocationName"])
@pytest.mark.parametrize("shape", WRONG_SHAPES, ids=repr)
def test_a_model_of_an_odd_shape_is_reported_not_raised(project: SmallProject, key: str, shape: object) -> None:
    project.language(lambda model: model.update({key: shape}))
    assert found(project.root)
