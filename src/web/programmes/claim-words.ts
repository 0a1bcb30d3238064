import type { Claim } from "../../definition/index.ts";
import { type PartialDate, type Text, text } from "../../kernel/index.ts";

const types: Readonly<Record<string, Text>> = {
  publication: text("publication", "论文发表"),
  "advisory-committee": text("advisory committee", "专家咨询委员会"),
  "marketing-application": text("marketing application", "上市许可申请"),
  "marketing-authorisation": text("marketing authorisation", "上市许可"),
  "commercial-launch": text("commercial launch", "商业上市"),
  "first-dose": text("first dose", "首例给药"),
  "first-enrolment": text("first participant enrolled", "首例入组"),
  "orphan-designation": text("orphan designation", "孤儿药资格"),
  "ind-submission": text("clinical trial application", "临床试验申请"),
  "ind-clearance": text("clinical trial clearance (IND)", "临床试验默示许可（IND）"),
  "investigator-study-filing": text("investigator study filed", "研究者发起研究备案"),
  "trial-phase": text("phase of the trial", "试验分期"),
  "trial-design": text("design of the trial", "试验设计"),
  "trial-start": text("start of the trial", "试验启动"),
  "phase-II-start": text("start of phase II", "Ⅱ期试验启动"),
  "kick-off": text("kick-off meeting", "启动会"),
  "efficacy-claim": text("statement of efficacy", "疗效表述"),
  completion: text("completion", "试验完成"),
};

/** What a claim is about, in words; a kind nobody has named stands as it is written. */
export function claimTypeWords(type: string): Text {
  return (
    (Object.hasOwn(types, type) ? types[type] : undefined) ?? text(type.replaceAll("-", " "), type)
  );
}

export const claimStatusWords: Readonly<Record<Claim["status"], Text>> = {
  planned: text("planned", "计划中"),
  submitted: text("submitted", "已提交"),
  accepted: text("accepted for review", "已受理"),
  granted: text("granted", "已批准"),
  held: text("took place", "已发生"),
  denied: text("denied", "未获批准"),
};

export const confidenceWords: Readonly<Record<Claim["confidence"], Text>> = {
  primary: text("primary source", "一手来源"),
  secondary: text("secondary source", "二手来源"),
  press: text("press only", "仅见于新闻"),
};

/** Countries of sites are written with three letters, which no browser can name. */
const twoLetters: Readonly<Record<string, string>> = Object.fromEntries(
  "CHN:CN USA:US GBR:GB DEU:DE FRA:FR ITA:IT ESP:ES PRT:PT NLD:NL BEL:BE CHE:CH AUT:AT SWE:SE NOR:NO DNK:DK FIN:FI POL:PL CZE:CZ HUN:HU IRL:IE JPN:JP KOR:KR SGP:SG AUS:AU NZL:NZ CAN:CA BRA:BR MEX:MX ARG:AR ISR:IL TUR:TR IND:IN ZAF:ZA"
    .split(" ")
    .map((pair) => pair.split(":")),
);

/** A jurisdiction or country by its name; `world` is everywhere. */
export function jurisdictionWords(jurisdiction: string): Text {
  if (jurisdiction === "world") return text("Worldwide", "全球");
  if (jurisdiction === "EU") return text("European Union", "欧盟");
  const region =
    (Object.hasOwn(twoLetters, jurisdiction) ? twoLetters[jurisdiction] : undefined) ??
    jurisdiction;
  const named = (locale: string): string => {
    try {
      return new Intl.DisplayNames([locale], { type: "region" }).of(region) ?? jurisdiction;
    } catch {
      return jurisdiction;
    }
  };
  return text(named("en"), named("zh-CN"));
}

const months =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** A date in prose, as far as the source gives it: "May 2025", "2025年5月". */
export function claimDateWords(date: PartialDate): Text {
  const [year = "", month, day] = date.slice(0, 10).split("-");
  if (month === undefined) return text(year, `${year}年`);
  const name = months[Number(month) - 1] ?? month;
  const chinese = `${year}年${Number(month)}月`;
  if (day === undefined) return text(`${name} ${year}`, chinese);
  return text(`${Number(day)} ${name} ${year}`, `${chinese}${Number(day)}日`);
}
