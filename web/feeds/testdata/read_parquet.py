"""Reads GeoParquet files with pyarrow and DuckDB and prints what was found as JSON, a line each.

    read_parquet.py FILE…

The rows are pyarrow's, the types DuckDB's; both must count the same, and agree
on what lies east of Greenwich by the columns of boxes.
"""

import datetime
import json
import sys

import duckdb
import pyarrow.compute as compute
import pyarrow.parquet as parquet


def text(value):
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        return json.dumps(value)
    return value.isoformat()


def read(file):
    table = parquet.read_table(file)
    rows = []
    for row in table.to_pylist():
        geometry = row.pop("geometry")
        row.pop("bbox")
        rows.append([{name: text(value) for name, value in row.items()}, geometry and geometry.hex()])
    types = {name: kind for name, kind, *_ in duckdb.execute("DESCRIBE SELECT * FROM read_parquet(?)", [file]).fetchall()}
    counts = duckdb.execute("SELECT count(*), count(*) FILTER (bbox.xmin > 0) FROM read_parquet(?)", [file]).fetchone()
    west = compute.struct_field(table["bbox"], "xmin")
    if list(counts) != [table.num_rows, compute.sum(compute.greater(west, 0)).as_py() or 0]:
        sys.exit("DuckDB and pyarrow do not count the same in " + file)
    meta = {name.decode(): json.loads(value) for name, value in table.schema.metadata.items() if name in (b"geo", b"mapd")}
    return {"rows": rows, "types": types, "geo": meta["geo"], "mapd": meta["mapd"]}


for name in sys.argv[1:]:
    print(json.dumps(read(name)), flush=True)
