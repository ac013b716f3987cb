// The styles of the map, Leaflet's among them.

import "../styles/map.css";
import "leaflet/dist/leaflet.css";
import "../styles/found.css";
