"""Django, set up: whoever imports this may import models, schemas and requests.

Models can only be declared once Django knows its settings. As this is imported where
they are, no caller has to remember; `unkink plan` imports none of it.
"""

import os

import django
from django.apps import apps

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unkink.store.settings")
# Whoever sets Django up imports the models, and those import this.
if not apps.apps_ready:
    django.setup()
