"""What Strava calls the columns of `activities.csv` in the runner's language.

English and German stand in published exports. The other words for effort are recalled,
not seen: a wrong one finds no column and does no harm. Name, description and gear need
no words: they stand at the same place in every layout seen (10, 87, 92, 94, 99 and 101
columns), effort does not.
"""

NAME = frozenset({"activity name", "name", "name der aktivität", "アクティビティ名"})
DESCRIPTION = frozenset(
    {"activity description", "description", "aktivitätsbeschreibung"}
)
GEAR = frozenset({"activity gear", "gear", "aktivitätsausrüstung"})
EFFORT = frozenset(
    {
        "perceived exertion",  # English
        "gefühlte anstrengung",  # German
        "effort perçu",  # French, recalled as all below
        "effort ressenti",
        "esfuerzo percibido",  # Spanish
        "sforzo percepito",  # Italian
        "esforço percebido",  # Portuguese
        "ervaren inspanning",  # Dutch
        "waargenomen inspanning",
        "upplevd ansträngning",  # Swedish
        "opplevd anstrengelse",  # Norwegian
        "oplevet anstrengelse",  # Danish
        "odczuwany wysiłek",  # Polish
        "自覚的運動強度",  # Japanese
        "体感強度",
    }
)
