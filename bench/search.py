"""Measures the site search and prints JSON: the demo's titles found first, then times with many entries.

Run it as ``python bench/search.py --entries 100000`` with ``CONGXA_VAR`` (and ``DATABASE_URL``) naming an empty place.
Entries are made of the demo's own words with a fixed seed; times are milliseconds of ``search`` alone.
"""

import argparse
import json
import os
import random
import sys
import time
from collections import Counter
from datetime import timedelta
from statistics import quantiles

os.environ.setdefault("CONGXA_MODE", "demo")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congxa.site.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from congxa.demo.loader import Loader, is_loaded
from congxa.kernel.text import fold, normalise_tones, tokens
from congxa.portal.models import SearchEntry
from congxa.portal.models.search import id_of
from congxa.portal.search import fulltext
from congxa.portal.search.finding import Wish, search

_BATCH = 2000
# Common and rare, short and long, with and without diacritics, filtered, sorted, quoted, and nothing to find.
_ASKED = ("xã", "ủy ban nhân dân", "nong thon moi", "UBND huyện", '"cồng chiêng"', "61/2018/nd-cp", "ho", "zzzz qqqq",
          "phòng chống dịch bệnh gia súc", "lương sơn hòa bình", '"nhân dân xã"', "ủy ban nhân d",
          "hop dong nhan dan")  # fmt: skip


def _ms(wish: Wish) -> float:
    began = time.perf_counter()
    search(wish)
    return (time.perf_counter() - began) * 1000


def _first(queries: dict[int, str]) -> list[str]:
    """Return the queries whose own entry did not come first."""
    paths = dict(SearchEntry.objects.filter(pk__in=queries).values_list("pk", "path"))
    offices = dict(SearchEntry.objects.filter(pk__in=queries).values_list("pk", "office_id"))
    missed = []
    for pk, query in queries.items():
        hits = search(Wish(query)).hits
        if not hits or (hits[0].path, hits[0].office_id) != (paths[pk], offices[pk]):
            missed.append(query)
    return missed


def _titles() -> dict[str, object]:
    titles = dict(SearchEntry.objects.filter(kind="portal.news").values_list("pk", "title"))
    often = Counter(word for title in titles.values() for word in set(tokens(title)))
    rare = {pk: " ".join(sorted(dict.fromkeys(tokens(t)), key=lambda w: often[w])[:4]) for pk, t in titles.items()}
    asked = {"full": titles, "bare": {pk: fold(title) for pk, title in titles.items()}, "rare": rare}
    missed = {name: _first(queries) for name, queries in asked.items()}
    return {"articles": len(titles), **{f"first_{name}": len(titles) - len(lost) for name, lost in missed.items()},
            "missed": missed}  # fmt: skip


def _fill(count: int) -> None:
    source = list(SearchEntry.objects.filter(kind="portal.news").values_list("office_id", "text"))
    words = " ".join(text for _office, text in source).split()
    offices = sorted({office for office, _text in source})
    chance = random.Random(2026)
    for start in range(0, count, _BATCH):
        made = [_entry(number, words, offices, chance) for number in range(start, min(count, start + _BATCH))]
        with transaction.atomic():
            for entry in SearchEntry.objects.bulk_create(made):
                fulltext.put(entry.pk, fulltext.Words(entry.title, "", entry.text, entry.kind, entry.office_id))


def _entry(number: int, words: list[str], offices: list[int], chance: random.Random) -> SearchEntry:
    at, start = chance.randrange(len(words) - 200), chance.randrange(len(words) - 12)
    title = " ".join(words[start : start + 10])[:255]
    date, ref = timezone.now() - timedelta(minutes=chance.randrange(3_000_000)), f"bench.entry:{number}"
    return SearchEntry(
        id=id_of(date, ref), date=date, office_id=chance.choice(offices), kind="portal.news", ref=ref, title=title,
        path=f"bench/{number}/", text=" ".join(words[at : at + 150]), folded_title=fold(title),
        toned_title=normalise_tones(title).lower(),
    )  # fmt: skip


def _times(rounds: int) -> dict[str, object]:
    office = SearchEntry.objects.values_list("office_id", flat=True).first()
    year = timezone.localdate() - timedelta(days=365)
    wishes = {query: [Wish(query), Wish(query, office_id=office), Wish(query, newest_first=True), Wish(query, page=100),
                      Wish(query, kind="portal.news", since=year)] for query in _ASKED}  # fmt: skip
    each = {query: [_ms(wish) for _ in range(rounds) for wish in three] for query, three in wishes.items()}
    every = [taken for many in each.values() for taken in many]
    return {"p50_ms": round(quantiles(every, n=100)[49], 1), "p95_ms": round(quantiles(every, n=100)[94], 1),
            "worst_ms_by_query": {query: round(max(many), 1) for query, many in each.items()}}  # fmt: skip


def main() -> None:
    """Load the demo when there is none, measure, fill, measure again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    call_command("migrate", verbosity=0, interactive=False)
    if not is_loaded():
        Loader(lambda step: None).load()
    found: dict[str, object] = {"database": connection.vendor, "titles": _titles(), "demo": _times(options.rounds)}
    _fill(options.entries)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    found["entries"] = SearchEntry.objects.count()
    found["many"] = _times(options.rounds)
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
