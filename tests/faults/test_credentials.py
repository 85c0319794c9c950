"""Credentials that were never there or can't be renewed: an apology, and a line that says so."""

from pathlib import Path

import pytest

from skill.bootstrap import KnownAccounts, build
from skill.config import Settings
from skill.speech.catalogue import Catalogue
from skill.storage.dynamodb import Connection
from skill.tools.shop_folder import token_of
from tests import aws_environment
from tests.builders import NOW
from tests.faults.server import CUSTOMER, FaultServer, well
from tests.faults.trial import Log, Trial
from tests.faults.ways import Fault

# Gives credentials that have run out, and none when it is asked for others.
ONCE = """#!/bin/sh
test -e "$0.asked" && exit 1
touch "$0.asked"
echo '{"Version": 1, "AccessKeyId": "x", "SecretAccessKey": "x", "Expiration": "2026-01-01T00:00:00Z"}'
"""


@pytest.fixture
def trial_without_keys(server: FaultServer, log: Log, catalogue: Catalogue) -> Trial:
    """The skill on that server, left to find its credentials by itself."""
    connection = Connection(server.connection.endpoint_url, region="us-east-1")
    accounts = KnownAccounts({token_of("jane"): "jane"})
    return Trial(server, build(Settings(), accounts=accounts, clock=lambda: NOW, connection=connection), log, catalogue)


@pytest.fixture
def no_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    aws_environment.only(monkeypatch, tmp_path)


@pytest.fixture
def expired_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "once"
    program.write_text(ONCE, encoding="utf-8")
    program.chmod(0o700)
    aws_environment.only(monkeypatch, tmp_path, f"[default]\ncredential_process = {program}\n")


@pytest.mark.usefixtures("no_credentials")
def test_without_credentials_there_is_an_apology_and_a_line_that_says_so(trial_without_keys: Trial) -> None:
    assert_refused(trial_without_keys, "NoCredentialsError")


@pytest.mark.usefixtures("expired_credentials")
def test_credentials_that_cannot_be_renewed_are_an_apology_too(trial_without_keys: Trial) -> None:
    assert_refused(trial_without_keys, "CredentialRetrievalError")


def assert_refused(trial: Trial, cause: str) -> None:
    fault = Fault(well, "StorageRefused", cause)
    trial.assert_apology(trial.ask(CUSTOMER), fault)
    trial.log.records[:] = [line for line in trial.log.records if line.name != "botocore.credentials"]  # it says why
    trial.assert_logged(fault)
    assert not trial.server.asked
