import assert from "node:assert/strict";
import { test } from "node:test";
import { pinyinInitials } from "./pinyin-initials.ts";

test("Chinese words are found by the initials of their pinyin", () => {
  const words = {
    受试者: "ssz",
    稽查轨迹: "jcgj",
    研究方案: "yjfa",
    脊髓损伤: "jsss",
    生命体征: "smtz",
    不良事件: "blsj",
    帕金森病: "pjsb",
    肌萎缩侧索硬化: "jwscsyh",
    人员与授权: "ryysq",
    锁定屏幕: "sdpm",
    退出登录: "tcdl",
    合并用药: "hbyy",
    知情同意: "zqty",
    访视: "fs",
    量表: "lb",
    那么: "nm",
    欧洲: "oz",
    额外: "ew",
    啊: "a",
    实验室检查: "sysjc",
    我们: "wm",
    他们: "tm",
    马上: "ms",
    日期: "rq",
    血压: "xy",
    可能: "kn",
  };
  for (const [chinese, initials] of Object.entries(words))
    assert.equal(pinyinInitials(chinese), initials, chinese);
});

test("Latin letters and digits between Chinese stay, and punctuation goes", () => {
  assert.equal(pinyinInitials("携带SOD1致病变异（成人）"), "xdsod1zbbycr");
});
