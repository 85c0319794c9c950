"""DynamoDB slow, throttled, down, wrong or corrupt: a spoken apology in time, one line in the log, and life goes on."""

import logging
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.server import CUSTOMER, SHOP, Way, well
from tests.faults.trial import Trial
from tests.faults.ways import (
    FAULTS,
    NEVER_ENDS,
    TOO_LATE,
    Fault,
    drop_by_drop,
    error,
    first,
    garbled,
    gone,
    never,
    reset,
)

PARTITIONS = [CUSTOMER, SHOP]
REFUSED = Fault(well, "StorageUnreachable", "EndpointConnectionError")
PASSING = {
    "throttled": error("ProvisionedThroughputExceededException"),
    "HTTP 500": error("InternalServerError", 500),
    "reset": reset,
    "hung up on": gone,
    "a wrong checksum": garbled,
}


@pytest.mark.parametrize("of", PARTITIONS)
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_an_apology_in_time_and_one_line_in_the_log_and_then_it_is_over(
    fault: Fault, of: str, trial: Trial
) -> None:
    trial.server.ways[of] = fault.way
    trial.assert_apology(trial.ask(of), fault)
    trial.assert_logged(fault)
    trial.server.ways[of] = well
    trial.assert_answered(of)


@pytest.mark.parametrize(
    ("fault", "ways"),
    [(TOO_LATE, (never, never)), (NEVER_ENDS, (drop_by_drop(0), drop_by_drop(200)))],
    ids=["no answer", "answers drop by drop"],
)
def test_who_waits_hears_that_it_takes_too_long_before_alexa_hangs_up(
    fault: Fault, ways: tuple[Way, Way], trial: Trial
) -> None:
    trial.server.ways = dict(zip(PARTITIONS, ways, strict=True))
    with ThreadPoolExecutor() as customers:  # all at once, so that the test takes no longer than a turn
        for answer in customers.map(trial.ask, PARTITIONS * 3):
            trial.assert_apology(answer, fault)
    trial.assert_logged(fault, times=6)


@pytest.mark.parametrize("of", PARTITIONS)
def test_where_nobody_listens_there_is_an_apology(of: str, trial: Trial) -> None:
    trial.server.hang_up()
    trial.assert_apology(trial.ask(of), REFUSED)
    trial.assert_logged(REFUSED)


def test_a_customer_whose_read_is_refused_hears_an_apology_also_while_the_shop_is_known(trial: Trial) -> None:
    trial.assert_answered(CUSTOMER)
    trial.log.records.clear()
    trial.server.hang_up()
    trial.assert_apology(trial.ask(CUSTOMER), REFUSED)
    trial.assert_logged(REFUSED)


@pytest.mark.parametrize("of", PARTITIONS)
@pytest.mark.parametrize("way", PASSING.values(), ids=PASSING)
def test_a_fault_that_passes_is_not_noticed(way: Way, of: str, trial: Trial) -> None:
    trial.server.ways[of] = first(way)
    trial.assert_answered(of)
    assert trial.server.asked[of] == 2


def test_an_answer_that_comes_at_the_second_try_is_in_time(trial: Trial) -> None:
    trial.server.ways = dict.fromkeys(PARTITIONS, first(never))
    trial.assert_answered(CUSTOMER)
    assert trial.server.asked == {CUSTOMER: 2, SHOP: 2}


def test_a_turn_that_fails_has_read_and_written_nothing(trial: Trial) -> None:
    trial.server.ways[CUSTOMER] = error("InternalServerError", 500)
    trial.ask(CUSTOMER)
    assert trial.server.asked[CUSTOMER] == 2
    assert trial.server.operations == {"Query"}


def test_the_apology_is_a_sentence_of_its_own_for_each_kind(trial: Trial) -> None:
    sentences = {trial.words.speech(f"faults.{kind}").speak for kind in ("slow", "storage", "other")}
    assert len(sentences) == 3


@pytest.mark.parametrize("fault", [*FAULTS.values(), TOO_LATE], ids=[*FAULTS, "no answer"])
def test_the_old_copy_of_the_shop_serves_when_only_its_renewal_fails(fault: Fault, hurried: Trial) -> None:
    hurried.assert_answered(SHOP)
    hurried.careline.desk.forget_shop()
    hurried.server.ways[SHOP] = fault.way
    hurried.assert_answered(SHOP)
    hurried.assert_not_renewed(fault)
    hurried.assert_answered(CUSTOMER)
    assert hurried.server.asked[SHOP] == 2  # the next turn does not wait for another try
    assert hurried.log.lines(logging.WARNING) == []
