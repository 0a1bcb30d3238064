import type { Issue } from "../../kernel/index.ts";
import { anOid, aText, checkAttributes, isObject, isText, type Rule } from "./attribute.ts";
import { checkColumns } from "./check-columns.ts";
import type { DatasetMetadata } from "./dataset.ts";

const dateTime =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([+-]([01]\d|2[0-3]):[0-5]\d|Z)?$/;

const aDateTime: Rule = {
  expected: "a date and time such as 2024-11-11T15:09:15",
  holds: (value) => typeof value === "string" && dateTime.test(value),
};

/** @source Dataset-JSON 1.1, top-level metadata attributes and `dataset.schema.json` */
const rules: Readonly<Record<keyof DatasetMetadata, Rule>> = {
  datasetJSONCreationDateTime: { ...aDateTime, required: true },
  datasetJSONVersion: {
    expected: "1.1 or 1.1.n",
    holds: (value) => typeof value === "string" && /^1\.1(\.(0|[1-9]\d*))?$/.test(value),
    required: true,
  },
  fileOID: anOid,
  dbLastModifiedDateTime: aDateTime,
  originator: aText,
  sourceSystem: {
    expected: "an object with name and version",
    holds: (value) =>
      isObject(value) &&
      isText(value["name"]) &&
      isText(value["version"]) &&
      Object.keys(value).length === 2,
  },
  studyOID: anOid,
  metaDataVersionOID: anOid,
  metaDataRef: aText,
  itemGroupOID: { ...anOid, required: true },
  records: {
    expected: "a whole number, 0 or more",
    holds: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
    required: true,
  },
  name: { ...anOid, required: true },
  label: { ...aText, required: true },
  columns: { expected: "a list", holds: Array.isArray, required: true },
};

/** Whether all that must stand before the rows has arrived; `records` may follow them. */
export function isReady(attributes: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(rules).every(
    ([name, rule]) => rule.required !== true || name === "records" || name in attributes,
  );
}

/**
 * Checks what a file says about its dataset.
 *
 * @param whole whether `records` must be there by now
 * @throws DataProblem `dataset-json.…`
 */
export function checkMetadata(
  file: string,
  attributes: Readonly<Record<string, unknown>>,
  whole: boolean,
): { dataset: DatasetMetadata; warnings: Issue[] } {
  const { records, ...others } = rules;
  const warnings = checkAttributes(file, [], attributes, {
    ...others,
    records: whole ? records : { expected: records.expected, holds: records.holds },
  });
  const checked = checkColumns(file, attributes["columns"]);
  const known = Object.fromEntries(
    Object.keys(rules)
      .filter((name) => attributes[name] !== undefined)
      .map((name) => [name, attributes[name]]),
  );
  const dataset = { ...known, columns: checked.columns } as unknown as DatasetMetadata;
  return { dataset, warnings: [...warnings, ...checked.warnings] };
}
