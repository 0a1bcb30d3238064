import { defineIssue, type Issue, type Text, text } from "../../../kernel/index.ts";
import type { Path, Rule } from "../rule.ts";

const missing = defineIssue(
  "check.wording.missing",
  "The {language} wording is blank. Write it: every word of a study exists in both languages.",
  "{language}措辞为空，请填写：研究中的每处文字都须有中英文两种措辞。",
);
const untranslated = defineIssue(
  "check.wording.untranslated",
  "The Chinese wording is the English one: “{words}”. Translate it.",
  "中文措辞与英文相同：“{words}”，请翻译。",
  "warning",
);
const blank = defineIssue(
  "check.text.blank",
  "This text is blank. Write it, or remove the member.",
  "此处文字为空，请填写或删除该成员。",
);

const languages = { en: text("English", "英文"), "zh-CN": text("Chinese", "中文") } as const;

/** Members whose names are their own in every language: hospitals, companies. */
const properNames = new Set(["name", "sponsor", "names"]);

/** Every text says something, in both languages. */
export const wordings: Rule = (study) => {
  const issues: Issue[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (typeof value !== "object" || value === null) return;
    if (isText(value)) {
      issues.push(...textIssues(value, path));
      return;
    }
    for (const [key, member] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      if (isProse(key) && typeof member === "string" && member.trim() === "")
        issues.push(blank(at));
      else visit(member, at);
    }
  };
  visit(study, []);
  return issues;
};

function isText(value: object): value is Text {
  return "en" in value && "zh-CN" in value;
}

/** Members that are plain text for a reader. */
function isProse(key: string): boolean {
  return ["assumption", "source", "quote", "investigator", "provenance", "name", "text"].includes(
    key,
  );
}

function textIssues(words: Text, path: Path): Issue[] {
  const empty = (["en", "zh-CN"] as const).filter((language) => words[language].trim() === "");
  if (empty.length > 0) {
    return empty.map((language) => missing([...path, language], { language: languages[language] }));
  }
  if (words.en.trim() !== words["zh-CN"].trim() || !isEnglish(words.en, path)) return [];
  return [untranslated([...path, "zh-CN"], { words: words.en })];
}

/**
 * Whether a text is English that a Chinese reader would want translated: not a unit, an abbreviation, a code or a
 * proper name. In a code list one word may stand for both languages.
 */
function isEnglish(words: string, path: Path): boolean {
  if (/\p{Script=Han}/u.test(words)) return false;
  if (path.some((step) => typeof step === "string" && properNames.has(step))) return false;
  const ordinary = words.match(/\b[A-Z]?[a-z]{3,}\b/g) ?? [];
  const lowerCase = ordinary.filter((word) => /^[a-z]/.test(word) && word.length >= 4);
  if (path.includes("codes")) return ordinary.length > 1 && lowerCase.length > 0;
  return lowerCase.length > 0 || (ordinary.length > 0 && ordinary.join("").length >= 5);
}
