"""Reads an Atom feed as a feed reader does and prints its entries as JSON.

    read_atom.py < FEED
"""

import json
import sys

import feedparser

feed = feedparser.parse(sys.stdin.buffer.read())
if feed.bozo:
    sys.exit(str(feed.bozo_exception))
print(json.dumps({
    "version": feed.version,
    "title": feed.feed.title,
    "next": [link.href for link in feed.feed.links if link.rel == "next"],
    "entries": [{
        "id": e.id,
        "title": e.title,
        "updated": e.updated,
        "published": e.get("published", ""),
        "change": [tag.term for tag in e.tags if tag.scheme.endswith(":change")],
        "where": e.get("where"),
    } for e in feed.entries],
}))
