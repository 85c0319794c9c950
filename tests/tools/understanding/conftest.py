"""What tests of hearing share: the project's own model, trained once a run."""

from pathlib import Path

import pytest

from skill.tools.understanding import Understanding
from skill.tools.understanding.model import read
from tests.tools.understanding.small_model import ITEMS


@pytest.fixture(scope="module")
def hearing(trained: Path) -> Understanding:
    """The project's own model, for a customer with a scarf and a desk lamp."""
    return Understanding.from_model(read(), ITEMS, trained)
