import { oneFile } from "../one-file";

/** The address of a record as data; a file of a briefing has none. */
export function GeoJSONLink({ collection, id }: { collection: "events" | "hotspots" | "sources"; id: string }) {
  if (oneFile) return null;
  return (
    <a class="link" href={`api/collections/${collection}/items/${id}`}>
      GeoJSON
    </a>
  );
}
