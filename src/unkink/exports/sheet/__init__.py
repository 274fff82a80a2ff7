"""How does a routine come onto paper?

In goes a routine, made ready by `unkink.exports.guided`; out comes one page as PDF, set
by typst from `data/card.typ`. Read `card.py` first, which says what stands on it.
"""
