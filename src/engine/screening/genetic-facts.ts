import type { Datum } from "../../definition/index.ts";
import type { GeneticAssessment } from "../genetics/assessment.ts";
import type { InstrumentFact } from "./patient-facts.ts";

const zygosities: Readonly<Record<string, string>> = {
  heterozygous: "HET",
  homozygous: "HOM",
};

/**
 * What a file of variants says, as facts of a genetic result: gene, names and zygosity of every believed finding. No
 * class is among them: the class is the one that a laboratory signed, and what needs it stays unknown without.
 */
export function geneticFacts(assessment: GeneticAssessment): readonly InstrumentFact[] {
  const findings = assessment.genes.flatMap(({ gene, findings: found }) =>
    found.filter(({ confident }) => confident).map((finding) => ({ gene, ...finding })),
  );
  return findings.flatMap(({ gene, coding, protein, legacy, zygosity }, index) => {
    const answers: Readonly<Record<string, Datum | undefined>> = {
      gene,
      coding,
      protein,
      legacy,
      zygosity: zygosities[zygosity],
    };
    return Object.entries(answers).flatMap(([field, value]): InstrumentFact[] =>
      value === undefined
        ? []
        : [
            {
              instrument: "genetic-result",
              field,
              value,
              line: index + 1,
              source: `VCF ${assessment.sample}, ${assessment.build}: not signed`,
            },
          ],
    );
  });
}
