/** The names of domains. @source CDISC SDTMIG 3.4 */
export const domainLabels: Readonly<Record<string, string>> = {
  CM: "Concomitant/Prior Medications",
  EG: "ECG Test Results",
  FT: "Functional Tests",
  IE: "Inclusion/Exclusion Criteria Not Met",
  LB: "Laboratory Test Results",
  MH: "Medical History",
  MI: "Microscopic Findings",
  MO: "Morphology",
  NV: "Nervous System Findings",
  PC: "Pharmacokinetics Concentrations",
  PE: "Physical Examination",
  PR: "Procedures",
  QS: "Questionnaires",
  RE: "Respiratory System Findings",
  RS: "Disease Response and Clin Classification",
  SC: "Subject Characteristics",
  SU: "Substance Use",
  VS: "Vital Signs",
};

/** The domains of findings that trials of this kind use. @source CDISC SDTMIG 3.4, section 6.3 */
export const findingDomains = new Set(
  "BS CV DA EG FT GF IE IS LB MB MI MK MO NV OE PC PE PP QS RE RP RS SC SS TR TU UR VS".split(" "),
);
