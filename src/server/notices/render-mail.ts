import type { Study } from "../../definition/index.ts";
import type { Language, Text } from "../../kernel/index.ts";
import type { Mode } from "../contract.ts";
import { identityStudy } from "../identity/index.ts";
import { kindWords, mailWords, type Noticed } from "./notice-words.ts";

export interface Mail {
  readonly subject: string;
  readonly text: string;
}

/** One line of a mail: what happened, and the path that opens it. */
export interface MailLine extends Omit<Noticed, "reference"> {
  readonly link: string;
}

const modes: Readonly<Record<Mode, Text>> = {
  live: { en: "", "zh-CN": "" },
  rehearsal: { en: "[Rehearsal] ", "zh-CN": "【演练】" },
  training: { en: "[Training] ", "zh-CN": "【培训】" },
};
const modeNotes: Readonly<Record<Mode, Text>> = {
  live: { en: "", "zh-CN": "" },
  rehearsal: {
    en: "This is a rehearsal: no real person is concerned.\n\n",
    "zh-CN": "此为演练，不涉及真实人员。\n\n",
  },
  training: {
    en: "This is training, for practice only.\n\n",
    "zh-CN": "此为培训环境，仅供练习。\n\n",
  },
};
const several: Text = { en: "{count} notices", "zh-CN": "{count} 条通知" };
const foot: Text = {
  en: "The links ask you to sign in; no values are sent by mail. How often you are written to is yours to choose: My account, Notices.",
  "zh-CN": "打开链接需登录；邮件不含任何数据。可在“我的账户—通知”中设置接收频率。",
};

/** The mail that tells of some notices, in one language, or in both where the person never chose. */
export function renderMail(
  lines: readonly MailLine[],
  study: Study | undefined,
  { mode, origin, language }: { mode: Mode; origin: string; language?: Language | undefined },
): Mail {
  const languages: readonly Language[] = language === undefined ? ["en", "zh-CN"] : [language];
  const [first] = lines;
  const about = first === undefined || first.study === identityStudy ? "" : ` ${first.study}`;
  const kinds = new Set(lines.map(({ kind }) => kind));
  const what = (spoken: Language): string =>
    lines.length === 1 || kinds.size === 1
      ? kindWords(first?.kind ?? "")[spoken] + (lines.length > 1 ? ` (${lines.length})` : "")
      : several[spoken].replace("{count}", String(lines.length));
  const part = (spoken: Language): string =>
    modeNotes[mode][spoken] +
    lines.map((line) => `${mailWords(line, study)[spoken]}\n${origin}${line.link}\n`).join("\n") +
    `\n${foot[spoken]}\n`;
  return {
    subject: `${languages.map((spoken) => modes[mode][spoken]).join("")}Neurite${about}: ${languages.map(what).join(" / ")}`,
    text: languages.map(part).join("\n――――\n\n"),
  };
}
