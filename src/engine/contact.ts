import type { Text } from "../kernel/index.ts";

/** How a visit was held. */
export const contacts = ["site", "phone", "home", "video"] as const;
export type Contact = (typeof contacts)[number];

export const contactWords: Readonly<Record<Contact, Text>> = {
  site: { en: "at the site", "zh-CN": "在研究中心" },
  phone: { en: "by phone", "zh-CN": "电话" },
  home: { en: "at home", "zh-CN": "上门" },
  video: { en: "by video", "zh-CN": "视频" },
};
