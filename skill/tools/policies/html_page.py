"""A saved web page to nodes: its JSON-LD blocks and its microdata; or why it holds neither."""

import re
from pathlib import Path
from typing import Any

from skill.tools.policies.findings import Findings
from skill.tools.policies.json_text import Block, read_json
from skill.tools.policies.jsonld import Document
from skill.tools.policies.microdata import read_microdata
from skill.tools.policies.nodes import Node

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_JSON_LD = re.compile(r"\s*application/ld\+json\s*(;|$)", re.IGNORECASE)
_POLICY = re.compile(r"ReturnPolicy|merchantReturn|returnPolicy")
_SAVE_AGAIN = (
    "open it in a browser, wait until it is complete, and save it again (or copy the block out of Google's "
    "Rich Results Test into a .jsonld file)"
)


def read_page(path: Path, text: str, findings: Findings) -> tuple[Node, ...]:
    """Every JSON-LD block and microdata item of the page; a problem when it has none at all."""
    tree = _parsed(text)
    if tree is None:
        findings.problem(path, "it is no web page", _SAVE_AGAIN)
        return ()
    document = Document(_address(tree), findings)
    blocks = _blocks(path, tree)
    items = read_microdata(str(path), tree, document.base)
    if not blocks and not items:
        findings.problem(path, *_why_not(text))
    nodes = (node for block in blocks if (node := _read(block, findings)))
    return tuple(document.normal(node) for node in (*nodes, *items))


def _parsed(text: str) -> Any:
    """lxml's tree; None for what it can make nothing of."""
    import lxml.etree
    import lxml.html

    try:
        return lxml.html.fromstring(_XML_DECLARATION.sub("", text).replace("\0", ""))
    except lxml.etree.ParserError:  # "Document is empty", also for blanks and comments alone
        return None


def _address(tree: Any) -> str:
    """What relative ids are relative to: <base>, else the canonical address, else ""."""
    found = tree.xpath("//base/@href | //link[translate(@rel, 'CANOIL', 'canoil') = 'canonical']/@href")
    return next((str(address).strip() for address in found if "//" in address), "")


def _blocks(path: Path, tree: Any) -> tuple[Block, ...]:
    scripts = [script for script in tree.iter("script") if _JSON_LD.match(script.get("type") or "")]
    return tuple(
        Block(f"{path}, script {n}", script.text or "", script.sourceline or 1) for n, script in enumerate(scripts, 1)
    )


def _read(block: Block, findings: Findings) -> Node | None:
    """The block's value. A broken one that is about something else stops nobody, but is told."""
    own = Findings()
    node = read_json(block, own)
    if _POLICY.search(block.text):
        findings.problems.extend(own.problems)
    else:
        for problem in own.problems:
            findings.warn(problem.place, problem.what, "left out: it says nothing of return policies")
    return node


def _why_not(text: str) -> tuple[str, str]:
    """Why there is nothing to read, and what to do."""
    if "typeof=" in text and _POLICY.search(text):
        return "its policy is RDFa, which is not read", "publish it as JSON-LD"
    if _POLICY.search(text):
        return "only a script knows its return policy: it has no JSON-LD block and no microdata", _SAVE_AGAIN
    if "<script" in text.lower():
        return "it has no JSON-LD block and no microdata; if the shop has one, a script writes it", _SAVE_AGAIN
    return "it has no JSON-LD block and no microdata", "give the page that has them"
