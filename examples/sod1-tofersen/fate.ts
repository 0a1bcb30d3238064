import { rapidSod1Variants } from "../../src/definition/index.ts";
import { printDay, type Random } from "../../src/kernel/index.ts";
import type { Fate, FateCourse, FateEnd, FateLine, FateMoment } from "../../src/simulate/index.ts";
import { everybody, fast, type ProgressorCourse, slow } from "./scenario-parameters.ts";

const daysPerMonth = 30.4375;
const otherVariants = ["p.Ile114Thr", "p.Gly94Cys", "p.His47Arg", "p.Asp91Ala", "p.Leu145Phe"];

/** Where in the programme a person is: since when, and from which day on they get tofersen in which arm. */
export interface Stretch {
  /** Days from the first dose of VALOR to that of this study. */
  readonly since: number;
  /** Day of VALOR from which on somebody in the arm gets tofersen. */
  readonly tofersenFrom: (arm: string | undefined) => number;
  /** How taking part ends where nothing else happens. */
  readonly end: FateEnd;
}

/** A person of the scenario, drawn once: the same in VALOR and its extension. */
export class TofersenFate implements Fate {
  readonly #random: Random;
  readonly #stretch: Stretch;
  readonly #isFast: boolean;
  readonly #own: ProgressorCourse;
  readonly #protein: string;
  readonly #start: number;
  readonly #steeper: number;
  readonly #before: number;
  readonly #uses: { readonly riluzole: boolean; readonly edaravone: boolean };
  readonly #weights: readonly number[];

