import { formAt, roleWords, type SignatureMeaning, signatureMeanings } from "../../engine/index.ts";
import type { Language } from "../../kernel/index.ts";
import { isSeen, type ReadRecord } from "../casebook/index.ts";
import { byteOrderMark, csvLine } from "../export/csv-line.ts";
import type { Study } from "../../definition/index.ts";
import type { Delegation } from "../identity/index.ts";
import { delegationTasks } from "../identity/index.ts";

type Name = (person: string) => string;

const signatureHead = {
  en: "Participant,Signed (UTC),Name,Person id,Role,Meaning,Form,Visit,Line,Manifest (SHA-256),Stands",
  "zh-CN": "受试者,签署时间 (UTC),姓名,人员编号,角色,含义,表单,访视,行,清单 (SHA-256),状态",
} as const;
const standing = {
  en: { stands: "stands", fallen: "fallen: changed since", replaced: "signed again since" },
  "zh-CN": { stands: "有效", fallen: "已失效：其后有修改", replaced: "其后已重新签署" },
} as const;
const delegationHead = {
  en: "Name,Person id,Tasks,From,To,Entered (UTC),Days late,Signed by,Signed (UTC),Accepted (UTC)",
  "zh-CN":
    "姓名,人员编号,职责,开始,结束,录入时间 (UTC),补录天数,签署人,签署时间 (UTC),接受时间 (UTC)",
} as const;

/** The head of the list of signatures. */
export function signatureLines(language: Language): string {
  return `${byteOrderMark}${signatureHead[language]}\r\n`;
}

/** The signatures in one record, a line a form, fallen ones too. */
export function signaturesIn(
  study: Study,
  { participant }: ReadRecord,
  nameOf: Name,
  language: Language,
): string {
  return participant.signatures
    .flatMap(({ at, by, role, meaning, manifest, places }, index) =>
      places
        .filter((place) => isSeen(study, place))
        .map((place) => {
          const mark = formAt(participant, place)?.signature;
          const state =
            mark !== undefined && mark.index !== index
              ? "replaced"
              : mark?.changed === undefined
                ? "stands"
                : "fallen";
          const words = signatureMeanings[meaning as SignatureMeaning]?.[language] ?? meaning;
          return csvLine([
            participant.id,
            at,
            nameOf(by),
            by,
            roleWords[role]?.[language] ?? role,
            words,
            place.form,
            place.visit,
            place.line,
            manifest,
            standing[language][state],
          ]);
        }),
    )
    .join("");
}

/** A site's delegation log, in the order of its entries. */
export function delegationCsv(
  lines: readonly Delegation[],
  nameOf: Name,
  language: Language,
): string {
  const rows = lines.map((each) =>
    csvLine([
      nameOf(each.person),
      each.person,
      each.tasks.map((task) => delegationTasks[task]?.[language] ?? task).join("; "),
      each.from,
      each.to,
      each.enteredAt,
      each.lateDays,
      each.signedBy === undefined ? undefined : nameOf(each.signedBy),
      each.signedAt,
      each.acceptedAt,
    ]),
  );
  return `${byteOrderMark}${delegationHead[language]}\r\n${rows.join("")}`;
}
