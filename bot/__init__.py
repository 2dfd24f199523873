"""The bot. Its zones are those of the pinned `tzdata`, whatever the system has.

A system's files may be years older than the rules by which people's clocks will go. This must
stand before any zone is read, and so before anything else of the bot is imported. Whoever sets
PYTHONTZPATH chooses other files on purpose, and gets them.
"""

import os
import zoneinfo

if "PYTHONTZPATH" not in os.environ:
    zoneinfo.reset_tzpath(to=())
