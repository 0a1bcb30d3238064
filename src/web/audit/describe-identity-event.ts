import { roleWords } from "../../engine/index.ts";
import { type Text, text } from "../../kernel/index.ts";
import { textIn } from "./text-in.ts";

type Body = Readonly<Record<string, unknown>>;

/** What an event of accounts says, in plain words. Who and when stand beside it; a kind nobody has named keeps its name. */
export function describeIdentityEvent(
  event: Body,
  people: Readonly<Record<string, string>> = {},
): Text {
  const type = textIn(event, "type");
  const describe = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  const said = describe === undefined ? text(type, type) : describe(new Said(event, people));
  const reason = coded.has(type) ? "" : textIn(event, "reason");
  return reason === ""
    ? said
    : text(`${said.en}, because: ${reason}`, `${said["zh-CN"]}，理由：${reason}`);
}

/** The parts of an event, each as words. */
class Said {
  readonly #body: Body;
  readonly #people: Readonly<Record<string, string>>;

  constructor(body: Body, people: Readonly<Record<string, string>>) {
    this.#body = body;
    this.#people = people;
  }

  of(name: string): string {
    const value = this.#body[name];
    if (value === undefined || value === null) return "–";
    return typeof value === "string" ? value : JSON.stringify(value);
  }

  has(name: string): boolean {
    return this.#body[name] !== undefined && this.#body[name] !== null;
  }

