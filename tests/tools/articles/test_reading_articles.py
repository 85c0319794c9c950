"""Articles as shops keep them: Markdown, web pages, exports. What can't be read is told with place and remedy."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from skill.errors import ShopDataError
from skill.tools.articles.answer import MOST, spoken_answer
from skill.tools.articles.reading import ArticleFile, read_articles

MARKDOWN = """---
title: Shipping
url: https://shop.example/shipping
keywords: [postage, "delivery fee"]
lang: en-US
updated: 2026-11-01
---

# Heading

Shipping is **free** over [50 dollars](https://shop.example/x). It takes `three` days.

- One item of a list.
"""
PAGE = """<!doctype html><html lang="en"><head><title>Shipping | Shop</title>
<link rel="canonical" href="https://shop.example/shipping"><style>p { color: red }</style></head>
<body><nav><a href="/">Home</a></nav><main><h1>What shipping costs</h1>
<p>Shipping is <b>free</b> over 50&nbsp;dollars &amp; more.<p>It takes three days.
<ul><li>One item.<li>Another item of it.</ul><script>alert("x")</script></main><footer>Imprint</footer></body></html>"""
ZENDESK: dict[str, Any] = {
    "id": 360001,
    "url": "https://shop.zendesk.com/api/v2/help_center/en-us/articles/360001.json",
    "html_url": "https://shop.zendesk.com/hc/en-us/articles/360001-Shipping",
    "draft": False,
    "locale": "en-us",
    "title": "Shipping",
    "body": "<p>Shipping is free over 50 dollars.</p><p>It takes three days.</p>",
    "label_names": ["postage"],
    "section_id": 7,
    "user_segment_id": None,
    "updated_at": "2026-11-01T10:00:00Z",
}


def read(folder: Path, name: str, text: str | bytes) -> ArticleFile:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_articles(file)


def problems(folder: Path, name: str, text: str | bytes) -> str:
    with pytest.raises(ShopDataError) as error:
        read(folder, name, text)
    return str(error.value).replace(f"{folder}/", "")


def export(*rows: object, **more: object) -> str:
    return json.dumps({"articles": rows} | more)


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    [article] = read(tmp_path, "shipping.md", MARKDOWN).articles
    assert article.article_id == "shipping"
    assert (article.headline, article.url) == ("Shipping", "https://shop.example/shipping")
    assert article.abstract == "Shipping is free over 50 dollars. It takes three days."
    assert article.article_body.endswith("It takes three days.\nOne item of a list.")
    assert (article.keywords, article.in_language) == (("postage", "delivery fee"), "en-US")
    assert article.date_modified == datetime(2026, 11, 1, tzinfo=UTC)


def test_markdown_without_front_matter_is_called_by_its_heading(tmp_path: Path) -> None:
    [article] = read(tmp_path, "a.md", "# Gift *cards*\r\n\r\nThey never expire at all.\r\n").articles
    assert (article.headline, article.abstract) == ("Gift cards", "They never expire at all.")


def test_what_nobody_would_say_is_no_text_of_markdown(tmp_path: Path) -> None:
    unread = ("```", "code here that is not said.", "```", "| a | b |", "|---|---|", "![picture](x.png)", "<br>")
    text = "\n".join(("# A", "", *unread, "It is said aloud.", ""))
    [article] = read(tmp_path, "a.md", text).articles
    assert article.article_body == "It is said aloud."


def test_an_answer_of_ones_own_is_what_is_said(tmp_path: Path) -> None:
    [article] = read(tmp_path, "a.md", "---\ntitle: A\nanswer: Just ask us.\n---\nThis is something else.\n").articles
    assert article.abstract == "Just ask us."


def test_a_saved_web_page(tmp_path: Path) -> None:
    [article] = read(tmp_path, "shipping.html", PAGE).articles
    assert (article.headline, article.url) == ("What shipping costs", "https://shop.example/shipping")
    assert article.abstract == "Shipping is free over 50 dollars & more. It takes three days."
    assert article.article_body.splitlines()[2:] == ["One item.", "Another item of it."]


def test_an_export_of_zendesk_guide(tmp_path: Path) -> None:
    found = read(tmp_path, "articles.json", export(ZENDESK, next_page=None, count=1))
    [article] = found.articles
    assert found.warnings == ()
    assert (article.article_id, article.url) == ("360001:en-us", ZENDESK["html_url"])
    assert article.abstract == "Shipping is free over 50 dollars. It takes three days."
    assert (article.keywords, article.in_language) == (("postage",), "en-us")


def test_a_plain_list_with_text_and_schema_orgs_names(tmp_path: Path) -> None:
    row = {
        "headline": "Shipping",
        "articleBody": "It is free for you.",
        "abstract": "It is free.",
        "url": "https://a.b",
    }
    [article] = read(tmp_path, "a.json", json.dumps([row])).articles
    assert (article.article_id, article.abstract, article.url) == ("Shipping", "It is free.", "https://a.b")


def test_drafts_and_what_only_some_may_read_are_left_out(tmp_path: Path) -> None:
    rows = (ZENDESK, {**ZENDESK, "id": 2, "draft": True}, {**ZENDESK, "id": 3, "user_segment_id": 9})
    found = read(tmp_path, "a.json", export(*rows, {**ZENDESK, "id": 4, "body": None}))
    assert [article.article_id for article in found.articles] == ["360001:en-us"]
    assert [warning.what for warning in found.warnings] == ["only some users may read it", "it has no text"]
    (tmp_path / "draft.md").write_text("---\ntitle: A\ndraft: true\n---\nNot yet said.\n", encoding="utf-8")
    with pytest.raises(ShopDataError, match="no article is in it"):
        read_articles(tmp_path / "draft.md")


def test_one_article_in_two_languages_is_two(tmp_path: Path) -> None:
    found = read(tmp_path, "a.json", export(ZENDESK, {**ZENDESK, "locale": "de"}))
    assert [article.in_language for article in found.articles] == ["en-us", "de"]


@pytest.mark.parametrize("more", [{"next_page": "https://x/2"}, {"meta": {"has_more": True}}])
def test_a_page_of_an_export_says_that_others_are_missing(tmp_path: Path, more: dict[str, object]) -> None:
    assert [w.what for w in read(tmp_path, "a.json", export(ZENDESK, **more)).warnings] == ["it names a next page"]


def test_a_folder_is_read_with_all_in_it_but_readmes(tmp_path: Path) -> None:
    (tmp_path / "in" / "deeper").mkdir(parents=True)
    (tmp_path / "in" / "deeper" / "shipping.md").write_text(MARKDOWN, encoding="utf-8")
    (tmp_path / "in" / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "in" / "README.md").write_text("# How to write articles\n\nLike this, please.\n", encoding="utf-8")
    (tmp_path / "in" / "picture.png").write_bytes(b"\x89PNG")
    found = read_articles(tmp_path / "in", tmp_path / "in")
    assert [article.article_id for article in found.articles] == ["shipping", "page"]


BROKEN = {
    "an element that swallows the rest": (
        "a.html",
        "<h1>A</h1>\n<p>Text is here.\n<div><script>x",
        "line 3: <script> is",
    ),
    "a heading that is never closed": (
        "a.html",
        "<h1>A\n<p>Text is here.</p>",
        "line 1: <h1> is never closed; close it",
    ),
    "a tag that is cut off": ("a.html", "<h1>A</h1>\n<p>Text is here.</p>\n<a href=", "ends inside of a tag; export"),
    "a body in an export": (
        "a.json",
        export({**ZENDESK, "body": "<div>\n<table><p>x"}),
        "(360001), body, line 2: <table>",
    ),
    "no JSON": ("a.json", '{"articles": [\n{"id": 1,}]}', "a.json, line 2: it is no JSON; export it again, whole"),
    "other JSON": ("a.json", '{"tickets": []}', 'it holds no articles; give {"articles": [...]}'),
    "rows that are none": ("a.json", "[1]", "articles 1: it is no object"),
    "deep JSON": ("a.json", "[" * 100_000, "it is no JSON"),
    "no title": ("a.json", export({**ZENDESK, "title": " "}), "articles 1 (360001): it has no title; give it one"),
    "no text": ("a.md", "---\ntitle: A\n---\n", "it has no text; write some"),
    "a front matter without end": ("a.md", "---\ntitle: A\n", "line 1: its front matter has no end; close it"),
    "a front matter that is no YAML": (
        "a.md",
        "---\na: b\ntitle: A: B\n---\nText.\n",
        "line 3: its front matter is no YAML",
    ),
    "a front matter that is a list": ("a.md", "---\n- a\n---\nText.\n", "its front matter names nothing; write lines"),
    "a date that is none": (
        "a.md",
        "---\ntitle: A\nupdated: last week\n---\nText is here.\n",
        'its date "last week" is none',
    ),
    "not UTF-8": ("a.md", b"# A\n\xff", "it is not UTF-8 (line 2, byte 4); save it as UTF-8"),
    "an unknown kind": ("a.docx", b"", "its name doesn't say what it is; save it as one of .md"),
    "an answer that asks": (
        "a.md",
        "---\ntitle: A\nanswer: Why?\n---\nText.\n",
        "its answer asks something, or is too long",
    ),
    "a long answer": ("a.md", f"---\ntitle: A\nanswer: {'word ' * 36}\n---\nText.\n", f"at most {MOST} words"),
    "a long id": ("a.json", export({**ZENDESK, "id": "x" * 99}), "its id has 105 characters"),
    "nothing to say or show": ("a.md", "# A\n\nWhy not?\n", "nothing of it can be said, and it has no address"),
    "an id twice": ("a.json", export(ZENDESK, ZENDESK), 'another article has the id "360001:en-us"; rename one'),
}


@pytest.mark.parametrize(("name", "text", "told"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_broken_is_told_with_its_place_and_what_to_do(
    tmp_path: Path, name: str, text: str | bytes, told: str
) -> None:
    said = problems(tmp_path, name, text)
    assert told in said
    assert "in the help articles, so none was taken:" in said


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\n- a\n---\nText.\n", encoding="utf-8")
    (tmp_path / "b.html").write_text("<h1>A", encoding="utf-8")
    (tmp_path / "c.md").write_text(MARKDOWN, encoding="utf-8")
    with pytest.raises(ShopDataError, match=r"2 problems(?s:.*)a\.md(?s:.*)b\.html"):
        read_articles(tmp_path)


@pytest.mark.parametrize(
    "text", ["<p>Stray ends</i></div> harm nobody at all.", "<b>Bold <i>and</b> italic</i> is said here."]
)
def test_what_browsers_forgive_and_nothing_is_lost_by_is_read(tmp_path: Path, text: str) -> None:
    [article] = read(tmp_path, "a.html", f"<h1>A</h1>{text}").articles
    assert article.abstract.count(" ") >= 3


def test_half_a_character_of_an_export_breaks_nothing(tmp_path: Path) -> None:
    row = {**ZENDESK, "title": "Ship\ud83dping", "body": "It is fr\udc00ee\u0000 for you."}
    [article] = read(tmp_path, "a.json", export(row)).articles
    assert (article.headline, article.abstract) == ("Shipping", "It is free for you.")


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (["One is said here. Two is said here. Three is not."], "One is said here. Two is said here."),
        (["Where is it? It is in your account."], "It is in your account."),
        (["Note: this is new.", "See the table below.", "Open your account first."], "Open your account first."),
        (["It costs 5 dollars. Click here to pay it."], "It costs 5 dollars."),
        (
            ["We ship to P.O. boxes in 3.5 days. It is free for all."],
            "We ship to P.O. boxes in 3.5 days. It is free for all.",
        ),
        (["It is in two parts.", "This is the second one."], "It is in two parts. This is the second one."),
        ([f"{'word ' * 30}ends. This one does not fit."], f"{'word ' * 30}ends."),
        ([f"{'word ' * 40}ends. This is short enough."], ""),
        (["Short.", "Heading without a stop"], ""),
        ([], ""),
    ],
)
def test_the_first_two_sentences_that_stand_for_themselves_are_said(paragraphs: list[str], said: str) -> None:
    assert spoken_answer(paragraphs) == said


def test_an_article_that_can_only_be_shown_is_taken_with_a_warning(tmp_path: Path) -> None:
    found = read(tmp_path, "a.html", PAGE.replace("Shipping is", f"{'word ' * 40}is"))
    assert [article.abstract for article in found.articles] == [""]
    assert [warning.what for warning in found.warnings] == [
        "it begins with no sentence that is short enough to be said"
    ]
