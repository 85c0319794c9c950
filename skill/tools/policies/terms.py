"""What a JSON-LD @context makes of names: all that is schema.org's gets its short name. No context is ever fetched."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from skill.tools.policies.nodes import Node

_SCHEMA = re.compile(r"(?:https?:)?(?://)?(?:www\.)?schema\.org[/#]", re.IGNORECASE)
_KEYWORDS: Mapping[str, str] = {"id": "@id", "type": "@type"}  # schema.org's own context says so


def local_name(spelled: str) -> str:
    """A schema.org name without http://schema.org/, https://schema.org/, www. or schema: before it."""
    text = spelled.strip()
    return _SCHEMA.sub("", text, count=1).removeprefix("schema:").rstrip("/") if _is_schema(text) else text


def _is_schema(text: str) -> bool:
    return bool(_SCHEMA.match(text)) or text.startswith("schema:")


@dataclass(frozen=True, slots=True)
class Terms:
    """The names that hold inside one @context: `aliases` of single terms, `prefixes` that stand for schema.org."""

    aliases: tuple[tuple[str, str], ...] = tuple(_KEYWORDS.items())
    prefixes: tuple[str, ...] = ("schema",)
    foreign: tuple[str, ...] = ()

    def name(self, spelled: str) -> str:
        """The short name of a schema.org property or type; any other name as it is spelled."""
        for alias, name in self.aliases:
            if spelled == alias:
                return name
        return local_name(self.iri(spelled))

    def iri(self, text: str) -> str:
        """A text that begins with a declared prefix (s:FreeReturn), written out; any other text as it is."""
        prefix, colon, rest = text.partition(":")
        known = colon and prefix in self.prefixes and not rest.startswith("//")
        return f"https://schema.org/{rest}" if known else text

    def within(self, context: Node) -> "Terms":
        """The terms that hold under this @context. `foreign` gathers the contexts that say what only they know."""
        aliases, prefixes, foreign = dict(self.aliases), [*self.prefixes], [*self.foreign]
        for part in context.elements:
            if isinstance(part.value, str) and not _is_schema(f"{part.value.strip()}/"):
                foreign.append(part.value)
            for term, meaning in part.members.items():
                target = meaning.text("@id") if meaning.members else str(meaning.value)
                if term.startswith("@"):
                    foreign += [target] if term == "@vocab" and not _is_schema(f"{target}/") else []
                elif local_name(target.rstrip("/#") + "/") == "":
                    prefixes.append(term)
                else:
                    aliases[term] = Terms(tuple(aliases.items()), tuple(prefixes)).name(target)
        return Terms(tuple(aliases.items()), tuple(dict.fromkeys(prefixes)), tuple(dict.fromkeys(foreign)))
