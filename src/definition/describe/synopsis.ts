import type { Language } from "../../kernel/index.ts";
import type { Claim } from "../claim.ts";
import type { Criterion } from "../criterion.ts";
import { expressionWords, vocabularyOf } from "../expression/index.ts";
import { type Study, studyHash } from "../study.ts";
import { allocationWords } from "./allocation-words.ts";
import { escalationWords } from "./escalation-words.ts";
import { assumptionsOf } from "./assumptions.ts";
import { estimandWords } from "./estimand-words.ts";
import { geneticWords } from "./genetic-words.ts";
import { blindings, headings, levels } from "./headings.ts";

/** A protocol synopsis as Markdown: what is studied, in whom, with what, and what of it is assumed. */
export function describeSynopsis(study: Study, language: Language): string {
  const word = (key: keyof typeof headings): string => headings[key][language];
  const facts: [string, string][] = [
    [word("study"), study.id],
    [word("version"), study.version],
    [word("identity"), `\`${studyHash(study)}\``],
    [word("registry"), study.registry.join(", ") || "–"],
    [word("phase"), study.phase],
    [word("sponsor"), study.sponsor[language]],
    [word("indication"), study.indication[language]],
    [word("blinding"), blindings[study.blinding][language]],
    [word("planned"), String(study.planned)],
  ];
  const parts = [
    [`# ${word("synopsis")}: ${study.title[language]}`],
    facts.map(([name, value]) => `- ${name}: ${value}`),
    section(
      word("products"),
      study.products.map((one) => `${one.name}: ${one.description[language]}`),
    ),
    section(
      word("arms"),
      study.arms.map((arm) => armWords(arm, language)),
    ),
    section(word("regimens"), dosing(study, language)),
    section(
      word("cohorts"),
      study.cohorts.map((one) => `${one.title[language]} (${one.size.join("–")})`),
    ),
    section(word("escalation"), escalationWords(study, language)),
    section(word("allocation"), allocationWords(study, language)),
    section(word("genetics"), geneticWords(study, language)),
    section(
      word("epochs"),
      study.epochs.map((epoch) => epoch.title[language]),
    ),
    eligibility(study, language),
    section(
      word("endpoints"),
      study.endpoints.map((one) => `${levels[one.level][language]}: ${one.text[language]}`),
    ),
    section(word("estimands"), estimandWords(study, language)),
    section(
      word("sites"),
      study.sites.map((site) => {
        const lead = site.investigator === undefined ? "" : ` · ${site.investigator}`;
        return `${site.name[language]} (${site.country}, ${site.zone})${lead}`;
      }),
    ),
    section(
      word("consents"),
      study.consents.map((one) => `${one.version} (${one.from}): ${one.text[language]}`),
    ),
    section(word("milestones"), claims(study.milestones, word("contradictory"))),
    section(
      word("assumptions"),
      assumptionsOf(study).map(({ path, text }) => `\`${path.join(".")}\`: ${text}`),
      word("noAssumptions"),
    ),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function section(title: string, items: readonly string[], empty?: string): string[] {
  if (items.length === 0) return empty === undefined ? [] : [`## ${title}`, "", empty];
  return [`## ${title}`, "", ...items.map((item) => `- ${item}`)];
}

function armWords(arm: Study["arms"][number], language: Language): string {
  const planned = arm.planned === undefined ? "" : `, n = ${arm.planned}`;
  const ratio = arm.ratio === undefined ? "" : ` (${arm.ratio}${planned})`;
  return `${arm.title[language]}${ratio}`;
}

function dosing(study: Study, language: Language): string[] {
  return study.regimens.map((regimen) => {
    const levels = regimen.levels.map((id) => {
      const level = study.doseLevels.find((one) => one.id === id);
      return level === undefined ? id : `${level.title[language]} ${level.route[language]}`;
    });
    const { intervalsDays, thenEveryDays, doses } = regimen;
    const rhythm = [
      ...intervalsDays.map((days) => `+${days} d`),
      ...(thenEveryDays === undefined ? [] : [`+${thenEveryDays} d …`]),
    ];
    const count = doses === undefined ? "" : ` (${doses}×)`;
    return `${regimen.title[language]}: ${levels.join(" / ")}${count}${rhythm.length > 0 ? `; ${rhythm.join(", ")}` : ""}`;
  });
}

function eligibility(study: Study, language: Language): string[] {
  if (study.eligibility.length === 0) return [];
  const vocabulary = vocabularyOf(study);
  const words = (criterion: Criterion): string =>
    `- **${criterion.id}** ${criterion.text[language]} — ${headings.rule[language]}: ${expressionWords(criterion.when, vocabulary, language)}`;
  const of = (kind: Criterion["kind"]): string[] =>
    study.eligibility.filter((criterion) => criterion.kind === kind).map(words);
  return [
    `## ${headings.eligibility[language]}`,
    "",
    `${headings.inclusion[language]}`,
    "",
    ...of("inclusion"),
    "",
    `${headings.exclusion[language]}`,
    "",
    ...of("exclusion"),
  ];
}

/** Claims in the order of their dates; those about one thing that differ are marked. */
function claims(milestones: readonly Claim[], contradictory: string): string[] {
  const contested = contradictions(milestones);
  return [...milestones]
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map((claim) => {
      const mark = contested.has(claim.about) ? ` ⚠ ${contradictory}` : "";
      return `${claim.date} ${claim.jurisdiction} ${claim.type} ${claim.status}: “${claim.quote}” (${claim.source})${mark}`;
    });
}

/** Subjects about which two claims say different things. */
export function contradictions(milestones: readonly Claim[]): ReadonlySet<string> {
  const said = new Map<string, string>();
  const contested = new Set<string>();
  for (const { about, type, status, date } of milestones) {
    const words = `${type} ${status} ${date}`;
    if (said.has(about) && said.get(about) !== words) contested.add(about);
    said.set(about, words);
  }
  return contested;
}
