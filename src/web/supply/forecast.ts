import type { SupplyBoard } from "../../server/contract.ts";

/** What a site will need of a dose level within four weeks, and what it has. */
export interface Need {
  readonly site: string;
  readonly level: string;
  readonly due: number;
  readonly usable: number;
  readonly onTheWay: number;
  /** Units that are missing even if all on the way arrive; 0 where there is enough. */
  readonly short: number;
}

/** Doses due by site and level beside the stock there, the shortest first. */
export function forecastOf(
  { due, stock }: Pick<SupplyBoard, "due" | "stock">,
  unitsPerDose: (level: string) => number,
): readonly Need[] {
  const keys = new Map(
    due.map(({ site, level }) => [JSON.stringify([site, level]), { site, level }]),
  );
  return [...keys.values()]
    .map(({ site, level }): Need => {
      const doses = due.filter((one) => one.site === site && one.level === level).length;
      const held = stock.filter((line) => line.site === site && line.level === level);
      const usable = held.reduce((sum, line) => sum + line.usable, 0);
      const onTheWay = held.reduce((sum, line) => sum + line.onTheWay, 0);
      const needed = doses * unitsPerDose(level);
      return {
        site,
        level,
        due: needed,
        usable,
        onTheWay,
        short: Math.max(0, needed - usable - onTheWay),
      };
    })
    .sort((a, b) => b.short - a.short || (a.site < b.site ? -1 : 1));
}
