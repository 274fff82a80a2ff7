"""What did a request ask for, and what may be answered?

Requests and answers over HTTP: routers call the use cases in `coach` and turn what
they return into the documents of `schemas/`. Read docs/explanation/app.md first.
"""
