"""Which wishes clash when nothing is left: the smallest set of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice

from unkink.anatomy import GROUPS
from unkink.catalogue import Catalogue
from unkink.errors import InfeasibleRoutineError
from unkink.planner.instance import Instance
from unkink.planner.options import instance_of
from unkink.planner.request import ALL_TOOLS, MOST_S, RoutineRequest

# Sets that are tried, small ones first; an answer shall not take longer than a second.
MOST_TRIED = 60


@dataclass(frozen=True)
class _Wish:
    """A wish in words, and the request without it."""

    words: str
    dropped: Callable[[RoutineRequest], RoutineRequest]


def conflict_of(
    request: RoutineRequest, catalogue: Catalogue
) -> InfeasibleRoutineError:
    """Return the error that names the smallest set of wishes that leave nothing."""
    wishes = list(_wishes(request))
    kept = _smallest(wishes, request, catalogue) or _irreducible(
        wishes, request, catalogue
    )
    remedy = "drop one of them" if len(kept) > 1 else "drop it or change it"
    return InfeasibleRoutineError([wish.words for wish in kept], remedy=remedy)


def _smallest(
    wishes: Sequence[_Wish], request: RoutineRequest, catalogue: Catalogue
) -> list[_Wish]:
    """Return the fewest wishes that leave nothing by themselves, if found."""
    sets = (kept for size in range(1, 4) for kept in combinations(wishes, size))
    for kept in islice(sets, MOST_TRIED):
        alone = request
        for wish in wishes:
            alone = alone if wish in kept else wish.dropped(alone)
        if not _fits(instance_of(alone, catalogue)):
            return list(kept)
    return []


def _irreducible(
    wishes: Sequence[_Wish], request: RoutineRequest, catalogue: Catalogue
) -> list[_Wish]:
    """Return wishes that leave nothing, none of which could be left out."""
    kept: list[_Wish] = []
    for wish in wishes:
        without = wish.dropped(request)
        if _fits(instance_of(without, catalogue)):
            kept.append(wish)
        else:
            request = without
    return kept


def _fits(instance: Instance) -> bool:
    """Return whether some option can be done in the time."""
    return any(
        instance.start_s[option.position] + option.time_s <= instance.budget_s
        and option.value > 0
        for option in instance.options
    )


def _wishes(request: RoutineRequest) -> Iterator[_Wish]:
    yield _Wish(
        f"--minutes {request.budget_s / 60:g}", lambda r: replace(r, budget_s=MOST_S)
    )
    tools = " ".join(f"--tool {tool}" for tool in sorted(request.tools))
    yield _Wish(tools or "no tool", lambda r: replace(r, tools=ALL_TOOLS))
    if not request.allows_demanding:
        yield _Wish("no --demanding", lambda r: replace(r, allows_demanding=True))
    yield _Wish(f"--place {request.place}", lambda r: replace(r, place="home"))
    for held in request.cautions:
        yield _Wish(
            f"--caution {held.caution.key}",
            lambda r, held=held: replace(  # type: ignore[misc]
                r, cautions=tuple(other for other in r.cautions if other != held)
            ),
        )
    for name, keys, words in _avoided(request):
        yield _Wish(
            f"--avoid {words}",
            lambda r, name=name, keys=keys: replace(  # type: ignore[misc]
                r, **{name: getattr(r, name) - keys}
            ),
        )
    refused = {p for p, need in request.needs.items() if need.is_refused}
    if refused:
        names = ", ".join(sorted({str(part.muscle) for part in refused}))
        yield _Wish(f"9 or more reported for {names}", lambda r: _without_refusal(r))


def _avoided(request: RoutineRequest) -> Iterator[tuple[str, frozenset[str], str]]:
    """Yield what is avoided: the request's field, its keys, and their common name."""
    for group, muscles in GROUPS.items():
        hit = request.avoid_muscles.intersection(muscles)
        if hit == set(muscles):
            yield "avoid_muscles", frozenset(hit), str(group)
        else:
            for muscle in sorted(hit):
                yield "avoid_muscles", frozenset({muscle}), str(muscle)
    for name in ("avoid_moves", "avoid_positions"):
        for key in sorted(getattr(request, name)):
            yield name, frozenset({key}), key


def _without_refusal(request: RoutineRequest) -> RoutineRequest:
    needs = {
        part: replace(need, soreness=min(need.soreness, 8.0))
        for part, need in request.needs.items()
    }
    return replace(request, needs=needs)
