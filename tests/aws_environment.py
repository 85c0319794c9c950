"""An environment in which botocore knows what a test says and nothing else, and asks no network for more."""

import os
from pathlib import Path

import boto3
import pytest


def only(monkeypatch: pytest.MonkeyPatch, folder: Path, config: str = "", **variables: str) -> None:
    """These AWS variables and this configuration file, written into `folder`, until the test is over."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    (folder / "config").write_text(config, encoding="utf-8")
    files = {"AWS_CONFIG_FILE": str(folder / "config"), "AWS_SHARED_CREDENTIALS_FILE": str(folder / "none")}
    for name, value in ({"AWS_EC2_METADATA_DISABLED": "true"} | files | variables).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)  # it remembers the environment of whoever asked first
