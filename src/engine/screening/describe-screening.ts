import { type Issue, issueText, type Language, type Text } from "../../kernel/index.ts";
import type { KnownDatum } from "./facts-behind.ts";
import type { NextInformation, Piece } from "./next-information.ts";
import { conceptOfFact, isCourseFact, type PatientFact } from "./patient-facts.ts";
import type { Screening } from "./screen-patient.ts";
import type { CriterionScreening, StudyScreening } from "./screen-study.ts";
import { exclusionWords, resultWords, verdictWords, words } from "./screening-words.ts";

/**
 * A screening for a clinician to read, as Markdown: the overview, each programme, what could not be used (`unread` of
 * the file as well), and what was known.
 */
export function describeScreening(
  screening: Screening,
  language: Language,
  unread: readonly Issue[] = [],
): string {
  const { patient, on, factsHash, studies, next, known, issues } = screening;
  const say = speaker(language);
  const lines = [`# ${say(words.title, { patient, on })}`, "", say(words.lead), ""];
  const head = [words.programme, words.verdict, words.against, words.open, words.window];
  lines.push(row(head.map((word) => say(word))), row(head.map(() => "---")));
  for (const study of studies) lines.push(overview(study, language));
  if (next !== undefined) lines.push("", nextWords(next, words.nextAll, language, true));
  for (const study of studies) lines.push("", ...programme(study, language));
  if (issues.length + unread.length > 0) {
    lines.push("", `## ${say(words.unused)}`, "");
    for (const issue of unread) lines.push(`- ${issueText(issue, language)}`);
    for (const issue of issues) {
      const fact = known.facts[Number(issue.path[1])];
      const about = fact === undefined ? "" : `${nameOf(fact)}: `;
      lines.push(`- ${about}${issueText(issue, language)}`);
    }
  }
  const columns = [words.fact, words.value, words.date, words.source];
  lines.push("", `## ${say(words.known)}`, "", row(columns.map((word) => say(word))));
  lines.push(row(columns.map(() => "---")));
  for (const fact of known.facts) lines.push(row(factCells(fact)));
  lines.push("", say(words.hash, { hash: factsHash }));
  return `${lines.join("\n")}\n`;
}

type Say = (text: Text, params?: Readonly<Record<string, string | number>>) => string;

