// 页面各部分共用的词语。

import type { common as english } from "../en/common";
import type { Translation } from "../text";

export const common: Translation<typeof english> = {
  "common.events": { other: "{n}起事件" },
  "common.places": { other: "{n}个地点" },
  "common.countries": { other: "{n}个国家" },
  "common.close": "关闭",
  "page.skipToEvents": "跳到事件列表",
  "page.addressNotice": { other: "网址中有{n}处无法识别（{parts}），这些部分保持默认设置。" },
  "page.about": "关于",
  "page.map": "地图",
  "page.time": "时间",
};
