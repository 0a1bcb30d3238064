import { z } from "zod";
import { endpoint, type Media } from "./endpoint.ts";
import * as r from "./readout-shapes.ts";
import * as s from "./shapes.ts";

const ofStudy = z.object({ study: s.id });
const flag = z.enum(["true", "false"]).optional();
/** Which readout: a cut by its name, and whether arms are told. */
const asked = z.object({
  cut: s.id,
  language: s.language.default("en"),
  unblinded: flag,
});

const report = <const M extends Media>(name: string, media: M) =>
  endpoint({
    summary: `The whole report of a cut, ${name}`,
    who: "signed-in",
    params: ofStudy,
    query: asked,
    media,
  });

/** The readout of a study: results of a data cut, blinded, or unblinded to a closed group whose looks leave a trace. */
export const readoutEndpoints = {
  "GET /api/studies/{study}/readout": endpoint({
    summary: "What there is to read: data cuts, estimands, displays, and every unblinded look",
    who: "signed-in",
    params: ofStudy,
    query: z.object({ cut: s.id.optional() }),
    answer: r.readoutPage,
  }),
  "POST /api/studies/{study}/readout/cuts": endpoint({
    summary: "Take a data cut of the study as it is now",
    who: "signed-in",
    params: ofStudy,
    answer: r.cutLine,
  }),
  "POST /api/studies/{study}/readout/looks": endpoint({
    summary:
      "Begin an unblinded look at a cut, with one's password and a reason; it lasts for half an hour in this session",
    who: "signed-in",
    params: ofStudy,
    body: z.strictObject({
      cut: s.id,
      reason: z.string().trim().min(1).max(2000),
      grant: z.string().max(200),
    }),
    answer: r.lookLine,
  }),
  "GET /api/studies/{study}/readout/displays/{display}": endpoint({
    summary: "A table, figure or listing of a cut, as the report prints it",
    who: "signed-in",
    params: z.object({ study: s.id, display: s.id }),
    query: asked,
    answer: r.readoutDisplay,
  }),
  "GET /api/studies/{study}/readout/results": endpoint({
    summary:
      "What a number was made from: rows of the analysis dataset, and where each was entered",
    who: "signed-in",
    params: ofStudy,
    query: asked.extend({
      result: z.string().min(1).max(1000),
      from: z.coerce.number().int().min(0).default(0),
    }),
    answer: r.readoutRows,
  }),
  "GET /api/studies/{study}/readout/report.html": report("as a page", "text/html"),
  "GET /api/studies/{study}/readout/report.pdf": report("as PDF", "application/pdf"),
  "GET /api/studies/{study}/readout/report.rtf": report("as RTF", "application/rtf"),
  "GET /api/studies/{study}/readout/report.json": report(
    "as CDISC Analysis Results Standard",
    "application/octet-stream",
  ),
} as const;
