"""How does a session play where unkink is not?

In goes a routine, made ready by `unkink.exports.guided`; out comes one page that plays
it from the disk, or a folder for a web space that plays any. Read `one_file.py` first.
"""
