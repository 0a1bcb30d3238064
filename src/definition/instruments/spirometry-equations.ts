import { codeList } from "../code-list.ts";

/** The equation decides the percentage, and with it eligibility: it is kept with every value. */
export const referenceEquation = codeList("SPIROMETRY_EQUATION", {
  GLI2022: ["GLI 2022, global", "GLI 2022（全球）"],
  GLI2012_NEA: ["GLI 2012, North-East Asian", "GLI 2012（东北亚）"],
  GLI2012_SEA: ["GLI 2012, South-East Asian", "GLI 2012（东南亚）"],
  GLI2012_CAU: ["GLI 2012, Caucasian", "GLI 2012（白种人）"],
  GLI2012_AFR: ["GLI 2012, African American", "GLI 2012（非裔）"],
  GLI2012_OTHER: ["GLI 2012, other", "GLI 2012（其他）"],
  NHANES3: ["NHANES III", "NHANES III"],
  KNUDSON: ["Knudson 1983", "Knudson 1983"],
  OTHER: ["Other; named in the remarks", "其他（在备注中说明）"],
});
