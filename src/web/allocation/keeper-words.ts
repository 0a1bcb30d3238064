import { text } from "../../kernel/index.ts";

/** The words of the page of who keeps the allocation. */
export const words = {
  title: text("Allocation", "随机化管理"),
  lead: text(
    "Only who keeps the allocation sees this page. Nothing on it is for those who are blinded.",
    "本页仅供随机化管理员查看，请勿向盲态人员透露。",
  ),
  state: text("State", "状态"),
  isOpen: text("Open. Participants with a number: {count}.", "已开放，已分配 {count} 例。"),
  notOpen: text("Not open yet.", "尚未开放。"),
  open: text("Open allocation", "开放随机化"),
  openLead: text(
    "The random numbers are fixed from here on. This cannot be done twice.",
    "开放后随机数即固定，不可重复操作。",
  ),
  list: text("List", "随机列表"),
  listState: text(
    "{entries} entries, {activated} in use, {left} left",
    "共 {entries} 条，已启用 {activated} 条，剩余 {left} 条",
  ),
  drop: text("Drop a CSV file here, or choose one", "将 CSV 文件拖到此处，或选择文件"),
  columns: text("Columns: {columns}", "列：{columns}"),
  file: text(
    "{name}: {count} entries. SHA-256 of the file: {hash}",
    "{name}：共 {count} 条。文件 SHA-256：{hash}",
  ),
  line: text("Line {line}: {problem}", "第 {line} 行：{problem}"),
  supply: text("Store these {count} entries", "保存这 {count} 条"),
  hash: text("SHA-256 of all entries", "全部条目的 SHA-256"),
  by: text("Supplied by {name}", "提供人：{name}"),
  waiting: text(
    "{count} entries wait for a second person: somebody else than {name} signs for exactly this list.",
    "{count} 条待第二人启用：须由 {name} 以外的人员对该列表签名。",
  ),
  activate: text("Sign and put into use", "签名并启用"),
  arms: text("Arms", "组别"),
  closed: text("closed", "已关闭"),
  given: text("open", "开放"),
  close: text("Close {arm}", "关闭 {arm}"),
  reopen: text("Open {arm} again", "重新开放 {arm}"),
  reason: text("Why", "理由"),
  balance: text("Balance", "均衡情况"),
  stratum: text("Stratum", "分层"),
  everybody: text("Everybody", "全部"),
  factor: text("Factor", "因素"),
  disclosures: text("Codes told", "揭盲告知记录"),
  noDisclosures: text("Nobody was told a code.", "尚无告知记录。"),
  proof: text("Proof", "验证"),
  proofLead: text(
    "Draws every allocation again from plan, seed and order, and opens every commitment.",
    "依据方案、随机种子和顺序重新抽取全部分配，并核验每个承诺值。",
  ),
  prove: text("Prove it now", "立即验证"),
  sound: text(
    "Drawn again: {drawn}, all the same. Commitments opened: {committed}, all to the arm that was given. Nobody chose an arm.",
    "已重新抽取 {drawn} 次分配，结果一致；{committed} 个承诺值与所分配组别相符。无人为选择。",
  ),
  unsound: text("Not proved. The first: {first}", "未能验证。首个问题：{first}"),
} as const;
