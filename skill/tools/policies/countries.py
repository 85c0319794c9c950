"""Countries as pages name them, to ISO 3166 codes; "EU" is its member states."""

from babel import Locale

from skill.tools.policies.fields import Fields, did_you_mean, spelled
from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node

EU = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
# What CLDR lists beside countries.
_NO_COUNTRIES = frozenset(("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"))
_MISTAKEN = (("UK", "GB"), ("USA", "US"))


def countries(fields: Fields, name: str) -> tuple[str, ...]:
    """The codes under that name, each once and in order; none = everywhere."""
    found = (code for value in fields.values(name) for code in _codes(value, fields.findings))
    return tuple(dict.fromkeys(found))


def _codes(node: Node, findings: Findings) -> tuple[str, ...]:
    said = spelled(node, findings, "identifier", "name", "@id")
    code = said.upper()
    if isinstance(node.value, bool):
        findings.problem(node.place, "a country is true or false", 'put the code in quotes: "NO" is Norway')
        return ()
    if code == "EU":
        if not findings.strict:  # in Careline's YAML it is written down to mean that
            reading = f"read as its {len(EU)} member states: {', '.join(EU)}"
            findings.warn(node.place, f"{node.quoted()} is no country", reading)
        return EU
    known = _territories()
    found = code if code in known else _by_name(said, known)
    if not found:
        right = next((iso for wrong, iso in _MISTAKEN if code == wrong), "")
        remedy = f"write {right}" if right else f"write ISO 3166 codes ({_suggested(said, known)})"
        findings.problem(node.place, f"{node.quoted()} is no country", f"{remedy}; to mean everywhere, leave it out")
        return ()
    if found != said:
        findings.tolerate(node.place, f"{node.quoted()} is no ISO 3166 code", f"read as {found}", f"write {found}")
    return (found,)


def _territories() -> dict[str, str]:
    """Code to English name, as CLDR has them."""
    named: dict[str, str] = dict(Locale("en").territories)
    return {code: name for code, name in named.items() if len(code) == 2 and code not in _NO_COUNTRIES}


def _by_name(name: str, known: dict[str, str]) -> str:
    return next((code for code, english in known.items() if english.casefold() == name.casefold()), "")


def _suggested(name: str, known: dict[str, str]) -> str:
    meant = did_you_mean(name, known.values())
    return meant if meant.startswith("did") and len(name) > 2 else "such as US or DE"
