import { type CohortAdvice, cohortDecisionWords, type CohortBoard } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { words } from "./cohort-words.ts";

/** What the rule makes of a cohort, in words. */
export function AdviceWords({ advice }: { readonly advice: CohortAdvice }) {
  const { say } = useLanguage();
  const { act, next, mtd } = advice;
  return (
    <>
      <span className="font-medium">{say(cohortDecisionWords[act])}</span>
      {next !== undefined && <span className="num"> → {next}</span>}
      {mtd !== undefined && (
        <span className="text-soft">
          {" · "}
          {mtd === null ? say(words.noMtd) : say(words.mtd, { cohort: mtd })}
        </span>
      )}
    </>
  );
}

/** The next decision for every possible outcome, before it comes. */
export function WhatIfTable({ board: { whatIf } }: { readonly board: CohortBoard }) {
  const { say } = useLanguage();
  const count = whatIf.length - 1;
  return (
    <table className="w-full text-left text-[0.93rem]">
      <caption className="pb-1 text-left font-medium">{say(words.whatIf)}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{say(words.whatIf)}</th>
          <th scope="col">{say(words.thenWhat)}</th>
        </tr>
      </thead>
      <tbody>
        {whatIf.map(({ dlt, advice }) => (
          <tr key={dlt} className="border-t border-line">
            <th scope="row" className="py-1.5 pr-4 font-normal">
              <span aria-hidden="true" className="mr-2 inline-flex gap-1 align-middle">
                {Array.from({ length: count }, (_, index) => (
                  <span
                    key={index}
                    className={
                      index < dlt
                        ? "size-2.5 rotate-45 bg-wrong"
                        : "size-2.5 rounded-full border border-edge"
                    }
                  />
                ))}
              </span>
              {say(words.ofNext, { dlt, count })}
            </th>
            <td className="py-1.5">
              <AdviceWords advice={advice} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
