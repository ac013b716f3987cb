// 供读屏和键盘使用者：地图的文字版、跳转链接、快捷键。

import type { reach as english } from "../en/reach";
import type { Translation } from "../text";

export const reach: Translation<typeof english> = {
  "reach.events": "跳到事件列表",
  "reach.map": "跳到地图",
  "reach.time": "跳到时间控件",

  "map.text.head": "地图内容",
  "map.text.waiting": "正在加载事件。",
  "map.text.places": { other: "{n}个地点在这段时间内有事件" },
  "map.text.countries": { other: "{n}个国家和地区有仅知所在国家或地区的事件" },
  "map.text.movements": { other: "{n}次人员流动" },
  "map.text.region": { other: "{n}起事件仅知属于整个区域。" },
  "map.text.quiet": { other: "{n}个地点在这段时间内没有事件：{places}。" },
  "map.text.place": "地点",
  "map.text.country": "国家或地区",
  "map.text.certain": "事件数",
  "map.text.possible": "可能属于这段时间",
  "map.text.unnamed": "未命名地点",
  "map.text.from": "出发地",
  "map.text.to": "目的地",
  "map.text.when": "时间",
  "map.text.notNamed": "未说明",
  "map.text.possibly": "{when}，可能属于这段时间",
};
