import type { Study } from "../../definition/index.ts";
import type { Text } from "../../kernel/index.ts";

/** The name of a supply item for people: its product, and the container where one product comes in several items. */
export function itemName({ supply, products }: Study, id: string): string {
  const item = supply?.items.find((one) => one.id === id);
  const product = products.find((one) => one.id === item?.product)?.name;
  const alike = supply?.items.filter((one) => one.product === item?.product) ?? [];
  return product === undefined || alike.length > 1 ? id : product;
}

/** What a dose level, or a home medication in its place, is called. */
export function levelName({ doseLevels, supply }: Study, id: string): Text {
  const known =
    doseLevels.find((one) => one.id === id) ?? supply?.home?.find((one) => one.id === id);
  return known?.title ?? { en: id, "zh-CN": id };
}

/** A number as people read it: `1.5×10⁸` from a million on. */
export function amountWords(amount: number): string {
  if (!(amount >= 1e6)) return String(amount);
  const power = Math.floor(Math.log10(amount));
  const digits = String(Number((amount / 10 ** power).toPrecision(4)));
  const raised = String(power).replaceAll(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(Number(digit)));
  return digits === "1" ? `10${raised}` : `${digits}×10${raised}`;
}
