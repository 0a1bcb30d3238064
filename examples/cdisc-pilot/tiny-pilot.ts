import { type Cell, fitColumns, type Table, writeXpt } from "../../src/interchange/index.ts";
import { instantOf } from "../../src/kernel/index.ts";
import type { OpenFile } from "./source-file.ts";

/** Source files by name, made and not read. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Opens made files as a data folder would be opened. */
export function openFiles(files: Files): OpenFile {
  return (name) => {
    const bytes = files.get(name);
    return bytes === undefined ? undefined : [bytes];
  };
}

/** A table as it is written below: names in the first line, of numbers with `#` before them; then a line a row. */
function tableOf(name: string, text: string): Table {
  const [head = "", ...lines] = text.trim().split("\n");
  const names = cellsOf(head);
  const rows = lines.map((line) => {
    const cells = cellsOf(line);
    return names.map((column, place): Cell => {
      const cell = cells[place] ?? "";
      return column.startsWith("#") ? (cell === "" ? null : Number(cell)) : cell;
    });
  });
  const columns = names.map((column) => {
    const type = column.startsWith("#") ? ("number" as const) : ("text" as const);
    return { name: column.replace("#", ""), label: column, type };
  });
  return { name, label: name, columns, rows };
}

function cellsOf(line: string): string[] {
  return line.split("|").map((cell) => cell.trim());
}

function xpt(name: string, text: string): Uint8Array {
  const table = tableOf(name, text);
  const fitted = { ...table, columns: fitColumns(table) };
  return Buffer.concat([...writeXpt([fitted], { created: instantOf(0) })]);
}

function csv(text: string): Uint8Array {
  const { columns, rows } = tableOf("CSV", text);
  const header = columns.map((column) => column.name);
  const line = (cells: readonly Cell[]) =>
    cells
      .map((cell) => (typeof cell === "string" && cell !== "" ? `"${cell}"` : (cell ?? "")))
      .join(",");
  return Buffer.from([header, ...rows].map(line).join("\n"));
}

/** Published totals are quotients: 10 + 3 of 70, less word recognition's 12, which was refused. */
const prorated = (13 * 70) / 58;
const hachinski = (person: string) =>
  Array.from({ length: 13 }, (_, place) => {
    const test = `MHITM${String(place + 1).padStart(2, "0")}`;
    const [result, score] = place === 0 ? ["PRESENT", 2] : ["ABSENT", 0];
    return `${person}|${1001 + place}|${test}|${result}|${score}|${score}|||1|SCREENING 1`;
  }).join("\n");

/**
 * Three invented people in the pilot's formats: one who completes on placebo, one on the high dose who leaves with an
 * adverse event that changes and comes back once, and one whose screening fails. Every derived value is worked out by hand.
 */
export function tinyPilot(): Map<string, Uint8Array> {
  return new Map(Object.entries({ ...conduct(), ...events(), ...measurements() }));
}

