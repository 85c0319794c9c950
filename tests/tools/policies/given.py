"""Small files to read policies from, and what came of it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skill.domain.policies import ReturnPolicy
from skill.domain.return_rules import ReturnSettings
from skill.errors import ShopDataError
from skill.tools.policies import read_policies

Json = dict[str, Any]

SCHEMA = "https://schema.org/"
FINITE = f"{SCHEMA}MerchantReturnFiniteReturnWindow"


@dataclass(frozen=True, slots=True)
class Read:
    """Either policies and warnings, or problems; findings as people see them."""

    policies: tuple[ReturnPolicy, ...] = ()
    warnings: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    settings: ReturnSettings | None = None

    @property
    def policy(self) -> ReturnPolicy:
        """The only one."""
        assert self.problems == ()
        assert len(self.policies) == 1, self.policies
        return self.policies[0]

    @property
    def warning(self) -> str:
        """The only one."""
        assert self.problems == ()
        assert len(self.warnings) == 1, self.warnings
        return self.warnings[0]

    @property
    def problem(self) -> str:
        """The only one."""
        assert len(self.problems) == 1, self.problems or "it was read"
        return self.problems[0]


def read(*paths: Path, shop_name: str = "") -> Read:
    """What comes of these files."""
    try:
        file = read_policies(*paths, shop_name=shop_name)
    except ShopDataError as error:
        headline, *problems = str(error).split("\n  ")
        assert headline.endswith("in the return policies, so none was taken:")
        assert headline.startswith(f"{len(problems)} problem")
        return Read(problems=tuple(problem.replace(f"{paths[0].parent}/", "") for problem in problems))
    warnings = (str(warning).replace(f"{paths[0].parent}/", "") for warning in file.warnings)
    return Read(file.policies, tuple(warnings), settings=file.settings)


def a_file(folder: Path, name: str, content: str | bytes) -> Path:
    """A file of that name."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def a_jsonld_file(folder: Path, content: Any, name: str = "shop.jsonld") -> Path:
    """A JSON-LD file with that value."""
    return a_file(folder, name, json.dumps(content))


def a_policy(**properties: Any) -> Json:
    """Thirty days, unless said otherwise; None leaves a property out."""
    policy = {"@type": "MerchantReturnPolicy", "returnPolicyCategory": FINITE, "merchantReturnDays": 30} | properties
    return {name: value for name, value in policy.items() if value is not None}


def an_organization(*policies: Any, **more: Any) -> Json:
    """A shop that has these policies."""
    return {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": "Fern & Fable",
        "hasMerchantReturnPolicy": policies[0] if len(policies) == 1 else list(policies),
        **more,
    }


def read_jsonld(folder: Path, content: Any, *, shop_name: str = "") -> Read:
    """What comes of a JSON-LD file with that value."""
    return read(a_jsonld_file(folder, content), shop_name=shop_name)


def read_policy(folder: Path, **properties: Any) -> Read:
    """What comes of a shop's one policy with these properties."""
    return read_jsonld(folder, an_organization(a_policy(**properties)))


def read_yaml(folder: Path, text: str) -> Read:
    """What comes of Careline's own YAML."""
    return read(a_file(folder, "policies.yaml", text))


def a_page(*blocks: Any, body: str = "", head: str = "") -> str:
    """A web page with these JSON-LD blocks: text as it is, anything else as JSON."""
    scripts = (block if isinstance(block, str) else json.dumps(block) for block in blocks)
    told = "\n".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return f"<!doctype html>\n<html><head><title>Returns</title>{head}\n{told}\n</head><body>{body}</body></html>\n"


def read_page(folder: Path, page: str | bytes) -> Read:
    """What comes of a saved web page."""
    return read(a_file(folder, "page.html", page))
