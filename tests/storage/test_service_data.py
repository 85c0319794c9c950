"""botocore finds in the quickly read files exactly what it finds by its own way, and nothing of other services."""

from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import DataNotFoundError, UnknownServiceError
from botocore.loaders import Loader

from skill.storage.dynamodb import Connection, connect
from skill.storage.service_data import JSONFiles, OneService


@pytest.fixture(autouse=True)
def _anew(read_anew: Callable[[JSONFiles, str], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """No file was seen by a client before, which writes into what it is given."""
    monkeypatch.setattr(JSONFiles, "load_file", read_anew)


@pytest.mark.parametrize("kind", ["service-2", "waiters-2", "paginators-1", "endpoint-rule-set-1"])
def test_the_services_files_are_read_as_botocore_reads_them(kind: str) -> None:
    read = OneService("dynamodb").load_service_model("dynamodb", kind)
    assert read == Loader().load_service_model("dynamodb", kind)
    assert read


@pytest.mark.parametrize("name", ["endpoints", "partitions", "_retry", "sdk-default-configuration"])
def test_the_files_of_all_services_are_read_as_botocore_reads_them(name: str) -> None:
    assert OneService("dynamodb").load_data_with_path(name) == Loader().load_data_with_path(name)


def test_what_is_not_there_is_missed_in_botocores_own_way() -> None:
    data = OneService("dynamodb")
    with pytest.raises(UnknownServiceError):
        data.load_service_model("s3", "service-2")
    with pytest.raises(DataNotFoundError):
        data.load_data("dynamodb/2012-08-10/nothing-1")


def test_a_client_made_from_them_can_do_all_that_the_tools_ask_of_one() -> None:
    client = connect(Connection("http://127.0.0.1:9", access_key="x", secret_key="x", region="us-east-1"))
    assert client.can_paginate("query")
    assert "table_exists" in client.waiter_names
    assert issubclass(client.exceptions.ResourceNotFoundException, Exception)