  constructor(random: Random, stretch: Stretch) {
    this.#random = random;
    this.#stretch = stretch;
    const draw = random.split("person");
    this.#isFast = draw.uniform() < everybody.fastShare;
    this.#own = this.#isFast ? fast : slow;
    const isListed = draw.uniform() < everybody.listedAmongFast && this.#isFast;
    const variants = isListed ? rapidSod1Variants : otherVariants;
    // Of the listed, Ala5Val is by far the commonest; of the others, Ile114Thr.
    this.#protein = variants[draw.uniform() < 0.45 ? 0 : draw.below(variants.length)] ?? "";
    const [mean, sd] = this.#own.score;
    this.#start = Math.min(44, Math.max(22, mean + sd * draw.normal()));
    this.#steeper = -0.2 * ((this.#start - mean) / sd) + 0.98 * draw.normal();
    const [median, logSd] = this.#own.before;
    const least = isListed ? 0.3 : 1;
    const drawn = median * Math.exp(logSd * draw.normal());
    this.#before = this.#isFast ? Math.max(least, drawn) : Math.min(0.75, drawn);
    this.#uses = {
      riluzole: draw.uniform() < everybody.riluzole,
      edaravone: draw.uniform() < everybody.edaravone,
    };
    this.#weights = Array.from({ length: 12 }, () => 0.3 + draw.uniform());
  }

  values(form: string, at: FateMoment) {
    switch (form) {
      case "GEN":
        return {
          gene: "SOD1",
          transcript: "NM_000454.5",
          protein: this.#protein,
          acmg: "P",
          central: "P",
          covered: true,
        };
      case "DX":
        return { onset: this.#onset(at) };
      case "STRAT":
        return { onsetUsed: this.#onset(at), enriched: this.#isFast, ...this.#uses };
      case "ALSFRS":
        return this.#rating(at);
      case "SVC":
        return this.#breathing(at);
      case "HHD":
        return { date: printDay(at.on), megascore: round(this.#megascore(at), 3) };
      case "NFL":
        return this.#biomarkers(at);
      default:
        return undefined;
    }
  }

  course({ firstDose }: Pick<FateMoment, "firstDose">): FateCourse {
    const { since } = this.#stretch;
    const worse = Math.exp(everybody.frailty * this.#steeper);
    const { death, ventilation } = this.#own.hazards;
    const day = (what: string, hazard: number): number => {
      const months = -Math.log(1 - this.#random.split(what).uniform()) / hazard;
      return Math.ceil(months * daysPerMonth) - since;
    };
    const died = day("death", death * worse);
    const left = day("leaving", everybody.leaving);
    const ventilated = day("ventilation", ventilation * worse);
    const planned = this.#stretch.end;
    const others: readonly FateEnd[] = [
      { kind: "died", day: died },
      { kind: "withdrew", day: left, reason: "Own decision." },
    ];
    // What came before this study began came in the one before.
    const end = others
      .filter(({ day: on }) => on > 2)
      .reduce((first, one) => (one.day < first.day ? one : first), planned);
    const isVentilated = ventilated > 0 && ventilated + 22 < end.day;
    return { lines: isVentilated ? ventilatedFrom(ventilated, firstDose) : [], end };
  }

  /** When the points that are missing at screening began to be lost. */
  #onset(at: FateMoment): string {
    const months = Math.max(1, 48 - this.#total(at)) / this.#before;
    return printDay(at.on - Math.ceil(months * daysPerMonth));
  }

  /** Months since the first dose of VALOR, and how many of them on tofersen. */
  #months({ day, arm }: FateMoment): { since: number; treated: number } {
    const now = Math.max(0, day + this.#stretch.since);
    const from = arm === undefined ? Infinity : this.#stretch.tofersenFrom(arm);
    return { since: now / daysPerMonth, treated: Math.max(0, now - from) / daysPerMonth };
  }

  #about(what: string, { day }: FateMoment): number {
    return this.#random.split(what, day + this.#stretch.since).normal();
  }

  #total(at: FateMoment): number {
    const { since, treated } = this.#months(at);
    const [placebo, sd, tofersen] = this.#own.slope;
    const slope = Math.min(0.1, placebo - sd * this.#steeper);
    const expected = this.#start + slope * since + tofersen * treated;
    const drawn = expected + everybody.residual.score * this.#about("score", at);
    return Math.min(47, Math.max(0, Math.round(drawn)));
  }

  /** Points lost are lost where the person is weakest, at most four an item. */
  #rating(at: FateMoment) {
    const scores: number[] = this.#weights.map(() => 4);
    for (let left = 48 - this.#total(at); left > 0; left--) {
      let next = 0;
      let most = -1;
      for (const [item, weight] of this.#weights.entries()) {
        const score = scores[item] ?? 0;
        // The last step of breathing and swallowing needs a tube; it comes when nothing else is left.
        const share = score === 0 ? -1 : weight / (5 - score) / (score === 1 ? 1_000 : 1);
        if (share > most) [next, most] = [item, share];
      }
      scores[next] = (scores[next] ?? 1) - 1;
    }
    const code = (item: number): string => String(scores[item - 1] ?? 0);
    const isFed = (scores[2] ?? 0) < 2;
    return {
      q1: code(1),
      q2: code(2),
      q3: code(3),
      q4: code(4),
      gastrostomy: isFed,
      ...(isFed ? { q5b: code(5) } : { q5a: code(5) }),
      q6: code(6),
      q7: code(7),
      q8: code(8),
      q9: code(9),
      q10: code(10),
      q11: code(11),
      q12: code(12),
      ...(code(12) === "0" ? { airwayTube: true } : {}),
    };
  }

  #breathing(at: FateMoment) {
    const { since, treated } = this.#months(at);
    const [mean, sd, slope, slopeSd, tofersen] = this.#own.capacity;
    const person = this.#random.split("capacity");
    const least = this.#isFast ? 72 : 60;
    const start = Math.min(115, Math.max(least, mean + sd * person.normal()));
    const own = Math.min(0.3, slope - slopeSd * (0.5 * this.#steeper + 0.87 * person.normal()));
    const drawn = start + own * since + tofersen * treated;
    const spread = at.day <= 0 ? 1 : everybody.residual.capacity;
    const percent = Math.min(130, Math.max(18, drawn + spread * this.#about("svc", at)));
    const predicted = round(3.2 + 1.2 * person.uniform(), 2);
    const best = round((percent * predicted) / 100, 2);
    return {
      date: printDay(at.on),
      position: "SITTING",
      efforts: 3,
      best,
      second: round(best - 0.04, 2),
      equation: "GLI2022",
      predicted,
    };
  }

  #megascore(at: FateMoment): number {
    const { since, treated } = this.#months(at);
    const [placebo, sd, tofersen] = this.#own.strength;
    const person = this.#random.split("strength");
    const start = 0.9 * person.normal();
    const slope = placebo - sd * (0.6 * this.#steeper + 0.8 * person.normal());
    const spread = everybody.residual.strength * this.#about("hhd", at);
    return start + slope * since + tofersen * treated + spread;
  }

  #biomarkers(at: FateMoment) {
    const { ratios, neurofilament } = this.#own;
    const [mean, sd] = neurofilament;
    const [sod1Mean, sod1Sd] = everybody.logSod1;
    const person = this.#random.split("biomarkers");
    const { nfl: ownNfl, sod1: ownSod1 } = everybodyOwn(person);
    const change = (of: { placebo: number; tofersen: number }): number =>
      this.#approach(at, Math.log(of.placebo), Math.log(of.tofersen));
    const { logNfl, logSod1 } = everybody.residual;
    const nfl = mean + sd * ownNfl + change(ratios.nfl) + logNfl * this.#about("nfl", at);
    const sod1 =
      sod1Mean + sod1Sd * ownSod1 + change(ratios.sod1) + logSod1 * this.#about("sod1", at);
    return {
      taken: printDay(at.on),
      laboratory: "Central laboratory",
      assay: "Assay of the simulation",
      matrix: "PLASMA",
      nfl: Math.max(2, round(Math.exp(nfl), 1)),
      belowLimit: false,
      csfAssay: "Assay of the simulation",
      csfSod1: Math.min(1999, round(Math.exp(sod1), 1)),
    };
  }

  /** Evenly to the level of placebo, then from the first tofersen on to that of tofersen. */
  #approach({ day, arm }: FateMoment, placebo: number, tofersen: number): number {
    const now = Math.max(0, day + this.#stretch.since);
    const from = arm === undefined ? Infinity : this.#stretch.tofersenFrom(arm);
    const before = placebo * Math.min(1, Math.min(now, from) / everybody.plateauDay);
    const part = Math.min(1, Math.max(0, now - from) / everybody.plateauDay);
    return before + (tofersen - before) * part;
  }
}

function everybodyOwn(person: Random): { nfl: number; sod1: number } {
  return { nfl: person.normal(), sod1: person.normal() };
}

/** Three weeks on the ventilator, day by day, and what the committee finds of it a fortnight later. */
function ventilatedFrom(day: number, firstDose: number): FateLine[] {
  const since = printDay(firstDose + day);
  const days = Array.from({ length: 21 }, (_, index): FateLine => {
    const date = printDay(firstDose + day + index);
    return { form: "VENT", day: day + index, values: { day: date, hours: 23, invasive: false } };
  });
  const reviewed = day + 21;
  const values = {
    reviewed: printDay(firstDose + reviewed),
    permanent: true,
    since,
    reason: "At least 22 hours a day on 21 days one after the other.",
  };
  return [...days, { form: "EAC", day: reviewed, values }];
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
