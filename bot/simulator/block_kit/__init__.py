"""Block Kit as Slack takes it: which blocks are valid where, and within which limits."""

from bot.simulator.block_kit.surfaces import NEWEST
from bot.simulator.block_kit.validation import (
    Problem,
    Surface,
    each_of,
    elements,
    problems,
    problems_of_view,
    validate,
    validate_view,
    with_ids,
)

__all__ = [
    "NEWEST",
    "Problem",
    "Surface",
    "each_of",
    "elements",
    "problems",
    "problems_of_view",
    "validate",
    "validate_view",
    "with_ids",
]
