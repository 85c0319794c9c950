"""What people say to a command: lines from standard input or words from the command line, whatever bytes they are."""

import sys
from collections.abc import Iterator


def piped_lines() -> Iterator[str]:
    """Each line of standard input as it comes, without its end; none where it is closed.

    Read as bytes, for no encoding may break it and only a newline ends a line; what is not UTF-8 becomes U+FFFD.
    """
    for line in sys.stdin.buffer if sys.stdin else ():
        yield line.decode("utf-8", errors="replace").rstrip("\r\n")


def as_text(argument: str) -> str:
    """A command line's word; what was not UTF-8 becomes U+FFFD, as in a line."""
    return argument.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
