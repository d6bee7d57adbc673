"""Figures of a running endpoint, in the text that Prometheus reads."""

from __future__ import annotations

from collections.abc import Mapping

from wickgraph.endpoint.pool import Pool

#: what is counted of questions, and what each means
_QUESTIONS = {
    "cached": "answered from the cache",
    "not modified": "answered with 304",
    "late": "ended at the limit of time",
    "died": "ended by a worker's death",
    "busy": "given up while waiting for a worker",
    "left": "given up because the client had gone",
    "replaced": "workers replaced",
    "parents": "parents of workers replaced",
}


def exposition(pool: Pool, statuses: Mapping[int, int], cached: int) -> str:
    """The figures, a line each.

    >>> from wickgraph.endpoint.limits import Limits
    >>> from wickgraph.endpoint.material import Origin
    >>> print(exposition(Pool(Origin(), Limits()), {200: 7}, 0).splitlines()[1])
    wickgraph_responses_total{status="200"} 7
    """
    lines = ["# TYPE wickgraph_responses_total counter"]
    lines += (f'wickgraph_responses_total{{status="{status}"}} {count}' for status, count in sorted(statuses.items()))
    lines.append("# TYPE wickgraph_events_total counter")
    lines += (f'wickgraph_events_total{{event="{name}"}} {pool.counts[name]}' for name in _QUESTIONS)
    gauges = {
        "workers": pool.alive,
        "workers_working": len(pool.working),
        "questions_waiting": pool.waiting,
        "cache_bytes": cached,
        "triples": pool.about.get("triples", 0),
    }
    for name, figure in gauges.items():
        lines += [f"# TYPE wickgraph_{name} gauge", f"wickgraph_{name} {figure}"]
    return "\n".join(lines) + "\n"
