"""A second, independent proof: does an answer hold, and can nothing be better?

The search may only refute an answer; what it leaves is proven without it. Sets of
positions are bounded from above with a Lagrange multiplier on time; a set whose bound
lies below the best value known is closed, the rest is searched as a front of (time,
value) states.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isclose

from unkink.planner.front import best_in_set
from unkink.planner.instance import MICRO, Answer, Instance, Option
from unkink.planner.relax import Relaxation, relaxation_of
from unkink.planner.solve import solve


def faults_of(instance: Instance, answer: Answer) -> list[str]:
    """Return what is wrong with an answer, in sentences; empty if it is the best one.

    Args:
        instance: The problem.
        answer: What is claimed to be its best choice.
    """
    faults = list(_faults_of_claim(instance, answer))
    if faults:
        return faults
    best = answer
    # A better choice refutes an answer whoever found it, and costs far less to find
    # than a proof that starts from a poor answer; only what it leaves needs the proof.
    rival = solve(instance)
    if not list(_faults_of_claim(instance, rival)):
        best = min(answer, rival, key=lambda one: _rank(one, instance))
    if best == answer:
        best = best_answer(instance, at_least=answer)
    return [] if best == answer else [_what_is_better(best, answer)]


def bound_of(instance: Instance, answer: Answer) -> float:
    """Return the largest value that any choice can have, given one that holds."""
    return best_answer(instance, at_least=answer).value


def best_answer(instance: Instance, *, at_least: Answer) -> Answer:
    """Return the best choice, found without the search in `solve.py`.

    Args:
        instance: The problem.
        at_least: A choice that holds; nothing worth less is looked at.
    """
    relaxation = relaxation_of(instance)
    best = at_least
    for candidate in _candidates(relaxation, round(at_least.value * MICRO)):
        if _rank(candidate, instance) < _rank(best, instance):
            best = candidate
    return best


def _candidates(relaxation: Relaxation, floor: int) -> Iterator[Answer]:
    for positions in relaxation.sets_by_bound():
        if relaxation.bound(positions) < floor:
            return
        found = best_in_set(relaxation, positions, floor=floor)
        if found is not None:
            floor = max(floor, round(found.value * MICRO))
            yield found


def _rank(
    answer: Answer, instance: Instance
) -> tuple[int, int, tuple[tuple[bool, str], ...], tuple[str, ...]]:
    """Return the key by which the better answer comes first."""
    group_of = {option.id: option.muscle for option in instance.options}
    by_group = {group_of[key]: key for key in answer.chosen}
    ids = tuple(
        (group not in by_group, by_group.get(group, ""))
        for group in sorted(set(group_of.values()))
    )
    return -round(answer.value * MICRO), answer.total_s, ids, answer.order


def _faults_of_claim(instance: Instance, answer: Answer) -> Iterator[str]:
    by_id = {option.id: option for option in instance.options}
    unknown = [key for key in answer.chosen if key not in by_id]
    if unknown:
        yield f"chosen names {', '.join(unknown)}, which is no option"
        return
    chosen = [by_id[key] for key in answer.chosen]
    groups = [option.muscle for option in chosen]
    if len(set(groups)) != len(groups):
        yield "chosen has two options of one group"
    if list(answer.chosen) != [o.id for o in sorted(chosen, key=lambda o: o.muscle)]:
        yield "chosen is not in the order of its groups"
    used = {option.position for option in chosen}
    if len(answer.order) != len(used) or set(answer.order) != used:
        yield f"order is {list(answer.order)}, but positions in use are {sorted(used)}"
        return
    yield from _faults_of_sums(instance, answer, chosen)


def _faults_of_sums(
    instance: Instance, answer: Answer, chosen: Sequence[Option]
) -> Iterator[str]:
    value = sum(option.micro_value for option in chosen)
    if not isclose(answer.value * MICRO, value, rel_tol=0, abs_tol=0.5):
        yield f"value is {answer.value}, but the options add up to {value / MICRO}"
    total = sum(option.time_s for option in chosen) + way_s(instance, answer.order)
    if total != answer.total_s:
        yield f"total_s is {answer.total_s}, but options and ways add up to {total}"
    if total > instance.budget_s:
        yield f"the choice takes {total} s of the {instance.budget_s} s there are"


def way_s(instance: Instance, order: Sequence[str]) -> int:
    """Return the time that an order of positions takes from standing [s]."""
    if not order:
        return 0
    steps = sum(instance.transition_s[a][b] for a, b in pairwise(order))
    return instance.start_s[order[0]] + steps


def _what_is_better(best: Answer, answer: Answer) -> str:
    if best.value > answer.value:
        return (
            f"not the best: {list(best.chosen)} is worth {best.value}, "
            f"the answer {answer.value}"
        )
    if best.total_s < answer.total_s:
        return f"as much is had in {best.total_s} s, the answer takes {answer.total_s}"
    if best.chosen != answer.chosen:
        return f"of equals, {list(best.chosen)} comes first by the order of ids"
    return f"of equals, the order {list(best.order)} comes first"
