"""`python -m skill table`: makes the table where it is missing, leaves it alone where not, fills it never."""

from tests.tools.command_line import invoke
from tests.tools.conftest import Env


def test_a_missing_table_is_made_and_stays_empty(local_env: Env) -> None:
    for _ in range(2):
        result = invoke(local_env, "table")
        assert (result.exit_code, result.stdout) == (0, "table careline is there, and holds no shop yet\n")


def test_a_table_with_a_shop_is_left_as_it_is(demo_env: Env) -> None:
    assert invoke(demo_env, "table").stdout == "table careline is there, and holds a shop\n"
    assert "ada" in invoke(demo_env, "customers").stdout


def test_the_table_is_the_one_that_the_settings_name(demo_env: Env) -> None:
    env = demo_env | {"CARELINE_TABLE": "another"}
    assert invoke(env, "table").stdout == "table another is there, and holds no shop yet\n"
