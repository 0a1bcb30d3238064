import type { Study } from "../../definition/index.ts";
import {
  type Instant,
  type Language,
  printTypedDate,
  type Text,
  wallClock,
  zone,
} from "../../kernel/index.ts";
import { noticeRules, readKind } from "./notice-rules.ts";
import { fillTemplate } from "./notice-template.ts";

/** What is kept of a notice. */
export interface Noticed {
  readonly kind: string;
  readonly study: string;
  readonly site?: string | undefined;
  readonly participant?: string | undefined;
  readonly at: Instant;
  /** For unblinded people, in the application alone. */
  readonly reference?: string | undefined;
}

/** The clock that hangs where something happened: the site's; of a whole study or an account UTC. */
export function siteZone(study: Study | undefined, site: string | undefined): string {
  return study?.sites.find(({ id }) => id === site)?.zone ?? "UTC";
}

const unknown: Text = { en: "Notice of a later version", "zh-CN": "更高版本的通知" };

/** What a kind is called. */
export function kindWords(kind: string): Text {
  const known = readKind(kind);
  return known === undefined ? unknown : noticeRules[known].name;
}

/** What a mail says of a notice. It has no access to the reference. */
export function mailWords(notice: Omit<Noticed, "reference">, study: Study | undefined): Text {
  const kind = readKind(notice.kind);
  if (kind === undefined) return unknown;
  return fillTemplate(noticeRules[kind].words, paramsOf(notice, study));
}

/** What the application says of a notice to the person it is for. */
export function appWords(notice: Noticed, study: Study | undefined): Text {
  const kind = readKind(notice.kind);
  const rule = kind && noticeRules[kind];
  if (rule?.sees !== "unblinded" || rule.inApp === undefined || notice.reference === undefined) {
    return mailWords(notice, study);
  }
  return fillTemplate(rule.inApp, { ...paramsOf(notice, study), reference: notice.reference });
}

function paramsOf({ study: id, site, participant, at }: Noticed, study: Study | undefined) {
  const where = siteZone(study, site);
  const [day = "", clock = ""] = wallClock(at, zone(where)).slice(0, 16).split("T");
  const time = (language: Language): string => `${printTypedDate(day, language)} ${clock} ${where}`;
  return {
    study: id,
    time: { en: time("en"), "zh-CN": time("zh-CN") },
    ...(site === undefined ? {} : { site }),
    ...(participant === undefined ? {} : { participant }),
  };
}
