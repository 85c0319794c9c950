"""docs/policies.schema.json, for editors, and the reader agree on what Careline's own YAML may hold."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from skill.domain.opening import DayOfWeek
from skill.domain.policies import (
    REQUIRABLE,
    Evidence,
    ItemCondition,
    RefundType,
    ReturnCategory,
    ReturnFees,
    ReturnLabelSource,
    ReturnMethod,
)
from skill.tools.policies.findings import Findings
from skill.tools.policies.own_policy import OWN_KEYS
from skill.tools.policies.own_yaml import FILE_KEYS
from skill.tools.policies.policy import PROPERTIES
from skill.tools.policies.ranges import ORDERED_KEYS, PRICE_KEYS
from skill.tools.policies.scopes import FOR_KEYS
from skill.tools.policies.seasons import season_names
from skill.tools.policies.settings import SETTINGS_KEYS
from skill.tools.policies.sums import SUM_KEYS
from skill.tools.policies.yaml_text import read_yaml as read_nodes
from tests.tools.policies.given import read_yaml

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parents[3] / "docs" / "policies.schema.json").read_text(encoding="utf-8")
)
PARTS = SCHEMA["$defs"]


def schema_accepts(text: str) -> bool:
    """The schema's word on a file, read as YAML 1.2 without types of its own."""
    node = read_nodes(text, "policies.yaml", Findings())
    return node is not None and Draft202012Validator(SCHEMA).is_valid(node.plain())


def reader_accepts(folder: Path, text: str) -> bool:
    """The reader's word on it."""
    return not read_yaml(folder, text).problems


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("part", "names"),
    [
        (SCHEMA, FILE_KEYS),
        (PARTS["policy"], (*PROPERTIES, *OWN_KEYS)),
        (PARTS["season"], season_names(strict=True)),
        (PARTS["for"], FOR_KEYS),
        (PARTS["for"]["properties"]["price"], PRICE_KEYS),
        (PARTS["for"]["properties"]["ordered"], ORDERED_KEYS),
        (PARTS["settings"], SETTINGS_KEYS),
        (PARTS["sum"], SUM_KEYS),
    ],
)
def test_both_know_the_same_names_and_no_others(part: dict[str, Any], names: tuple[str, ...]) -> None:
    assert sorted(part["properties"]) == sorted(names)
    assert part["additionalProperties"] is False


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("category", ReturnCategory),
        ("method", ReturnMethod),
        ("fees", ReturnFees),
        ("refund", RefundType),
        ("label", ReturnLabelSource),
        ("condition", ItemCondition),
        ("fact", REQUIRABLE),
        ("evidence", Evidence),
        ("weekday", DayOfWeek),
    ],
)
def test_both_know_the_same_members_of_an_enumeration(part: str, kind: Any) -> None:
    known = PARTS[part].get("enum") or PARTS[part]["anyOf"][0]["enum"]
    assert sorted(known) == sorted(kind)


SUM = "{value: 5, currency: USD}"
DATES = ("2026-11-01", '"2026-11-01"', "2026-11-01T10:00:00Z")
NO_DATES = ("November", "2026", "[2026-11-01]", "{}", "11/01/2026")
FLAGS, NO_FLAGS = ("true", "false"), ("yes", '"true"', "1", "[true]", "{}")
TEXTS, NO_TEXTS = ("x", '"7"'), ("7", "true", "[x]", "{x: y}", '" "', '""', "")
NAMES, NO_NAMES = ("x", "7", "[x, 7, 0815]"), ("true", "{x: y}", "7.5", "[[x]]", "[~]", "")
SUMS = (SUM, "{value: 4.95, currency: EUR}", "{value: 0, currency: USD}")
NO_SUMS = (
    *("5", "5 USD", "{value: 5}", "{currency: USD}", "{value: -1, currency: USD}", f"[{SUM}]", "{}"),
    *("{value: '5', currency: USD}", "{value: 5, currency: usd}", "{value: 5, currency: USD, tax: 1}"),
)
COUNTRIES, NO_COUNTRIES = (
    ("US", "[US, NO]", "EU"),
    ("us", "USA", "United States", "1", "true", "{name: US}", "[us]", ""),
)
SPANS, NO_SPANS = ("3", "[3]", "[5, 7]", "0"), ("[1, 2, 3]", "-1", "soon", '"3"', "[3.5]", "{}", "")
WINDOWS, NO_WINDOWS = ("1", "30", "3650", *DATES), ("0", "-1", "3651", "30.5", '"30"', "30 days", "true", "[30]", "{}")
ONE_OF, NOT_ONE_OF = (
    ("{0}", "https://schema.org/{0}", "http://www.schema.org/{0}", "schema:{0}"),
    ("{0}s", "x{0}", "[{0}]", "7", "{{'@id': {0}}}", "", "https://other.example/{0}"),
)
SOME_OF = ("{0}", "[{0}]", "[https://schema.org/{0}, {0}]")
NOT_SOME_OF = ("{0}s", "[{0}, {0}s]", "[[{0}]]", "7", "[~]", "{{}}", "")


