"""Draws the app icon, 1024 pixels a side: two seats at a table. `python deploy/icon.py FILE`."""

from __future__ import annotations

import struct
import sys
import zlib
from pathlib import Path

SIZE = 1024
GROUND, EU, JAPAN, TABLE = (32, 44, 71), (250, 204, 21), (220, 66, 66), (245, 247, 250)


def colour(x: int, y: int) -> tuple[int, int, int]:
    """The colour of one pixel."""
    if 150 <= x < 874 and 620 <= y < 700:
        return TABLE
    for centre, shade in ((330, EU), (694, JAPAN)):
        if (x - centre) ** 2 + (y - 430) ** 2 < 130**2:
            return shade
    return GROUND


def png() -> bytes:
    """The picture as a file."""
    rows = b"".join(
        b"\0" + bytes(part for x in range(SIZE) for part in colour(x, y)) for y in range(SIZE)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows, 9)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(png())
