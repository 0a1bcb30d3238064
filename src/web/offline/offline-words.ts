import { text } from "../../kernel/index.ts";

/** The words about work that the server does not have yet. */
export const offlineWords = {
  unsent: text(
    "Not sent yet. {count} changes are kept on this device and will go when the network returns.",
    "尚未提交。{count} 处修改已保存在本机，网络恢复后自动提交。",
  ),
  unsentOne: text(
    "Not sent yet. 1 change is kept on this device and will go when the network returns.",
    "尚未提交。1 处修改已保存在本机，网络恢复后自动提交。",
  ),
  aside: text(
    "{count} entries need you: open their forms.",
    "有 {count} 处录入需要您处理，请打开相应表单。",
  ),
  short: text("{count} not sent", "{count} 处未提交"),
  leaveTitle: text("Sign out with unsent entries?", "尚有未提交的内容，是否退出？"),
  leave: text(
    "{count} entries are kept on this device and not sent. They stay here, only for you, and are sent once you sign in again on this device.",
    "有 {count} 处录入保存在本机，尚未提交。退出后仍保留在本机，仅您本人可见；您再次在本机登录后会自动提交。",
  ),
  leaveAnyway: text("Sign out", "退出登录"),
  stay: text("Stay", "留在此处"),
} as const;
