// What stands beside the map in a file of a briefing: nothing is looked at or
// shared from there.

export { Panel } from "../panels/panel";
export { Help } from "../reach/help";
export { MapTwin } from "../reach/map-twin";
export const DropZone = () => null;
export const Share = () => null;
