"""Asks mapd what a notebook asks with OWSLib.

    python3 in_owslib.py http://127.0.0.1:8080/

prints one JSON document of what OWSLib found.
"""

import json
import sys

from owslib.ogcapi.features import Features


def ids(page):
    return sorted(f["id"] for f in page["features"])


def column(page, name):
    return [f["properties"][name] for f in page["features"]]


def main(base):
    api = Features(base + "api")
    every = {"limit": 10000}
    found = {
        "conforms": api.conformance()["conformsTo"],
        "definition": api.api()["openapi"],
        "collections": api.feature_collections(),
        "extent": api.collection("events")["extent"]["spatial"]["bbox"][0],
        "queryables": {n: p.get("type") for n, p in api.collection_queryables("events")["properties"].items()},
        "events": ids(api.collection_items("events", **every)),
        "boxed": ids(api.collection_items("events", bbox=[97, 15, 100, 18], **every)),
        "october": ids(api.collection_items("events", datetime="2025-10-01/2025-10-31", **every)),
        "raids": ids(api.collection_items("events", filter="kind = 'raid'", **every)),
        "sea": ids(api.collection_items("events", filter="S_INTERSECTS(geometry, BBOX(97, 10, 110, 24)) AND start >= DATE('2025-01-01')", **every)),
        "hostile": None,
        "sorted": {},
    }
    # Every property that can be sorted by, both ways.
    for name in api._request("collections/events/sortables")["properties"]:
        for sign in "", "+", "-":
            page = api.collection_items("events", sortby=sign + name, properties=name, **every)
            if name in page["features"][0]["properties"]:
                found["sorted"][sign + name] = column(page, name)
    # One after the other: the pages of OWSLib are asked by offset.
    paged = []
    while page := api.collection_items("events", limit=50, offset=len(paged))["features"]:
        paged += page
    found["paged"] = sorted(f["id"] for f in paged)
    found["one"] = api.collection_item("hotspots", "kk-park")["properties"]["name"]
    try:
        api.collection_items("events", filter="kind = ")
    except RuntimeError as error:
        found["hostile"] = json.loads(str(error))
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
