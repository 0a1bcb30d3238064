import { describeVolumes } from "../describe-casebook.ts";
import { linesIn } from "../divide.ts";
import { typeset } from "../typeset.ts";
import { repeatedOrder } from "./record.ts";

/** Sets the largest volume of a long casebook in this process, and tells how much memory that took at most. */
const volumes = describeVolumes(await repeatedOrder(Number(process.argv[2])));
const sizes = volumes.map(({ parts }) =>
  parts
    .flatMap((part) => [part, ...part.chapters])
    .flatMap(({ blocks }) => blocks)
    .reduce((sum, block) => sum + linesIn(block), 0),
);
const largest = volumes[sizes.indexOf(Math.max(...sizes))];
const pdf = largest === undefined ? new Uint8Array() : typeset(largest);
const pages =
  Buffer.from(pdf)
    .toString("latin1")
    .match(/\/Type \/Page\n/g)?.length ?? 0;
const peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ volumes: volumes.length, sizes, pages, peakBytes }));