def members(name: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(form.format(name) for form in forms)


LISTS = (
    ("returnMethod", "ReturnByMail"),
    ("refundType", "FullRefund"),
    ("itemCondition", "NewCondition"),
)
SINGLES = (
    *((f"{cause}eturnFees", "FreeReturn") for cause in ("r", "customerRemorseR", "itemDefectR")),
    *((f"{cause}eturnLabelSource", "ReturnLabelInBox") for cause in ("r", "customerRemorseR", "itemDefectR")),
)
RESTOCKING, NO_RESTOCKING = ("0", "1", "15", "12.5", "100", SUM), ("0.5", "101", "-1", "15%", "[15]", "{value: 5}", "")
POLICY: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "id": (TEXTS, NO_TEXTS),
    "name": (TEXTS, NO_TEXTS),
    "merchantReturnLink": (("https://a.example/b",), ("/b", "a.example", "7", "[https://a.example]", "{}", "")),
    "applicableCountry": (COUNTRIES, NO_COUNTRIES),
    "validForMemberTier": (("gold", "[gold, silver]"), ("7", "true", "https://a.example/#gold", "{name: gold}", "")),
    "inStoreReturnsOffered": (FLAGS, NO_FLAGS),
    "finalSale": (("false",), NO_FLAGS),
    "defectsOnly": (FLAGS, NO_FLAGS),
    "defectRepair": (FLAGS, NO_FLAGS),
    "defectDays": (("1", "365"), ("0", "-1", "3651", '"30"', "[30]", "true", "")),
    "requires": (("unopened", "[unused, tags_on, complete]"), ("Unopened", "[x]", "true", "{unopened: true}", "")),
    "evidence": (("photos", "[video, packaging, order_information]"), ("selfie", "[1]", "{}", "")),
    "refundDays": (SPANS, NO_SPANS),
    "restockingFee": (RESTOCKING, NO_RESTOCKING),
    "returnShippingFeesAmount": (SUMS, NO_SUMS),
    "customerRemorseReturnShippingFeesAmount": (SUMS, NO_SUMS),
    "itemDefectReturnShippingFeesAmount": (SUMS, NO_SUMS),
    **{name: (members(one, SOME_OF), members(one, NOT_SOME_OF)) for name, one in LISTS},
    **{name: (members(one, ONE_OF), members(one, NOT_ONE_OF)) for name, one in SINGLES},
    "misspelt": ((), ("7",)),
    "'@type'": ((), ("MerchantReturnPolicy",)),
    "for": (("{tag: x}", "{category: x, price: {from: 1, currency: USD}}"), ("{}", "x", "[{tag: x}]", "")),
    "returnPolicySeasonalOverride": (
        ("{startDate: 2026-11-01, endDate: 2026-12-25}", "[{startDate: 2026-11-01}, {endDate: 2026-12-25}]", "[]"),
        ("{}", "Christmas", "[[]]", "true", "{merchantReturnDays: 60}", ""),
    ),
}
SEASON: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "endDate": (DATES, NO_DATES),
    "merchantReturnDays": (WINDOWS, NO_WINDOWS),
    "shortens": (FLAGS, NO_FLAGS),
    "restockingFee": (RESTOCKING, NO_RESTOCKING),
    "returnShippingFeesAmount": (SUMS, NO_SUMS),
    "returnFees": (members("FreeReturn", ONE_OF), members("FreeReturn", NOT_ONE_OF)),
    "returnLabelSource": (members("ReturnLabelInBox", ONE_OF), members("ReturnLabelInBox", NOT_ONE_OF)),
    "returnPolicyCategory": (
        members("MerchantReturnUnlimitedWindow", ONE_OF),
        members("MerchantReturnUnlimitedWindow", NOT_ONE_OF),
    ),
    "returnMethod": (members("ReturnInStore", SOME_OF), members("ReturnInStore", NOT_SOME_OF)),
    "refundType": (members("FullRefund", SOME_OF), members("FullRefund", NOT_SOME_OF)),
    "days": ((), ("60",)),
    "name": ((), ("Christmas",)),
}
FOR: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    **dict.fromkeys(("category", "tag", "seller"), (TEXTS, NO_TEXTS)),
    **dict.fromkeys(("sku", "skus", "tier", "tiers"), (NAMES, NO_NAMES)),
    **dict.fromkeys(("country", "countries"), (COUNTRIES, NO_COUNTRIES)),
    "price": (
        ("{from: 1, currency: USD}", "{to: 9.99, currency: USD}", "{from: 1, to: 2, currency: USD}"),
        (
            "{from: 1}",
            "{from: '1', currency: USD}",
            "{from: 1, currency: usd}",
            "{form: 1, currency: USD}",
            "5",
            "{}",
            "",
        ),
    ),
    "ordered": (
        ("{from: 2026-11-01}", "{until: 2026-11-01}", "{from: 2026-11-01, until: 2026-12-25}"),
        ("{from: x}", "{to: 2026-11-01}", "2026-11-01", "{}", "[]", ""),
    ),
    "material": ((), ("wool",)),
}
SETTINGS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "businessDays": (("Monday", "[Monday, Sunday]"), ("monday", "Mon", "1", "[[Monday]]", "{}", "")),
    "holidays": ((*DATES, "[2026-12-24, 2026-12-25]", "[]"), ("Christmas", "[1]", "{}", "")),
    "extendToBusinessDay": (FLAGS, NO_FLAGS),
    "graceDays": (("0", "5"), ("-1", "x", '"5"', "[5]", "true", "")),
    "refundDays": (SPANS, NO_SPANS),
    "openOn": ((), ("Monday",)),
}
FORMS = (
    ("policies:\n  - merchantReturnDays: 30\n    {0}: {1}\n", POLICY),
    ("policies:\n  - {0}: {1}\n", {"merchantReturnDays": (WINDOWS, NO_WINDOWS)}),
    (
        "policies:\n  - {0}: {1}\n",
        {
            "returnPolicyCategory": (
                members("MerchantReturnUnlimitedWindow", ONE_OF),
                members("MerchantReturnUnlimitedWindow", NOT_ONE_OF),
            ),
            "finalSale": (("true",), ("false", *NO_FLAGS)),
            "merchantReturnLink": (("https://a.example",), ("",)),
            "defectDays": (("30",), ("",)),
            "returnFees": ((), ("FreeReturn",)),
        },
    ),
    (
        "policies:\n  - merchantReturnDays: 30\n    returnPolicySeasonalOverride:\n"
        "      startDate: 2026-10-01\n      {0}: {1}\n",
        SEASON,
    ),
    ("policies:\n  - merchantReturnDays: 30\n    for:\n      {0}: {1}\n", FOR),
    ("policies:\n  - merchantReturnDays: 30\nsettings:\n  {0}: {1}\n", SETTINGS),
    ("{0}: {1}\n", {"policies": ((), ("[]", "{}", "x", "[x]", "")), "settings": ((), ("{graceDays: 5}",))}),
)


