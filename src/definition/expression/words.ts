import { type Language, unitWords, unreachable } from "../../kernel/index.ts";
import type { CodeList } from "../code-list.ts";
import { missingReasons } from "../datum.ts";
import { typeOf } from "./check.ts";
import { meetingType } from "./compile-compare.ts";
import { algorithmIn } from "./computation.ts";
import {
  type Comparison,
  type Computation,
  type Expression,
  type FieldReference,
  relativePlaces,
} from "./node.ts";
import { binding } from "./binding.ts";
import type { Plan } from "./step.ts";
import { isDate, type Type } from "./type.ts";
import { fieldIn, type Vocabulary } from "./vocabulary.ts";
import type { Quantity, Wording } from "./wording.ts";
import { english } from "./wording-en.ts";
import { chinese } from "./wording-zh.ts";

/** How each language says things. */
export const wordings: Readonly<Record<Language, Wording>> = { en: english, "zh-CN": chinese };

/**
 * An expression as a clinical sentence, with the labels of its fields, visits and codes:
 * "Age is between 18 and 65 a", "AIS is one of A, B, C". What the vocabulary does not know stands as it is written.
 *
 * @example
 * const nothing = vocabularyOf({ forms: [], codeLists: [], visits: [] });
 * expressionWords(parsed("days(dose(1), today) >= 28"), nothing, "en") // => "days from dose 1 to today are at least 28"
 */
export function expressionWords(
  expression: Expression,
  vocabulary: Vocabulary,
  language: Language,
  ownForm?: string,
): string {
  const { types } = typeOf(expression, vocabulary, { ownForm });
  return new Phrases({ vocabulary, types, ownForm, scopes: [] }, language).words(expression);
}

const inverse: Readonly<Record<Comparison, Comparison>> = {
  "=": "!=",
  "!=": "=",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
};

/** Says the nodes of one checked expression in one language. */
export class Phrases {
  readonly wording: Wording;
  private readonly plan: Plan;
  readonly language: Language;

  constructor(plan: Plan, language: Language) {
    this.plan = plan;
    this.language = language;
    this.wording = wordings[language];
  }

  /** The sentence or noun phrase of a node; a condition is said as it is, or negated. */
  words(node: Expression, negated = false): string {
    return this.wording.tidy(this.sentence(node, negated));
  }

  /** A node as a noun phrase. */
  noun(node: Expression): string {
    return this.wording.tidy(this.phrase(node));
  }

  private sentence(node: Expression, negated: boolean): string {
    const { wording } = this;
    switch (node.kind) {
      case "not":
        return this.words(node.of, !negated);
      case "and":
      case "or": {
        const kind = negated === (node.kind === "or") ? "and" : "or";
        return wording[kind](node.of.map((of) => this.part(of, negated)));
      }
      case "compare":
        return this.comparison(node, negated ? inverse[node.op] : node.op);
      case "between": {
        const type = meetingType([node.of, node.low, node.high], this.plan);
        const isDays = node.of.kind === "elapsed";
        const sides = [node.low, node.high].map((side) => this.value(side, type));
        const [low = "", high = ""] = sides;
        const unit = isDays ? "" : this.adoptedUnit(node.high, type);
        return wording.between(this.noun(node.of), low, high + unit, isDays, negated);
      }
      case "in": {
        const type = this.typeOf(node.of);
        const values = node.values.map((value) => this.code(String(value), type));
        if (type.kind === "choices") return wording.ticked(this.noun(node.of), values, negated);
        return wording.among(this.noun(node.of), values, node.of.kind === "elapsed", negated);
      }
      case "answered":
        return wording.isAnswered(this.noun(node.of), negated);
      case "missing": {
        const reason = node.reason && this.reason(node.reason);
        return wording.isMissing(this.noun(node.of), reason, negated);
      }
      case "field":
        return this.typeOf(node).kind === "boolean"
          ? wording.isYes(this.noun(node), negated)
          : this.noun(node);
      default: {
        const said = this.noun(node);
        return negated ? wording.not(said) : said;
      }
    }
  }

  /** A condition inside another one: in parentheses when it joins conditions itself. */
  private part(node: Expression, negated: boolean): string {
    const inner = node.kind === "not" ? node.of : node;
    const said = this.words(node, negated);
    const joins = (inner.kind === "and" || inner.kind === "or") && inner.of.length > 1;
    return joins ? this.wording.aside(said) : said;
  }

  private comparison(node: Expression & { readonly kind: "compare" }, op: Comparison): string {
    const type = meetingType([node.left, node.right], this.plan);
    const plural = node.left.kind === "elapsed";
    const unit = plural ? "" : this.adoptedUnit(node.right, type);
    const right = this.value(node.right, type) + unit;
    return this.wording.compare(op, quantityOf(type), this.value(node.left, type), right, plural);
  }

