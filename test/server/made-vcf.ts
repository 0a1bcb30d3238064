/** A small gVCF as a laboratory's pipeline writes one: SOD1 covered exon by exon, and one heterozygous change. */
import { gzipSync } from "node:zlib";
import { alsPanel } from "../../src/definition/index.ts";

interface Made {
  /** Exons of SOD1 that no block covers. */
  readonly without?: readonly number[];
  readonly samples?: readonly string[];
  /** Contig lengths of the header. */
  readonly build?: "GRCh37" | "GRCh38";
  /** Genotype, quality, depth and reads of p.Ala5Val. */
  readonly call?: string;
  readonly change?: boolean;
}

const lengths = { GRCh37: 48_129_895, GRCh38: 46_709_983 };
const changed = 31_659_783;

/** The text of the file. */
export function madeVcf({
  without = [],
  samples = ["S-001"],
  build = "GRCh38",
  call = "0/1:99:42:21,21",
  change = true,
}: Made = {}): string {
  const sod1 = alsPanel.genes.find(({ symbol }) => symbol === "SOD1");
  if (sod1?.kind !== "sequence") throw new Error("no SOD1");
  const lines: string[] = [];
  const row = (pos: number, ref: string, alt: string, filter: string, info: string, said: string) =>
    lines.push(
      ["21", pos, ".", ref, alt, ".", filter, info, "GT:GQ:DP:AD", ...samples.map(() => said)].join(
        "\t",
      ),
    );
  const block = (start: number, end: number, base: string) =>
    row(start, base, "<NON_REF>", "PASS", `END=${end}`, "0/0:99:40:40,0");
  for (const { number, at } of sod1.transcript.exons) {
    const [start, end] = at.GRCh38 ?? [0, 0];
    if (without.includes(number)) continue;
    if (number !== 1 || !change) {
      block(start - 10, end + 10, "A");
      continue;
    }
    block(start - 10, changed - 1, "A");
    row(changed, "C", "T,<NON_REF>", "PASS", ".", `${call},0`);
    block(changed + 1, end + 10, "C");
  }
  return [
    "##fileformat=VCFv4.3",
    "##source=made-for-a-test",
    `##contig=<ID=21,length=${lengths[build]}>`,
    '##ALT=<ID=NON_REF,Description="Any other allele">',
    '##FILTER=<ID=PASS,Description="All filters passed">',
    '##INFO=<ID=END,Number=1,Type=Integer,Description="Last base of the block">',
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
    '##FORMAT=<ID=GQ,Number=1,Type=Integer,Description="Genotype quality">',
    '##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Read depth">',
    '##FORMAT=<ID=AD,Number=R,Type=Integer,Description="Reads of each allele">',
    ["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO", "FORMAT", ...samples].join(
      "\t",
    ),
    ...lines,
    "",
  ].join("\n");
}

/** The file block-gzipped, as one block and the block that ends such a file. */
export function blockGzipped(text: string): Buffer {
  const end = Buffer.from("1f8b08040000000000ff0600424302001b0003000000000000000000", "hex");
  const plain = gzipSync(text);
  const deflated = plain.subarray(10);
  const size = 18 + deflated.length;
  const head = Buffer.from("1f8b08040000000000ff0600424302000000", "hex");
  head.writeUInt16LE(size - 1, 16);
  return Buffer.concat([head, deflated, end]);
}

/** What ClinVar says of p.Ala5Val, as its own VCF has it. */
export const clinvarOfA5v = [
  "##fileformat=VCFv4.1",
  "##fileDate=2026-01-05",
  "##reference=GRCh38",
  "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO",
  "21\t31659783\t14763\tC\tT\t.\t.\tCLNREVSTAT=criteria_provided,_multiple_submitters,_no_conflicts;CLNSIG=Pathogenic",
  "",
].join("\n");
