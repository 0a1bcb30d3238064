import { describeDate, unitWords } from "../../kernel/index.ts";
import { type Datum, type Field, isMissing } from "../../definition/index.ts";
import { missingWords } from "../../engine/index.ts";
import type { Edition } from "./edition.ts";
import { type Line, line } from "./model.ts";

/**
 * What a field holds, in words: codes beside their wording, the unit a number was entered in beside the one it is
 * kept in, the reason where it is missing.
 */
export function datumLines(
  edition: Edition,
  field: Field | undefined,
  datum: Datum | undefined,
): Line[] {
  const { say, order } = edition;
  if (datum === undefined) return [line(say("notAnswered"), "small")];
  if (isMissing(datum)) {
    return [
      line(
        say("missing", { reason: edition.of(missingWords[datum.missing]) }),
        "caution",
        datum.missing,
      ),
    ];
  }
  if (typeof datum === "boolean") return [line(say(datum ? "yes" : "noWord"))];
  if (typeof datum === "number") return [line(withUnit(edition, field, String(datum)))];
  if (typeof datum === "string") {
    if (field !== undefined && "codes" in field) return [codeLine(edition, field.codes, datum)];
    if (
      field?.kind === "date" ||
      field?.kind === "datetime" ||
      (field?.kind === "derived" && field.type === "date")
    ) {
      return [line(describeDate(datum, order.language))];
    }
    return [line(datum === "" ? "“”" : datum)];
  }
  if ("typed" in datum) {
    return [
      line(describeDate(datum.date, order.language)),
      line(say("enteredAs", { entered: datum.typed }), "small"),
    ];
  }
  if ("qualifier" in datum) {
    if (datum.unit === undefined) return [line(withUnit(edition, field, datum.entered))];
    return [line(`${datum.entered} ${unitWords(datum.unit, order.language)}`)];
  }
  if ("entered" in datum) {
    if (datum.unit === undefined) return [line(withUnit(edition, field, datum.entered))];
    const entered = `${datum.entered} ${unitWords(datum.unit, order.language)}`;
    return [
      line(withUnit(edition, field, String(datum.value))),
      line(say("enteredAs", { entered }), "small"),
    ];
  }
  if ("file" in datum) {
    const name = edition.hidesFileNames ? say("nameLeftOut") : datum.file;
    return [
      line(name, undefined, `${datum.mediaType}, ${say("bytes", { bytes: datum.bytes })}`),
      line(`SHA-256 ${datum.sha256}`, "small"),
    ];
  }
  if ("signedBy" in datum) {
    return [
      line(`${edition.person(datum.signedBy)}, ${datum.at}`),
      line(datum.meaning, "small"),
      line(`SHA-256 ${datum.sha256}`, "small"),
    ];
  }
  return severalCodes(edition, field, datum);
}

/** The same in one piece, as the audit trail says it. */
export function datumText(
  edition: Edition,
  field: Field | undefined,
  datum: Datum | undefined,
): string {
  return edition.clauses(
    datumLines(edition, field, datum).map(({ text, aside }) =>
      aside === undefined ? text : `${text} [${aside}]`,
    ),
  );
}

function withUnit(edition: Edition, field: Field | undefined, value: string): string {
  const unit = field !== undefined && "unit" in field ? field.unit : undefined;
  return unit === undefined || unit === "1"
    ? value
    : `${value} ${unitWords(unit, edition.order.language)}`;
}

function codeLine(edition: Edition, list: string, code: string): Line {
  const words = edition.study.codeLists
    .find(({ id }) => id === list)
    ?.codes.find((each) => each.code === code)?.text;
  const said = words === undefined ? code : edition.of(words);
  return said === code ? line(code) : line(said, undefined, code);
}

function severalCodes(
  edition: Edition,
  field: Field | undefined,
  codes: readonly string[],
): Line[] {
  const list = field !== undefined && "codes" in field ? field.codes : "";
  const lines = codes.map((code) => codeLine(edition, list, code));
  if (field?.kind !== "choices" && codes.length > 1) {
    return [line(edition.say("oneOf"), "small"), ...lines];
  }
  return lines.length === 0 ? [line("–")] : lines;
}
