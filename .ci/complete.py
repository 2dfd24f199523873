"""Whether a bill of materials names every shipped package, with its version and its licence."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(bill: Path, shipped: Path) -> None:
    """Compare a CycloneDX file with pip's list; exits with what is missing."""
    listed = {each["name"].lower(): each for each in json.loads(bill.read_text())["components"]}
    missing = []
    for package in json.loads(shipped.read_text()):
        found = listed.get(package["name"].lower(), {})
        if found.get("version") != package["version"]:
            missing.append(f"{package['name']} {package['version']}")
        elif not found.get("licenses"):
            missing.append(f"the licence of {package['name']}")
    if missing:
        sys.exit(f"{bill} lacks {', '.join(missing)}")
    print(f"{bill}: {len(listed)} packages, each with its version and licence")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