function speaker(language: Language): Say {
  return (text, params = {}) =>
    text[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

function overview(study: StudyScreening, language: Language): string {
  const say = speaker(language);
  const of = (result: CriterionScreening["result"]) =>
    study.criteria
      .filter((one) => one.result === result)
      .map(({ criterion }) => criterion)
      .join(say(words.and)) || say(words.none);
  return row([
    say(words.named, {
      title: study.title[language],
      kind: say(study.approved ? words.approved : words.trial),
    }),
    say(verdictWords[study.eligible]),
    of("not met"),
    of("unknown"),
    windowWords(study, say) || say(words.none),
  ]);
}

function windowWords({ opens, closes, criteria }: StudyScreening, say: Say): string {
  const [closed] = criteria.flatMap((one) => one.heldUntil ?? []).sort();
  if (closed !== undefined) return say(words.closed, { date: closed });
  return [
    opens === undefined ? [] : say(words.opens, { date: opens }),
    closes === undefined ? [] : say(words.closes, { date: closes }),
  ]
    .flat()
    .join(say(words.comma));
}

function programme(study: StudyScreening, language: Language): string[] {
  const say = speaker(language);
  const window = windowWords(study, say);
  const verdict = [say(verdictWords[study.eligible]), window].filter((part) => part !== "");
  const lines = [
    `## ${study.title[language]}`,
    "",
    `${study.study} ${study.version} · ${say(study.approved ? words.approved : words.trial)} · **${verdict.join(" · ")}**`,
    "",
    ...study.criteria
      .filter((criterion) => askedWith(criterion) === undefined)
      .map((criterion) => criterionLine(criterion, language)),
    ...stillToAsk(study.criteria, language),
  ];
  if (study.next !== undefined) lines.push("", nextWords(study.next, words.next, language, false));
  return lines;
}

/** The conversation that one unknown criterion waits for alone, if it belongs to screening itself. */
function askedWith({ waitsFor, holdsFrom, holdsUntil }: CriterionScreening): Piece | undefined {
  const [piece, another] = waitsFor;
  const hasTime = holdsFrom !== undefined || holdsUntil !== undefined;
  return another === undefined && piece?.atScreening === true && !hasTime ? piece : undefined;
}

function stillToAsk(criteria: readonly CriterionScreening[], language: Language): string[] {
  const say = speaker(language);
  const pieces = new Map(
    criteria
      .map(askedWith)
      .filter((piece) => piece !== undefined)
      .map((piece) => [piece.about, piece]),
  );
  return [...pieces.values()].map((piece) => {
    const names = criteria
      .filter((criterion) => askedWith(criterion)?.about === piece.about)
      .map(({ criterion, text }) => `${criterion} ${text[language]}`)
      .join(say(words.semicolon));
    const head = say(words.toAsk, { title: piece.title[language] });
    return `- ${head}${say(words.colon)}${names}${say(words.stop)}`;
  });
}

function criterionLine(criterion: CriterionScreening, language: Language): string {
  const say = speaker(language);
  const { result, kind, decidedBy, needed, assumption } = criterion;
  const outcome = say((kind === "inclusion" ? resultWords : exclusionWords)[result]);
  const stop = say(words.stop);
  const facts = result === "unknown" ? [] : [`${datumWords(decidedBy, say)}${stop}`];
  const parts = [
    ...(decidedBy.length === 0 ? [] : facts),
    ...needed,
    ...timeWords(criterion, say),
    ...(assumption === undefined || result === "met"
      ? []
      : [say(words.assumption, { text: assumption })]),
  ];
  const head = `- ${criterion.criterion} ${criterion.text[language]}${say(words.colon)}**${outcome}**${stop}`;
  return [head, ...parts].join(say({ en: " ", "zh-CN": "" }));
}

function datumWords(facts: readonly KnownDatum[], say: Say): string {
  const comma = say(words.comma);
  return facts
    .map(({ label, value, date, source, supposed }) => {
      const where = [
        date?.replace("T", " "),
        source,
        supposed === true ? say(words.supposed) : undefined,
      ];
      const known = where.filter((part) => part !== undefined).join(comma);
      const origin =
        known === "" ? "" : say({ en: " ({known})", "zh-CN": "（{known}）" }, { known });
      return `${label}${say(words.colon)}${value}${origin}`;
    })
    .join(say(words.semicolon));
}

function timeWords({ holdsFrom, holdsUntil, heldUntil }: CriterionScreening, say: Say): string[] {
  if (heldUntil !== undefined) return [say(words.heldUntil, { date: heldUntil })];
  if (holdsFrom !== undefined && holdsUntil !== undefined) {
    return [say(words.nextHolds, { from: holdsFrom, until: holdsUntil })];
  }
  if (holdsFrom !== undefined) return [say(words.holdsFrom, { date: holdsFrom })];
  return holdsUntil === undefined ? [] : [say(words.holdsUntil, { date: holdsUntil })];
}

function nextWords(next: NextInformation, label: Text, language: Language, named: boolean): string {
  const say = speaker(language);
  const criteria = next.settles
    .map(({ study, criterion }) => (named ? `${study} ${criterion}` : criterion))
    .join(say(words.and));
  const worth = [
    ...(next.settles.length === 0
      ? []
      : [say(words.settles, { count: next.settles.length, criteria })]),
    ...(next.helps === 0 ? [] : [say(words.helps, { count: next.helps })]),
  ].join(say(words.comma));
  const end = say(words.stop);
  return `${say(label)}${say(words.colon)}**${next.title[language]}**${say({ en: " – ", "zh-CN": "，" })}${worth}${end}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function nameOf(fact: PatientFact): string {
  if (isCourseFact(fact)) return `${fact.study} ${fact.event ?? fact.visit ?? ""}`;
  return `${conceptOfFact(fact)}.${fact.field}`;
}

function factCells(fact: PatientFact): string[] {
  if (isCourseFact(fact)) return [nameOf(fact), fact.value, "", fact.source];
  const { value, unit, date, source } = fact;
  const shown = typeof value === "object" ? JSON.stringify(value) : String(value);
  return [
    nameOf(fact),
    unit === undefined ? shown : `${shown} ${unit}`,
    (date ?? "").replace("T", " "),
    source,
  ];
}
