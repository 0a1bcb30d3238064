import type { Claim } from "../../src/definition/index.ts";

const pd = { product: "XS411", indication: "Parkinson's disease" };

/** What is said of XS411 in Parkinson's disease. Claims with the same `about` that differ stand side by side. */
export const milestones: readonly Claim[] = [
  {
    product: "hiPSC-DAP",
    indication: "Parkinson's disease",
    jurisdiction: "CN",
    type: "investigator-study-filing",
    status: "granted",
    date: "2024",
    source: "raredisease.cn, 2025-01-21; NCT06145711 (autologous)",
    quote:
      "investigator study at Shanghai East Hospital filed with the authorities, first of its kind in China",
    confidence: "secondary",
    about: "iPSC study in Parkinson's disease of 2024",
  },
  {
    ...pd,
    jurisdiction: "CN",
    type: "ind-clearance",
    status: "granted",
    date: "2024",
    source: "News blog, 2025-06-01 (press B)",
    quote:
      "China's first national-level registered clinical study of iPSC-derived cell therapy for neurological diseases approved",
    confidence: "press",
    about: "iPSC study in Parkinson's disease of 2024",
  },
  {
    ...pd,
    jurisdiction: "CN",
    type: "efficacy-claim",
    status: "held",
    date: "2025-06-01",
    source: "News blog, 2025-06-01 (press B)",
    quote:
      "over 12 months good safety and significant improvements in 'off' time, MDS-UPDRS scores, and multiple non-motor symptoms",
    confidence: "press",
    about: "Efficacy in Parkinson's disease",
  },
  {
    ...pd,
    jurisdiction: "US",
    type: "ind-clearance",
    status: "granted",
    date: "2025-01",
    source: "ndfclub 2531; medpath",
    quote: "IND of XS411 cleared, with an exemption that is not specified",
    confidence: "secondary",
    about: "XS411 IND, United States",
  },
  {
    ...pd,
    jurisdiction: "CN",
    type: "ind-clearance",
    status: "granted",
    date: "2025-04-11",
    source: "Company announcement, 2025-04-11",
    quote: "phase I in primary Parkinson's disease approved",
    confidence: "secondary",
    about: "XS411 PD IND, China",
  },
];
