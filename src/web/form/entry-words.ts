import { text } from "../../kernel/index.ts";

/** What is said of an entry that cannot be kept, or is to be looked at. */
export const entryWords = {
  future: text(
    "This date is after today at this site ({today}, {zone}).",
    "该日期晚于本中心当天日期（{today}，{zone}）。",
  ),
  unreadable: text("This cannot be kept as it stands. Check it.", "无法按此内容保存，请核对。"),
} as const;
