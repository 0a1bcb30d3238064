import type { Language } from "../../kernel/index.ts";
import { panelOf } from "../genetics/index.ts";
import type { Study } from "../study.ts";

/** How a study comes to a genetic result, in sentences. */
export function geneticWords({ genetics: plan }: Study, language: Language): string[] {
  if (plan === undefined) return [];
  const { form, panel, thresholds } = plan;
  const { minGq, minDp, homozygousBalance: whole } = thresholds;
  const [low, high] = thresholds.heterozygousBalance;
  const genes = (panelOf(panel)?.genes.map(({ symbol }) => symbol) ?? [panel]).join(", ");
  return language === "en"
    ? [
        `Genes: ${genes}`,
        `The laboratory's result is signed on form ${form}`,
        `A call counts from genotype quality ${minGq} and depth ${minDp}; heterozygous with ${low} to ${high} of the reads, homozygous from ${whole}`,
      ]
    : [
        `基因：${genes}`,
        `实验室结果在表单 ${form} 上签署`,
        `位点计入条件：基因型质量不低于${minGq}，深度不低于${minDp}；杂合时变异读段比例为${low}–${high}，纯合时不低于${whole}`,
      ];
}
