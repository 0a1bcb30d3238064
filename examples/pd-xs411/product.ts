import type { DoseLevel, Product } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";

/** XS411 under every name it goes by. */
export const xs411: Product = {
  id: "XS411",
  name: "XS411",
  aliases: ["XS-411", "XS411CN"],
  description: text(
    "Dopaminergic neural progenitor cells grown from allogeneic human iPSC, off the shelf",
    "异体人诱导多能干细胞来源的多巴胺能神经前体细胞，现货型",
  ),
  source: "ClinicalTrials.gov NCT07080775, NCT07166757; press B",
  assumption:
    "That XS411CN is XS411 is inferred. The hiPSC-DAP of NCT06145711 is autologous by its registry text, hence another product.",
};

/** So many cells in both putamina together: `putaminalCells("low", 9e6, "9×10⁶", …)`. */
export function putaminalCells(
  id: string,
  amount: number,
  written: string,
  from: Pick<DoseLevel, "source" | "assumption">,
): DoseLevel {
  return {
    id,
    title: text(`${written} cells`, `${written}个细胞/人`),
    product: xs411.id,
    amount,
    unit: "{cells}",
    route: text("Stereotactic, both putamina", "立体定向植入，双侧壳核"),
    ...from,
  };
}
