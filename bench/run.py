"""python run.py MODULE [N]: import a contender, answer N turns after the first.

Prints one JSON line: import and first answer (wall, ms), CPU from the interpreter's start of this file to the first
answer (ms), and of the N warm turns the median wall and the mean CPU (us).
"""

import sys
import time

wall, cpu = time.perf_counter(), time.process_time()

import importlib
import json
import os
import statistics

os.environ.setdefault("AWS_ACCESS_KEY_ID", "x")
os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "y")
os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from envelope import envelope


def main(module, turns=0):
    handler = importlib.import_module(module).handler
    imported = time.perf_counter()
    first = handler(envelope(), None)
    answered, answered_cpu = time.perf_counter(), time.process_time()
    figures = {
        "who": module,
        "import_ms": round((imported - wall) * 1e3),
        "first_ms": round((answered - imported) * 1e3),
        "cold_cpu_ms": round((answered_cpu - cpu) * 1e3),
    }
    if turns:
        figures |= warm(handler, turns)
    print(json.dumps(figures | {"said": first["response"]["outputSpeech"]["ssml"]}))


def warm(handler, turns):
    walls, start = [], time.process_time()
    for _ in range(turns):
        began = time.perf_counter()
        handler(envelope(), None)
        walls.append(time.perf_counter() - began)
    spent = time.process_time() - start
    return {"warm_wall_us": round(statistics.median(walls) * 1e6), "warm_cpu_us": round(spent / turns * 1e6)}


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
