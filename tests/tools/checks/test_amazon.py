"""Amazon's schema, as converted, refuses what Amazon refuses; and the conversion keeps every rule of the file."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft7Validator

from skill.tools.checks import amazon
from skill.tools.checks.schemas import SPEC
from tests.tools.small_project import MANIFEST, MODEL, ROOT

Edit = Callable[[Any], object]


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    if not (ROOT / SPEC).exists():
        pytest.fail(f"{SPEC} is not installed; run `npm ci` in the project's folder")
    document: dict[str, Any] = json.loads((ROOT / SPEC).read_text(encoding="utf-8"))
    return document


def misfits(spec: dict[str, Any], name: str, document: object) -> list[str]:
    return [error.json_path for error in Draft7Validator(amazon.schema_of(spec, name)).iter_errors(document)]


def richer() -> dict[str, Any]:
    """The small model with the parts of the schema that pick an heir: slot validations and a value supplier."""
    model: dict[str, Any] = deepcopy(MODEL)
    slot = model["interactionModel"]["dialog"]["intents"][0]["slots"][0]
    slot["validations"] = [
        {"type": "isInSet", "prompt": "Ask.item", "values": ["lamp"]},
        {"type": "hasEntityResolutionMatch", "prompt": "Ask.item"},
    ]
    catalog = {"type": "CatalogValueSupplier", "valueCatalog": {"catalogId": "c", "version": "1"}}
    model["interactionModel"]["languageModel"]["types"].append({"name": "BRAND", "valueSupplier": catalog})
    return model


def test_the_converted_schemas_are_schemas(spec: dict[str, Any]) -> None:
    for name in (amazon.MODEL, amazon.MANIFEST):
        Draft7Validator.check_schema(amazon.schema_of(spec, name))


def test_good_documents_fit(spec: dict[str, Any]) -> None:
    assert misfits(spec, amazon.MODEL, MODEL) == []
    assert misfits(spec, amazon.MODEL, richer()) == []
    assert misfits(spec, amazon.MANIFEST, MANIFEST) == []


LANGUAGE_EDITS: list[tuple[str, Edit]] = [
    ("an intent that is only a name", lambda m: m["intents"].append("TrackParcel")),
    ("an intent without a name", lambda m: m["intents"][0].pop("name")),
    ("an intent in the old schema's words", lambda m: m["intents"][0].update(intent="TrackParcel")),
    ("samples that are one text", lambda m: m["intents"][0].update(samples="where is it")),
    ("a sample that is a number", lambda m: m["intents"][0]["samples"].append(5)),
    ("a misspelt key", lambda m: m["intents"][0].update(sampels=[])),
    ("a slot without a name", lambda m: m["intents"][0]["slots"][0].pop("name")),
    ("slots as an object", lambda m: m["intents"][0].update(slots={"item": "ITEM"})),
    ("no invocation name", lambda m: m.pop("invocationName")),
    ("an empty invocation name", lambda m: m.update(invocationName="")),
    ("no intents", lambda m: m.update(intents=[])),
    ("a value that is only a text", lambda m: m["types"][0]["values"].append("lamp")),
    ("a value with no name", lambda m: m["types"][0]["values"][0].pop("name")),
    ("a value under a misspelt key", lambda m: m["types"][0]["values"][0]["name"].update(synonym=["light"])),
    ("an unknown sensitivity", lambda m: m.update(modelConfiguration={"fallbackIntentSensitivity": {"level": "MAX"}})),
    ("an unknown supplier", lambda m: m["types"][1]["valueSupplier"].update(type="Supplier")),
    ("a supplier's misspelt key", lambda m: m["types"][1]["valueSupplier"].update(catalog={})),
]
DIALOG_EDITS: list[tuple[str, Edit]] = [
    ("an unknown validation", lambda s: s["validations"][0].update(type="isOneOf")),
    ("a validation without its values", lambda s: s["validations"][0].pop("values")),
    ("a validation with another's key", lambda s: s["validations"][1].update(values=["lamp"])),
    ("a validation without a type", lambda s: s["validations"][1].pop("type")),
    ("a validation without a prompt", lambda s: s["validations"][1].pop("prompt")),
    ("a flag as a text", lambda s: s.update(elicitationRequired="true")),
    ("a slot without prompts", lambda s: s.pop("prompts")),
    ("an unknown prompt", lambda s: s["prompts"].update(ask="Ask.item")),
]
MANIFEST_EDITS: list[tuple[str, Edit]] = [
    ("an unknown version", lambda m: m.update(manifestVersion="2.0")),
    ("a misspelt part", lambda m: m.update(publishingInfo={})),
    ("phrases as one text", lambda m: page(m).update(examplePhrases="Alexa, open tiny shop")),
    ("a page without a name", lambda m: page(m).pop("name")),
    ("a summary too long for its place", lambda m: page(m).update(summary="s" * 161)),
    ("a misspelt privacy key", lambda m: m["privacyAndCompliance"].update(privacyPolicyUrl="https://x.example")),
    ("a flag as a text", lambda m: m["privacyAndCompliance"].update(containsAds="no")),
    ("an endpoint over http", lambda m: m.update(apis={"custom": {"endpoint": {"uri": "http://x.example"}}})),
    ("an unknown interface", lambda m: m.update(apis={"custom": {"interfaces": [{"type": "TELEPATHY"}]}})),
    (
        "an interface's unknown key",
        lambda m: m.update(apis={"custom": {"interfaces": [{"type": "VIDEO_APP", "x": 1}]}}),
    ),
    ("an unknown country", lambda m: m["publishingInformation"].update(distributionCountries=["Narnia"])),
]


def page(manifest: Any) -> Any:
    return manifest["publishingInformation"]["locales"]["en-US"]


@pytest.mark.parametrize("edit", [edit for _, edit in LANGUAGE_EDITS], ids=[name for name, _ in LANGUAGE_EDITS])
def test_a_language_model_amazon_refuses_is_refused(spec: dict[str, Any], edit: Edit) -> None:
    model = richer()
    edit(model["interactionModel"]["languageModel"])
    assert len(misfits(spec, amazon.MODEL, model)) == 1


@pytest.mark.parametrize("edit", [edit for _, edit in DIALOG_EDITS], ids=[name for name, _ in DIALOG_EDITS])
def test_a_dialog_amazon_refuses_is_refused(spec: dict[str, Any], edit: Edit) -> None:
    model = richer()
    edit(model["interactionModel"]["dialog"]["intents"][0]["slots"][0])
    assert len(misfits(spec, amazon.MODEL, model)) == 1


@pytest.mark.parametrize("edit", [edit for _, edit in MANIFEST_EDITS], ids=[name for name, _ in MANIFEST_EDITS])
def test_a_manifest_amazon_refuses_is_refused(spec: dict[str, Any], edit: Edit) -> None:
    document = json.loads(json.dumps(MANIFEST))  # a copy whose two locales share nothing
    edit(document["manifest"])
    assert len(misfits(spec, amazon.MANIFEST, document)) == 1


@pytest.mark.parametrize("other", [{}, {"definitions": {}}], ids=["no definitions", "no such definition"])
def test_another_file_is_not_taken_for_amazons(other: dict[str, Any]) -> None:
    with pytest.raises(KeyError):
        amazon.schema_of(other, amazon.MODEL)
