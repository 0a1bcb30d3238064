import type { Section } from "../../definition/index.ts";
import { renderAnalysis } from "./render-analysis.ts";
import { renderCategory } from "./render-category.ts";
import { renderEach } from "./render-each.ts";
import { renderEvents } from "./render-events.ts";
import { renderGrid } from "./render-grid.ts";
import { renderHeading } from "./render-heading.ts";
import { renderNumber } from "./render-number.ts";
import { renderParticipants } from "./render-participants.ts";
import { renderRecords } from "./render-records.ts";
import { renderShift } from "./render-shift.ts";
import {
  blankRow,
  type RenderSection,
  type SectionContext,
  type SectionRow,
} from "./section-context.ts";

/** The rows of sections one after another, with a blank row between blocks. */
export function renderSections(
  context: SectionContext,
  sections: readonly Section[],
): readonly SectionRow[] {
  const rows: SectionRow[] = [];
  let before: Section["kind"] | undefined;
  for (const [place, section] of sections.entries()) {
    const path = `${context.path}${context.path === "" ? "" : "."}${place + 1}`;
    const render = renderers[section.kind] as RenderSection<Section["kind"]>;
    const own = render({ ...context, path }, section);
    if (own.length === 0) continue;
    const isList = section.kind === "records" && before === "records";
    if (before !== undefined && before !== "heading" && !isList) rows.push(blankRow);
    rows.push(...own);
    before = section.kind;
  }
  return rows;
}

const renderers: { readonly [K in Section["kind"]]: RenderSection<K> } = {
  heading: renderHeading,
  each: renderEach,
  participants: renderParticipants,
  records: renderRecords,
  number: renderNumber,
  grid: renderGrid,
  category: renderCategory,
  events: renderEvents,
  shift: renderShift,
  analysis: renderAnalysis,
};
