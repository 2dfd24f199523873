"""Block Kit's pictures and films."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bot.simulator.block_kit.composition import BlockBase, Part, PlainText, Url, longest


class SlackFile(Part):
    """A file of the workspace, by its id or its address."""

    id: Annotated[str, Field(min_length=1)] | None = None
    url: Url | None = None

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        if bool(self.id) == bool(self.url):
            raise PydanticCustomError("file", "must define exactly one of `id` or `url`")
        return self


class _Picture(Part):
    alt_text: Annotated[str, Field(min_length=1, max_length=2000)]
    image_url: Url | None = None
    slack_file: SlackFile | None = None

    @model_validator(mode="after")
    def _has_a_source(self) -> Self:
        if bool(self.image_url) == bool(self.slack_file):
            raise PydanticCustomError(
                "source", "must define exactly one of `image_url` or `slack_file`"
            )
        return self


class ImageElement(_Picture):
    """A small picture inside another block."""

    type: Literal["image"]


class Image(_Picture, BlockBase):
    """A picture on its own."""

    type: Literal["image"]
    title: Annotated[PlainText, longest(2000)] | None = None


class Video(BlockBase):
    """A film, embedded from its own site."""

    type: Literal["video"]
    video_url: Url
    thumbnail_url: Url
    alt_text: Annotated[str, Field(min_length=1)]
    title: Annotated[PlainText, longest(199)]
    title_url: Url | None = None
    author_name: Annotated[str, Field(max_length=49)] | None = None
    provider_name: str | None = None
    provider_icon_url: Url | None = None
    description: Annotated[PlainText, longest(199)] | None = None


class FileBlock(BlockBase):
    """A remote file; Slack alone puts it into messages."""

    type: Literal["file"]
    source: Literal["remote"]
    external_id: Annotated[str, Field(min_length=1)]
