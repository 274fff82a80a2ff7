"""The planning problem for OR-Tools' CP-SAT: an oracle, and the peer of the bench."""

from ortools.sat.python import cp_model

from unkink.planner.instance import Instance


def cp_sat_model(
    instance: Instance,
) -> tuple[cp_model.CpModel, list[cp_model.IntVar], cp_model.LinearExpr]:
    """Return the model, one truth per option, and the time that a choice takes [s]."""
    model = cp_model.CpModel()
    picks = [model.new_bool_var(option.id) for option in instance.options]
    groups: dict[str, list[cp_model.IntVar]] = {}
    places: dict[str, list[cp_model.IntVar]] = {p: [] for p in instance.start_s}
    for option, pick in zip(instance.options, picks, strict=True):
        groups.setdefault(option.muscle, []).append(pick)
        places[option.position].append(pick)
    for of_group in groups.values():
        model.add_at_most_one(of_group)
    legs = _route(model, instance, places)
    times = [option.time_s for option in instance.options]
    spent = cp_model.LinearExpr.weighted_sum(
        [*picks, *(leg for leg, _ in legs)], [*times, *(cost for _, cost in legs)]
    )
    model.add(spent <= instance.budget_s)
    values = [option.micro_value for option in instance.options]
    model.maximize(cp_model.LinearExpr.weighted_sum(picks, values))
    return model, picks, spent


def _route(
    model: cp_model.CpModel,
    instance: Instance,
    places: dict[str, list[cp_model.IntVar]],
) -> list[tuple[cp_model.IntVar, int]]:
    """Add a round trip from standing, back for nothing; return legs and costs."""
    names = sorted(instance.start_s)
    arcs: list[tuple[int, int, cp_model.IntVar]] = []
    legs: list[tuple[cp_model.IntVar, int]] = []
    home = model.new_bool_var("stay")
    arcs.append((0, 0, home))
    for i, a in enumerate(names, start=1):
        skipped = model.new_bool_var(f"skip {a}")
        arcs.append((i, i, skipped))
        # Staying at home is for an empty choice only, else a tour could leave it out.
        model.add_implication(home, skipped)
        if places[a]:
            model.add_bool_or(places[a]).only_enforce_if(~skipped)
        else:
            model.add(skipped == 1)
        for pick in places[a]:
            model.add_implication(pick, ~skipped)
        first, last = model.new_bool_var(f"first {a}"), model.new_bool_var(f"last {a}")
        arcs += [(0, i, first), (i, 0, last)]
        legs.append((first, instance.start_s[a]))
        for j, b in enumerate(names, start=1):
            if a != b:
                goes = model.new_bool_var(f"{a} to {b}")
                arcs.append((i, j, goes))
                legs.append((goes, instance.transition_s[a][b]))
    model.add_circuit(arcs)
    return legs


def cp_sat_best(instance: Instance) -> tuple[int, float]:
    """Return the largest value [millionths] and the seconds that the search took."""
    model, _, _ = cp_sat_model(instance)
    solver = _solved(model)
    return round(solver.objective_value), solver.wall_time


def cp_sat_least_time_s(instance: Instance, value: int) -> int:
    """Return the least total time [s] in which a value [millionths] can be had."""
    model, picks, spent = cp_sat_model(instance)
    values = [option.micro_value for option in instance.options]
    model.add(cp_model.LinearExpr.weighted_sum(picks, values) == value)
    model.minimize(spent)
    return round(_solved(model).objective_value)


def _solved(model: cp_model.CpModel) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    if status != cp_model.OPTIMAL:
        raise AssertionError(f"CP-SAT ended with {solver.status_name(status)}")
    return solver
