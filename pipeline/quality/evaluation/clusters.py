"""Do the records of one real-world event share one event_id? B-cubed over gold clusters.

Here: the figure alone. Not here: how ids are made (pipeline.resolve) or where they come from (run).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.quality.evaluation.figures import Figures


def bcubed(items: Sequence[tuple[str, str]]) -> Figures:
    """B-cubed precision, recall and F1 of (gold cluster, predicted event_id) pairs, one per record.

    For each record: of those that share its event_id, how many share its cluster (precision), and of those that
    share its cluster, how many share its event_id (recall); both averaged over the records. No items, no figures.
    """
    if not items:
        return {}
    together = Counter(items)
    by_cluster = Counter(cluster for cluster, _ in items)
    by_event = Counter(event_id for _, event_id in items)
    precision = sum(together[item] / by_event[item[1]] for item in items) / len(items)
    recall = sum(together[item] / by_cluster[item[0]] for item in items) / len(items)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "clustered_mentions": len(items),
        "bcubed_p": round(precision, 4),
        "bcubed_r": round(recall, 4),
        "bcubed_f1": round(f1, 4),
    }