function conduct() {
  return {
    "sdtm/dm.xpt": xpt(
      "DM",
      `
USUBJID|SUBJID|SITEID|RFSTDTC|RFENDTC|RFXENDTC|RFPENDTC|DTHFL|#AGE|SEX|RACE|ETHNIC|ARMCD|ACTARMCD|COUNTRY|DMDTC|#DMDY
01-701-1001|1001|701|2013-01-14|2013-07-15|2013-07-15|2013-07-15T09:30||70|F|WHITE|NOT HISPANIC OR LATINO|Pbo|Pbo|USA|2013-01-07|-7
01-702-1002|1002|702|2013-02-14|2013-03-20|2013-03-15|2013-08-01||66|M|ASIAN|NOT HISPANIC OR LATINO|Xan_Hi|Xan_Hi|USA|2013-02-04|-10
01-701-1003|1003|701||||2013-04-02||81|M|WHITE|HISPANIC OR LATINO|Scrnfail|Scrnfail|USA|2013-03-01|`,
    ),
    "sdtm/sv.xpt": xpt(
      "SV",
      `
USUBJID    |#VISITNUM|VISIT          |#VISITDY|EPOCH    |SVSTDTC   |#SVSTDY|SVUPDES
01-701-1001|1        |SCREENING 1    |-7      |SCREENING|2013-01-07|-7     |
01-701-1001|3        |BASELINE       |1       |TREATMENT|2013-01-14|1      |
01-701-1001|12       |WEEK 24        |168     |TREATMENT|2013-07-01|169    |
01-701-1001|13       |WEEK 26        |182     |TREATMENT|2013-07-15|183    |
01-702-1002|1        |SCREENING 1    |-7      |SCREENING|2013-02-04|-10    |
01-702-1002|1.1      |UNSCHEDULED 1.1|        |         |2013-01-30|-15    |Unplanned visit to complete unscheduled assessments
01-702-1002|3        |BASELINE       |1       |TREATMENT|2013-02-14|1      |
01-702-1002|4        |WEEK 2         |14      |TREATMENT|2013-02-28|15     |
01-702-1002|5        |WEEK 4         |28      |TREATMENT|2013-03-20|35     |
01-702-1002|201      |RETRIEVAL      |168     |FOLLOW-UP|2013-08-01|169    |
01-701-1003|1        |SCREENING 1    |-7      |SCREENING|2013-03-01|       |`,
    ),
    "sdtm/ds.xpt": xpt(
      "DS",
      `
USUBJID    |#DSSEQ|DSSPID|DSTERM            |DSDECOD        |DSCAT            |#VISITNUM|VISIT      |EPOCH    |DSDTC           |DSSTDTC   |#DSDY
01-701-1001|1     |      |PROTOCOL COMPLETED|COMPLETED      |DISPOSITION EVENT|13       |WEEK 26    |FOLLOW-UP|2013-07-15      |2013-07-15|183
01-701-1001|2     |      |FINAL LAB VISIT   |FINAL LAB VISIT|OTHER EVENT      |13       |WEEK 26    |FOLLOW-UP|2013-07-15T09:30|2013-07-15|183
01-702-1002|1     |24    |ADVERSE EVENT     |ADVERSE EVENT  |DISPOSITION EVENT|5        |WEEK 4     |FOLLOW-UP|2013-03-20      |2013-03-20|35
01-701-1003|1     |      |SCREEN FAILURE    |SCREEN FAILURE |DISPOSITION EVENT|1        |SCREENING 1|SCREENING|2013-03-01      |2013-03-01|`,
    ),
    "sdtm/ex.xpt": xpt(
      "EX",
      `
USUBJID    |#EXSEQ|EXTRT     |#EXDOSE|EXDOSU|#VISITNUM|VISIT   |EXSTDTC   |EXENDTC   |#EXENDY
01-701-1001|1     |PLACEBO   |0      |mg    |3        |BASELINE|2013-01-14|2013-07-01|169
01-701-1001|2     |PLACEBO   |0      |mg    |12       |WEEK 24 |2013-07-02|2013-07-15|183
01-702-1002|1     |XANOMELINE|54     |mg    |3        |BASELINE|2013-02-14|2013-02-28|15
01-702-1002|2     |XANOMELINE|81     |mg    |4        |WEEK 2  |2013-03-01|2013-03-15|30`,
    ),
  };
}

function events() {
  return {
    "sdtm/ae.xpt": xpt(
      "AE",
      `
USUBJID|#AESEQ|AESPID|AETERM|AELLT|AEDECOD|AEHLT|AEHLGT|AEBODSYS|AESOC|AESEV|AESER|AEREL|AEOUT|AESCAN|AESCONG|AESDISAB|AESDTH|AESHOSP|AESLIFE|AESOD|EPOCH|AEDTC|AESTDTC|AEENDTC|#AESTDY
01-702-1002|2|E01|ERYTHEMA|REDNESS|ERYTHEMA|HLT_1|HLGT_1|SKIN|SKIN|MILD|N|PROBABLE|NOT RECOVERED/NOT RESOLVED|N|N|N|N|N|N|N|TREATMENT|2013-02-28|2013-02-20|2013-03-19|7
01-702-1002|4|E01|ERYTHEMA|REDNESS|ERYTHEMA|HLT_1|HLGT_1|SKIN|SKIN|SEVERE|N|PROBABLE|RECOVERED/RESOLVED|N|N|N|N|N|N|N|TREATMENT|2013-03-20|2013-02-20|2013-03-19|7
01-702-1002|3|E02|DIZZINESS|GIDDINESS|DIZZINESS|HLT_2|HLGT_2|NERVES|NERVES|MODERATE|N||NOT RECOVERED/NOT RESOLVED|N|N|N|N|Y|N|N|SCREENING|2013-02-28|2013-02||`,
    ),
  };
}

