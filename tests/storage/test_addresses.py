"""Reading DATABASE_URL."""

from __future__ import annotations

import pytest

from storage.addresses import DatabaseUrlError, postgresql_parameters

BOTH = ("h1,h2", "5432,5433")


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("postgresql://u:p@h1:5432,h2:5433/dpc", *BOTH),
        ("postgres://u:p@h1:5432,h2:5433/dpc", *BOTH),
        ("postgresql+psycopg://u:p@h1:5432,h2:5433/dpc", *BOTH),
        ("postgresql:///dpc?host=h1,h2&port=5432,5433", *BOTH),
        ("postgresql:///dpc?host=h1:5432&host=h2:5433", *BOTH),
        ("postgresql:///dpc?host=h1:5432,h2:5433", *BOTH),
        ("postgresql://u@[::1]:5432,h2/dpc", "::1,h2", "5432,"),
        ("postgresql:///dpc?host=[::1]:5432&host=h2", "::1,h2", "5432,"),
        ("postgresql://%2Frun%2Fpg/dpc", "/run/pg", None),
        ("postgresql:///dpc?host=/run/pg", "/run/pg", None),
        ("postgresql://h1/dpc", "h1", None),
    ],
)
def test_the_spellings_of_hosts(url: str, host: str, port: str | None) -> None:
    """All that libpq takes, and SQLAlchemy's own."""
    said = postgresql_parameters(f"{url}{'&' if '?' in url else '?'}target_session_attrs=any")
    assert (said["host"], said.get("port"), said["dbname"]) == (host, port, "dpc")
    assert said["target_session_attrs"] == "any"


def test_what_the_address_says_goes_before_what_is_usual() -> None:
    """Whoever knows their network better is heard."""
    said = postgresql_parameters("postgresql://h/dpc?connect_timeout=9")
    assert (said["connect_timeout"], said["tcp_user_timeout"]) == ("9", "5000")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://h/dpc?prepare_threshold=0", "knows no such parameter"),
        ("postgresql://h:99999/dpc", "from 1 to 65535"),
        ("postgresql://h1:5432,h2:x/dpc", "from 1 to 65535"),
        ("postgresql://u:hunter2@x@h/dpc", "%40"),
    ],
)
def test_what_libpq_does_not_know_is_one_line(url: str, words: str) -> None:
    """It says what is wrong, and nothing of a password."""
    with pytest.raises(DatabaseUrlError, match=words) as caught:
        postgresql_parameters(url)
    assert "\n" not in str(caught.value)
    assert "hunter2" not in str(caught.value)
