import type { Datum, FileMark } from "../../definition/index.ts";
import { linesOf, type FormState, type ParticipantState } from "../../engine/index.ts";
import type { CasebookAttachment } from "./order.ts";

/** The files that a participant's forms hold now, and where. */
export function attachmentsIn(participant: ParticipantState): CasebookAttachment[] {
  const atVisits = participant.visitOrder.flatMap((visit) =>
    Object.values(participant.forms[visit] ?? {}),
  );
  const inLogs = Object.keys(participant.logs).flatMap((form) => linesOf(participant, form));
  return [...atVisits, ...inLogs].flatMap((form) =>
    heldBy(form).flatMap(([path, datum]) =>
      isFile(datum)
        ? [
            {
              name: datum.file,
              hash: datum.sha256,
              size: datum.bytes,
              field: `${placeOf(form)}/${path}`,
            },
          ]
        : [],
    ),
  );
}

/** Everything an instance holds, with its path: `field`, or `group/row/field`. */
function heldBy({ values, rows }: FormState): [path: string, datum: Datum][] {
  const inRows = Object.entries(rows).flatMap(([group, each]) =>
    Object.entries(each).flatMap(([row, kept]) =>
      Object.entries(kept).map(([field, datum]): [string, Datum] => [
        `${group}/${row}/${field}`,
        datum,
      ]),
    ),
  );
  return [...Object.entries(values), ...inRows];
}

function isFile(datum: Datum): datum is FileMark {
  return typeof datum === "object" && "file" in datum;
}

function placeOf({ form, visit, line }: FormState): string {
  return `${form}/${visit ?? line ?? ""}`;
}
