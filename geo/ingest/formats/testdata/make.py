#!/usr/bin/env python3
"""Makes the workbooks and Parquet files of this folder.

Needs openpyxl and pyarrow. What ogr2ogr makes is in README.md.
"""

import datetime as dt
import decimal
import json
import struct
import sys
import zipfile
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl.utils.datetime import CALENDAR_MAC_1904

here = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)


def stamp(book, name):
    book.properties.created = book.properties.modified = dt.datetime(2024, 1, 1)
    book.save(here / name)


def workbook():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Incidents"
    s.append(["Incidents along the border"])
    s.append([None])
    s.append(["Id", "Date", "Time", "When", "Place", "Latitude", "Longitude", "Killed", "Checked", "Note", "Place"])
    rows = [
        ["00123", dt.date(2024, 1, 5), dt.time(13, 45), dt.datetime(2024, 1, 5, 13, 45, 30), "Myawaddy", 16.6894, 98.5086, 1234, True, " two\nlines ", "x"],
        ["00124", dt.date(2024, 2, 29), dt.time(0, 0), dt.datetime(2024, 2, 29), "Laukkaing", 23.7, 98.76, 0, False, None, None],
        [None, dt.date(1899, 12, 31), None, None, None, None, None, None, None, "_x000D_ stays text", None],
        ["00126", "5 January 2024", 0.25, 45296.5, "Shwe Kokko", "16,8", "98°31'E", 0.1, None, "#N/A", None],
    ]
    for r in rows:
        s.append(r)
    s["H4"].number_format = "#,##0"
    s["C7"].number_format = "[h]:mm"
    s["D7"].number_format = "d. mmmm yyyy"
    s["B6"].value, s["B6"].number_format = 60, "yyyy-mm-dd"
    s["J7"].data_type = "e"
    s["K7"].value, s["K7"].data_type = "#REF!", "e"
    m = book.create_sheet("Merged")
    m.append(["Country", "Place", None, "Dead"])
    m.append([None, "lat", "lon", None])
    m.append(["Myanmar", 16.6, 98.5, 3])
    m.append([None, 16.7, 98.6, None])
    m.append(["Laos", 20.3, 100.1, 2])
    for r in ("A1:A2", "B1:C1", "D1:D2", "A3:A4", "D3:D4"):
        m.merge_cells(r)
    n = book.create_sheet("No header")
    n.append([1, 2.5, dt.date(2020, 5, 6)])
    n.append([2, 1e300, dt.date(2020, 5, 7)])
    h = book.create_sheet("Lists")
    h.append(["kind", "meaning"])
    h.append(["raid", "by force"])
    h.sheet_state = "hidden"
    book.create_sheet("Empty")
    f = book.create_sheet("Formula")
    f.append(["a", "b"])
    f.append([1, "=A2+1"])
    stamp(book, "workbook.xlsx")


def workbook1904():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    s = book.active
    s.append(["name", "date", "moment"])
    s.append(["first", dt.date(1904, 1, 1), dt.datetime(1904, 1, 1, 6)])
    s.append(["later", dt.date(2024, 1, 5), dt.datetime(2024, 1, 5, 23, 59, 59)])
    stamp(book, "from1904.xlsx")


def wkb(lon, lat):
    return struct.pack("<BIdd", 1, 1, lon, lat)


def parquet():
    utc = dt.timezone.utc
    table = pa.table({
        "id": pa.array([1, 2, 3], pa.int64()),
        "big": pa.array([2**64 - 1, 0, None], pa.uint64()),
        "name": pa.array(["Myawaddy", None, "Laukkaing"]),
        "day": pa.array([dt.date(2024, 1, 5), None, dt.date(1969, 12, 31)]),
        "seen": pa.array([dt.datetime(2024, 1, 5, 13, 0, 0, 500000), None, dt.datetime(1969, 12, 31, 23, 59, 59)], pa.timestamp("us")),
        "sent": pa.array([dt.datetime(2024, 1, 5, 13, tzinfo=utc), None, None], pa.timestamp("ns", tz="Asia/Bangkok")),
        "at": pa.array([dt.time(13, 45), None, dt.time(0, 0, 1)], pa.time64("us")),
        "sum": pa.array([decimal.Decimal("-0.05"), decimal.Decimal("12345678901234567890.12"), None], pa.decimal128(30, 2)),
        "share": pa.array([0.1, float("nan"), None], pa.float32()),
        "yes": pa.array([True, False, None]),
        "kinds": pa.array([["raid", None], [], None], pa.list_(pa.string())),
        "place": pa.array([{"lat": 16.5, "names": {"en": "a"}}, None, {"lat": None, "names": None}],
                          pa.struct([("lat", pa.float64()), ("names", pa.struct([("en", pa.string())]))])),
        "tags": pa.array([[("a", 1), ("b", None)], [], None], pa.map_(pa.string(), pa.int32())),
        "raw": pa.array([b"\xff\x00", b"text", None], pa.binary()),
        "choice": pa.array(["x", "y", "x"]).dictionary_encode(),
    })
    for codec in ("snappy", "zstd", "gzip", "lz4", "brotli", "none"):
        pq.write_table(table, here / f"plain-{codec}.parquet", compression=codec, row_group_size=2)
    pq.write_table(table.select(["id", "seen"]), here / "int96.parquet", use_deprecated_int96_timestamps=True)


def geoparquet():
    def column(encoding, **more):
        return {"encoding": encoding, "geometry_types": [], **more}

    def write(name, geometry, meta):
        t = pa.table({"name": pa.array(["a", "b", None]), "geometry": geometry})
        geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": meta}}
        pq.write_table(t.replace_schema_metadata({"geo": json.dumps(geo)}), here / name)

    blobs = pa.array([wkb(98.5, 16.6), None, wkb(-0.1, 51.5)], pa.binary())
    write("wkb.geoparquet", blobs, column("WKB"))
    utm = {"$schema": "x", "name": "WGS 84 / UTM zone 47N", "id": {"authority": "EPSG", "code": 32647}}
    write("utm.geoparquet", blobs, column("WKB", crs=utm))
    point = pa.struct([("x", pa.float64()), ("y", pa.float64())])
    write("point.geoparquet", pa.array([{"x": 98.5, "y": 16.6}, None, {"x": -0.1, "y": 51.5}], point), column("point"))
    lines = pa.array([[{"x": 1.0, "y": 2.0}, {"x": 3.0, "y": 4.0}], None, []], pa.list_(point))
    write("linestring.geoparquet", lines, column("linestring"))
    areas = pa.array([[[{"x": x, "y": y} for x, y in ((0., 0.), (1., 0.), (1., 1.), (0., 0.))]], None, []], pa.list_(pa.list_(point)))
    write("polygon.geoparquet", areas, column("polygon"))


def kmz():
    with zipfile.ZipFile(here / "two.kmz", "w", zipfile.ZIP_DEFLATED) as z:
        for name in ("files/other.kml", "doc.kml"):
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            z.writestr(info, f'<kml><Placemark><name>{name}</name><Point><coordinates>1,2</coordinates></Point></Placemark></kml>')


workbook()
workbook1904()
parquet()
geoparquet()
kmz()
