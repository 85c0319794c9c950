"""How to mend what is no JSON: the mistakes that pages and vendors' samples have, each with what to do."""

import json
import re

_OTHER_QUOTES = ("'", *"\u2018\u2019\u201c\u201d\u201e")
_TEMPLATE = re.compile(r"\{\{|\{%|%%|\$\{|<%|\[\[")


def remedy_for(text: str, error: json.JSONDecodeError, first_line: int) -> str:
    """What to do about the error; `first_line` is the file's line on which the text begins."""
    here = text[error.pos : error.pos + 2]
    before = text[: error.pos].rstrip()
    line = first_line + before.count("\n")
    if not text.strip():
        return "the block is empty: fill it in, or leave it out"
    if _TEMPLATE.match(here) or _TEMPLATE.match(text[max(0, error.pos - 1) : error.pos + 1]):
        return "a template was not filled in: give the page as customers get it"
    if "&quot;" in text:
        return 'quotes are escaped as &quot;: the block has to hold plain "'
    if error.msg.startswith("Illegal trailing comma") or (before.endswith(",") and here[:1] in ("}", "]")):
        return f"delete the comma at the end of line {line}"
    if error.msg.startswith("Expecting ','"):
        return f"put a comma at the end of line {line}" if here.strip() else "close what was opened: } or ] is missing"
    if here[:1] in _OTHER_QUOTES:
        return 'use straight double quotes: "'
    if error.msg == "Extra data":
        return "put several objects into one array: [ ..., ... ]"
    return "mend that place; names and texts stand in double quotes"
