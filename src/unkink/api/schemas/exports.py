"""Routines to take along."""

from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from unkink.api.schemas.words import Key, Moment
from unkink.exports import Paper


class FormDoc(Schema):
    """A format: ending of its files, what it is, and whether it can be made here."""

    ending: str
    name: str
    media_type: str
    is_available: bool


class FormList(Schema):
    """All formats."""

    items: list[FormDoc]


class ExportIn(Schema):
    """A routine (`unkink.routine/1`) to take along, and what some formats ask.

    `name_bytes` is the longest name on a watch [bytes of UTF-8], `begins` the time in
    the calendar, `body` the shipped body that is shown; the usual one, by default.
    """

    routine: dict[str, Any]
    name_bytes: Annotated[int, Field(ge=12, le=255)] = 16
    paper: Paper = Paper.A4
    begins: Moment | None = None
    body: Key | None = None


class LinkIn(Schema):
    """A routine (`unkink.routine/1`) to send as a link."""

    routine: dict[str, Any]


class LinkDoc(Schema):
    """A link that holds a routine; a local one opens on this machine only."""

    link: str
    is_local: bool
