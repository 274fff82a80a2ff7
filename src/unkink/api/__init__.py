"""How does the app ask, and what is it answered?

In go requests of the own machine, out come the documents of `schemas/`, described at
`/api/v1/openapi.json`; the pages come from `web`. Read `urls.py` first, then
`application.py`, `guard.py` and one of `routers/`.
"""

import unkink.store.ready  # noqa: F401  Ninja asks for Django's settings on import
