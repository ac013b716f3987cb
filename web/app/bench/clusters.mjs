// A page with Leaflet.markercluster and made-up events, for comparison: at each
// step the markers of the window are taken off and put on, as its users do.

import { createRequire } from "node:module";

/** How many events it has; a million are more than it can hold. */
export const CLUSTERED = 100_000;

/** Runs in the page: as many events, spread over South-East Asia and ten years. */
function begin(n) {
  const map = L.map("map", { center: [14, 105], zoom: 5, maxZoom: 12, zoomAnimation: false, fadeAnimation: false });
  const layer = L.markerClusterGroup({ animate: false, chunkedLoading: false }).addTo(map);
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const markers = Array.from({ length: n }, () => L.marker([5 + 20 * random(), 92 + 30 * random()]));
  // In the order of time.
  const year = n / 10;
  window.show = (part) => {
    const from = Math.round(part * (n - year));
    layer.clearLayers();
    layer.addLayers(markers.slice(from, from + year));
    return new Promise(requestAnimationFrame);
  };
}

export async function clusterPage(page) {
  const files = createRequire(import.meta.url);
  await page.setContent('<!doctype html><div id="map" style="width:1280px;height:800px"></div>');
  await page.addStyleTag({ path: files.resolve("leaflet/dist/leaflet.css") });
  await page.addScriptTag({ path: files.resolve("leaflet/dist/leaflet-src.js") });
  await page.addScriptTag({ path: files.resolve("leaflet.markercluster/dist/leaflet.markercluster-src.js") });
  await page.evaluate(begin, CLUSTERED);
}
