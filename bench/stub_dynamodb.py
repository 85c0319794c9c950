"""A loopback stand-in for DynamoDB's wire protocol with canned answers and a fixed delay.

Same server for every contender, so only the contender's own cost differs.
usage: python stub_dynamodb.py PORT [DELAY_MS]; port 0 takes a free one. Prints the port at the start and the count of
each operation on SIGTERM; `GET /counts` gives the counts so far. BENCH_ITEMS names a JSON file {text: [stored items]}:
a Query whose body holds that text gets those items ("*": any other Query).
"""

import asyncio
import collections
import json
import os
import signal
import sys
import zlib
from pathlib import Path

COUNTS: collections.Counter[str] = collections.Counter()
ORDER = {
    "pk": {"S": "CUSTOMER#c1"},
    "sk": {"S": "ORDER#2026-11-20#1001"},
    "order_id": {"S": "1001"},
    "status": {"S": "OrderInTransit"},
    "item": {"S": "trail shoes"},
    "eta": {"S": "2026-11-25"},
}
ANSWERS = {
    "Query": {"Items": [ORDER] * 5, "Count": 5, "ScannedCount": 5},
    "GetItem": {"Item": {"id": {"S": "u"}, "attributes": {"M": {"visits": {"N": "3"}}}}},
    "PutItem": {},
    "UpdateItem": {},
    "BatchGetItem": {"Responses": {}, "UnprocessedKeys": {}},
}
ITEMS = json.loads(Path(os.environ["BENCH_ITEMS"]).read_text()) if os.environ.get("BENCH_ITEMS") else {}


def answer(operation, body):
    if operation == "Query" and ITEMS:
        items = next((v for k, v in ITEMS.items() if k != "*" and k.encode() in body), ITEMS.get("*", []))
        return {"Items": items, "Count": len(items), "ScannedCount": len(items)}
    return ANSWERS.get(operation, {})


async def respond(reader, writer, delay):
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin1").split("\r\n")
    headers = {k.lower(): v for k, v in (line.split(": ", 1) for line in head if ": " in line)}
    asked = await reader.readexactly(int(headers.get("content-length", 0)))
    if head[0].startswith("GET /counts"):
        body = json.dumps(COUNTS).encode()
    else:
        operation = headers.get("x-amz-target", ".?").split(".")[1]
        COUNTS[operation] += 1
        await asyncio.sleep(delay)
        body = json.dumps(answer(operation, asked)).encode()
    writer.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nx-amz-crc32: %d\r\n"
        b"Content-Length: %d\r\n\r\n" % (zlib.crc32(body), len(body)) + body
    )
    await writer.drain()


async def main(port, delay=0.0):
    async def serve(reader, writer):
        try:
            while True:
                await respond(reader, writer, delay)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", port)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    print(server.sockets[0].getsockname()[1], flush=True)
    await stop.wait()
    server.close()  # not wait_closed(): a contender that was killed may leave a connection
    print(json.dumps(COUNTS), flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), *(float(ms) / 1000 for ms in sys.argv[2:])))