@pytest.mark.parametrize(
    ("text", "is_valid"),
    [
        (form.format(name, value), is_valid)
        for form, table in FORMS
        for name, sides in table.items()
        for is_valid, values in zip((True, False), sides, strict=True)
        for value in values
    ],
)
def test_both_say_the_same_of_every_field(tmp_path: Path, text: str, is_valid: bool) -> None:
    assert (schema_accepts(text), reader_accepts(tmp_path, text)) == (is_valid, is_valid)


def test_every_field_is_tried() -> None:
    assert {*PROPERTIES, *OWN_KEYS} - {"merchantReturnDays", "returnPolicyCategory"} <= {*POLICY}
    assert {*season_names(strict=True)} - {"startDate"} <= {*SEASON}
    assert {*FOR_KEYS} <= {*FOR}
    assert {*SETTINGS_KEYS} <= {*SETTINGS}


@pytest.mark.parametrize(
    "lines",
    [
        "{returnPolicyCategory: MerchantReturnUnlimitedWindow, merchantReturnDays: 7}",
        "{returnPolicyCategory: MerchantReturnFiniteReturnWindow}",
        "{merchantReturnDays: 2027-02-30}",
        "{finalSale: true, merchantReturnDays: 7}",
        "{merchantReturnDays: 30, applicableCountry: QQ}",
        "{merchantReturnDays: 30, restockingFee: {value: 5, currency: QQQ}}",
        "{merchantReturnDays: 30, refundDays: [7, 5]}",
        "{merchantReturnDays: 30, name: '{{ name }}'}",
        "{merchantReturnDays: 30, returnPolicySeasonalOverride: {startDate: 2026-12-25, endDate: 2026-11-01}}",
        "{merchantReturnDays: 30, applicableCountry: US, for: {country: US}}",
        "{merchantReturnDays: 30, for: {price: {from: 2, to: 1, currency: USD}}}",
    ],
)
def test_what_only_the_reader_sees(tmp_path: Path, lines: str) -> None:
    text = f"policies:\n  - {lines}\n"
    assert (schema_accepts(text), reader_accepts(tmp_path, text)) == (True, False)
