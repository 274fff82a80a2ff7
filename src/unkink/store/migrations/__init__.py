"""How do the tables change from one version to the next?

Written by `django-admin makemigrations`, applied whenever a database is opened. Read
`0001_initial.py`; `models.py` says what the tables are for.
"""
