"""communities.toml: a file that a shop may leave out, read with the shop or refused with place and remedy."""

from pathlib import Path
from shutil import copytree

import pytest

from skill.domain.community import Community
from skill.errors import ShopDataError
from skill.tools.opening import DEMO_SHOP
from skill.tools.shop_folder import read_folder

GOOD = """
[[communities]]
name = "Plainly Reviewed"
url = "https://reviews.example"
good_for = "reviews"
language = "en-US"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The demo shop, to be changed."""
    return Path(copytree(DEMO_SHOP, tmp_path / "shop"))


def test_the_places_are_the_shops_in_its_order(folder: Path) -> None:
    (folder / "communities.toml").write_text(GOOD + GOOD.replace("Plainly", "Fully").replace('language = "en-US"', ""))
    assert read_folder(folder).shop.communities == (
        Community("Plainly Reviewed", "https://reviews.example", "reviews", "en-US"),
        Community("Fully Reviewed", "https://reviews.example", "reviews"),
    )


def test_a_shop_may_have_no_such_file_or_nothing_in_it(folder: Path) -> None:
    (folder / "communities.toml").write_text("communities = []\n")
    assert read_folder(folder).shop.communities == ()
    (folder / "communities.toml").unlink()
    assert read_folder(folder).shop.communities == ()


@pytest.mark.parametrize(
    ("old", "new", "place", "why"),
    [
        ('"Plainly Reviewed"', '""', "communities 1 (), name", "is empty"),
        ('"reviews"', '" reviews"', "communities 1 (Plainly Reviewed), good_for", "begins or ends with a space"),
        ('"https://reviews', '"http://reviews', "communities 1 (Plainly Reviewed)", "begin it with https://"),
        ("https://reviews.example", "https://reviews .example", "communities 1", "is no address"),
        ("en-US", "English", "communities 1 (Plainly Reviewed), language", "is no language tag"),
        ('good_for = "reviews"', "", "communities 1 (Plainly Reviewed), good_for", "is missing"),
        ("url =", "link =", "communities 1 (Plainly Reviewed), link", "nobody reads this"),
        (GOOD, GOOD * 21, "communities.toml", "has 21 places; keep the best 20"),
        (GOOD, "", "communities", "is missing; write communities = [] if there"),
        (GOOD, "communities = 1", "communities", "is not a list of tables"),
        (GOOD, "[[communities", "communities.toml", "mend it there"),
    ],
)
def test_what_is_wrong_is_said_with_place_and_remedy(folder: Path, old: str, new: str, place: str, why: str) -> None:
    assert old in GOOD
    (folder / "communities.toml").write_text(GOOD.replace(old, new, 1))
    with pytest.raises(ShopDataError) as error:
        read_folder(folder)
    assert place in str(error.value)
    assert why in str(error.value)
