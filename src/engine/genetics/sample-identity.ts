import { fieldsOf, type Form, type Study } from "../../definition/index.ts";
import type { Issue } from "../../kernel/index.ts";
import type { Place } from "../command.ts";
import { placeOf } from "../form-place.ts";
import { datedInstances } from "../instances.ts";
import type { ParticipantState } from "../state.ts";
import { compareFingerprints, type FingerprintComparison } from "./fingerprint.ts";
import { checkSex, type SexRead } from "./identity.ts";
import type { GeneticState } from "./state.ts";

/** Whether an assessment's sample is the participant's, as far as it can be told. People settle what differs. */
export interface IdentityCheck {
  readonly sex: SexRead;
  /** The sex that the record has; absent where it has none, or two. */
  readonly recorded?: "female" | "male";
  readonly sexIssue?: Issue;
  /** Against the last earlier file of another content on the same build, where there is one. */
  readonly earlier?: FingerprintComparison & { readonly assessment: number };
}

/** Holds one assessment against the record; nothing where its file was not asked whose it is. */
export function identityOf(
  study: Study,
  person: ParticipantState,
  { number, file, result }: GeneticState,
): IdentityCheck | undefined {
  const { identity, build } = result;
  if (identity === undefined) return undefined;
  const recorded = recordedSex(study, person)?.sex;
  const sexIssue = recorded === undefined ? undefined : checkSex(identity.sex, recorded);
  const before = person.genetics?.findLast((one) => {
    const isComparable = one.result.identity !== undefined && one.result.build === build;
    return one.number < number && one.file !== file && isComparable;
  });
  const known = before?.result.identity;
  return {
    sex: identity.sex,
    ...(recorded === undefined ? {} : { recorded }),
    ...(sexIssue === undefined ? {} : { sexIssue }),
    ...(before === undefined || known === undefined
      ? {}
      : {
          earlier: {
            ...compareFingerprints(known.fingerprint, identity.fingerprint, before.number),
            assessment: before.number,
          },
        }),
  };
}

/** The form and field that hold the sex: the one that the submission's SEX is taken from. */
export function sexField({
  forms,
}: Study): { readonly form: Form; readonly path: string } | undefined {
  for (const form of forms) {
    const field = fieldsOf(form).find(({ sdtm }) => sdtm?.variable === "SEX");
    if (field !== undefined && form.log !== true) return { form, path: field.id };
  }
  return undefined;
}

/** What the record says, and where it says it first; nothing where it says two things, or an answer is of several. */
function recordedSex(study: Study, person: ParticipantState): RecordedSex | undefined {
  const held = sexField(study);
  if (held === undefined) return undefined;
  const { path } = held;
  const said = datedInstances(person, held.form.id).filter(({ values }) => path in values);
  const [first, ...others] = said;
  const value = first?.values[path];
  if (first === undefined || (value !== "F" && value !== "M")) return undefined;
  if (others.some(({ values }) => values[path] !== value)) return undefined;
  return { sex: value === "F" ? "female" : "male", place: placeOf(first), path };
}

interface RecordedSex {
  readonly sex: "female" | "male";
  readonly place: Place;
  readonly path: string;
}

/**
 * What is to be asked about the last assessment's sample: another sex than the record's, at the sex; other genotypes
 * than an earlier file's, at the laboratory's report once it is complete.
 */
export function identityQuestions(
  study: Study,
  person: ParticipantState,
): readonly { readonly place: Place; readonly issue: Issue }[] {
  const last = person.genetics?.at(-1);
  const found = last === undefined ? undefined : identityOf(study, person, last);
  if (found === undefined) return [];
  const { sexIssue, earlier } = found;
  const recorded = recordedSex(study, person);
  const bySex =
    sexIssue === undefined || recorded === undefined
      ? []
      : [{ place: recorded.place, issue: { ...sexIssue, path: [recorded.path] } }];
  const issue = earlier?.issue;
  if (issue === undefined || study.genetics === undefined) return bySex;
  const reports = datedInstances(person, study.genetics.form).filter(({ complete }) => complete);
  return [
    ...bySex,
    ...reports.map((report) => ({ place: placeOf(report), issue: { ...issue, path: ["gene"] } })),
  ];
}
