"""A connection to PostgreSQL that does not wait for ever for a server that no longer answers.

The time limits of the server hold only while it lives, and those of the network only where nobody
on the way (a pooler, a proxy) goes on to take packets in its place.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Any, TypeVar

import psycopg
from psycopg.errors import error_from_result
from psycopg.generators import execute
from psycopg.pq import ExecStatus

Answer = TypeVar("Answer")


class PatientConnection(psycopg.Connection[Any]):
    """Closes itself, and raises OperationalError, where an answer takes longer than `patience`."""

    patience: float = 2.5  # seconds

    def wait(self, gen: Generator[Any, Any, Answer], *options: Any, **named: Any) -> Answer:
        """Wait for what psycopg does step by step, at most for so long."""
        return super().wait(self._limited(gen), *options, **named)

    def number(self, query: bytes, text: str) -> int | None:
        """The number that a query finds for its parameter $1; None where there is none.

        It is libpq's own way, without a cursor, and leaves out what psycopg does for any type.
        """
        self.pgconn.send_query_params(query, [text.encode()])
        (result,) = self.wait(execute(self.pgconn))
        if result.status != ExecStatus.TUPLES_OK:
            raise error_from_result(result)
        found = result.get_value(0, 0) if result.ntuples else None
        return None if found is None else int(found)

    def _limited(self, steps: Generator[Any, Any, Answer]) -> Generator[Any, Any, Answer]:
        until = time.monotonic() + self.patience
        try:
            step = next(steps)
            while True:
                ready = yield step
                if not ready and time.monotonic() > until:
                    self.close()
                    raise psycopg.OperationalError("the server does not answer")
                step = steps.send(ready)
        except StopIteration as done:
            answer: Answer = done.value
            return answer
