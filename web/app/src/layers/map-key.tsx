// What the signs on the map mean: only those that are on it now.

import { signs } from "./engine";

const dashed = { fill: "none", stroke: "currentColor", "stroke-width": 1.2, "stroke-dasharray": "2 2.4" };

export function MapKey() {
  const s = signs.value;
  if (!s.place && !s.country && !s.area && !s.possible && s.region === 0) return null;
  return (
    <ul class="map-key n" aria-label="Key to the map">
      {s.place && (
        <li>
          <svg width="14" height="14" aria-hidden="true">
            <circle cx="7" cy="7" r="6" fill="currentColor" />
          </svg>
          place
        </li>
      )}
      {s.country && (
        <li>
          <svg width="14" height="14" aria-hidden="true">
            <rect x="1" y="1" width="12" height="12" fill="currentColor" />
          </svg>
          known by country only
        </li>
      )}
      {s.area && (
        <li>
          <svg width="16" height="16" aria-hidden="true">
            <circle cx="8" cy="8" r="7" {...dashed} />
          </svg>
          somewhere in this area
        </li>
      )}
      {s.possible && (
        <li>
          <svg width="14" height="14" aria-hidden="true">
            <circle cx="7" cy="7" r="5.3" fill="none" stroke="currentColor" stroke-width="1.5" />
          </svg>
          may fall in this time
        </li>
      )}
      {s.region > 0 && (
        <li class="map-key-region">
          <svg width="16" height="16" aria-hidden="true">
            <rect x="1.5" y="1.5" width="13" height="13" rx="2" {...dashed} stroke-width={1.4} />
          </svg>
          <span>
            <b>{s.region}</b> for the whole region
          </span>
        </li>
      )}
    </ul>
  );
}
