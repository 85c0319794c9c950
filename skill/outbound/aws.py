"""What the outlets on AWS share: a client for one service, its time limits, and what its errors mean."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import boto3
from botocore import exceptions as aws
from botocore.config import Config
from botocore.session import get_session

from skill.errors import EventRefused, OutletDown, SettingsError
from skill.storage.dynamodb import AGENT
from skill.storage.service_data import OneService

LIMITS = Config(
    connect_timeout=2,
    read_timeout=5,
    retries={"total_max_attempts": 2, "mode": "standard"},
    user_agent=AGENT,
)
# Said of this message. All else ("no such queue", "not allowed", "slow down") would be said of any other, too.
REFUSALS = frozenset(
    {
        *("InvalidMessageContents", "InvalidParameter", "InvalidParameterValue", "ParameterValueInvalid"),
        *("BadRequestException", "MessageTooLong", "BatchRequestTooLong"),
    }
)


def client(service: str, region: str | None = None) -> Any:
    """A client. Opens nothing yet. Raises SettingsError where botocore can't tell the region."""
    session = get_session()
    session.register_component("data_loader", OneService(service))
    make = cast("Any", boto3.Session(botocore_session=session).client)
    try:
        return make(service, region_name=region, config=LIMITS)
    except (aws.BotoCoreError, ValueError) as error:
        raise SettingsError(f"{service} can't be reached as the environment says: {error}") from error


@contextmanager
def answered() -> Iterator[None]:
    """Turns botocore's errors into an outlet's; their text may quote the message, so only the code goes on."""
    try:
        yield
    except aws.ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", "?")).rpartition("#")[2]
        raise (EventRefused if code in REFUSALS else OutletDown)(code) from error
    except aws.ParamValidationError as error:
        raise EventRefused(type(error).__name__) from error
    except aws.BotoCoreError as error:
        raise OutletDown(type(error).__name__) from error
