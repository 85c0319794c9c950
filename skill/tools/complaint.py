"""What a person at a command line is told about a fault: one sentence with a remedy, where a log has the bare cause."""

from collections.abc import Mapping

from skill import errors

REMEDIES: Mapping[type[errors.StorageFault], str] = {
    errors.StorageSlow: "DynamoDB did not answer in time; try again",
    errors.StorageThrottled: "DynamoDB asks for patience; try again in a minute",
    errors.StorageUnreachable: "DynamoDB is not where it should be; check AWS_ENDPOINT_URL_DYNAMODB or the network",
    errors.StorageRefused: "AWS refuses; check its credentials (AWS_PROFILE) and what they are allowed to do",
    errors.StorageConflict: "somebody else wrote at the same moment; look at what is there, and try again",
    errors.TableMissing: "there is no such table; CARELINE_TABLE names it, and `python -m skill table` makes it",
}


def complaint(error: errors.CarelineError | OSError) -> str:
    """What is wrong and what to do."""
    remedy = next((words for fault, words in REMEDIES.items() if isinstance(error, fault)), None)
    return f"{remedy} ({error})" if remedy else str(error)
