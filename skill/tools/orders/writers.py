"""Several threads that each do their share of the work, in bounded queues: what has one key is done in its order."""

from collections.abc import Callable
from queue import Queue
from threading import Event, Thread
from typing import Generic, TypeVar

WAITING = 32  # pieces of work before each thread; who gives more waits
T = TypeVar("T")


class Writers(Generic[T]):
    """The first error ends the work: `give` and `finish` raise it, and what waits is let go."""

    def __init__(self, work: Callable[[T], None], threads: int) -> None:
        self._work = work
        self._queues = tuple(Queue[T | None](WAITING) for _ in range(threads))
        self._over = Event()
        self._error: BaseException | None = None
        self._threads = tuple(Thread(target=self._run, args=(queue,), daemon=True) for queue in self._queues)
        for thread in self._threads:
            thread.start()

    def give(self, key: str, piece: T) -> None:
        """Hands it to the thread of its key; waits while that has enough to do."""
        self._raise()
        self._queues[hash(key) % len(self._queues)].put(piece)

    def finish(self) -> None:
        """Waits until all is done that was given."""
        for queue in self._queues:
            queue.put(None)
        for thread in self._threads:
            thread.join()
        self._raise()

    def stop(self) -> None:
        """Ends when what is under way is done; what waits is let go."""
        self._over.set()
        for queue in self._queues:
            queue.put(None)
        for thread in self._threads:
            thread.join()

    def _run(self, queue: "Queue[T | None]") -> None:
        while (piece := queue.get()) is not None:
            if self._over.is_set():
                continue
            try:
                self._work(piece)
            except BaseException as error:  # noqa: BLE001 it is raised again, where people hear of it
                self._error = self._error or error
                self._over.set()

    def _raise(self) -> None:
        if self._error:
            raise self._error
