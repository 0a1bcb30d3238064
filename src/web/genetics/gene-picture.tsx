import type { GenomeBuild, SequencedGene } from "../../definition/index.ts";
import type { GeneAssessment } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { type DrawnExon, layOutGene, type Span } from "./gene-layout.ts";
import { words } from "./genetics-words.ts";

const nameHeight = 20;
const exonTop = 14;
const exonHeight = 24;

/** The gene with its exons and what was found, to scale; what is not covered is hatched, and said in words. */
export function GenePicture({
  gene,
  build,
  assessed,
}: {
  readonly gene: SequencedGene;
  readonly build: GenomeBuild;
  readonly assessed: GeneAssessment;
}) {
  const { say } = useLanguage();
  const layout = layOutGene(gene, build, assessed.findings, assessed.coverage);
  if (layout === undefined) return null;
  const { exons, variants, scale } = layout;
  const rows = Math.max(0, ...variants.map(({ row }) => row + 1));
  const top = rows * nameHeight + exonTop;
  const middle = top + exonHeight / 2;
  const height = top + exonHeight + 56;
  const comma = say(words.comma);
  const open = exons.filter(({ missing }) => missing !== undefined);
  const told = [
    say(words.picture, {
      gene: gene.symbol,
      chrom: gene.chrom,
      build,
      exons: exons.map(({ number }) => number).join(comma),
      variants:
        assessed.findings.length === 0
          ? say(words.pictureNone)
          : assessed.findings
              .map(({ protein, coding, exon }) =>
                say(words.pictureVariant, { name: protein ?? coding, exon }),
              )
              .join(" "),
    }),
    ...(open.length === 0
      ? []
      : [say(words.pictureMissing, { exons: open.map(({ number }) => number).join(comma) })]),
  ].join(" ");
  const hatch = `hatch-${gene.symbol}`;
  return (
    <figure data-gene-picture={gene.symbol}>
      <svg
        role="img"
        aria-label={told}
        width="100%"
        height={height}
        className="block overflow-visible px-1 text-soft"
      >
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect width="6" height="6" fill="var(--color-card)" />
            <path d="M0 6 6 0" stroke="var(--color-wait)" strokeWidth="1.5" />
          </pattern>
        </defs>
        <line x1="0" x2="100%" y1={middle} y2={middle} stroke="currentColor" strokeWidth="1.5" />
        {exons.map((exon) => (
          <Exon key={exon.number} exon={exon} top={top} hatch={hatch} />
        ))}
        {variants.map(({ variant, name, at, row, anchor }) => (
          <g key={variant} className="text-wrong">
            <line
              x1={part(at)}
              x2={part(at)}
              y1={(row + 1) * nameHeight}
              y2={top + exonHeight}
              stroke="currentColor"
              strokeWidth="2"
            />
            <circle cx={part(at)} cy={(row + 1) * nameHeight + 4} r="5" fill="currentColor" />
            <text
              x={part(at)}
              y={(row + 1) * nameHeight - 5}
              dx={anchor === "start" ? -5 : anchor === "end" ? 5 : 0}
              textAnchor={anchor}
              className="fill-ink text-[0.87rem] font-semibold"
            >
              {name}
            </text>
          </g>
        ))}
        <g transform={`translate(0 ${top + exonHeight + 34})`}>
          <line x1="0" x2={part(scale.width)} y1="0" y2="0" stroke="currentColor" />
          <line x1="0" x2="0" y1="-4" y2="4" stroke="currentColor" />
          <line
            x1={part(scale.width)}
            x2={part(scale.width)}
            y1="-4"
            y2="4"
            stroke="currentColor"
          />
          <text x="0" y="17" className="fill-soft text-[0.8rem]">
            {say(words.scale, { bases: scale.bases })}
          </text>
        </g>
      </svg>
      <figcaption className="mt-1 flex flex-wrap gap-x-5 gap-y-1 text-[0.8rem] text-soft">
        <Key className="h-4 bg-accent">{say(words.keyCoding)}</Key>
        <Key className="h-2 bg-edge">{say(words.keyUntranslated)}</Key>
        {open.length > 0 && (
          <Key className="h-4 border border-wait bg-[repeating-linear-gradient(135deg,var(--color-wait)_0_1.5px,transparent_1.5px_4px)]">
            {say(words.keyMissing)}
          </Key>
        )}
      </figcaption>
    </figure>
  );
}

function Exon({
  exon: { number, from, to, coding, missing, label },
  top,
  hatch,
}: {
  readonly exon: DrawnExon;
  readonly top: number;
  readonly hatch: string;
}) {
  return (
    <g>
      <Block
        at={{ from, to }}
        y={top + exonHeight / 4}
        height={exonHeight / 2}
        fill="var(--color-edge)"
      />
      {coding !== undefined && (
        <Block at={coding} y={top} height={exonHeight} fill="var(--color-accent)" />
      )}
      {missing !== undefined && (
        <Block
          at={missing}
          y={top}
          height={exonHeight}
          fill={`url(#${hatch})`}
          stroke="var(--color-wait)"
        />
      )}
      {label !== "never" && (
        <text
          x={part((from + to) / 2)}
          y={top + exonHeight + 15}
          textAnchor="middle"
          className={`fill-soft text-[0.8rem] ${label === "wide" ? "hidden sm:inline" : ""}`}
        >
          {number}
        </text>
      )}
    </g>
  );
}

function Block({
  at: { from, to },
  y,
  height,
  fill,
  stroke,
}: {
  readonly at: Span;
  readonly y: number;
  readonly height: number;
  readonly fill: string;
  readonly stroke?: string;
}) {
  return <rect x={part(from)} width={part(to - from)} {...{ y, height, fill, stroke }} />;
}

function Key({ className, children }: { readonly className: string; readonly children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={`inline-block w-5 ${className}`} />
      {children}
    </span>
  );
}

function part(value: number): string {
  return `${(value * 100).toFixed(3)}%`;
}
