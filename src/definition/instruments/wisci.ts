import { integer, words } from "../field-builders.ts";
import { instrumentForm, soft } from "../form-builder.ts";

/**
 * WISCI II: one level, from 0 (cannot stand or walk) to 20 (10 m without device, brace or help). Numbers only: public
 * copies of the wording of 16 to 20 contradict one another.
 *
 * @source NINDS common data elements, WISCI II (0–15 seen); domain-verified.md §2
 */
export function wisci2<const Id extends string>(id: Id) {
  return instrumentForm(
    "wisci",
    id,
    ["WISCI II", "脊髓损伤步行指数第二版（WISCI II）"],
    {
      level: integer(["Level (0–20)", "级别（0–20）"], {
        min: 0,
        max: 20,
        required: true,
        score: { range: [0, 20] },
      }),
      rater: words(["Rated by", "评定者"], { maxLength: 100 }),
    },
    {
      provenance: "WISCI II: levels only, no wording.",
      assumption: "Levels 16 to 20 are taken from memory; the stored text ends at 15.",
    },
    ({ level }) => ({
      checks: [
        soft("WIS01", level.minus(level.previous()).absolute().atMost(10), [
          "The level differs by more than ten from the visit before. Correct it, or confirm that it matches the source.",
          "级别较上次访视相差超过10级。请更正，或确认与原始记录一致。",
        ]),
      ],
    }),
  );
}
