"""Files as they come: encodings, sizes, names, and JSON that is none."""

import codecs
import json
from pathlib import Path

import pytest

from skill.tools.policies import texts
from tests.tools.policies.given import a_file, a_policy, an_organization, read, read_jsonld, read_page, read_policy

SHOP = json.dumps(an_organization(a_policy()))


@pytest.mark.parametrize(
    "content",
    [
        SHOP.encode(),
        codecs.BOM_UTF8 + SHOP.encode(),
        SHOP.encode("utf-16"),
        SHOP.replace("Fern", "Färn").encode(),
    ],
    ids=["utf-8", "byte order mark", "utf-16", "umlaut"],
)
def test_json_is_read_in_any_unicode_that_says_so(tmp_path: Path, content: bytes) -> None:
    assert read(a_file(tmp_path, "shop.json", content)).policy.merchant_return_days == 30


def test_json_in_windows_1252_is_a_problem_that_names_the_byte(tmp_path: Path) -> None:
    content = SHOP.replace("Fern", "Café").encode("cp1252").replace(b'"@type"', b'\n"@type"', 1)
    problem = read(a_file(tmp_path, "shop.json", content)).problem
    assert problem.startswith("shop.json: it is not UTF-8 (line 2, byte ")
    assert problem.endswith("save it as UTF-8")


def test_a_page_in_windows_1252_is_read_as_browsers_do(tmp_path: Path) -> None:
    organization = json.dumps(an_organization(a_policy(name="Café")), ensure_ascii=False)
    page = f'<p>ü</p><script type="application/ld+json">{organization}</script>'
    assert read_page(tmp_path, page.encode("cp1252")).policy.name == "Café"


def test_a_page_says_its_encoding_itself(tmp_path: Path) -> None:
    organization = json.dumps(an_organization(a_policy(name="Žluťoučký")), ensure_ascii=False)
    page = f'<meta charset="iso-8859-2"><script type="application/ld+json">{organization}</script>'
    assert read_page(tmp_path, page.encode("iso-8859-2")).policy.name == "Žluťoučký"


def test_a_file_that_is_far_too_big_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "shop.json"
    with path.open("wb") as file:
        file.truncate(texts.LARGEST + 1)
    assert "shop.json: it is bigger than 16 MiB" in read(path).problem


def test_yaml_may_be_less_big(tmp_path: Path) -> None:
    path = tmp_path / "shop.yaml"
    with path.open("wb") as file:
        file.truncate(texts.LARGEST_YAML + 1)
    assert "shop.yaml: it is bigger than 1 MiB" in read(path).problem


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert read(tmp_path / "gone.json").problem.startswith("gone.json: it can't be read (No such file")


@pytest.mark.parametrize("name", ["policies.txt", "policies", "page.mhtml", "policies.toml"])
def test_a_name_that_says_nothing_is_a_problem_that_lists_what_is_read(tmp_path: Path, name: str) -> None:
    problem = read(a_file(tmp_path, name, SHOP)).problem
    assert problem.startswith(f"{name}: its name doesn't say what it is; save it as one of .json, .jsonld, .html")


@pytest.mark.parametrize("name", ["a.JSON", "a.jsonld", "a.HTML", "a.htm", "a.xhtml"])
def test_names_are_told_by_their_ending_in_any_case(tmp_path: Path, name: str) -> None:
    page = f'<?xml version="1.0" encoding="utf-8"?><html><script type="application/ld+json">{SHOP}</script></html>'
    assert read(a_file(tmp_path, name, SHOP if "j" in name.lower() else page)).policy


