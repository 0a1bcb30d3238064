import type { Language, Text } from "./message.ts";

/** How clinicians write the units whose UCUM codes they would not recognise. */
const words: Readonly<Record<string, Text>> = {
  a: { en: "years", "zh-CN": "岁" },
  mo: { en: "months", "zh-CN": "个月" },
  wk: { en: "weeks", "zh-CN": "周" },
  d: { en: "days", "zh-CN": "天" },
  h: { en: "hours", "zh-CN": "小时" },
  min: { en: "minutes", "zh-CN": "分钟" },
  s: { en: "seconds", "zh-CN": "秒" },
  Cel: { en: "°C", "zh-CN": "°C" },
  "[degF]": { en: "°F", "zh-CN": "°F" },
  "mm[Hg]": { en: "mmHg", "zh-CN": "mmHg" },
  "[in_i]": { en: "in", "zh-CN": "英寸" },
  "[ft_i]": { en: "ft", "zh-CN": "英尺" },
  "[lb_av]": { en: "lb", "zh-CN": "磅" },
  "kg/m2": { en: "kg/m²", "zh-CN": "kg/m²" },
  "10*9/L": { en: "×10⁹/L", "zh-CN": "×10⁹/L" },
  "10*12/L": { en: "×10¹²/L", "zh-CN": "×10¹²/L" },
  "[EU]/kg": { en: "EU/kg", "zh-CN": "EU/kg" },
  "/min": { en: "per minute", "zh-CN": "次/分" },
  "{cells}": { en: "cells", "zh-CN": "个细胞" },
};

/** A unit as people write it: `mm[Hg]` is mmHg, `a` is years. What needs no words is its UCUM code. */
export function unitWords(code: string, language: Language): string {
  const known = Object.hasOwn(words, code) ? words[code] : undefined;
  return known?.[language] ?? code;
}
