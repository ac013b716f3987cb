import type { Catalogue } from "../languages";

export const places: Catalogue = {
  "places.group": "前往地点",
  "places.away": "暂时无法查询地名。",
  "places.credit": "地名：GeoNames",
  "places.close": "关闭{name}",
  "places.here": "{kind}：{events}",
  "places.noEvents": "这段时间内此地没有已知事件",
  "places.events": { other: "这段时间内有{n}起事件" },

  "places.kind.country": "国家",
  "places.kind.province": "省级行政区",
  "places.kind.region": "地区",
  "places.kind.district": "县区",
  "places.kind.city": "城市",
  "places.kind.town": "城镇",
  "places.kind.village": "村庄",
  "places.kind.zone": "特区",
  "places.kind.compound": "园区",
  "places.kind.building": "建筑",
};
