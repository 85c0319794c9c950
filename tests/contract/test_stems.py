"""Law 3: one stem everywhere. The rules are those of `python -m skill check`; here they are a law."""

from pathlib import Path

import pytest

from skill.tools.checks.project import Project
from skill.tools.checks.stems import ROOMS, every_decision_has_its_intent, every_intent_has_its_rooms, stem_of
from tests.tools.small_project import LOCALES, SmallProject

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("intent", "stem"),
    [
        ("CanIReturn", "can_i_return"),
        ("WhereIsMyOrder", "where_is_my_order"),
        ("ContactSupport", "contact_support"),
        ("ReturnPolicyInfo", "return_policy_info"),
        ("FAQ", "faq"),
        ("Order2Status", "order2_status"),
    ],
)
def test_the_stem_is_the_intents_name_in_small_letters(intent: str, stem: str) -> None:
    assert stem_of(intent) == stem


def test_every_intent_has_the_same_name_in_every_room() -> None:
    project = Project(ROOT)
    assert len(project.intents) >= 4, "the interaction model declares none of the shop's intents"
    assert [*map(str, every_intent_has_its_rooms(project))] == []
    assert [*map(str, every_decision_has_its_intent(project))] == []


@pytest.mark.parametrize("room", ROOMS)
def test_an_empty_room_is_seen(tmp_path: Path, room: str) -> None:
    small = SmallProject(tmp_path)
    for file in Project(tmp_path).files(room.format(stem="call_shop")):
        small.remove(file)
    assert [problem.file for problem in every_intent_has_its_rooms(Project(tmp_path))] == [
        room.format(stem="call_shop")
    ]


def test_a_locale_without_the_intents_table_is_seen(tmp_path: Path) -> None:
    SmallProject(tmp_path).replace(LOCALES[1], "[call_shop]", "[ring_shop]")
    assert [(found.file, found.where) for found in every_intent_has_its_rooms(Project(tmp_path))] == [
        (LOCALES[1], "[call_shop]")
    ]
