import { type EditCheck, type Form, fieldsOf, readsOf } from "../../definition/index.ts";

/**
 * The field beside which each check of a form is shown: of the fields it reads, the one that is entered last on the
 * page, for there the person is when it speaks. A check that reads only computed fields stands beside the last of them,
 * one that reads nothing of the form beside none.
 */
export function checkPlaces(form: Form): ReadonlyMap<string, string> {
  const order = fieldsOf(form);
  return new Map(
    form.checks.flatMap((check): [string, string][] => {
      const reads = ownReads(form, check);
      const among = order.filter(({ id }) => reads.has(id));
      const last = among.findLast(({ kind }) => kind !== "derived") ?? among.at(-1);
      return last === undefined ? [] : [[check.id, last.id]];
    }),
  );
}

function ownReads(form: Form, check: EditCheck): ReadonlySet<string> {
  const reads = readsOf(check.expect).fields.filter(
    (read) => read.form === form.id && read.at === undefined,
  );
  return new Set(reads.map(({ field }) => field));
}
