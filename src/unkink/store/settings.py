"""Django's settings; `database.open_database` fills in where the data lies.

Names of the api's parts stand here as text: nothing of it is imported until it serves.
"""

# Another file takes its place before anything is kept.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
        "OPTIONS": {
            # Two writers queue up at the start of a transaction, not in its middle.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # A commit is on the disk when it is answered, also in WAL mode.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
        # Each thread of the server keeps its connection.
        "CONN_MAX_AGE": None,
    }
}
INSTALLED_APPS = ["unkink.store"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False

ROOT_URLCONF = "unkink.api.urls"
MIDDLEWARE = [
    "unkink.api.headers.safe_headers",
    "unkink.api.guard.guard",
    "unkink.api.limits.limit_bodies",
    "unkink.api.idempotency.answer_once",
]
# `guard` looks at the host, and says why in our words.
ALLOWED_HOSTS = ["*"]
APPEND_SLASH = False
# `limits` bounds bodies, each call with its own.
DATA_UPLOAD_MAX_MEMORY_SIZE = None
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # What a runner got wrong is answered, and needs no line on the terminal.
    "loggers": {"django.request": {"level": "CRITICAL"}},
}
