import type { ArchiveFile } from "../archive/write-zip.ts";
import type { CasebookVolume } from "./typeset-apart.ts";

/** The volumes of a casebook as files, each set when the one before it has been written; `first` is set already. */
export async function* volumeFiles(
  name: string,
  first: CasebookVolume,
  rest: AsyncIterable<CasebookVolume>,
): AsyncGenerator<ArchiveFile> {
  yield fileOf(name, first);
  for await (const volume of rest) yield fileOf(name, volume);
}

function fileOf(name: string, { pdf, number, of }: CasebookVolume): ArchiveFile {
  const path = of === 1 ? `${name}.pdf` : `${name}.volume-${number}-of-${of}.pdf`;
  return { path, content: [pdf], packed: true };
}
