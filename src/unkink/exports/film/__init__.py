"""How does a routine become a film?

In goes a routine, made ready by `unkink.exports.guided`; out comes an MP4 of the guided
session, in which the app's own stage moves and the app's own letters tell what to do.
Read `scenes.py` first, which says what is seen when, then `write_film.py`.
"""
