// 地点极多、共用标记时的地图用语。

import type { crowd as english } from "../en/crowd";
import type { Translation } from "../text";

export const crowd: Translation<typeof english> = {
  "map.cell": "分布在{n}处；按下可放大",
  "map.keyCell": "地图的一格",
  "map.keyCellLong": "此格内的全部事件，颜色为最多的类别，越大越多",
  "map.text.view": { other: "视图中事件最多的{n}处：" },
};
