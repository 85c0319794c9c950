"""Side by side: what a turn costs this skill, the floor (one boto3 query) and the stock way to write a skill.

All answer from the same stored items, against one stub of DynamoDB on loopback, interleaved. Floor and stock answer
WhereIsMyOrder, the one question they know; the skill answers each of its own. A figure is the least of the rounds,
since what else a machine does only adds to it, and a ratio is of two such figures: read those, since machines differ.
usage: python bench/run_all.py [--rounds N] [--turns N] [--only INTENT ...]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import items

from skill.bootstrap import HANDLERS

HERE = Path(__file__).parent
YARDSTICKS = ("floor", "stock")
INTENTS = tuple(handler.intent for handler in HANDLERS)
REACH = {("warm", "floor"): 1.8, ("warm", "stock"): 0.4, ("cold", "floor"): 1.5, ("requests", ""): 1.0}
TWO_REQUESTS = ("DisputePrice",)  # it reads prices after the files, and may cost twice as much
Figures = dict[str, float]
Rounds = list[dict[str, Figures]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--rounds", type=int, default=10)
    options.add_argument("--turns", type=int, default=300)
    options.add_argument("--only", nargs="+", choices=INTENTS, default=INTENTS, metavar="INTENT")
    chosen = options.parse_args()
    contenders = (*YARDSTICKS, *chosen.only)
    with tempfile.TemporaryDirectory() as folder, stub(Path(folder) / "items.json") as port:
        for who in (*YARDSTICKS, INTENTS[0]):
            run(who, 0, port)  # fills the files' caches; all intents read the same files
        rounds = [
            {who: measured(who, chosen.turns, port) for who in contenders[n:] + contenders[:n]}
            for n in (n % len(contenders) for n in range(chosen.rounds))
        ]
    show(rounds)


@contextmanager
def stub(file: Path) -> Iterator[int]:
    items.write(file)
    command = [sys.executable, str(HERE / "stub_dynamodb.py"), "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"BENCH_ITEMS": str(file)})
    try:
        yield int(server.stdout.readline())
    finally:
        server.terminate()
        server.wait(10)
        server.stdout.close()


def measured(who: str, turns: int, port: int) -> Figures:
    """One round of one contender: two cold starts, of which one goes on to warm turns."""
    before = requests(port)
    cold = run(who, 0, port)
    once = requests(port) - before
    warm = run(who, turns, port)
    return {
        "cold": min(cold["cold_cpu_ms"], warm["cold_cpu_ms"]),
        "warm": warm["warm_cpu_us"] / 1000,
        "wall": warm["warm_wall_us"] / 1000,
        "requests": (requests(port) - before - 2 * once) / turns,
    }


def run(who: str, turns: int, port: int) -> Figures:
    """A yardstick, or the skill asked one intent, in an interpreter of its own that sees no AWS settings."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "BENCH_", "CARELINE_", "PYTHON"))}
    ours |= {
        "AWS_ENDPOINT_URL_DYNAMODB": f"http://127.0.0.1:{port}",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "BENCH_TOKEN": "bench",
    }
    ours |= {"BENCH_INTENT": who} if who in INTENTS else {}
    command = [sys.executable, str(HERE / "run.py"), who if who in YARDSTICKS else "careline", str(turns)]
    return json.loads(subprocess.run(command, env=ours, check=True, stdout=subprocess.PIPE, text=True).stdout)


def requests(port: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/counts", timeout=5) as answer:
        return sum(json.load(answer).values())


def figure(rounds: Rounds, who: str, name: str, to: str = "") -> float:
    """The least of a contender's figure, or its ratio to another contender's least."""
    return min(r[who][name] for r in rounds) / (min(r[to][name] for r in rounds) if to else 1)


def show(rounds: Rounds) -> None:
    row("", "warm CPU", "/ floor", "/ stock", "warm wall", "cold CPU", "/ floor", "requests")
    for who in rounds[0]:
        warm, cold = figure(rounds, who, "warm"), figure(rounds, who, "cold")
        by_floor, by_stock = figure(rounds, who, "warm", "floor"), figure(rounds, who, "warm", "stock")
        cells = (f"{warm:.2f} ms", times(by_floor), times(by_stock), f"{figure(rounds, who, 'wall'):.2f} ms")
        cold_cells = (f"{cold:.0f} ms", times(figure(rounds, who, "cold", "floor")))
        row(who, *cells, *cold_cells, f"{figure(rounds, who, 'requests'):.2f}")
    warm_floor, warm_stock, cold_floor, requests_a_turn = REACH.values()
    row("reach", "", times(warm_floor), times(warm_stock), "", "", times(cold_floor), f"{requests_a_turn:.2f}")
    missed = [
        f"{who} {name}{to and ' / '}{to}"
        for who in INTENTS
        if who in rounds[0]
        for (name, to), reach in REACH.items()
        if round(figure(rounds, who, name, to), 2) > reach * (2 if who in TWO_REQUESTS and name != "cold" else 1)
    ]
    print(f"missed: {', '.join(missed)}" if missed else "every question is within reach")


def row(name: str, *cells: str) -> None:
    print(f"{name:17}" + "".join(f"{cell:>11}" for cell in cells))


def times(ratio: float) -> str:
    return f"x {ratio:.2f}"


if __name__ == "__main__":
    main()
