"""Side by side: what a turn costs this skill, the floor (one boto3 query) and the stock way to write a skill.

All answer the same question from the same stored items, against one stub of DynamoDB on loopback, interleaved;
each figure is the median of the rounds, each ratio the median of the rounds' ratios. Read the ratios: machines are
usage: python bench/run_all.py [--rounds N] [--turns N]
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
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import items

HERE = Path(__file__).parent
CONTENDERS = ("floor", "stock", "careline")
REACH = {"warm / floor": 1.8, "warm / stock": 0.4, "cold / floor": 1.5, "requests": 1.0}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--turns", type=int, default=300)
    chosen = options.parse_args()
    contenders = [who for who in CONTENDERS if who != "stock" or find_spec("ask_sdk") is not None]
    if "stock" not in contenders:
        print("stock is left out: it needs `pip install ask-sdk==1.19.0`", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder, stub(Path(folder) / "items.json") as port:
        for who in contenders:
            run(who, 0, port)  # fills the files' caches
        rounds = [
            {who: measured(who, chosen.turns, port) for who in contenders[n % 3 :] + contenders[: n % 3]}
            for n in range(chosen.rounds)
        ]
    show(rounds, contenders)


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


def measured(who: str, turns: int, port: int) -> dict[str, float]:
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


def run(who: str, turns: int, port: int) -> dict[str, float]:
    """A contender in an interpreter of its own, which sees nothing of this machine's AWS settings."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "CARELINE_", "PYTHON"))}
    ours |= {
        "AWS_ENDPOINT_URL_DYNAMODB": f"http://127.0.0.1:{port}",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "BENCH_TOKEN": os.environ.get("BENCH_TOKEN", "bench"),
    }
    command = [sys.executable, str(HERE / "run.py"), who, str(turns)]
    return json.loads(subprocess.run(command, env=ours, check=True, stdout=subprocess.PIPE, text=True).stdout)


def requests(port: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/counts", timeout=5) as answer:
        return sum(json.load(answer).values())


def show(rounds: list[dict[str, dict[str, float]]], contenders: list[str]) -> None:
    def ratio(who: str, figure: str, to: str) -> float | None:
        return median(r[who][figure] / r[to][figure] for r in rounds) if to in contenders else None

    columns = ("warm CPU", "/ floor", "/ stock", "warm wall", "cold CPU", "/ floor", "requests")
    print(f"{'':10}" + "".join(f"{name:>11}" for name in columns))
    for who in contenders:
        figures = {name: median(r[who][name] for r in rounds) for name in ("warm", "wall", "cold", "requests")}
        line = [f"{figures['warm']:.2f} ms", times(ratio(who, "warm", "floor")), times(ratio(who, "warm", "stock"))]
        line += [f"{figures['wall']:.2f} ms", f"{figures['cold']:.0f} ms", times(ratio(who, "cold", "floor"))]
        print(f"{who:10}" + "".join(f"{cell:>11}" for cell in [*line, f"{figures['requests']:.2f}"]))
    reach = {"": "reach", "warm / floor": times(REACH["warm / floor"]), "warm / stock": times(REACH["warm / stock"])}
    cells = ["", reach["warm / floor"], reach["warm / stock"], "", "", times(REACH["cold / floor"]), "1.00"]
    print(f"{'reach':10}" + "".join(f"{cell:>11}" for cell in cells))
    got = {
        "warm / floor": ratio("careline", "warm", "floor"),
        "warm / stock": ratio("careline", "warm", "stock"),
        "cold / floor": ratio("careline", "cold", "floor"),
        "requests": median(r["careline"]["requests"] for r in rounds),
    }
    missed = [name for name, value in got.items() if value is not None and value > REACH[name]]
    print(f"missed: {', '.join(missed)}" if missed else "careline is within reach")


def times(ratio: float | None) -> str:
    return "-" if ratio is None else f"x {ratio:.2f}"


if __name__ == "__main__":
    main()
