import type { Sha256 } from "../kernel/index.ts";
import { freezeStudy, type Study, studyHash } from "./study.ts";

/** A study as it is shown to whoever does not keep the list. It stands for the whole value and has its identity. */
export interface BlindCopy extends Study {
  /** Identity of the whole value. No study that is read or kept has this member: its JSON would be refused. */
  readonly copyOf: Sha256;
}

const withheldWords =
  "What the numbers of the method rest on is withheld with them from all who do not keep the list.";

/**
 * A study without the numbers from which the next arm could be foretold: sizes of blocks and the limit of a big stick,
 * with the remarks beside them. Whoever knows a block's size knows its last places; at the limit of a big stick the
 * next arm is certain. Probabilities stay: they foretell nothing. The protocol's own notes stay as they were written.
 *
 * @source ICH E9 2.3.2: those who allocate should not know the size of the blocks
 * @returns the study itself where nothing is withheld
 */
export function blindCopy(study: Study): Study {
  const { allocation } = study;
  const of = allocation?.method.kind;
  if (allocation === undefined || (of !== "block" && of !== "big-stick")) return study;
  const known = copies.get(study);
  if (known !== undefined) return known;
  const { assumption, source: _, ...plan } = allocation;
  const copy: BlindCopy = {
    ...study,
    allocation: {
      ...plan,
      method: { kind: "withheld", of },
      ...(assumption === undefined ? {} : { assumption: withheldWords }),
    },
    copyOf: studyHash(study),
  };
  const frozen = freezeStudy(copy);
  copies.set(study, frozen);
  return frozen;
}

const copies = new WeakMap<Study, Study>();
