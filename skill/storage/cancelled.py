"""Why DynamoDB called a transaction off, as one of Careline's faults."""

from collections.abc import Mapping
from typing import Any

from skill import errors


def fault(response: Mapping[str, Any]) -> errors.StorageFault:
    """The fault for the answer of a TransactionCanceledException: reasons stand in the order of what was asked for.

    A condition that did not hold comes first, since trying again can't help there.
    """
    reasons = [reason for reason in response.get("CancellationReasons", ()) if isinstance(reason, Mapping)]
    codes = [str(reason.get("Code", "None")) for reason in reasons]
    told = ", ".join(code for code in codes if code != "None") or "no reason given"
    if "ConditionalCheckFailed" in codes:
        return errors.StorageConflict(told, reasons[codes.index("ConditionalCheckFailed")].get("Item", {}))
    if "TransactionConflict" in codes:
        return errors.StorageContended(told)
    if {"ThrottlingError", "ProvisionedThroughputExceeded"} & {*codes}:
        return errors.StorageThrottled(told)
    return errors.StorageFault(told)
