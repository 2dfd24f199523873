"""Reading DATABASE_URL: SQLite's file, or PostgreSQL's parameters as libpq itself reads them."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

POSTGRESQL = "postgresql"
SQLITE = "sqlite"
SQLITE_EXAMPLE = "sqlite:////path/to/file"
_EXAMPLES = f"postgresql://user:password@host/name, or {SQLITE_EXAMPLE}"
_POSTGRESQL = ("postgres", POSTGRESQL, "postgresql+psycopg")
# What a lost machine, or a network that swallows packets, may cost: seconds, then milliseconds.
# Whatever the address says itself goes before.
PATIENCE = {
    "connect_timeout": "2",
    "keepalives": "1",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "2",
    "tcp_user_timeout": "5000",
    # A role or a server may be set to another; the statement's words need this one.
    "client_encoding": "UTF8",
}

Parameters = dict[str, str]


class DatabaseUrlError(ValueError):
    """The database's URL cannot be used; the message is one line that says what to do."""


def kind_of(url: str) -> str:
    """The kind of database that a URL leads to: SQLITE or POSTGRESQL.

    Raises:
        DatabaseUrlError: It is neither. A wrong URL is not repeated: it may hold a password.
    """
    scheme, colon, _ = url.partition(":")
    if not colon:
        raise DatabaseUrlError(f"it is not a valid address of a database; write {_EXAMPLES}")
    if scheme in _POSTGRESQL:
        return POSTGRESQL
    if scheme.partition("+")[0] == SQLITE:
        return SQLITE
    raise DatabaseUrlError(f"{scheme}:// is not a database that dpc can use; write {_EXAMPLES}")


def sqlite_file(url: str) -> str:
    """The path that a `sqlite:///` URL names; DatabaseUrlError where it names anything else."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # the latter of a port that is no number
        raise DatabaseUrlError(
            f"it is not a valid address of a database; write {_EXAMPLES}"
        ) from None
    if parsed.host or parsed.username or parsed.query:
        raise DatabaseUrlError(f"SQLite takes a file, and nothing else; write {SQLITE_EXAMPLE}")
    if parsed.database in (None, "", ":memory:"):
        raise DatabaseUrlError(
            f"SQLite needs a file that processes can share; write {SQLITE_EXAMPLE}"
        )
    return str(parsed.database)


def postgresql_parameters(url: str) -> Parameters:
    """What libpq is told: every spelling that it takes, and SQLAlchemy's `?host=a:1&host=b:2`.

    Raises:
        DatabaseUrlError: libpq could make nothing of it.
    """
    from psycopg import ProgrammingError  # SQLite does without psycopg
    from psycopg.conninfo import conninfo_to_dict

    try:
        given = conninfo_to_dict(_in_libpqs_spelling(url))
    except (ProgrammingError, ValueError) as error:
        raise DatabaseUrlError(_why(error)) from None
    said = {name: str(value) for name, value in given.items()}
    _check_places(said)
    return PATIENCE | said


def _in_libpqs_spelling(url: str) -> str:
    """The same address, with hosts that are named one by one in the query in one list.

    libpq would take the last one alone, and the port for a part of its name.
    """
    place, _, query = f"{POSTGRESQL}:{url.partition(':')[2]}".partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    hosts = [
        each for name, value in pairs if name == "host" for each in map(_place, value.split(","))
    ]
    if not hosts:
        return f"{place}?{query}"
    said = [(name, value) for name, value in pairs if name != "host"]
    said.append(("host", ",".join(host for host, _ in hosts)))
    if any(port for _, port in hosts):
        said.append(("port", ",".join(port for _, port in hosts)))
    spelled = (f"{name}={quote(value, safe='/,')}" for name, value in said)
    return f"{place}?{'&'.join(spelled)}"


def _place(spelled: str) -> tuple[str, str]:
    """A host and its port, which may be empty; a folder of sockets and an IPv6 address have none.

    An IPv6 address with a port stands in brackets.
    """
    if spelled.startswith("["):
        host, _, rest = spelled[1:].partition("]")
        return host, rest.removeprefix(":")
    host, colon, port = spelled.partition(":")
    if spelled.startswith("/") or ":" in port or not colon:
        return spelled, ""
    return host, port


def _check_places(said: Parameters) -> None:
    """Hosts that can be looked up, and ports that are some; libpq would notice when connecting."""
    for host in said.get("host", "").split(","):
        if "@" in host:
            raise DatabaseUrlError("an @ in the user's name or the password is written %40")
        try:
            host.encode("idna")
        except UnicodeError:
            raise DatabaseUrlError(f"it names a host that cannot be; write {_EXAMPLES}") from None
    for port in said.get("port", "").split(","):
        if port and not (port.isascii() and port.isdigit() and 0 < int(port) < 1 << 16):
            raise DatabaseUrlError("a port is a number from 1 to 65535")


def _why(error: Exception) -> str:
    """What libpq says where they name a parameter, and nothing else of the address."""
    words = str(error).partition("\n")[0]
    if words.startswith("invalid URI query parameter"):
        return f"PostgreSQL knows no such parameter ({words.rpartition(': ')[2]}); leave it out"
    return f"it is not a valid address of a database; write {_EXAMPLES}"