  person(name: string): string {
    const id = this.of(name);
    return (Object.hasOwn(this.#people, id) ? this.#people[id] : undefined) ?? id;
  }

  role(): Text {
    const role = this.of("role");
    if (role === "administrator") return text("administrator", "系统管理员");
    const known: Readonly<Record<string, Text>> = roleWords;
    return (Object.hasOwn(known, role) ? known[role] : undefined) ?? text(role, role);
  }

  /** A coded member in words. */
  code(name: string, table: Readonly<Record<string, Text>>): Text {
    const code = this.of(name);
    return (Object.hasOwn(table, code) ? table[code] : undefined) ?? text(code, code);
  }

  /** Where a right or an act holds: study, site, participant. */
  place(): Text {
    const english: string[] = [];
    const chinese: string[] = [];
    if (this.has("study")) {
      const every = this.of("study") === "*";
      english.push(every ? "every study" : `study ${this.of("study")}`);
      chinese.push(every ? "所有研究" : `研究 ${this.of("study")}`);
    }
    if (this.has("site")) {
      english.push(`site ${this.of("site")}`);
      chinese.push(`中心 ${this.of("site")}`);
    }
    if (this.has("participant")) {
      english.push(`participant ${this.of("participant")}`);
      chinese.push(`受试者 ${this.of("participant")}`);
    }
    return text(english.join(", "), chinese.join("，"));
  }
}

/** Kinds whose reason is a code that the sentence already says. */
const coded = new Set(["sign-in-refused", "signed-out", "locked"]);

const refusals: Readonly<Record<string, Text>> = {
  unknown: text("no such account", "账户不存在"),
  ended: text("the account has ended", "账户已停用"),
  password: text("the password was not right", "密码不正确"),
  code: text("the code was not right", "验证码不正确"),
  rest: text("too many attempts, resting", "尝试次数过多，暂停登录"),
  expired: text("the temporary password had expired", "临时密码已过期"),
  pin: text("the PIN was not right", "PIN 不正确"),
  "not-here": text(
    "not signed in with the password on this device in this shift",
    "本班次未在该设备以密码登录",
  ),
  provider: text("the institution's sign-in failed", "机构登录失败"),
  address: text("too many attempts from this address", "该地址尝试次数过多"),
};
const ends: Readonly<Record<string, Text>> = {
  asked: text("on their own", "本人退出"),
  time: text("after the longest time", "超过最长时限"),
  "too-many": text("because another device signed in", "因其他设备登录"),
  password: text("because the password changed", "因密码更改"),
  factor: text("because the second factor changed", "因第二验证方式更改"),
  switched: text("because they came back by badge", "因再次凭胸卡进入"),
  account: text("because the account ended", "因账户停用"),
};
const means: Readonly<Record<string, Text>> = {
  password: text("with password", "使用密码"),
  "password-and-code": text("with password and code", "使用密码和验证码"),
  provider: text("through the institution", "通过机构登录"),
  "badge-and-pin": text("with badge and PIN on a ward device", "在病区设备使用胸卡和 PIN"),
};
const waits: Readonly<Record<string, Text>> = {
  idle: text("nobody was there", "长时间无操作"),
  asked: text("asked for", "本人锁定"),
  switched: text("another person took over the device", "他人接用设备"),
};

const simple = (en: string, zh: string) => (): Text => text(en, zh);

function joined(first: Text, second: Text): Text {
  return text(
    second.en === "" ? first.en : `${first.en}: ${second.en}`,
    second["zh-CN"] === "" ? first["zh-CN"] : `${first["zh-CN"]}：${second["zh-CN"]}`,
  );
}

function grant(en: string, zh: string) {
  return (said: Said): Text => {
    const role = said.role();
    const place = said.place();
    const until = said.has("until") ? said.of("until").slice(0, 10) : "";
    return text(
      `${en} ${role.en} in ${place.en}${until === "" ? "" : `, until ${until}`}`,
      `${zh}：${role["zh-CN"]}，${place["zh-CN"]}${until === "" ? "" : `，有效期至 ${until}`}`,
    );
  };
}

const kinds: Readonly<Record<string, (said: Said) => Text>> = {
  "account-created": (said) =>
    text(
      `Account created: ${said.of("name")}, ${said.of("email")}`,
      `创建账户：${said.of("name")}，${said.of("email")}`,
    ),
  "account-changed": simple("Account changed", "账户信息更改"),
  "account-ended": simple("Account ended with everything it held", "账户停用，所有授权同时终止"),
  "grant-given": grant("Granted", "授权"),
  "grant-proposed": grant(
    "Proposed, waiting for a second administrator:",
    "提议授权，待另一名管理员确认",
  ),
  "grant-confirmed": (said) =>
    text(
      `Grant ${said.of("grant")} confirmed by a second administrator`,
      `授权 ${said.of("grant")} 已由另一名管理员确认`,
    ),
  "grant-ended": (said) =>
    text(`Grant ${said.of("grant")} ended`, `授权 ${said.of("grant")} 已终止`),
  "signed-in": (said) => {
    const how = said.code("with", means);
    return text(
      `Signed in ${how.en}, from ${said.of("address")}`,
      `登录（${how["zh-CN"]}），地址 ${said.of("address")}`,
    );
  },
  "sign-in-refused": (said) => {
    const why = said.code("reason", refusals);
    const times = Number(said.of("count"));
    return text(
      `Sign-in refused: ${why.en}${times > 1 ? ` (${times} times in this minute)` : ""}, from ${said.of("address")}`,
      `登录被拒绝：${why["zh-CN"]}${times > 1 ? `（该分钟内 ${times} 次）` : ""}，地址 ${said.of("address")}`,
    );
  },
  "signed-out": (said) => {
    const why = said.code("reason", ends);
    return text(`Signed out ${why.en}`, `退出登录（${why["zh-CN"]}）`);
  },
  locked: (said) => {
    const why = said.code("reason", waits);
    return text(`Screen locked: ${why.en}`, `屏幕锁定（${why["zh-CN"]}）`);
  },
  unlocked: simple("Screen unlocked", "屏幕解锁"),
  reauthenticated: (said) =>
    text(
      `Proved who they are to sign ${said.of("manifest").slice(0, 12)}`,
      `签名前重新验证身份，签署内容 ${said.of("manifest").slice(0, 12)}`,
    ),
  "password-set": simple("Password set by its owner", "本人设置密码"),
  "password-reset": simple("Password reset by an administrator", "管理员重置密码"),
  "sign-in-reopened": simple("Sign-in opened again after too many attempts", "登录限制已解除"),
  "second-factor-set": simple("Second factor set up", "已设置第二验证方式"),
  "second-factor-removed": simple("Second factor removed", "已移除第二验证方式"),
  "recovery-code-used": simple("A recovery code was used", "使用恢复码登录"),
  "badge-set": simple("Badge and PIN set by their owner", "本人设置胸卡和 PIN"),
  "badge-removed": simple("Badge and PIN removed by their owner", "本人移除胸卡和 PIN"),
  "device-allowed": (said) =>
    text(
      `Quick switching allowed on ${said.of("name")}`,
      `允许在设备 ${said.of("name")} 上快速切换`,
    ),
  "device-ended": (said) =>
    text(
      `Quick switching no longer allowed on ${said.of("name")}`,
      `取消在设备 ${said.of("name")} 上快速切换`,
    ),
  "access-review-opened": (said) =>
    joined(
      text(
        `Access review opened, ${said.of("hash").slice(0, 12)}`,
        `发起权限复核 ${said.of("hash").slice(0, 12)}`,
      ),
      said.place(),
    ),
  "access-reviewed": (said) =>
    joined(
      text(
        `Access review signed, ${said.of("manifest").slice(0, 12)}`,
        `签署权限复核 ${said.of("manifest").slice(0, 12)}`,
      ),
      said.place(),
    ),
  "readout-look-begun": (said) =>
    joined(
      text(
        `Looked at the unblinded readout, cut ${said.of("cut")}`,
        `非盲查看研究结果，数据截点 ${said.of("cut")}`,
      ),
      said.place(),
    ),
  "identity-linked": (said) =>
    text(`Linked to the sign-in of ${said.of("issuer")}`, `已关联机构登录 ${said.of("issuer")}`),
  "training-recorded": (said) =>
    text(
      `Training recorded: ${said.of("title")}, version ${said.of("version")}, on ${said.of("on")}`,
      `培训记录：${said.of("title")}，版本 ${said.of("version")}，日期 ${said.of("on")}`,
    ),
  "delegation-entered": (said) => joined(text("Delegation entered", "登记授权分工"), said.place()),
  "delegation-signed": (said) =>
    text(
      `Delegation ${said.of("delegation")} signed by the principal investigator`,
      `授权分工 ${said.of("delegation")} 已由主要研究者签署`,
    ),
  "delegation-accepted": (said) =>
    text(
      `Delegation ${said.of("delegation")} accepted`,
      `授权分工 ${said.of("delegation")} 已接受`,
    ),
  "delegation-ended": (said) =>
    text(`Delegation ${said.of("delegation")} ended`, `授权分工 ${said.of("delegation")} 已终止`),
  "policy-changed": (said) =>
    text(
      `Sign-in policy changed from ${said.of("before")} to ${said.of("now")}`,
      `登录策略由 ${said.of("before")} 改为 ${said.of("now")}`,
    ),
  "email-taken": (said) =>
    text(
      `E-mail address taken by ${said.person("person")}`,
      `邮箱由 ${said.person("person")} 使用`,
    ),
  "email-released": (said) =>
    text(
      `E-mail address released by ${said.person("person")}`,
      `邮箱由 ${said.person("person")} 释放`,
    ),
  "command-refused": (said) => {
    const place = said.place();
    return text(
      `Refused: ${said.of("command")} in ${place.en} (${said.of("refusal")})`,
      `操作被拒绝：${said.of("command")}，${place["zh-CN"]}（${said.of("refusal")}）`,
    );
  },
  exported: (said) =>
    joined(text(`Exported ${said.of("what")}`, `导出 ${said.of("what")}`), said.place()),
  printed: (said) =>
    joined(text(`Printed ${said.of("what")}`, `打印 ${said.of("what")}`), said.place()),
  viewed: (said) =>
    joined(text(`Viewed ${said.of("what")}`, `查看 ${said.of("what")}`), said.place()),
};

/** The kinds of event of accounts that have words. */
export const identityKinds: readonly string[] = Object.keys(kinds);
