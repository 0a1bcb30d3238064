import { type Text, text } from "../../kernel/index.ts";

/** The words of the audit trail. */
export const words = {
  title: text("Audit trail", "稽查轨迹"),
  below: text(
    "Everything that was done in this study, by whom, when and why. Nothing can be changed or removed.",
    "本研究中的每一项操作：何人、何时、何故。任何记录均不可修改或删除。",
  ),
  instanceBelow: text(
    "Sign-ins, refusals, accounts, grants and exports of this instance.",
    "本系统的登录、拒绝、账户、授权与导出记录。",
  ),
  count: text("{matching} of {total} events", "{total} 条记录中的 {matching} 条"),
  filters: text("Filters", "筛选"),
  participant: text("Participant", "受试者"),
  person: text("Person", "人员"),
  kind: text("What happened", "事件类型"),
  form: text("Form", "表单"),
  from: text("From", "起"),
  to: text("To", "止"),
  role: text("Role", "角色"),
  only: text("Values", "字段值"),
  corrections: text("only corrections", "仅修改"),
  reasons: text("only with a reason", "仅含原因"),
  every: text("All", "全部"),
  clear: text("Clear the filters", "清除筛选"),
  today: text("Today", "今天"),
  week: text("Last 7 days", "最近 7 天"),
  month: text("Last 30 days", "最近 30 天"),
  presets: text("Time", "时间范围"),
  ever: text("Since the beginning", "自开始以来"),
  // Columns
  number: text("No.", "序号"),
  time: text("Time", "时间"),
  who: text("Person and role", "人员与角色"),
  visit: text("Visit", "访视"),
  formLine: text("Form, line", "表单、行"),
  field: text("Field", "字段"),
  value: text("Was → is", "原值 → 新值"),
  unit: text("Unit", "单位"),
  reason: text("Reason", "原因"),
  origin: text("Origin", "来源"),
  version: text("Version", "研究版本"),
  utc: text("UTC", "UTC"),
  line: text("line {line}", "第 {line} 行"),
  nothing: text("no value", "无值"),
  computed: text("computed", "自动计算"),
  confirmed: text("confirmed", "已确认"),
  signature: text("signature {manifest}", "签名 {manifest}"),
  expand: text("Show event {number} as it was kept", "显示第 {number} 号事件的原始记录"),
  raw: text("As it was kept", "原始记录"),
  more: text("Show {count} more values", "再显示 {count} 个值"),
  less: text("Show fewer values", "收起"),
  older: text("Older events", "更早的记录"),
  oldest: text("This is the beginning.", "已到最早的记录。"),
  noMatch: text("No event fits these filters.", "没有符合筛选条件的记录。"),
  none: text("Nothing has happened yet.", "尚无记录。"),
  noneHow: text(
    "From the first participant on, everything stands here.",
    "自首例受试者起，所有操作都将记录于此。",
  ),
  table: text("Events, newest first", "记录，最新在前"),
  csv: text("Export as CSV", "导出 CSV"),
  verify: text("Prove that nothing was altered", "验证记录未被篡改"),
  verifying: text("Checking every event…", "正在逐条验证…"),
  sound: text(
    "All {events} events are as they were written: each carries the seal of the one before it, and every seal holds.",
    "全部 {events} 条记录与写入时完全一致：每条记录都带有前一条的封印，且封印全部有效。",
  ),
  unsound: text(
    "{events} events were checked, and some are not as they were written. Nothing was changed by checking. Tell the administrator, and keep the last checkpoint at hand.",
    "已检查 {events} 条记录，其中部分与写入时不一致。检查本身未做任何更改。请通知系统管理员，并妥善保存最近的检查点。",
  ),
  first: text(
    "The first bad one is event {position}, number {version} of {stream}.",
    "第一条异常记录为第 {position} 号，即 {stream} 的第 {version} 条。",
  ),
  took: text("Checked at {at} in {seconds} s.", "检查时间：{at}，用时 {seconds} 秒。"),
} as const;

/** Kinds of event that are asked for together. */
export const kindGroups: readonly (readonly [name: Text, kinds: readonly string[]])[] = [
  [
    text("Values entered, corrected or computed", "数据录入、修改与计算"),
    ["form-saved", "dose-recorded", "adverse-event-recorded", "line-withdrawn", "line-restored"],
  ],
  [text("Visits", "访视"), ["visit-started", "visit-corrected", "visit-skipped"]],
  [
    text("Queries", "质疑"),
    ["query-raised", "query-answered", "query-reopened", "query-closed", "query-cancelled"],
  ],
  [text("Genetic results", "基因检测结果"), ["genetic-assessment-recorded", "variant-adjudicated"]],
  [text("Signatures", "签名"), ["forms-signed"]],
  [
    text("Screening, consent, eligibility, enrolment", "筛选、知情同意、入选与入组"),
    [
      "participant-screened",
      "consent-given",
      "eligibility-assessed",
      "screening-failed",
      "participant-enrolled",
      "participant-assigned",
    ],
  ],
  [
    text("Completion, withdrawal, death", "完成、退出与死亡"),
    [
      "participant-withdrawn",
      "participant-completed",
      "participant-died",
      "participant-reinstated",
      "participant-voided",
    ],
  ],
  [
    text("Study and sites", "研究与中心"),
    ["study-released", "site-activated", "list-supplied", "arm-allocated"],
  ],
];

/** The same for the audit of accounts. */
export const identityKindGroups: readonly (readonly [name: Text, kinds: readonly string[]])[] = [
  [text("Sign-ins", "登录"), ["signed-in", "signed-out", "locked", "unlocked", "reauthenticated"]],
  [text("Refusals", "拒绝"), ["sign-in-refused", "command-refused"]],
  [
    text("Accounts", "账户"),
    [
      "account-created",
      "account-changed",
      "account-ended",
      "password-set",
      "password-reset",
      "badge-set",
      "badge-removed",
      "device-allowed",
      "device-ended",
    ],
  ],
  [text("Grants", "授权"), ["grant-given", "grant-proposed", "grant-confirmed", "grant-ended"]],
  [text("Access reviews", "权限复核"), ["access-review-opened", "access-reviewed"]],
  [
    text("Exports, prints and views", "导出、打印与查看"),
    ["exported", "printed", "viewed", "readout-look-begun"],
  ],
  [
    text("Training and delegation", "培训与授权分工"),
    [
      "training-recorded",
      "delegation-entered",
      "delegation-signed",
      "delegation-accepted",
      "delegation-ended",
    ],
  ],
];
