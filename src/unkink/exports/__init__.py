"""How is a routine taken along?

In goes a routine, made ready by `guided`; out come bytes in one of the `FORMS`, one
module each, or one of the `FILMS` goes to a file. All of them play the one timeline.
Read `guided.py` first, then `steps.py` and a small format, `plain_text.py`.
"""

from unkink.exports.films import FILMS, Film, film_of
from unkink.exports.forms import FORMS, Form, form_of
from unkink.exports.guided import Choices, Guided, Paper, Theme, guided, shareable
from unkink.exports.links.link import Linked, is_link, link_of, routine_of_link
from unkink.exports.steps import Step, StepKind, steps_of

__all__ = [
    "FILMS",
    "FORMS",
    "Choices",
    "Film",
    "Form",
    "Guided",
    "Linked",
    "Paper",
    "Step",
    "StepKind",
    "Theme",
    "film_of",
    "form_of",
    "guided",
    "is_link",
    "link_of",
    "routine_of_link",
    "shareable",
    "steps_of",
]
