import type { FiledDocument } from "../../server/contract.ts";

/** Whether a filed version is the one that holds on a day: of each title the last one that began by then. */
export function documentState(
  document: Pick<FiledDocument, "id" | "title" | "validFrom">,
  all: readonly Pick<FiledDocument, "id" | "title" | "validFrom" | "filedAt">[],
  today: string,
): "inForce" | "replaced" | "toCome" {
  if (document.validFrom > today) return "toCome";
  const begun = all.filter(
    ({ title, validFrom }) => title === document.title && validFrom <= today,
  );
  const last = begun.toSorted((one, other) =>
    one.validFrom === other.validFrom
      ? one.filedAt.localeCompare(other.filedAt)
      : one.validFrom.localeCompare(other.validFrom),
  );
  return last.at(-1)?.id === document.id ? "inForce" : "replaced";
}
