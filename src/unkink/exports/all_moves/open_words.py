"""The words of the open set: what its fields mean, how it is read, what may be done."""

SCHEMA = "unkink.moves/1"

# What docstrings of the catalogue do not tell of; catalogue/data/README.md tells more.
FIELDS = {
    "Move": {
        "key": "Its key.",
        "name": "What people call it.",
        "anatomy": "The muscles in words of anatomy.",
        "group": "What its dose counts for.",
        "purpose": "Whether it rolls or strengthens.",
        "motion": "What moves: the tool, nothing, the back, a limb.",
        "position": "Key of the position it is done in.",
        "places": "Keys of the places where it can be done.",
        "classic": "Its row in the classic routine; null if it is not in it.",
        "cues": "Sentences to say while rolling.",
        "mistakes": "What people do wrong.",
        "keep_off": "Keys of refused regions that lie near.",
        "cautions": "Keys of cautions for which the whole move is left out.",
        "no_arm_support": "Variant or move for someone who cannot lean on the hands.",
        "beside": "Keys of strength moves that go with it.",
        "notes": "Honest notes.",
        "sources": "Keys of sources.",
        "stroke": "Where the tool goes; null where it does not travel.",
        "exercise": "Sets of a strength move; null for the others.",
        "variants": "Its variants, the gentlest first.",
    },
    "Programme": {
        "key": "Its key.",
        "name": "Its name.",
        "summary": "What it is for.",
        "minutes": "How long it takes as a rule [min].",
        "tools": "Keys of the tools that it needs.",
        "places": "Keys of the places where it can be done.",
        "steps": "Its moves, each in one variant, in order.",
        "notes": "Honest notes.",
        "days": "What each day asks for, where it lasts several.",
        "schedule": "How often, in words.",
        "sources": "Keys of sources.",
    },
    "Step": {"move": "Key of a move.", "variant": "Key of its variant."},
    "Day": {
        "day": "Days since the race.",
        "words": "What the day asks for.",
        "also_usual": "What else people do then.",
        "not_shown": "What was not shown to work.",
        "sources": "Keys of sources.",
    },
    "Place": {
        "key": "Its key.",
        "name": "Its name.",
        "positions": "Keys of the positions that it has room for.",
        "props": "What stands there.",
    },
    "Spot": {
        "line": "A line of the body.",
        "start": "Where it begins on the line, 0 to 1.",
        "end": "Where it ends on the line, 0 to 1.",
    },
    "RefusedRegion": {
        "key": "Its key.",
        "name": "Its name.",
        "why": "Why it is never rolled.",
        "instead": "Keys of moves to do instead.",
        "basis": "What that rests on.",
        "sources": "Keys of sources.",
        "spots": "Where it lies.",
    },
    "Safety": {
        "question": "To ask before every session; yes means not to roll.",
        "stop_page": "Warning signs, and what to do about each.",
        "during": "What holds while rolling.",
        "ease_off": "To say while rolling.",
        "sore_nine": "To say where soreness is 9 or 10 of 10.",
        "one_calf": "To ask where one calf is much sorer than the other.",
        "one_calf_yes": "What follows if it is.",
        "slower_than_usual": "To say where soreness goes slower than usual.",
        "slower_limits": "Above what that is, by group and day.",
        "disclaimer": "What this is, and is not.",
    },
    "Sign": {
        "sign": "The sign.",
        "what_to_do": "What to do.",
        "strength": "a consensus, b reports or pages, c convention, J our judgement.",
    },
    "SoreLimit": {
        "group": "A group of muscles.",
        "day": "Days since the race.",
        "above": "Soreness, 0 to 10.",
    },
    "Bars": {
        "positions": "Keys of positions.",
        "groups": "Groups of muscles.",
        "press": "Presses that are too hard.",
        "tools": "Keys of tools.",
    },
}

README = f"""# The moves of unkink, as data

Foam rolling for runners: every move in every variant, with pictures and motion, what
it reaches, how long getting there takes, what to keep off, and what is known.
Texts, pictures and motion are CC BY 4.0 (see LICENSE.md): share and adapt them, also
commercially, with credit.
It is about wellness; it finds, treats and prevents nothing.

| file | holds |
|---|---|
| `catalogue.json` | everything in words and numbers, `{SCHEMA}` |
| `schema.json` | its JSON Schema (2020-12), with what each field means |
| `stills/MOVE.VARIANT.webp` | a picture of each variant |
| `bodies/BODY/mannequin.glb` | a figure |
| `bodies/BODY/MOVE.VARIANT.glb` | its motion; it loops with each stroke |
| `bodies/BODY/MOVE.VARIANT.json` | its tool, its muscles, its load, `unkink.clip/1` |
| `bodies/BODY/loads.json` | how hard each variant presses on that body |
| `bodies/BODY/into.POSITION.glb` | how to get from standing into a position |
| `index.json` | size and SHA-256 of each file; still and clips of each variant |

GLB is glTF 2.0 with `EXT_meshopt_compression` and `KHR_mesh_quantization`; three.js,
Babylon.js and gltf-transform read it.
The left side is the one that is shown; mirror it for the right.
What a variant has no picture or clip of is `null` in the index.

"""

TERMS = """# Licence and attribution

Texts and data (`catalogue.json`, `schema.json`, `README.md`):

{texts}
Stills, figures and clips (`stills/`, `bodies/`):

{figure}
A line that gives credit to both:

> Moves and figure: unkink, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/
"""
