"""Block Kit as Slack takes it: which blocks are valid where, and within which limits."""

from bot.simulator.block_kit.validation import Surface, elements, validate, validate_view, with_ids

__all__ = ["Surface", "elements", "validate", "validate_view", "with_ids"]
