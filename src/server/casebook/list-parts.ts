import { isSeen } from "./blinding.ts";
import type { Edition } from "./edition.ts";
import { line, type Part, type Row, rowOf } from "./model.ts";
import type { CasebookAttachment } from "./order.ts";

/** What was attached, each file with the hash that proves it is the same. */
export function attachmentPart(edition: Edition, attachments: readonly CasebookAttachment[]): Part {
  const { say } = edition;
  const seen = attachments.filter(({ field }) => {
    const [form = ""] = field.split("/");
    return edition.covers(form) && isSeen(edition.study, { form }, field);
  });
  const rows = seen.map(({ name, hash, size, field, fault }) =>
    rowOf(
      [line(edition.hidesFileNames ? say("nameLeftOut") : name)],
      [line(field)],
      [line(say("bytes", { bytes: size }))],
      [
        line(hash),
        ...(fault === undefined
          ? []
          : [line(say(fault === "missing" ? "notStored" : "altered"), "alarm")]),
      ],
    ),
  );
  const head = [say("name"), say("field"), say("size"), say("hash")];
  return {
    title: say("attachments"),
    blocks:
      rows.length === 0
        ? [{ kind: "words", text: say("noAttachments"), look: "quiet" }]
        : [{ kind: "table", widths: [8, 7, 5, 10], head, rows }],
    chapters: [],
  };
}

/** The code lists that the forms use, with wording, score and submission value. */
export function codeListPart(edition: Edition): Part {
  const { say, study } = edition;
  const used = new Set(
    study.forms.flatMap(({ id, groups }) =>
      (edition.covers(id) ? groups : []).flatMap(({ fields }) =>
        fields.flatMap((field) => ("codes" in field ? [field.codes] : [])),
      ),
    ),
  );
  const rows = study.codeLists
    .filter(({ id }) => used.has(id))
    .flatMap(({ id, codes }): Row[] => [
      { group: id },
      ...codes.map(({ code, text, score, sdtm }) =>
        rowOf(
          [line(code)],
          [line(edition.of(text))],
          [line(score === undefined ? "" : String(score))],
          [line(sdtm ?? "")],
        ),
      ),
    ]);
  const head = [say("code"), say("codeWords"), say("score"), say("submission")];
  return {
    title: say("codeLists"),
    blocks: [{ kind: "table", widths: [6, 14, 3, 6], head, rows }],
    chapters: [],
  };
}
