"""The tests; a package, because one of the oracles installs a `tests` of its own."""
