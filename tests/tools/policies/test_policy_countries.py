"""Countries and member tiers: for whom a policy is."""

from pathlib import Path
from typing import Any

import pytest

from tests.tools.policies.given import (
    a_file,
    a_jsonld_file,
    a_page,
    a_policy,
    an_organization,
    read,
    read_jsonld,
    read_policy,
)

PLACE = "shop.jsonld, $.hasMerchantReturnPolicy.applicableCountry"


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        (None, ()),
        ("US", ("US",)),
        (["US", "CA", "US"], ("US", "CA")),
        ({"@type": "Country", "name": "US"}, ("US",)),
        ([{"@type": "Country", "name": "US"}, "DE"], ("US", "DE")),
        ({"@type": "Country", "identifier": "US", "name": "Vereinigte Staaten"}, ("US",)),
        ("XK", ("XK",)),
    ],
)
def test_codes_are_read_without_a_word(tmp_path: Path, said: Any, codes: tuple[str, ...]) -> None:
    found = read_policy(tmp_path, applicableCountry=said)
    assert (found.policy.scope.countries, found.warnings) == (codes, ())


@pytest.mark.parametrize(
    "said", ["us", "United States", "united states", {"@type": "Country", "name": "United States"}]
)
def test_a_code_in_small_letters_and_an_english_name_are_read_and_told(tmp_path: Path, said: Any) -> None:
    found = read_policy(tmp_path, applicableCountry=said)
    assert found.policy.scope.countries == ("US",)
    assert found.warning.startswith(PLACE)
    assert found.warning.endswith("is no ISO 3166 code; read as US")


@pytest.mark.parametrize("said", ["EU", "eu", {"@type": "Country", "name": "EU"}])
def test_the_eu_is_its_member_states_and_told(tmp_path: Path, said: Any) -> None:
    found = read_policy(tmp_path, applicableCountry=said)
    countries = found.policy.scope.countries
    assert len(countries) == 27
    assert {"DE", "FR", "GR", "IE"} <= {*countries}
    assert not {"GB", "CH", "NO", "EU"} & {*countries}
    assert "is no country; read as its 27 member states: AT, BE, " in found.warning


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("UK", "write GB"),
        ("USA", "write US"),
        ("Untied States", "did you mean United States?"),
        ("Worldwide", "to mean everywhere, leave it out"),
        ("ZZ", "such as US or DE"),
        ("US-CA", "such as US or DE"),
        ("US, CA", "such as US or DE"),
        (840, "such as US or DE"),
        ({"@type": "Country"}, "such as US or DE"),
        (False, '"NO" is Norway'),
    ],
)
def test_what_is_no_country_is_a_problem(tmp_path: Path, said: Any, remedy: str) -> None:
    problem = read_policy(tmp_path, applicableCountry=said).problem
    assert problem.startswith(PLACE)
    assert remedy in problem


def test_where_returns_are_sent_to_narrows_nothing_and_is_kept(tmp_path: Path) -> None:
    found = read_policy(tmp_path, returnPolicyCountry="DE")
    assert found.policy.scope.countries == ()
    assert found.policy.unknown == ('returnPolicyCountry: "DE"',)
    assert "it says where returns are sent to, and narrows nothing" in found.warning


GOLD = {"@type": "MemberProgramTier", "@id": "#gold", "name": "gold"}
PROGRAM = {"@type": "MemberProgram", "hasTiers": [GOLD, GOLD | {"@id": "#silver", "name": "silver"}]}


@pytest.mark.parametrize(
    ("said", "tiers"),
    [
        ("gold", ("gold",)),
        (GOLD, ("gold",)),
        ({"@id": "#gold"}, ("gold",)),
        ({"@type": "MemberProgramTier", "@id": "#silver"}, ("silver",)),
        ([{"@id": "#silver"}, {"@id": "#gold"}, "gold"], ("silver", "gold")),
        (None, ()),
    ],
)
def test_tiers_are_known_by_name_however_they_are_given(tmp_path: Path, said: Any, tiers: tuple[str, ...]) -> None:
    shop = an_organization(a_policy(validForMemberTier=said), hasMemberProgram=PROGRAM)
    shop["hasMerchantReturnPolicy"] = {
        name: value for name, value in shop["hasMerchantReturnPolicy"].items() if value is not None
    }
    found = read_jsonld(tmp_path, shop)
    assert (found.policy.scope.tiers, found.warnings) == (tiers, ())


@pytest.mark.parametrize("said", [{"@id": "https://shop.example/club#gold"}, "https://shop.example/club#gold"])
def test_a_tier_that_another_page_defines_is_asked_for_and_then_found(tmp_path: Path, said: Any) -> None:
    shop = a_jsonld_file(tmp_path, an_organization(a_policy(validForMemberTier=said)))
    assert (
        'validForMemberTier: the tier is "https://shop.example/club#gold", and none of the given files gives its name; '
        "give the page too that defines it"
    ) in read(shop).problem
    if isinstance(said, dict):
        head = '<base href="https://shop.example/club">'
        club = a_file(tmp_path, "club.html", a_page({"@type": "Organization", "hasMemberProgram": PROGRAM}, head=head))
        assert read(shop, club).policy.scope.tiers == ("gold",)


@pytest.mark.parametrize("said", [{"@type": "MemberProgramTier"}, 3])
def test_a_tier_without_a_name_is_a_problem(tmp_path: Path, said: Any) -> None:
    assert "is no member tier" in read_policy(tmp_path, validForMemberTier=said).problem
