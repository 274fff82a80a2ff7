"""The catalogue, the evidence, and whether unkink is up."""

import json
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

import unkink
from unkink.api.answers import tagged
from unkink.api.catalogue_doc import catalogue_doc
from unkink.api.loaded import catalogue, evidence
from unkink.api.schemas.catalogue import CatalogueDoc, EvidenceDoc, HealthDoc

router = Router(tags=["catalogue"], by_alias=True)


@router.get("/catalogue", response={200: CatalogueDoc, 304: None})
def get_catalogue(request: HttpRequest) -> HttpResponse:
    """Moves, tools, places, positions, cautions, safety, programmes and names."""
    return tagged(request, _catalogue_body())


@router.get("/evidence", response={200: EvidenceDoc, 304: None})
def get_evidence(request: HttpRequest) -> HttpResponse:
    """Claims and sources, for Why."""
    return tagged(request, _evidence_body())


@router.get("/health", response=HealthDoc)
def get_health(request: HttpRequest) -> dict[str, str]:  # noqa: ARG001
    """Whether unkink is up."""
    return {"status": "up", "version": unkink.__version__}


@cache
def _catalogue_body() -> bytes:
    return _packed(catalogue_doc(catalogue()))


@cache
def _evidence_body() -> bytes:
    known = evidence()
    return _packed(
        {
            "claims": [vars(claim) for claim in known.claims.values()],
            "sources": [vars(source) for source in known.sources.values()],
        }
    )


def _packed(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
