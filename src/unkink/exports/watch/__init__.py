"""How does a routine come onto a watch?

In goes a routine, made ready by `unkink.exports.guided`; out comes a FIT workout, one
timed step for each set, change, rest and way. Read `fit_workout.py` first.
"""
