import { defineRefusal, isRefusal } from "../kernel/index.ts";
import type { DiscardDraft, DraftQuery, ReleaseDrafts } from "./command.ts";
import { notScreened } from "./dates.ts";
import type { Decider, Proposal } from "./decider.ts";
import { textMissing } from "./decide-query.ts";
import { own } from "./own.ts";
import { heldAt, placeAsked } from "./query-place.ts";
import { reasonProblem } from "./reason.ts";

const unknownDraft = defineRefusal(
  "draft.unknown",
  "Participant {participant} has no draft {draft}: it was released or discarded, or never was. Nothing was recorded.",
  "受试者 {participant} 没有草稿 {draft}：可能已发布、已删除或从未存在。本次未作记录。",
);
const noneChosen = defineRefusal(
  "draft.none",
  "Choose at least one draft to release, each once.",
  "请至少选择一条草稿，且每条仅选一次。",
);

/** A query that is written down and not asked yet, in a stream that no site reads. */
export const draftQuery: Decider<DraftQuery> = (study, state, command) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const { text } = command;
  const about = placeAsked(study, person, command);
  if (isRefusal(about)) return about;
  const problem = reasonProblem(text, textMissing);
  if (problem !== undefined) return problem;
  const draft = (state.drafts?.count ?? 0) + 1;
  return [
    {
      stream: `drafts/${person.id}`,
      body: { type: "query-drafted", draft, ...about, text, ...heldAt(person, about) },
    },
  ];
};

export const discardDraft: Decider<DiscardDraft> = (_study, state, command) => {
  const { participant, draft } = command;
  if (own(state.drafts?.drafts, draft) === undefined) {
    return unknownDraft({ participant, draft: String(draft).slice(0, 40) });
  }
  return [{ stream: `drafts/${participant}`, body: { type: "query-draft-discarded", draft } }];
};

/** Every draft named becomes a query of whoever releases it, numbered as if it had never been a draft. */
export const releaseDrafts: Decider<ReleaseDrafts> = (_study, state, command) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const { drafts } = command;
  if (drafts.length === 0 || new Set(drafts).size < drafts.length) return noneChosen();
  const raised: Proposal[] = [];
  const first = Object.keys(person.queries).length + 1;
  for (const number of drafts) {
    const draft = own(state.drafts?.drafts, number);
    if (draft === undefined) {
      return unknownDraft({ participant: person.id, draft: String(number).slice(0, 40) });
    }
    const { place, path, text } = draft;
    raised.push({
      stream: `participant/${person.id}`,
      body: {
        type: "query-raised",
        query: first + raised.length,
        place,
        ...(path === undefined ? {} : { path }),
        text,
        ...heldAt(person, draft),
      },
    });
  }
  return [
    { stream: `drafts/${person.id}`, body: { type: "query-drafts-released", drafts } },
    ...raised,
  ];
};
