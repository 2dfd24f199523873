"""Block Kit as Slack takes it: which blocks are valid where, and within which limits."""

from bot.workspace.block_kit.blocks import Surface, elements, validate, with_ids

__all__ = ["Surface", "elements", "validate", "with_ids"]
