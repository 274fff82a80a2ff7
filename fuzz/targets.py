"""What is fuzzed: each target with its seeds, its variations and its share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from random import Random

from fuzz.disk import run_collection, run_file, run_folder, run_table, run_zip
from fuzz.links import link_seeds, run_link, vary_link
from fuzz.mutators.fit import vary_fit
from fuzz.mutators.folders import vary_folder
from fuzz.mutators.packed import vary_file, vary_head
from fuzz.mutators.tables import vary_table
from fuzz.mutators.xml import vary_gpx, vary_tcx
from fuzz.mutators.zips import vary_zip
from fuzz.reading import run_fit, run_head, run_xml
from fuzz.seeds.archives import large_zips, zip_seeds
from fuzz.seeds.fit import fit_seeds, large_fit
from fuzz.seeds.folders import collection_seeds, folder_seeds
from fuzz.seeds.packed import file_seeds, head_seeds, large_files
from fuzz.seeds.tables import large_tables, table_seeds
from fuzz.seeds.xml import gpx_seeds, large_gpx, large_tcx, tcx_seeds


def target_named(name: str) -> "Target":
    """Return a target by its name, or one that lies elsewhere, as "module:NAME"."""
    module, _, attribute = name.partition(":")
    if not attribute:
        return TARGETS[name]
    target: Target = getattr(import_module(module), attribute)
    return target


def _nothing() -> Mapping[str, bytes]:
    return {}


@dataclass(frozen=True)
class Target:
    """Something that reads bytes.

    Attributes:
        name: What to call it.
        run: Reads an input and returns how much was in it; fails if it must not be so.
        vary: Returns another input of the same kind.
        seeds: Returns the first inputs by name; large ones are not varied, only read.
        large: Returns those.
        share: Share of all executions.
        most_bytes: Size of the largest input that is varied.
    """

    name: str
    run: Callable[[bytes], int]
    vary: Callable[[bytes, Random], bytes]
    seeds: Callable[[], Mapping[str, bytes]]
    share: float
    most_bytes: int
    large: Callable[[], Mapping[str, bytes]] = field(default=_nothing)


TARGETS = {
    one.name: one
    for one in (
        Target("fit", run_fit, vary_fit, fit_seeds, 0.26, 2_048, large_fit),
        Target("gpx", run_xml, vary_gpx, gpx_seeds, 0.2, 4_096, large_gpx),
        Target("tcx", run_xml, vary_tcx, tcx_seeds, 0.14, 6_144, large_tcx),
        Target("file", run_file, vary_file, file_seeds, 0.1, 4_096, large_files),
        Target("head", run_head, vary_head, head_seeds, 0.08, 1_024),
        Target("zip", run_zip, vary_zip, zip_seeds, 0.08, 4_096, large_zips),
        Target("table", run_table, vary_table, table_seeds, 0.04, 4_096, large_tables),
        Target("folder", run_folder, vary_folder, folder_seeds, 0.02, 4_096),
        Target("link", run_link, vary_link, link_seeds, 0.04, 4_096),
        Target("runs", run_collection, vary_folder, collection_seeds, 0.04, 8_192),
    )
}
