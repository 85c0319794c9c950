"""Amazon's own description of interaction models and manifests, turned into JSON Schema.

npm's ask-smapi-model ships it as spec.json: Swagger 2, whose definitions are JSON Schema but for three things, mended
here. Nothing is loosened: what passes here also passes Amazon's file as published.

1. `discriminator` (a base names the property that picks the heir) becomes if/then on that property, and a value that
   picks no heir is refused. A base that has heirs but no discriminator stays open: nothing says which heir is meant.
2. An heir is `allOf [base, own part]`: merged into one object, else closing it would refuse the base's keys.
3. Unknown keys are not forbidden, so a misspelt optional key would pass: every object that names its keys is closed.
"""

from typing import Any

MODEL = "v1.skill.interactionModel.InteractionModelData"
MANIFEST = "v1.skill.Manifest.SkillManifestEnvelope"

Schema = dict[str, Any]
_VALUE = "x-discriminator-value"


def schema_of(spec: Schema, name: str) -> Schema:
    """A self-contained JSON Schema (draft 7) for one definition of Amazon's document, e.g. MODEL.

    KeyError: the document has no such definition, so it is not the file we know.
    """
    definitions: Schema = spec["definitions"]
    heirs = _heirs(definitions)
    mended = {key: _mend(key, definitions, heirs) for key in definitions}
    return {"definitions": mended, "allOf": [mended[name]]}


def _heirs(definitions: Schema) -> dict[str, dict[str, str]]:
    """Base -> {value of its discriminator: heir}."""
    found: dict[str, dict[str, str]] = {}
    for key, definition in definitions.items():
        if _VALUE in definition:
            found.setdefault(_base(definition), {})[definition[_VALUE]] = key
    return found


def _base(heir: Schema) -> str:
    reference: str = heir["allOf"][0]["$ref"]
    return reference.rpartition("/")[2]


def _mend(key: str, definitions: Schema, heirs: dict[str, dict[str, str]]) -> Schema:
    definition: Schema = definitions[key]
    if _VALUE in definition:
        return _closed(_merged(definitions[_base(definition)], definition))
    if key not in heirs:
        return _closed(definition)
    return _chosen(definition, heirs[key]) if "discriminator" in definition else definition


def _merged(base: Schema, heir: Schema) -> Schema:
    parts = [base, *heir["allOf"][1:]]
    return {
        "type": "object",
        "required": [name for part in parts for name in part.get("required", ())],
        "properties": {name: rule for part in parts for name, rule in part.get("properties", {}).items()},
    }


def _chosen(base: Schema, heirs: dict[str, str]) -> Schema:
    chooser = base["discriminator"]
    branches = [
        {
            "if": {"required": [chooser], "properties": {chooser: {"const": value}}},
            "then": {"$ref": f"#/definitions/{heir}"},
        }
        for value, heir in heirs.items()
    ]
    own = base["properties"] | {chooser: {"type": "string", "enum": sorted(heirs)}}
    return {"type": "object", "required": [chooser], "properties": own, "allOf": branches}


def _closed(schema: Schema) -> Schema:
    closed = {key: _closed(part) if isinstance(part, dict) else part for key, part in schema.items()}
    if closed.get("type") == "object" and closed.get("properties"):
        closed.setdefault("additionalProperties", False)
    return closed
