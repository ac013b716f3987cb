// What stands beside the map and is told in words; one file of the built page.

export { DropZone } from "./look/drop";
export { Panel } from "./panels/panel";
export { Help } from "./reach/help";
export { MapTwin } from "./reach/map-twin";
export { Share } from "./share/share";
