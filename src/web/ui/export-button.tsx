import { useLanguage } from "../language/language.tsx";
import { csvField } from "../participants/write-csv.ts";
import { download } from "../participants/download.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

const words = { en: "Export as CSV", "zh-CN": "导出 CSV" };

/** Exports a list as it stands, for a spreadsheet; `rows` is asked when the button is pressed. */
export function ExportButton({
  name,
  header,
  rows,
}: {
  /** The file's name without its ending. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: () => readonly (readonly (string | number | undefined)[])[];
}) {
  const { say } = useLanguage();
  return (
    <Button
      small
      className="print:hidden"
      onClick={() => {
        const lines = [header, ...rows()].map((row) =>
          row.map((cell) => csvField(String(cell ?? ""))).join(","),
        );
        download(`\uFEFF${lines.join("\r\n")}\r\n`, "text/csv;charset=utf-8", `${name}.csv`);
      }}
    >
      <Icon name="download" />
      {say(words)}
    </Button>
  );
}
