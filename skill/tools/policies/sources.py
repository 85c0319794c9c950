"""The given files, each read as what it is: nodes of what shops publish, and policies of Careline's own YAML."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from skill.domain.policies import ReturnPolicy
from skill.domain.return_rules import ReturnSettings
from skill.tools.policies.findings import Findings
from skill.tools.policies.html_page import read_page
from skill.tools.policies.json_text import Block, read_json
from skill.tools.policies.jsonld import Document
from skill.tools.policies.nodes import Node
from skill.tools.policies.own_yaml import read_own
from skill.tools.policies.texts import Kind, decoded, decoded_page, kind_of, read_bytes
from skill.tools.policies.yaml_text import read_yaml


@dataclass(frozen=True, slots=True)
class Sources:
    """What the files hold, before anybody asks whose a policy is."""

    nodes: list[Node] = field(default_factory=list)
    policies: list[ReturnPolicy] = field(default_factory=list)
    settings: list[ReturnSettings] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


def read_sources(paths: Iterable[Path], findings: Findings) -> Sources:
    """All that the files hold; each once, however often it is given."""
    sources = Sources()
    for path in dict.fromkeys(paths):
        kind = kind_of(path, findings)
        raw = read_bytes(path, kind, findings) if kind else None
        if kind is Kind.HTML and raw is not None:
            sources.nodes.extend(read_page(path, decoded_page(raw), findings))
        elif kind and raw is not None and (text := decoded(raw, path, findings)) is not None:
            _read_text(path, kind, text, sources, findings)
    return sources


def _read_text(path: Path, kind: Kind, text: str, sources: Sources, findings: Findings) -> None:
    if kind is Kind.JSON:
        if node := read_json(Block(str(path), text), findings):
            sources.nodes.append(Document("", findings).normal(node))
    elif root := read_yaml(text, str(path), findings):
        own = read_own(root, findings, sources.ids)
        if own.settings and sources.settings:
            findings.problem(root.place, "two files have `settings:`", "leave them in one")
        sources.policies.extend(own.policies)
        sources.settings.extend((own.settings,) if own.settings else ())
