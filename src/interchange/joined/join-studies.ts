import type { Anchor, Form, Study, Visit } from "../../definition/index.ts";
import { defineIssue, hashOf, type Issue, type Json } from "../../kernel/index.ts";

const otherForm = defineIssue(
  "readout.joined-form",
  "Form {form} of {study} is not that of {earlier}: their values cannot be read as one. Give one of them another id.",
  "{study}的表单{form}与{earlier}的同名表单不同，无法合并读取，请更改其中之一的编号。",
);

/** The id under which a visit of the later study stands in the joined one. */
export function joinedVisit(study: Pick<Study, "id">, visit: string): string {
  return `${study.id}.${visit}`;
}

/**
 * An earlier study and the one in which its people went on, as one study: the arms, people and first dose of the earlier,
 * its visits and then those of the later, and the later's readout. Issues: forms of one id that differ.
 */
export function joinStudies(earlier: Study, later: Study): Study | readonly Issue[] {
  const issues: Issue[] = [];
  const more: Form[] = [];
  for (const form of later.forms) {
    const known = earlier.forms.find(({ id }) => id === form.id);
    if (known === undefined) more.push(form);
    else if (hashOf(known as unknown as Json) !== hashOf(form as unknown as Json)) {
      issues.push(otherForm([form.id], { form: form.id, study: later.id, earlier: earlier.id }));
    }
  }
  if (issues.length > 0) return issues;
  const lists = new Set(earlier.codeLists.map(({ id }) => id));
  const { readout: _, ...rest } = earlier;
  return {
    ...rest,
    forms: [...earlier.forms, ...more],
    codeLists: [...earlier.codeLists, ...later.codeLists.filter(({ id }) => !lists.has(id))],
    epochs: [
      ...earlier.epochs,
      ...later.epochs.map((epoch) => ({ ...epoch, id: joinedVisit(later, epoch.id) })),
    ],
    visits: [...earlier.visits, ...later.visits.map((visit) => asJoined(later, visit))],
    ...(later.readout === undefined ? {} : { readout: later.readout }),
  };
}

function asJoined(later: Study, visit: Visit): Visit {
  const { timing, arms: _, ...rest } = visit;
  const anchor = timing && anchorOf(later, timing.anchor);
  return {
    ...rest,
    id: joinedVisit(later, visit.id),
    epoch: joinedVisit(later, visit.epoch),
    ...(timing === undefined || anchor === undefined ? {} : { timing: { ...timing, anchor } }),
  };
}

function anchorOf(later: Study, anchor: Anchor): Anchor {
  return "visit" in anchor ? { visit: joinedVisit(later, anchor.visit) } : anchor;
}
