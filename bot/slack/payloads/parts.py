"""What all shapes are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, StringConstraints

# Slack's are letters and digits so far, and opaque. None may hold what parts words, keys or
# mentions elsewhere: a space, "|", "<", ">", a quote.
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$")]
Ts = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,16}\.[0-9]{1,16}$")]
Name = Annotated[str, StringConstraints(pattern=r"^[ -~]{0,255}$")]
# What any database holds: no NUL, and no half of a character, which the matching refuses.
Words = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]


class Team(BaseModel):
    """A workspace."""

    id: Id


class User(BaseModel):
    """Somebody, and the workspace that they are of."""

    id: Id
    team_id: Id | None = None


class Channel(BaseModel):
    """A conversation."""

    id: Id
