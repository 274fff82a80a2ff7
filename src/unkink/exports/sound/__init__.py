"""What is heard of a session?

In goes a routine, made ready by `unkink.exports.guided`; out come knocks, hums and the
voice, as samples or as a WAV. Read `queue.py` first, which says what is spoken when,
then `mix.py`.
"""