  /** The unit that a bare number takes, with a space before it. */
  private adoptedUnit(node: Expression, type: Type): string {
    if (node.kind !== "number" || node.unit !== undefined || type.kind !== "number") return "";
    return type.unit === undefined || type.unit.code === "1"
      ? ""
      : ` ${unitWords(type.unit.code, this.language)}`;
  }

  /** A node where a value of some type stands: a text among codes is a code. */
  private value(node: Expression, type: Type): string {
    return node.kind === "text" ? this.code(node.value, type) : this.noun(node);
  }

  private reason(reason: string): string {
    const known = missingReasons.find((each) => each === reason);
    return known === undefined ? reason : this.wording.reason[known];
  }

  /** The words of a code; what belongs to no list stands for itself. */
  code(code: string, type: Type): string {
    return type.kind === "code" || type.kind === "choices"
      ? codeWords(type.list, code, this.language)
      : code;
  }

  typeOf(node: Expression): Type {
    return this.plan.types.get(node) ?? { kind: "wrong" };
  }

  private phrase(node: Expression): string {
    const { wording } = this;
    switch (node.kind) {
      case "number":
        return node.unit === undefined
          ? String(node.value)
          : `${node.value} ${unitWords(node.unit, this.language)}`;
      case "text":
        return `“${node.value}”`;
      case "boolean":
        return node.value ? wording.yes : wording.no;
      case "date":
        return node.value;
      case "field":
        return this.field(node);
      case "visit":
        return wording.visit(this.visitTitle(node.visit));
      case "dose":
        return wording.dose(node.dose);
      case "event":
        return wording.event[node.event];
      case "today":
        return wording.today;
      case "negate":
        return `−${this.operand(node.of, binding.unary)}`;
      case "arithmetic": {
        const level = node.op === "+" || node.op === "-" ? binding.add : binding.multiply;
        const [left, right] = [this.operand(node.left, level), this.operand(node.right, level + 1)];
        return `${left} ${signs[node.op]} ${right}`;
      }
      case "elapsed":
        return wording.elapsed[node.in](this.noun(node.from), this.noun(node.to));
      case "call":
        return wording.call[node.name](node.of.map((of) => this.noun(of)));
      case "score":
        return wording.score(this.noun(node.of));
      case "if":
        return wording.choice(this.words(node.test), this.noun(node.then), this.noun(node.else));
      case "rows": {
        const form = this.formTitle(node.form);
        const of = node.name === "any" || node.name === "every" || node.name === "count";
        return wording.rows[node.name](form, of ? this.words(node.of) : this.noun(node.of));
      }
      case "compute":
        return this.computation(node);
      case "not":
      case "and":
      case "or":
      case "compare":
      case "between":
      case "in":
      case "answered":
      case "missing":
        return this.words(node);
      default:
        return unreachable(node);
    }
  }

  private operand(node: Expression, level: number): string {
    const own =
      node.kind === "arithmetic"
        ? node.op === "+" || node.op === "-"
          ? binding.add
          : binding.multiply
        : binding.one;
    return own < level ? this.wording.aside(this.noun(node)) : this.noun(node);
  }

  private computation(node: Computation): string {
    const { wording, language } = this;
    const algorithm = algorithmIn(node);
    const output = algorithm?.outputs[node.output]?.title[language] ?? node.output;
    const title = algorithm?.title[language] ?? node.algorithm;
    const inputs = Object.values(node.of).map((of) => this.noun(of));
    if (node.from !== undefined) inputs.unshift(wording.wholeForm(this.formTitle(node.from)));
    return wording.computed(output, title, node.version, inputs);
  }

  /** The label of a field, and where it is looked up. */
  field(node: FieldReference): string {
    const known = fieldIn(this.plan.vocabulary, node);
    const label = known?.field.label[this.language] ?? `${node.form}.${node.field}`;
    if (node.at === undefined) return label;
    const relative = relativePlaces.find((place) => place === node.at);
    if (relative !== undefined) return this.wording.atPlace[relative](label);
    return this.wording.atVisit(label, this.visitTitle(node.at));
  }

  formTitle(form: string): string {
    return this.plan.vocabulary.forms.get(form)?.title[this.language] ?? form;
  }

  visitTitle(visit: string): string {
    return this.plan.vocabulary.visits.get(visit)?.[this.language] ?? visit;
  }
}

const signs = { "+": "+", "-": "−", "*": "×", "/": "÷" } as const;

function quantityOf(type: Type): Quantity {
  if (type.kind === "number" || type.kind === "time") return "number";
  if (isDate(type)) return "date";
  return type.kind === "code" ? "code" : "other";
}

/** The words of a code in one language. */
export function codeWords(list: CodeList, code: string, language: Language): string {
  return list.codes.find((each) => each.code === code)?.text[language] ?? code;
}
