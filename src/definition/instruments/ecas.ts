import type { NumberValue } from "../expression/index.ts";
import { sum } from "../expression/index.ts";
import { derived, integer, words } from "../field-builders.ts";
import { group, instrumentForm, soft } from "../form-builder.ts";

/**
 * Published cut-offs, of 100, 36 and 136. Norms by age and education exist; they are the site's to supply.
 *
 * @source NINDS common data elements F1710; research.ed.ac.uk (abstract of the authors)
 */
export const publishedEcasCutOffs = { specific: 77, nonSpecific: 24, total: 105 } as const;

/** Whether the cut-off itself counts as abnormal: the published abstract does not say, so the study does. */
export interface EcasRule {
  readonly abnormal: "below" | "at-or-below";
}

/**
 * ECAS: five scores, the ALS-specific sum (executive with social, language, fluency; 0–100), the non-specific one
 * (memory, visuospatial; 0–36) and the total (0–136), each compared with the cut-off that the site enters from its norms.
 */
export function ecas<const Id extends string>(id: Id, { abnormal }: EcasRule) {
  const isAbnormal = (score: NumberValue, cutOff: NumberValue) =>
    abnormal === "below" ? score.below(cutOff) : score.atMost(cutOff);
  return instrumentForm(
    "ecas",
    id,
    ["ECAS", "爱丁堡ALS认知与行为筛查（ECAS）"],
    {
      version: words(["Version and language", "版本与语言"], { required: true, maxLength: 60 }),
      language: integer(["Language (0–28)", "语言（0–28）"], { min: 0, max: 28 }),
      fluency: integer(["Fluency (0–24)", "流畅性（0–24）"], { min: 0, max: 24 }),
      executive: integer(["Executive with social (0–48)", "执行与社会认知（0–48）"], {
        min: 0,
        max: 48,
      }),
      memory: integer(["Memory (0–24)", "记忆（0–24）"], { min: 0, max: 24 }),
      visuospatial: integer(["Visuospatial (0–12)", "视空间（0–12）"], { min: 0, max: 12 }),
      cutOffs: group(
        {
          norms: words(["Norms used", "所用常模"], { maxLength: 200 }),
          cutSpecific: integer(["Cut-off, ALS-specific", "ALS特异界值"], { min: 0, max: 100 }),
          cutNonSpecific: integer(["Cut-off, non-specific", "ALS非特异界值"], { min: 0, max: 36 }),
          cutTotal: integer(["Cut-off, total", "总分界值"], { min: 0, max: 136 }),
        },
        { title: ["Cut-offs by the site's norms", "按中心常模的界值"] },
      ),
      specific: derived(["ALS-specific (0–100)", "ALS特异（0–100）"], {
        score: { range: [0, 100] },
      }),
      nonSpecific: derived(["Non-specific (0–36)", "ALS非特异（0–36）"], {
        score: { range: [0, 36] },
      }),
      total: derived(["ECAS total (0–136)", "ECAS总分（0–136）"], { score: { range: [0, 136] } }),
      specificAbnormal: derived(["ALS-specific abnormal", "ALS特异异常"], { type: "boolean" }),
      nonSpecificAbnormal: derived(["Non-specific abnormal", "ALS非特异异常"], { type: "boolean" }),
      totalAbnormal: derived(["Total abnormal", "总分异常"], { type: "boolean" }),
    },
    {
      provenance:
        "ECAS (University of Edinburgh): codes and ranges only; the site obtains the scale from its authors.",
    },
    (own) => ({
      derive: {
        specific: sum(own.language, own.fluency, own.executive),
        nonSpecific: sum(own.memory, own.visuospatial),
        total: sum(own.specific, own.nonSpecific),
        specificAbnormal: isAbnormal(own.specific, own.cutSpecific),
        nonSpecificAbnormal: isAbnormal(own.nonSpecific, own.cutNonSpecific),
        totalAbnormal: isAbnormal(own.total, own.cutTotal),
      },
      checks: [
        soft("ECA01", own.cutTotal.answered().not().or(own.norms.answered()), [
          "A cut-off is entered without the norms it comes from. Name them.",
          "已填写界值但未注明所用常模，请补填。",
        ]),
      ],
    }),
  );
}
