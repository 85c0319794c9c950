"""`python -m skill.tools.schemas` writes the schemas of a shop's folder, and of people, to docs/; a test compares."""

import json

from skill.tools.schemas.files import DOCS, SCHEMAS

if __name__ == "__main__":
    for name, make in SCHEMAS.items():
        (DOCS / name).write_text(json.dumps(make(), indent=2) + "\n", encoding="utf-8")
