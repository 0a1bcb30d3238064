import type { Text } from "../../kernel/index.ts";
import type { CodeList } from "../code-list.ts";
import type { Field } from "../field.ts";
import type { Form } from "../form.ts";
import type { Visit } from "../visit.ts";
import { fieldType, type Type } from "./type.ts";

/** Everything that an expression of a study can name. */
export interface Vocabulary {
  readonly forms: ReadonlyMap<string, VocabularyForm>;
  readonly codeLists: ReadonlyMap<string, CodeList>;
  /** Visits and their titles. */
  readonly visits: ReadonlyMap<string, Text>;
}

export interface VocabularyForm {
  readonly title: Text;
  readonly fields: ReadonlyMap<string, VocabularyField>;
  /** The repeating groups. */
  readonly groups: ReadonlySet<string>;
}

export interface VocabularyField {
  readonly field: Field;
  readonly type: Type;
  /** The repeating group it is in. */
  readonly group?: string;
}

/** What a vocabulary is made of: a study, or any part of one. */
export interface VocabularySource {
  readonly forms: readonly Form[];
  readonly codeLists: readonly CodeList[];
  readonly visits: readonly Pick<Visit, "id" | "title">[];
}

/** The vocabulary of a study. */
export function vocabularyOf(study: VocabularySource): Vocabulary {
  const codeLists = new Map(study.codeLists.map((list) => [list.id, list]));
  const forms = new Map<string, VocabularyForm>();
  for (const form of study.forms) {
    const fields = new Map<string, VocabularyField>();
    const groups = new Set<string>();
    for (const group of form.groups) {
      if (group.repeats === true) groups.add(group.id);
      for (const field of group.fields) {
        const known = { field, type: fieldType(field, codeLists) };
        fields.set(field.id, group.repeats === true ? { ...known, group: group.id } : known);
      }
    }
    forms.set(form.id, { title: form.title, fields, groups });
  }
  return { forms, codeLists, visits: new Map(study.visits.map(({ id, title }) => [id, title])) };
}

/** A field and its place in the vocabulary, or `undefined` when there is no such field. */
export function fieldIn(
  vocabulary: Vocabulary,
  reference: { readonly form: string; readonly field: string },
): VocabularyField | undefined {
  return vocabulary.forms.get(reference.form)?.fields.get(reference.field);
}