function measurements() {
  return {
    "sdtm/qshi.xpt": xpt(
      "QSHI",
      `
USUBJID|#QSSEQ|QSTESTCD|QSORRES|QSSTRESC|#QSSTRESN|QSSTAT|QSREASND|#VISITNUM|VISIT
${hachinski("01-701-1001")}
${hachinski("01-702-1002")}`,
    ),
    "sdtm/qsco.xpt": xpt(
      "QSCO",
      `
USUBJID    |#QSSEQ|QSTESTCD|QSTEST                  |QSORRES|QSORRESU|QSSTRESC|#QSSTRESN|QSSTAT|QSREASND|QSBLFL|QSDRVFL|#VISITNUM|VISIT|QSDTC|#QSDY
01-701-1001|5001|ACITM01|WORD RECALL TASK            |10 |   |10  |10 |        |                 |Y| |3|BASELINE|2013-01-14|1
01-701-1001|5003|ACITM03|DELAYED WORD RECALL         |9  |   |9   |9  |        |                 |Y| |3|BASELINE|2013-01-14|1
01-701-1001|5004|ACITM04|COMMANDS                    |0  |   |0   |0  |        |                 |Y| |3|BASELINE|2013-01-14|1
01-701-1001|5005|ACITM05|CONSTRUCTIONAL PRAXIS       |0  |   |0   |0  |        |                 |Y| |3|BASELINE|2013-01-14|1
01-701-1001|5006|ACITM06|IDEATIONAL PRAXIS           |0  |   |0   |0  |        |                 |Y| |3|BASELINE|2013-01-14|1
01-701-1001|5007|ACITM07|ORIENTATION                 |3  |   |3   |3  |        |                 |Y| |3|BASELINE|2013-01-14|1
01-701-1001|5008|ACITM08|WORD RECOGNITION            |   |   |    |   |NOT DONE|REFUSED TO ANSWER|Y| |3|BASELINE|2013-01-14|1
01-701-1001|5009|ACITM10|MAZE SOLUTION               |1.3|sec|1.3 |1.3|        |                 |Y| |3|BASELINE|2013-01-14|1
01-701-1001|5010|ACITM11|SPOKEN LANGUAGE ABILITY     |0  |   |0   |0  |        |                 |Y| |3|BASELINE|2013-01-14|1
01-701-1001|5011|ACITM12|COMPREHENSION OF SPOKEN LANGUAGE|0|  |0   |0  |        |                 |Y| |3|BASELINE|2013-01-14|1
01-701-1001|5012|ACITM13|WORD FINDING DIFFICULTY IN SPONTANEOUS S|0| |0|0 |        |                 |Y| |3|BASELINE|2013-01-14|1
01-701-1001|5013|ACITM14|RECALL OF TEST INSTRUCTIONS |0  |   |0   |0  |        |                 |Y| |3|BASELINE|2013-01-14|1
01-701-1001|5002|ACITM02|NAMING OBJECTS AND FINGERS (REFER TO 5 C|0| |0|0 |      |                 |Y| |3|BASELINE|2013-01-14|1
01-701-1001|5014|ACTOT  |ADAS-COG(11) Subscore       |   |   |15.6|${prorated}|||Y|Y|3|BASELINE|2013-01-14|1`,
    ),
    "vs.csv": csv(`
USUBJID    |#VSSEQ|VSTESTCD|VSTEST                  |VSPOS   |VSORRES|VSORRESU|VSSTRESC|#VSSTRESN|VSSTRESU|VSSTAT  |VSLOC|VSBLFL|#VISITNUM|VISIT   |#VSTPTNUM|VSELTM
01-701-1001|1     |DIABP   |Diastolic Blood Pressure|SUPINE  |064    |mmHg    |64      |64       |mmHg    |        |     |Y     |3        |BASELINE|815      |PT5M
01-701-1001|2     |DIABP   |Diastolic Blood Pressure|STANDING|       |        |        |         |        |NOT DONE|     |Y     |3        |BASELINE|816      |PT1M
01-701-1001|3     |HEIGHT  |Height                  |        |63.0   |IN      |160.02  |160.02   |cm      |        |     |Y     |3        |BASELINE|         |
01-701-1001|4     |TEMP    |Temperature             |        |098.6  |F       |37      |37       |C       |        |EAR  |Y     |3        |BASELINE|         |
01-701-1001|5     |WEIGHT  |Weight                  |        |150.5  |LB      |68.27   |68.27    |kg      |        |     |Y     |3        |BASELINE|         |`),
    // Taken before screening; sodium is numbered as NA; number 3 was taken out.
    "lb.csv": csv(`
USUBJID    |#LBSEQ|LBTESTCD|LBTEST     |LBCAT     |LBORRES|LBORRESU|LBORNRLO|LBORNRHI|LBSTRESC|#LBSTRESN|LBSTRESU|#LBSTNRLO|#LBSTNRHI|LBNRIND|LBBLFL|#VISITNUM|VISIT          |LBDTC           |#LBDY
01-702-1002|1     |BILI    |Bilirubin  |CHEMISTRY |<0.2   |mg/dL   |0.3     |1.2     |<3.42   |         |umol/L  |5        |21       |LOW    |Y     |1        |SCREENING 1    |2013-01-29T08:15|-16
01-702-1002|2     |SODIUM  |Sodium     |CHEMISTRY |149    |mEq/L   |132     |147     |149     |149      |mmol/L  |132      |147      |HIGH   |Y     |1        |SCREENING 1    |2013-01-29T08:15|-16
01-702-1002|4     |VITB12  |Vitamin B12|OTHER     |333    |pg/mL   |200     |900     |245.6874|245.6874 |pmol/L  |148      |664      |NORMAL |Y     |1        |SCREENING 1    |2013-01-29T08:15|-16
01-702-1002|5     |COLOR   |Color      |URINALYSIS|N      |NO UNITS|        |        |N       |         |        |         |         |NORMAL |      |1.1      |UNSCHEDULED 1.1|2013-01-30      |-15`),
  };
}
