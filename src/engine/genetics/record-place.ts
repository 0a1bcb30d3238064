import { type Text, text } from "../../kernel/index.ts";

/** Where in a file something stands: its line; its position where a file was read through its index, which knows no lines. */
export function recordPlace(record: {
  readonly line?: number;
  readonly chrom: string;
  readonly pos?: number;
  readonly start?: number;
}): Text {
  const { line = 0, chrom, pos, start } = record;
  if (line > 0) return text(`Line ${line}`, `第 ${line} 行`);
  const place = `${chrom}:${pos ?? start ?? "?"}`;
  return text(place, place);
}
