import { type Text, text } from "../../kernel/index.ts";

/** The system on one page: a heading and what is true of every instance of this version. */
export const systemParts: readonly (readonly [heading: Text, said: Text])[] = [
  [
    text("What it is", "系统概述"),
    text(
      "Neurite runs a study from one definition: forms, checks, visits, eligibility, allocation and doses follow from it. A browser shows the pages and checks what is typed; the server decides every command again with the same rules; a PostgreSQL database keeps the record.",
      "Neurite 依据同一份研究定义运行整个研究：表单、核查、访视、入选标准、分配与给药均由其产生。浏览器显示页面并核查录入内容；服务器以相同规则重新判定每条命令；记录保存在 PostgreSQL 数据库中。",
    ),
  ],
  [
    text("Where the data lie", "数据位置"),
    text(
      "In one PostgreSQL database: the journal of events, the files, and lists made from them. Unless the operator names a database of their own, it is the built-in one in a folder of the server. The keys lie in a folder of their own, apart from the database. Participants' names are not kept. A browser keeps what was typed without a network until it is sent.",
      "全部数据保存在一个 PostgreSQL 数据库中：事件日志、文件及由其生成的列表。如运维方未指定自有数据库，则使用服务器文件夹中的内置数据库。密钥存放于与数据库分开的独立文件夹。系统不保存受试者姓名。断网时浏览器会暂存录入内容，直至发送。",
    ),
  ],
  [
    text("Backup", "备份"),
    text(
      "Whoever runs the server backs up the database by PostgreSQL's own means, and the folder of keys apart from it. How often, where to, and when a return was last tried is in the operator's procedures, not in this system.",
      "由服务器运维方使用 PostgreSQL 自带工具备份数据库，并另行备份密钥文件夹。备份频率、存放位置及最近一次恢复演练记录见运维方的规程，本系统不保存。",
    ),
  ],
  [
    text("Access", "访问控制"),
    text(
      "Each person has an account of their own and roles from–to, for a study and a site. What a person may see is decided by the server and again by the database, row by row. Who gets what product is behind a wall that blinded roles do not pass.",
      "每人使用独立账户，角色按研究和中心授予并有起止时间。可查看的内容由服务器判定，并由数据库逐行再次判定。治疗分配信息对盲态角色完全隔离。",
    ),
  ],
  [
    text("Audit trail", "稽查轨迹"),
    text(
      "Every act is an event that says who, in which role, when, under which version of the study, what was before, what is now and why. Events are only added. Each carries the hash of the one before it in its stream; signed checkpoints make a rewritten journal evident.",
      "每项操作均为一条事件，记录操作人、角色、时间、研究版本、原值、新值及原因。事件只增不改。每条事件带有同一流中前一条的哈希值；经签名的检查点可揭示日志被整体改写。",
    ),
  ],
  [
    text("Signatures", "电子签名"),
    text(
      "A signature names the signer, the instant and the meaning, is bound to the hash of what was signed, and asks for the password again. A later change of the content shows it as fallen.",
      "签名包含签名人、时间与含义，与所签内容的哈希值绑定，签名时须再次输入密码。内容后续被修改时，签名显示为失效。",
    ),
  ],
  [
    text("Clocks", "时钟"),
    text(
      "The time of an event is the server's, in UTC, with the zone of the site beside it; no time comes from a device. In live use nothing is recorded while the server's clock and the database's differ by more than two minutes.",
      "事件时间取自服务器时钟（UTC），并附研究中心时区；不采用终端设备的时间。正式运行时，若服务器与数据库时钟相差超过两分钟，则停止记录。",
    ),
  ],
];

/** The words of what is read live. */
export const systemWords = {
  now: text("As it stands now", "当前状态"),
  fact: text("What", "项目"),
  value: text("Value", "值"),
  software: text("Neurite", "Neurite 版本"),
  mode: text("Mode", "运行模式"),
  live: text("live", "正式"),
  rehearsal: text("rehearsal", "演练"),
  training: text("training", "培训"),
  runtime: text("Node.js", "Node.js"),
  database: text("PostgreSQL", "PostgreSQL"),
  encoding: text("Encoding of the database", "数据库编码"),
  tables: text("Tables as of migration", "数据表迁移版本"),
  connection: text("Connection", "连接"),
  secure: text("https only", "仅限 https"),
  plain: text("not restricted to https", "未限定 https"),
  study: text("Version of the study", "研究版本"),
  clock: text("Clock of the server (UTC)", "服务器时钟（UTC）"),
  databaseClock: text("Clock of the database (UTC)", "数据库时钟（UTC）"),
  checkpoint: text("Last signed checkpoint", "最近的签名检查点"),
  noCheckpoint: text("none was taken", "尚未生成"),
  checkpointAt: text("position {position}, {at} UTC", "位置 {position}，{at} UTC"),
  publicKey: text("Public key of checkpoints", "检查点公钥"),
  idle: text("Screen locks after", "无操作锁屏时间"),
  minutes: text("{minutes} minutes", "{minutes} 分钟"),
  longest: text("Longest session", "会话最长时间"),
  hours: text("{hours} hours", "{hours} 小时"),
  factor: text("Second factor asked of", "须使用第二验证方式的角色"),
  nobody: text("no role", "无"),
} as const;