def test_comments_are_let_through_and_addresses_are_none(tmp_path: Path) -> None:
    text = SHOP.replace('"@type"', '// the shop\n/* its\n   type */ "@type"', 1).replace(
        '"merchantReturnDays"', '"merchantReturnLink": "https://shop.example/a//b/*c*/", "merchantReturnDays"'
    )
    policy = read(a_file(tmp_path, "shop.jsonld", text)).policy
    assert policy.merchant_return_link == "https://shop.example/a//b/*c*/"


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ('{\n  "a": 1\n  "b": 2\n}', "line 3, column 3", "put a comma at the end of line 2"),
        ('{\n  "a": [1\n  2]\n}', "line 3, column 3", "put a comma at the end of line 2"),
        ('{\n  "a": 1,\n}', "line 3, column 1", "delete the comma at the end of line 2"),
        ('{\n  "a": [1,\n  ]\n}', "line 3, column 3", "delete the comma at the end of line 2"),
        ('{\n  "a": {{ days }}\n}', "line 2, column 9", "a template was not filled in"),
        ('{\n  "a": %%days%%\n}', "line 2, column 8", "a template was not filled in"),
        ("{\n  'a': 1\n}", "line 2, column 3", 'use straight double quotes: "'),
        ("{\n  “a”: 1\n}", "line 2, column 3", 'use straight double quotes: "'),
        ("{&quot;a&quot;: 1}", "line 1, column 2", "quotes are escaped as &quot;"),
        ('{"a": 1}\n{"b": 2}', "line 2, column 1", "put several objects into one array"),
        ('{\n"a": 1', "line 2, column 7", "close what was opened: } or ] is missing"),
        ("{\n  a: 1\n}", "line 2, column 3", "names and texts stand in double quotes"),
        ("", "line 1, column 1", "the block is empty"),
    ],
)
def test_what_is_no_json_is_told_with_line_column_and_remedy(
    tmp_path: Path, text: str, place: str, remedy: str
) -> None:
    problem = read(a_file(tmp_path, "shop.json", text)).problem
    assert problem.startswith(f"shop.json: it is no JSON at {place} (")
    assert remedy in problem


def test_a_comment_moves_no_line_and_no_column(tmp_path: Path) -> None:
    text = '{ // one\n /* two\n three */ "a": 1 "b": 2 }'
    assert "line 3, column 18" in read(a_file(tmp_path, "shop.json", text)).problem


def test_nesting_without_end_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    for depth in (150, 100_000):
        problem = read(a_file(tmp_path, "shop.json", "[" * depth + "]" * depth)).problem
        assert "nested deeper than 100 levels" in problem


def test_a_line_break_inside_a_text_is_what_pages_have(tmp_path: Path) -> None:
    text = SHOP.replace("Fern &", "Fern\n&")
    assert read(a_file(tmp_path, "shop.json", text)).policy


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999999999999999999999"])
def test_a_number_that_is_none_is_no_number_of_days(tmp_path: Path, number: str) -> None:
    text = SHOP.replace(": 30", f": {number}")
    assert 'merchantReturnDays: "' in read(a_file(tmp_path, "shop.json", text)).problem


def test_a_name_written_twice_is_a_problem_where_a_policy_has_it(tmp_path: Path) -> None:
    text = SHOP.replace('"merchantReturnDays": 30', '"merchantReturnDays": 30, "merchantReturnDays": 14')
    problem = read(a_file(tmp_path, "shop.json", text)).problem
    assert problem == 'shop.json, $.hasMerchantReturnPolicy: "merchantReturnDays" is written twice; leave one'


def test_a_name_written_twice_with_one_meaning_is_none(tmp_path: Path) -> None:
    text = SHOP.replace('"merchantReturnDays": 30', '"merchantReturnDays": 30, "merchantReturnDays": 30')
    assert read(a_file(tmp_path, "shop.json", text)).policy


def test_a_name_written_twice_elsewhere_is_nobodys_business(tmp_path: Path) -> None:
    text = SHOP.replace('"name": "Fern & Fable"', '"logo": "a.png", "logo": "b.png"')
    assert read(a_file(tmp_path, "shop.json", text)).policy


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    one = a_file(tmp_path, "one.json", json.dumps([a_policy(merchantReturnDays=0), a_policy(returnFees="Cheap")]))
    two = a_file(tmp_path, "two.json", "{")
    three = a_file(tmp_path, "three.yaml", "policies:\n  - merchantReturnDay: 30\n")
    problems = read(one, two, three).problems
    assert sorted(problem[: problem.index(".")] for problem in problems) == ["one", "one", "three", "three", "two"]


def test_one_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = a_file(tmp_path, "one.json", SHOP)
    assert len(read(path, path).policies) == 1


def test_no_policy_at_all_is_a_problem_that_says_what_there_is(tmp_path: Path) -> None:
    found = read_jsonld(tmp_path, [{"@type": "BreadcrumbList"}, {"@type": ["Product", "Thing"], "name": "Lamp"}])
    assert found.problem == (
        "shop.jsonld: no return policy is in it (there is BreadcrumbList, Product, Thing); "
        "give the page or file that has the shop's MerchantReturnPolicy"
    )


@pytest.mark.parametrize("content", ["[]", "{}", "null", "3", '"text"'])
def test_json_that_holds_nothing_is_no_policy(tmp_path: Path, content: str) -> None:
    assert "no return policy is in it;" in read(a_file(tmp_path, "shop.json", content)).problem


def test_an_ordinary_policy_is_read_without_a_word(tmp_path: Path) -> None:
    assert read_policy(tmp_path).warnings == ()
