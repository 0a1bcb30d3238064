import type { Language } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import {
  changesOf,
  describeDatum,
  describeEvent,
  type Event,
  roleWords,
} from "../../engine/index.ts";
import type { StoredEvent } from "../../store/index.ts";
import { byteOrderMark, csvLine } from "./csv-line.ts";
import { fieldAt } from "./field-at.ts";

const heads: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "Position",
    "Time (UTC)",
    "Site zone",
    "Person",
    "Person id",
    "Role",
    "Participant",
    "What happened",
    "Visit",
    "Form",
    "Line",
    "Field id",
    "Field",
    "Before",
    "Now",
    "Reason",
    "Derived",
    "Study version",
    "Hash",
  ],
  "zh-CN": [
    "序号",
    "时间 (UTC)",
    "中心时区",
    "人员",
    "人员编号",
    "角色",
    "受试者",
    "事件",
    "访视",
    "表单",
    "行",
    "条目编号",
    "条目",
    "原值",
    "新值",
    "修改理由",
    "派生",
    "研究版本",
    "哈希",
  ],
};

/** The audit trail as CSV, one line a value that changed, in the order of the journal. */
export async function* writeAuditCsv(
  study: Study,
  pages: AsyncIterable<readonly StoredEvent[]>,
  nameOf: (person: string) => string,
  language: Language,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(heads[language]);
  for await (const page of pages) {
    let text = "";
    for (const stored of page) text += linesOf(study, stored, nameOf, language);
    yield text;
  }
}

function linesOf(
  study: Study,
  { position, stream, hash, event: body }: StoredEvent,
  nameOf: (person: string) => string,
  language: Language,
): string {
  const event = body as unknown as Event;
  const participant = stream.startsWith("participant/") ? stream.slice("participant/".length) : "";
  const what = describeEvent(study, event)[language];
  return changesOf(event, study)
    .map((change, index) => {
      const { place = {}, path, before, now, reason, derived } = change;
      const field = fieldAt(study, place.form, path);
      const words = (datum: typeof now): string =>
        datum === undefined || field === undefined
          ? ""
          : describeDatum(study, field, datum)[language];
      return csvLine([
        position,
        event.at,
        event.zone,
        nameOf(event.by),
        event.by,
        roleWords[event.role]?.[language] ?? event.role,
        participant,
        // Said once: a save of forty values is one thing that happened.
        index === 0 ? what : "",
        place.visit,
        place.form,
        place.line,
        path,
        field?.label[language],
        words(before),
        words(now),
        reason,
        derived ? "1" : "",
        event.under,
        hash,
      ]);
    })
    .join("");
}
