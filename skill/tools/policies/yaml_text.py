"""YAML 1.2 text to nodes; what is no YAML is a problem with line, column and remedy."""

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node
from skill.tools.policies.places import Place
from skill.tools.policies.yaml_values import DEEPEST, MOST_VALUES, Walk


def read_yaml(text: str, origin: str, findings: Findings) -> Node | None:
    """The document's value; None when it is empty or is no YAML, which then is a problem."""
    try:
        root = YAML(typ="safe", pure=True).compose(text)
        if root is not None:
            return Walk(findings).node(root, Place(origin, line=1), 0)
        findings.problem(origin, "it is empty", "write at least one policy under `policies:`")
    except MarkedYAMLError as error:
        mark = error.problem_mark
        where = f" at line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        findings.problem(origin, f"it is no YAML{where} ({error.problem})", _remedy(str(error.problem)))
    except YAMLError as error:
        told = str(error).splitlines()[0]
        findings.problem(origin, f"it is no YAML ({told})", "remove what can't be printed")
    except RecursionError:
        findings.problem(origin, f"it is nested deeper than {DEEPEST} levels", "write it flat")
    except OverflowError:
        findings.problem(origin, f"its aliases make more than {MOST_VALUES} values", "write it without aliases")
    return None


def _remedy(problem: str) -> str:
    if "\\t" in problem:
        return "indent with blanks: YAML takes no tab"
    return "write one document only" if "another document" in problem else "mend that line"
