"""Lets QGIS add, filter, animate and draw the layers of mapd.

    QT_QPA_PLATFORM=offscreen python3 in_qgis.py http://127.0.0.1:8080/ FOLDER

prints one JSON document of what QGIS found, and writes what it drew into the
folder.
"""

import json
import os
import sys

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsDateTimeRange,
    QgsFeatureRequest,
    QgsInterval,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPalLayerSettings,
    QgsProject,
    QgsRectangle,
    QgsTemporalNavigationObject,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsVectorLayerTemporalContext,
    QgsVectorLayerTemporalProperties,
    QgsVectorTileLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDateTime, QSize, Qt, QVariant
from qgis.PyQt.QtGui import QColor, QImage

BACKGROUND = QColor("#ffffff")
SEEN = QgsRectangle(92, 0, 128, 30)  # mainland Southeast Asia and the Philippines


def layer_of(base, collection):
    """Adds a collection as a user does: OGC API - Features at the address of the API."""
    source = f"url='{base}api' typename='{collection}' pagingEnabled='enabled' pageSize='1000'"
    return QgsVectorLayer(source, collection, "OAPIF")


def feed_of(base, collection):
    """Adds a feed as a GeoPackage, read where it lies."""
    return QgsVectorLayer(f"/vsicurl/{base}feeds/{collection}.gpkg|layername={collection}", collection, "ogr")


def ids(layer, request=None):
    return sorted(f["id"] for f in layer.getFeatures(request or QgsFeatureRequest()))


def describe(layer):
    return {
        "valid": layer.isValid(),
        "announced": layer.featureCount(),
        "ids": ids(layer),
        "geometry": QgsWkbTypes.displayString(layer.wkbType()),
        "crs": layer.crs().authid(),
        "fields": {f.name(): QVariant.typeToName(f.type()) for f in layer.fields()},
        "extent": layer.extent().toString(1),
    }


def draw(layers, path, box=SEEN, time=None, size=(720, 600)):
    """Draws layers, the first on top, and returns how many pixels are not background."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    settings.setBackgroundColor(BACKGROUND)
    settings.setOutputSize(QSize(*size))
    settings.setExtent(box)
    if time is not None:
        settings.setIsTemporal(True)
        settings.setTemporalRange(time)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage().convertToFormat(QImage.Format_RGB32)
    image.save(path)
    data = image.constBits().asstring(image.sizeInBytes())
    blank = b"\xff\xff\xff\xff"
    return sum(1 for i in range(0, len(data), 4) if data[i : i + 4] != blank)


def animate(layer, folder):
    """Steps through 2025 by months with the temporal controller.

    The expressions are those of web/ogc/docs/qgis.md. With the fields alone
    QGIS shows a day in the frame before its own too, and not in the one that it
    ends in.
    """
    times = layer.temporalProperties()
    times.setMode(QgsVectorLayerTemporalProperties.ModeFeatureDateTimeStartAndEndFromExpressions)
    times.setStartExpression("to_datetime(coalesce(\"start\", '1900-01-01'))")
    times.setEndExpression("to_datetime(coalesce(\"end\", '2100-01-01')) + to_interval('1 day')")
    times.setIsActive(True)
    clock = QgsTemporalNavigationObject()
    clock.setNavigationMode(QgsTemporalNavigationObject.Animated)
    clock.setTemporalExtents(
        QgsDateTimeRange(
            QDateTime.fromString("2025-01-01T00:00:00", Qt.ISODate),
            QDateTime.fromString("2025-12-31T23:59:59", Qt.ISODate),
        )
    )
    clock.setFrameDuration(QgsInterval(1, QgsUnitTypes.TemporalMonths))
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    frames = []
    for number in range(clock.totalFrameCount()):
        clock.setCurrentFrameNumber(number)
        span = clock.dateTimeRangeForFrameNumber(number)
        frames.append(
            {
                "from": span.begin().toString("yyyy-MM-dd"),
                "ids": ids(layer, QgsFeatureRequest().setFilterExpression(times.createFilterString(context, span))),
                "ink": draw([layer], os.path.join(folder, f"frame-{number:02d}.png"), time=span),
            }
        )
    times.setIsActive(False)
    return frames


def picture(base, styled, path):
    """Draws the picture of web/ogc/docs/qgis.md: the feeds on mapd's own ground."""
    ground = QgsVectorTileLayer(
        f"type=xyz&url={base}tiles/basemap/{{z}}/{{x}}/{{y}}.mvt&zmin=0&zmax=9&styleUrl={base}api/styles/mapd", "ground"
    )
    ground.loadDefaultStyle()
    ground.setLabeling(None)
    names = QgsPalLayerSettings()
    names.fieldName = "if(\"role\" = 'site', \"name\", '')"
    names.isExpression = True
    names.dist = 1.5
    form = QgsTextFormat()
    form.setSize(9)
    halo = form.buffer()
    halo.setEnabled(True)
    form.setBuffer(halo)
    names.setFormat(form)
    hotspots = styled["hotspots"]
    hotspots.setLabeling(QgsVectorLayerSimpleLabeling(names))
    hotspots.setLabelsEnabled(True)
    return draw([styled["events"], hotspots, ground], path, QgsRectangle(94, 8, 125, 27), size=(900, 552))


def main(base, folder):
    found = {"layers": {}}
    events = layer_of(base, "events")
    for name in ("hotspots", "flows", "sources", "events.curated"):
        found["layers"][name] = describe(layer_of(base, name))
    found["layers"]["events"] = describe(events)
    QgsProject.instance().addMapLayer(events)

    events.setSubsetString("kind = 'raid'")
    found["raids"] = ids(events)
    # QGIS asks the server itself for a column and a text, as datetime=2025-10-01/..
    events.setSubsetString("start >= '2025-10-01'")
    found["possible"] = ids(events)
    events.setSubsetString("start >= to_date('2025-10-01')")
    found["late"] = ids(events)
    events.setSubsetString("")
    found["boxed"] = ids(events, QgsFeatureRequest().setFilterRect(QgsRectangle(97, 15, 100, 18)))

    found["ink"] = {
        "nothing": draw([], os.path.join(folder, "nothing.png")),
        "events": draw([events], os.path.join(folder, "events.png")),
        "hotspots": draw([layer_of(base, "hotspots")], os.path.join(folder, "hotspots.png")),
    }
    found["frames"] = animate(events, folder)

    # The GeoPackage feeds bring their own colours, the tiles a style of MapLibre.
    styled = {name: feed_of(base, name) for name in ("events", "hotspots")}
    found["styles"] = {name: l.renderer().type() for name, l in styled.items() if l.isValid()}
    for name, l in styled.items():
        found["ink"]["styled " + name] = draw([l], os.path.join(folder, f"styled-{name}.png"))
    path = "api/collections/events/tiles/WebMercatorQuad/{z}/{y}/{x}"
    tiles = QgsVectorTileLayer(f"type=xyz&url={base}{path}&zmin=0&zmax=16", "tiles")
    found["ink"]["tiles"] = draw([tiles], os.path.join(folder, "tiles.png"))
    found["ink"]["picture"] = picture(base, styled, os.path.join(folder, "picture.png"))
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    app = QgsApplication([b"qgis"], False)
    app.initQgis()
    main(*sys.argv[1:3])
    sys.stdout.flush()
    os._exit(0)  # QGIS may crash when it takes itself down, with all said
