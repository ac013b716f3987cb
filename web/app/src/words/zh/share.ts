// 分享：链接、文件、图片、嵌入、引用；关于页面。

import type { share as english } from "../en/share";
import type { sharing } from "../en/sharing";
import type { Translation } from "../text";

export const share: Translation<typeof english & typeof sharing> = {
  "share.open": "分享当前视图",
  "share.head": "分享当前视图",
  "share.loading": "正在加载…",
  "share.failed": "页面的这一部分无法加载。可能连不上服务器。",
  "share.again": "重试",
  "share.window": "{window}，{events}",
  "share.windowPossible": "{window}，{events}，其中{possible}起只是可能属于这段时间",

  "share.link": "链接",
  "share.linkNote": "其中包含您所见的一切：时间、位置、筛选条件、打开的内容。",
  "share.address": "当前视图的地址",
  "share.copy": "复制",
  "share.copyLink": "复制链接",
  "share.copied": "已复制",
  "share.notCopied": "浏览器不允许复制。文字已选中，请按 Ctrl+C 复制。",
  "share.send": "发送…",

  "share.data": "数据",
  "share.dataNote": { other: "时间和筛选条件所显示的{n}起事件，含数字、来源和日期。" },
  "share.dataNone": "没有显示任何事件，无可保存。",
  "share.dataPossible": { other: "其中{n}起只是可能属于这段时间，在“是否在时间窗内”一列中标明。" },
  "share.dataUndated": { other: "{n}起没有日期的事件未列入。" },
  "share.geojson": "GeoJSON",
  "share.csv": "CSV",
  "share.kml": "KML",
  "share.gpkg": "GeoPackage",
  "share.fgb": "FlatGeobuf",
  "share.parquet": "GeoParquet",
  "share.tools": "此视图的数据源，供各种工具使用",
  "share.toolsNote": "始终给出最新数据的地址，适用于 Excel、QGIS、ArcGIS、Google Earth、笔记本和订阅阅读器。",
  "share.bom": "供电子表格使用的 CSV（带字节顺序标记）",
  "share.saved": "已保存为{file}",

  "share.picture": "图片",
  "share.pictureNote": "当前的地图，连同日期、概述、图例和出处。",
  "share.png": "PNG",
  "share.painting": "正在绘制…",
  "share.tainted": "地图下面的图块来自另一个不允许保存图块的网站。请选用内置底图后再试。",
  "share.noPicture": "无法生成图片。",

  "share.embed": "嵌入",
  "share.embedNote": "供您自己的网页使用：以框架显示地图，并带有返回当前视图的链接。",
  "share.embedTime": "带时间控件",
  "share.embedPanel": "带面板",
  "share.embedTheme": "颜色",
  "share.embedLanguage": "语言",
  "share.asReader": "随读者的设置",
  "share.light": "浅色",
  "share.dark": "深色",
  "share.code": "嵌入代码",
  "share.copyCode": "复制代码",

  "share.cite": "引用",
  "share.citeText": "如何引用当前视图",
  "share.copyCitation": "复制引文",
  "share.citation": "mapd：{title}。{window}。数据版本 {version}{edition}。{address}（访问日期：{day}）。",
  "share.citeEdition": "，{edition} 版",
  "share.citeNote": "数据：{licence}，{credit}。引用单个事实时，请注明该事件页面所列的来源。",
  "share.citeNoteShort": "引用单个事实时，请注明该事件页面所列的来源。",
  "share.places": "诈骗园区：随时间变化",

  "picture.made": "数据版本 {version} · {licence} · 制作于{day}",
  "picture.base": "底图：{credit}",

  "embed.open": "打开完整地图",
  "embed.read": "阅读更多",
  "embed.what": "打开的内容",

  "about.head": "关于这张地图",
  "about.what": "据报道存在诈骗园区的地点，以及据称在那里发生过的事情，按时间呈现。",

  "about.method": "资料从何而来",
  "about.method1":
    "逐行阅读已发表的文件。每一条有日期或地点的陈述、每一个数字，都记为一起事件、一次流动或某地的一项属性，用自己的话重新写出，并注明所在段落。",
  "about.method2": "来源之间有出入时，各方说法并列保留，不同之处加以标记。mapd 不添加任何自己的事实。",

  "about.signs": "符号的含义",
  "about.signPlace": "圆形是一个地点。圆环按事件类别分色，数字为事件总数。",
  "about.signCountry": "方块是仅知国家或地区的事件，绝不画成国家中央的一个点。",
  "about.signArea": "虚线圈：在此区域内某处，或位置只知到这个程度。",
  "about.signHollow": "空心：可能属于所选时间。实心：确定属于。",
  "about.signFlow": "箭头是人员或业务的流动，越宽人数越多。",

  "about.place": "位置有多准确",
  "about.place.site": "现场",
  "about.place.siteText": "就是该建筑或围墙内的园区",
  "about.place.near": "附近",
  "about.place.nearText": "在其附近几公里之内",
  "about.place.town": "城镇",
  "about.place.townText": "在该城镇或城市的某处",
  "about.place.district": "县区",
  "about.place.districtText": "在该县或区的某处",
  "about.place.province": "省邦",
  "about.place.provinceText": "在该省或邦的某处",
  "about.place.country": "国家",
  "about.place.countryText": "只提到国家或地区：画成其标牌上的方块",
  "about.place.region": "区域",
  "about.place.regionText": "说的是整个区域：列在列表中并计入图例，不画在地图上",
  "about.placeNote":
    "位置是一个带半径的点，取到百分之一度（约一公里）。每个地点的页面都说明它依据地名库的哪一条，或为何由人工定位。",

  "about.sure": "说法有多可靠",
  "about.sureNote": "这里判断的是谁这样说，而不是 mapd 是否相信。事件页面列出每个来源自己的说法。",

  "about.time": "时间",
  "about.time1":
    "日期只写到来源所写的精确程度。“10月下旬”是十一天，“2023年”是整整一年。这样的事件在它确定所属的时间窗中为实心，在可能所属的时间窗中为空心。",
  "about.time2": "日期就是所写的日历日，不因时区而移动。没有日期的内容列在列表末尾，不计入任何时间窗。",

  "about.figures": "数字",
  "about.figures1":
    "已经发生在人身上的事，按不同事件相加。属于另一数字一部分的，不再重复相加。状态（例如在押人数、每年损失金额）从不相加，只显示最新的。",
  "about.figures2": "“至少”是下限；只要有一个数字没有上限，总和就没有上限。含有较大约数的总和也取整，绝不比其组成部分更精确。",

  "about.not": "哪些不在地图上，为什么",
  "about.notNear": "任何地点都不会画得比来源所说的更精确。来源没有给出位置的园区，这里也不定位。",
  "about.notPeople": "不写出受害者的姓名和所在地，除非其本人已是此事中的公众人物。被指控而未定罪的人，只按来源自己的用词提及。",
  "about.notHeld": "可能造成伤害的记录可以不予公开；不公开的记录不会出现在地图、列表或文件中。",
  "about.notPlaced": { other: "{n}起事件没有提到具体地点，画成国家标牌上的方块，或只列在列表中。" },
  "about.notDated": { other: "{n}起事件没有日期：列在列表末尾，不属于任何时间窗。" },

  "about.limits": "局限",
  "about.limits1": "列表收录的是来源所讲的，并非发生过的全部：报道多的地方事件就多，近年也比早年多。“最早提及”不等于“开设”。",

  "about.data": "数据",
  "about.dataCounts": "数据版本 {version}：{events}，{places}，{sources}。",
  "about.sources": { other: "{n}个来源" },
  "about.dataset": "{title}，{edition} 版：{licence}。{credit}。",
  "about.datasetPlain": "{title}：{licence}。{credit}。",
  "about.dataUse":
    "全部数据均可下载，并在注明出处的前提下按此许可再次使用：可从“分享当前视图”存为文件，或通过地理信息软件可读取的 API 获取。",

  "about.cite": "如何引用",
  "about.cite1":
    "引用某个视图，请用“分享当前视图”中的文字：其中写明时间、数据版本、日期和地址。引用单个事实，请注明该事件页面所列的来源。",

  "about.address": "地址栏",
  "about.address1": "所见的一切都在地址中，与平常相同的部分省去。无法理解的部分会予以提示，并按平常处理。",
  "about.addressAll": "全部参数",
  "about.param.from": "时间窗的第一天和最后一天：年、月或日",
  "about.param.mode": "upto：截至最后一天的一切；trailing：最后一天之前固定长度的时间",
  "about.param.trail": "上述长度，例如 12m、90d、2y",
  "about.param.step": "day（日）、week（周）、month（月）、quarter（季）或 year（年）",
  "about.param.axis": "时间轴显示的范围，例如 2019..2025",
  "about.param.bars": "柱形统计的内容：指标和单位",
  "about.param.coverage": "on：显示每一步有多少来源提及",
  "about.param.play": "播放方式：2x（速度）、loop（循环）、skip（跳过空白）",
  "about.param.at": "地图中心和缩放级别：纬度、经度、级别",
  "about.param.found": "查找过的地点：名称、纬度、经度",
  "about.param.base": "底图：raster 或 pmtiles（如有提供）",
  "about.param.open": "打开的内容，用其编号；国家或地区用两个字母",
  "about.param.show": "filters（筛选）或 about（关于）",
  "about.param.off": "关闭的类别：force、press、freed、moved、harm、said、other",
  "about.param.without": "关闭的事件类型",
  "about.param.only": "只看这些国家或地区、地点、来源、数据集",
  "about.param.confidence": "只看 confirmed（已证实）、reported（据报）、disputed（有争议）、alleged（据称）",
  "about.param.theme": "light（浅色）或 dark（深色）",
  "about.param.lang": "语言：en 或 zh",
  "about.param.embed": "1：用于其他网页的框架；或以逗号连接 map、time、panel",

  "about.privacy": "隐私",
  "about.privacy1":
    "本页不设 Cookie，不统计访客，也不向任何其他网站请求内容，除非运营者提供在线图块且由您选用。您选择的颜色和语言，以及单键是否有效，只保存在此浏览器中。服务器日志不记录查询的内容。",

  "about.keys": "键盘操作",
  "about.keys1": "所有功能都可用键盘操作，并可由读屏软件读出。",
  "about.keysShow": "显示按键",

  "about.credits": "致谢",
  "about.creditBase": "底图：{names}，公有领域。",
  "about.creditNames": "地名：{names}，CC BY 4.0，经合并和删减。",
  "about.creditScripts": "繁体汉字：{names}，Apache License 2.0。国家和地区名称：Unicode CLDR。",
  "about.creditType": "字体：{names}，SIL Open Font License。",
  "about.creditEngine": "地图引擎：{names}，BSD 2-Clause。",
};
