"""Your data: what is kept where, and how it goes."""

from typing import Literal

from ninja import Schema


class DataDoc(Schema):
    """What is kept, how many of each, and in which folder."""

    folder: str
    runs: int
    sessions: int
    reports: int
    routines: int
    originals: int
    originals_bytes: int
    database_bytes: int


class DeletionIn(Schema):
    """The word that shows that everything is meant to go."""

    confirm: Literal["delete"]


class RestoredDoc(Schema):
    """How much a backup brought back."""

    runs: int
    sessions: int
    originals: int
