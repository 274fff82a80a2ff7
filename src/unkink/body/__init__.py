"""How does a body lie on the tool, and how hard does it press?

In go a body (sex, height, mass) and a pose of the catalogue; out come a solved stroke,
the load along it and, to look at, a mannequin and a clip. Read `solved.py` first, then
`scene.py`; `equations.py` says what a solved pose fulfils, `statics.py` what holds it.
Nothing here is needed to plan; it asks for the packages of `unkink[body]`.
"""
