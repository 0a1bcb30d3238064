import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import {
  type CodeList,
  compile,
  type Datum,
  type Field,
  type Form,
  fieldsOf,
  type Study,
  vocabularyOf,
} from "../../definition/index.ts";
import { studyQuery } from "../api/study.ts";

const none: readonly CodeList[] = [];

/** The code lists of the study of the page, and which fields of a form are asked with the values there are. */
export function usePadStudy(form: Form): {
  readonly lists: readonly CodeList[];
  readonly isAsked: (field: Field, values: Readonly<Record<string, Datum>>) => boolean;
} {
  const { study: id } = useParams({ strict: false });
  const { data } = useQuery({ ...studyQuery(id ?? ""), enabled: id !== undefined });
  const study = data?.study;
  const conditions = useMemo(
    () => (study === undefined ? undefined : conditionsOf(study, form)),
    [study, form],
  );
  return {
    lists: study?.codeLists ?? none,
    isAsked: (field, values) => {
      const condition = conditions?.get(field.id);
      // An answer that is kept though its question is not asked is never hidden.
      return condition === undefined || values[field.id] !== undefined || condition(values);
    },
  };
}

function conditionsOf(
  study: Study,
  form: Form,
): ReadonlyMap<string, (values: Readonly<Record<string, Datum>>) => boolean> {
  const vocabulary = vocabularyOf(study);
  return new Map(
    fieldsOf(form).flatMap(({ id, when }) => {
      if (when === undefined) return [];
      const evaluate = compile(when, vocabulary, form.id);
      const asked = (values: Readonly<Record<string, Datum>>) =>
        evaluate({
          own: values,
          datum: () => undefined,
          instances: () => [],
          visitDate: () => undefined,
          doseDate: () => undefined,
          eventDate: () => undefined,
          today: undefined,
        }) === true;
      return [[id, asked] as const];
    }),
  );
}
