"""Have the interaction models and the manifest the shape Amazon accepts? Never passes for want of a schema."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from skill.tools.checks import amazon
from skill.tools.checks.problem import Problem
from skill.tools.checks.project import MANIFEST, Project

SPEC = "node_modules/ask-smapi-model/spec.json"


def models_fit_amazons_schema(project: Project) -> Iterator[Problem]:
    """Each interaction model has the shape Amazon's schema asks for, without unknown keys."""
    yield from _misfits(project, project.files("interaction_model/*.json"), amazon.MODEL)


def manifest_fits_amazons_schema(project: Project) -> Iterator[Problem]:
    """The skill's manifest has the shape Amazon's schema asks for, without unknown keys."""
    yield from _misfits(project, project.files(MANIFEST), amazon.MANIFEST)


def _misfits(project: Project, files: tuple[str, ...], name: str) -> Iterator[Problem]:
    try:
        schema = amazon.schema_of(project.json(SPEC), name)
    except KeyError as missing:
        what = f"Amazon's schema is not installed or has no {missing}, so {', '.join(files)} can't be checked"
        yield Problem(SPEC, "", what, "run `npm ci` in the project's folder")
        return
    for file in files:
        for misfit in Draft7Validator(schema).iter_errors(project.json(file)):
            what = misfit.message if len(misfit.message) < 200 else f"... {misfit.message[-150:]}"
            yield Problem(file, misfit.json_path, what, _mend(misfit))


def _mend(misfit: ValidationError) -> str:
    asked: Any = misfit.validator_value
    match misfit.validator:
        case "additionalProperties":
            return _respelling(misfit)
        case "required":
            return "add it"
        case "type":
            return f"write it as JSON's {asked}"
        case "enum":
            return f"use one of {', '.join(map(str, asked))}"
        case rule:
            return f"Amazon asks for {rule} {asked}"


def _respelling(misfit: ValidationError) -> str:
    schema: Any = misfit.schema
    known = sorted(schema["properties"])
    near = [match for key in misfit.instance if key not in known for match in get_close_matches(key, known, 1)]
    return f"did you mean {', '.join(near)}?" if near else f"remove it; Amazon knows {', '.join(known)}"
