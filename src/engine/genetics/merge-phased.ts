import type { AlleleCall } from "./allele-call.ts";
import type { BaseAt } from "./edit.ts";
import type { ObservedRecord } from "./observed.ts";
import { phaseUnknown } from "./reasons.ts";

/**
 * Joins single-base changes of one codon, or side by side, that lie on the same chromosome into one substitution: two
 * bases of a codon changed together make another residue than each alone. Where two are heterozygous and their phase
 * is not known, each stays, and says so.
 */
export function mergePhased(
  calls: readonly AlleleCall[],
  codonOf: (pos: number) => number | undefined,
  baseAt: BaseAt,
): readonly AlleleCall[] {
  const sorted = calls.toSorted((a, b) => a.edit.pos - b.edit.pos);
  const merged: AlleleCall[] = [];
  let cluster: AlleleCall[] = [];
  const close = (): void => {
    merged.push(...joined(cluster, baseAt));
    cluster = [];
  };
  for (const call of sorted) {
    if (!isSubstitution(call)) {
      merged.push(call);
      continue;
    }
    const last = cluster.at(-1);
    if (last !== undefined && !touches(last, call, codonOf)) close();
    cluster.push(call);
  }
  close();
  return merged.toSorted((a, b) => a.edit.pos - b.edit.pos);
}

function isSubstitution({ edit: { ref, alt } }: AlleleCall): boolean {
  return ref.length === 1 && alt.length === 1;
}

function touches(
  a: AlleleCall,
  b: AlleleCall,
  codonOf: (pos: number) => number | undefined,
): boolean {
  const codon = codonOf(a.edit.pos);
  if (b.edit.pos - a.edit.pos <= 1) return true;
  return codon !== undefined && codon === codonOf(b.edit.pos);
}

function joined(cluster: readonly AlleleCall[], baseAt: BaseAt): readonly AlleleCall[] {
  const records = recordsOf(cluster);
  if (records.length <= 1) return cluster;
  const ploidy = cluster[0]?.ploidy ?? 0;
  const split = cluster.filter((call) => call.haplotypes.length < call.ploidy);
  const phases = new Set(split.map((call) => call.phase));
  const isOneRecord = recordsOf(split).length <= 1;
  const isKnown =
    cluster.every((call) => call.ploidy === ploidy && !call.partial) &&
    (isOneRecord || (phases.size === 1 && !phases.has(undefined)));
  const open = (): readonly AlleleCall[] => {
    const note = phaseUnknown([], {
      places: records.map(({ chrom, pos }) => `${chrom}:${pos}`).join(", "),
    });
    return cluster.map((call) => ({ ...call, doubts: [...call.doubts, note] }));
  };
  if (!isKnown) return open();
  const groups = new Map<string, { members: AlleleCall[]; haplotypes: number[] }>();
  for (let haplotype = 0; haplotype < ploidy; haplotype += 1) {
    const members = cluster.filter((call) => call.haplotypes.includes(haplotype));
    if (members.length === 0) continue;
    const key = members.map((call) => cluster.indexOf(call)).join(",");
    const group = groups.get(key) ?? { members, haplotypes: [] };
    group.haplotypes.push(haplotype);
    groups.set(key, group);
  }
  const made: AlleleCall[] = [];
  for (const { members, haplotypes } of groups.values()) {
    const one = substitution(members, haplotypes, baseAt);
    if (one === undefined) return open();
    made.push(one);
  }
  return made;
}

function substitution(
  members: readonly AlleleCall[],
  haplotypes: readonly number[],
  baseAt: BaseAt,
): AlleleCall | undefined {
  const [first] = members;
  const last = members.at(-1);
  if (first === undefined || last === undefined) return undefined;
  let ref = "";
  let alt = "";
  for (let pos = first.edit.pos; pos <= last.edit.pos; pos += 1) {
    const here = members.find((call) => call.edit.pos === pos)?.edit;
    const base = here?.ref ?? baseAt(pos);
    if (base === undefined) return undefined;
    ref += base;
    alt += here?.alt ?? base;
  }
  const phase = members.find((call) => call.phase !== undefined)?.phase;
  return {
    edit: { pos: first.edit.pos, ref, alt },
    haplotypes,
    ploidy: first.ploidy,
    partial: false,
    ...(phase === undefined ? {} : { phase }),
    doubts: members.flatMap((call) => call.doubts),
    notes: members.flatMap((call) => call.notes),
    records: recordsOf(members),
  };
}

function recordsOf(calls: readonly AlleleCall[]): readonly ObservedRecord[] {
  return [...new Set(calls.flatMap((call) => call.records))];
}
