"""Reads files with QGIS's own providers and prints what it found as JSON, a line each.

    read_qgis.py FILE…

The layer is called as the file is, without what its name ends with. Days are written as QGIS has them, so that a day that was shifted shows.
"""

import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import QgsApplication, QgsFeature, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, QUrl, QVariant


def layers(file, layer):
    """The layers of a file: a folder of KML is one each."""
    kind = file.rsplit(".", 1)[1]
    if kind == "csv":
        address = QUrl.fromLocalFile(file).toString()
        return [QgsVectorLayer(address + "?type=csv&wktField=wkt&crs=EPSG:4326&detectTypes=yes", layer, "delimitedtext")]
    if kind == "kml":
        whole = QgsVectorLayer(file, layer, "ogr")
        names = [one.split("!!::!!")[1] for one in whole.dataProvider().subLayers()]
        return [QgsVectorLayer(file + "|layername=" + name, layer, "ogr") for name in names]
    if kind == "gpkg":
        file += "|layername=" + layer
    return [QgsVectorLayer(file, layer, "ogr")]


def text(value):
    if value is None or isinstance(value, QVariant) and value.isNull():
        return ""
    if isinstance(value, QDate):
        return value.toString("yyyy-MM-dd")
    if isinstance(value, QDateTime):
        return value.toString("yyyy-MM-ddTHH:mm:ss")
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def read(file):
    rows, types, renderers = [], {}, []
    for layer in layers(file, os.path.basename(file).split(".")[0]):
        if not layer.isValid():
            sys.exit("QGIS does not read " + layer.source() + ": " + layer.error().message())
        renderers.append(layer.renderer().type() if layer.renderer() else "")
        names = [field.name() for field in layer.fields()]
        types.update({field.name(): QVariant.typeToName(field.type()) for field in layer.fields()})
        feature = QgsFeature()
        features = layer.getFeatures()
        while features.nextFeature(feature):
            row = dict(zip(names, (text(v) for v in feature.attributes())))
            geometry = feature.geometry()
            rows.append([row, None if geometry.isNull() else geometry.asWkt(17)])
    return {"rows": rows, "types": types, "renderers": renderers}


application = QgsApplication([], False)
application.initQgis()
for name in sys.argv[1:]:
    print(json.dumps(read(name)), flush=True)
os._exit(0)  # QGIS's own end is not always a clean one
