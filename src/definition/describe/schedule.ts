import type { Language } from "../../kernel/index.ts";
import type { Study } from "../study.ts";
import { headings } from "./headings.ts";
import { dueWords, windowWords } from "./timing-words.ts";

/** The schedule of activities as a Markdown table: visits across, forms down, with due days and windows. */
export function describeSchedule(study: Study, language: Language): string {
  const word = (key: keyof typeof headings): string => headings[key][language];
  const visits = study.visits;
  const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  const atVisits = study.forms.filter((form) => form.log !== true);
  const lines = [
    `# ${word("schedule")}: ${study.title[language]}`,
    "",
    row([word("form"), ...visits.map((visit) => visit.title[language])]),
    row(["---", ...visits.map(() => ":-:")]),
    row([word("due"), ...visits.map((visit) => dueWords(study, visit, language))]),
    row([word("window"), ...visits.map((visit) => windowWords(visit.timing))]),
    ...atVisits.map((form) =>
      row([
        `${form.title[language]} (${form.id})`,
        ...visits.map((visit) => (visit.forms.includes(form.id) ? "●" : "")),
      ]),
    ),
  ];
  const logs = study.forms.filter((form) => form.log === true);
  if (logs.length > 0) {
    const names = logs.map((form) => `${form.title[language]} (${form.id})`);
    lines.push("", `${word("logs")}: ${names.join(language === "en" ? ", " : "、")}`);
  }
  return `${lines.join("\n")}\n`;
}

function cell(words: string): string {
  return words.replaceAll("|", "\\|").replaceAll("\n", " ");
}
