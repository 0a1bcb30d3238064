import type { Wording } from "./wording.ts";

const numberComparisons = {
  "=": "equal to",
  "!=": "not equal to",
  "<": "below",
  "<=": "at most",
  ">": "above",
  ">=": "at least",
} as const;
const dateComparisons = {
  "=": "on",
  "!=": "not on",
  "<": "before",
  "<=": "on or before",
  ">": "after",
  ">=": "on or after",
} as const;
const comparisons = {
  number: numberComparisons,
  date: dateComparisons,
  code: { ...numberComparisons, "=": "", "!=": "not" },
  other: { ...numberComparisons, "=": "", "!=": "not" },
} as const;

const monthNames =
  "January February March April May June July August September October November December".split(
    " ",
  );

function is(plural: boolean, negated = false): string {
  return `${plural ? "are" : "is"}${negated ? " not" : ""}`;
}

function list(items: readonly string[], word: string): string {
  return items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}

/** English. */
export const english: Wording = {
  yes: "yes",
  no: "no",
  today: "today",
  unknown: "unknown",
  trueWord: "true",
  falseWord: "false",
  notAnswered: "not answered",
  notYet: "not yet",
  missing: (reason) => `missing (${reason})`,
  atVisit: (field, visit) => `${field} at ${visit}`,
  atPlace: {
    previous: (field) => `the previous ${field}`,
    first: (field) => `the first ${field}`,
    last: (field) => `the last ${field}`,
    here: (field) => `${field} at this visit or the last before it`,
  },
  visit: (title) => `${title} visit`.replace(/\bvisit visit$/i, "visit"),
  dose: (dose) => (typeof dose === "number" ? `dose ${dose}` : `the ${dose} dose`),
  event: {
    screened: "the day of screening",
    consented: "the day of consent",
    enrolled: "the day of enrolment",
    assigned: "the day of assignment",
    withdrawn: "the day of withdrawal",
    completed: "the day of completion",
    died: "the day of death",
  },
  compare: (op, quantity, left, right, plural) =>
    [left, is(plural), comparisons[quantity][op], right].filter((word) => word !== "").join(" "),
  between: (of, low, high, plural, negated) =>
    `${of} ${is(plural, negated)} between ${low} and ${high}`,
  among: (of, values, plural, negated) =>
    values.length === 1
      ? `${of} ${is(plural, negated)} ${values[0]}`
      : `${of} ${is(plural, negated)} one of ${values.join(", ")}`,
  ticked: (of, values, negated) =>
    `${of} ${negated ? "does not include" : "includes"} ${list(values, "or")}`,
  isYes: (of, negated) => `${of} is ${negated ? "no" : "yes"}`,
  isAnswered: (of, negated) => `${of} is ${negated ? "not " : ""}answered`,
  isMissing: (of, reason, negated) =>
    `${of} is ${negated ? "not " : ""}missing${reason === undefined ? "" : ` (${reason})`}`,
  not: (of) => `it is not so that ${of}`,
  and: (of) => of.join(" and "),
  or: (of) => of.join(" or "),
  aside: (of) => `(${of})`,
  elapsed: {
    hours: (from, to) => `hours from ${from} to ${to}`,
    days: (from, to) => `days from ${from} to ${to}`,
    months: (from, to) => `months from ${from} to ${to}`,
    years: (from, to) => `completed years from ${from} to ${to}`,
  },
  call: {
    abs: ([of = ""]) => `the size of ${of} without its sign`,
    round: ([of = "", digits = "0"]) =>
      digits === "0" ? `${of} rounded to a whole number` : `${of} rounded to ${digits} decimals`,
    floor: ([of = ""]) => `${of} rounded down`,
    ceiling: ([of = ""]) => `${of} rounded up`,
    sqrt: ([of = ""]) => `the square root of ${of}`,
    ln: ([of = ""]) => `the natural logarithm of ${of}`,
    sum: (of) => `the sum of ${list(of, "and")}`,
    mean: (of) => `the mean of ${list(of, "and")}`,
    least: (of) => `the least of ${list(of, "and")}`,
    greatest: (of) => `the greatest of ${list(of, "and")}`,
  },
  score: (of) => `the score of ${of}`,
  choice: (test, yes, no) => `${yes} if ${test}, otherwise ${no}`,
  rows: {
    any: (form, of) => `there is a record of ${form} in which ${of}`,
    every: (form, of) => `in every record of ${form}, ${of}`,
    count: (form, of) => `the number of records of ${form} in which ${of}`,
    sum: (form, of) => `the sum of ${of} over all records of ${form}`,
    mean: (form, of) => `the mean of ${of} over all records of ${form}`,
    least: (form, of) => `the least ${of} in all records of ${form}`,
    greatest: (form, of) => `the greatest ${of} in all records of ${form}`,
    first: (form, of) => `${of} in the first record of ${form}`,
    last: (form, of) => `${of} in the last record of ${form}`,
  },
  computed: (output, algorithm, version, inputs) =>
    `${output} by ${algorithm} (${version}) from ${list(inputs, "and")}`,
  wholeForm: (title) => `all answers of ${title}`,
  tidy: (words) => words,
  list: (of) => of.join(", "),
  oneOfCodes: (of) => list(of, "or"),
  fromTo: (first, last) => `between ${first} and ${last}`,
  month: (year, month) => `${monthNames[month - 1]} ${year}`,
  reason: {
    "not-done": "not done",
    unknown: "unknown",
    "not-applicable": "not applicable",
    refused: "refused",
    lost: "lost",
    other: "other reason",
  },
};
