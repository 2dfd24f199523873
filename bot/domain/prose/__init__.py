"""The text of a statement as a reader sees it: headings, paragraphs, list items, sentences."""

from bot.domain.prose.layout import Block, Form, is_japanese, layout
from bot.domain.prose.sentences import Span, cut, holds_several

__all__ = ["Block", "Form", "Span", "cut", "holds_several", "is_japanese", "layout"]
