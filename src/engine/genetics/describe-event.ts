import { type Text, text } from "../../kernel/index.ts";
import { verdictWords } from "./assessment.ts";
import { acmgClassWords } from "./classify.ts";
import type { GeneticEvent } from "./event.ts";

/** What an event about genetic results says. */
export function describeGenetic(event: GeneticEvent): Text {
  if (event.type === "variant-adjudicated") {
    const { variant, class: judged, before } = event;
    const words = acmgClassWords[judged];
    const was = before === undefined ? undefined : acmgClassWords[before];
    return text(
      `Variant ${variant} judged ${words.en}${was === undefined ? "" : `, before ${was.en}`}`,
      `变异 ${variant} 判为${words["zh-CN"]}${was === undefined ? "" : `，此前为${was["zh-CN"]}`}`,
    );
  }
  const { assessment, fileName, result } = event;
  const genes = (language: "en" | "zh-CN"): readonly string[] =>
    result.genes.map(({ gene, verdict, findings }) => {
      const named = findings.map(({ protein, coding }) => protein ?? coding);
      const words = named.length === 0 ? verdictWords[verdict][language] : named.join(", ");
      return `${gene} ${words}`;
    });
  return text(
    `Genetic assessment ${assessment} of file ${fileName}: ${genes("en").join("; ")}`,
    `基因评估第 ${assessment} 次（文件 ${fileName}）：${genes("zh-CN").join("；")}`,
  );
}
