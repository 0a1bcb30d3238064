import type { Study } from "../../definition/index.ts";
import { type Summary, statusWords } from "../../engine/index.ts";
import { text } from "../../kernel/index.ts";
import type { ProgrammeCard } from "../../server/contract.ts";
import { pageWords, words } from "./command-palette-words.ts";
import { words as frame } from "./layout-words.ts";
import type { PaletteEntry } from "./palette-search.ts";

export interface PaletteItem extends PaletteEntry {
  /** The address it leads to; an action leads nowhere. */
  readonly address?: string;
}

/** Everything that can be found from where one stands: the study that is open first, then the rest. */
export function paletteItems(from: {
  readonly programmes: readonly ProgrammeCard[];
  readonly open: Study | undefined;
  readonly participants: readonly Summary[];
  readonly administrator: boolean;
  /** Whether they hold people against criteria in some study. */
  readonly screens: boolean;
  /** Roles in the open study. */
  readonly roles: readonly string[];
}): readonly PaletteItem[] {
  const { programmes, open, participants, administrator, roles } = from;
  const items: PaletteItem[] = [];
  if (open !== undefined) {
    const here = `/studies/${encodeURIComponent(open.id)}`;
    const page = (id: keyof typeof pageWords, rest = ""): void => {
      items.push({
        id: `page:${id}`,
        kind: "page",
        label: pageWords[id],
        note: open.indication,
        address: here + rest,
      });
    };
    const onlyParticipant = roles.length > 0 && roles.every((role) => role === "participant");
    page("home");
    if (roles.length > 0) page("participants", "/participants");
    page("protocol", "/protocol");
    for (const tab of ["schedule", "eligibility", "assumptions", "forms", "versions"] as const) {
      page(tab, `/protocol?tab=${tab}`);
    }
    if (roles.length > 0 && !onlyParticipant) page("audit", "/audit");
    if (!onlyParticipant) page("people", "/people");
    if (administrator || roles.includes("inspector")) page("inspection", "/inspection");
    items.push({
      id: "page:milestones",
      kind: "page",
      label: words.milestones,
      note: open.indication,
      address: `/programmes/${encodeURIComponent(open.id)}`,
    });
    for (const { participant, status } of participants) {
      items.push({
        id: `participant:${participant}`,
        kind: "participant",
        label: text(participant, participant),
        note: statusWords[status],
        address: `${here}/participants/${encodeURIComponent(participant)}`,
      });
    }
    for (const form of open.forms) {
      items.push({
        id: `form:${form.id}`,
        kind: "form",
        label: form.title,
        note: text(form.id, form.id),
        address: `${here}/protocol?tab=forms&form=${encodeURIComponent(form.id)}`,
      });
    }
  }
  items.push({ id: "page:programmes", kind: "page", label: words.programmes, address: "/" });
  if (from.screens) {
    items.push({
      id: "page:screening",
      kind: "page",
      label: words.screening,
      address: "/screening",
    });
  }
  if (administrator) {
    items.push({
      id: "page:administration",
      kind: "page",
      label: words.administration,
      address: "/administration/people",
    });
  }
  items.push({ id: "page:api", kind: "page", label: words.api, address: "/api-reference" });
  for (const card of programmes) {
    items.push({
      id: `study:${card.study}`,
      kind: "study",
      label: card.indication,
      note: text(card.study, card.study),
      address: `/studies/${encodeURIComponent(card.study)}`,
    });
  }
  items.push(
    {
      id: "action:language",
      kind: "action",
      label: text(words.language.en, words.toEnglish["zh-CN"]),
      note: text("中文", "English"),
    },
    { id: "action:lock", kind: "action", label: frame.lock },
    { id: "action:leave", kind: "action", label: frame.leave },
  );
  return items;
}
