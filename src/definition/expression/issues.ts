import { defineIssue } from "../../kernel/index.ts";

/** What can be wrong with the spelling of an expression. */
export const syntax = defineIssue(
  "expression.syntax",
  "Here should stand {expected}, not {found}.{hint}",
  "此处应为{expected}，而不是{found}。{hint}",
);
export const bareUnit = defineIssue(
  "expression.bare-unit",
  "A unit stands in single quotes: '{unit}'.",
  "单位须写在单引号中：'{unit}'。",
);
export const tooDeep = defineIssue(
  "expression.too-deep",
  "The expression is nested more than {deepest} levels deep.",
  "表达式嵌套超过 {deepest} 层。",
);
export const unknownFunction = defineIssue(
  "expression.unknown-function",
  "There is no function “{name}”.{hint}",
  "没有函数“{name}”。{hint}",
);

/** What can be wrong with the JSON of an expression. */
export const notExpected = defineIssue(
  "expression.json",
  "Here should stand {expected}.",
  "此处应为{expected}。",
);
export const unknownKind = defineIssue(
  "expression.unknown-kind",
  "There is no kind of expression “{name}”.{hint}",
  "没有“{name}”这种表达式。{hint}",
);
export const absentMember = defineIssue(
  "expression.absent-member",
  "“{member}” is absent.",
  "缺少“{member}”。",
);
export const surplusMember = defineIssue(
  "expression.surplus-member",
  "“{member}” has no meaning here.{hint}",
  "“{member}”在此没有意义。{hint}",
);

/** References to what does not exist. */
export const unknownForm = defineIssue(
  "expression.unknown-form",
  "There is no form “{name}”.{hint}",
  "没有表单“{name}”。{hint}",
);
export const unknownField = defineIssue(
  "expression.unknown-field",
  "Form {form} has no field “{name}”.{hint}",
  "表单 {form} 没有字段“{name}”。{hint}",
);
export const unknownGroup = defineIssue(
  "expression.unknown-group",
  "Form {form} has no repeating group “{name}”.{hint}",
  "表单 {form} 没有重复组“{name}”。{hint}",
);
export const unknownVisit = defineIssue(
  "expression.unknown-visit",
  "There is no visit “{name}”.{hint}",
  "没有访视“{name}”。{hint}",
);
export const unknownCode = defineIssue(
  "expression.unknown-code",
  "Code list {list} has no code “{name}”.{hint}",
  "代码表 {list} 没有代码“{name}”。{hint}",
);
export const unknownUnit = defineIssue(
  "expression.unknown-unit",
  "“{name}” is not a UCUM unit.{hint}",
  "“{name}”不是 UCUM 单位。{hint}",
);
export const unknownReason = defineIssue(
  "expression.unknown-reason",
  "“{name}” is not a reason for missing.{hint}",
  "“{name}”不是缺失原因。{hint}",
);
export const noSuchDose = defineIssue(
  "expression.dose-number",
  "Doses are numbered 1, 2, 3 …; {dose} is not one.",
  "给药次序为 1、2、3……；{dose} 无效。",
);
export const rowNeeded = defineIssue(
  "expression.row-needed",
  "{form}.{field} is in the repeating group “{group}”: say over which rows, as in any({form}.{group}: …).",
  "{form}.{field} 属于重复组“{group}”：请说明对哪些行，例如 any({form}.{group}: …)。",
);

/** Computations by an algorithm. */
export const unknownAlgorithm = defineIssue(
  "expression.unknown-algorithm",
  "There is no algorithm “{name}”.{hint}",
  "没有算法“{name}”。{hint}",
);
export const unknownVersion = defineIssue(
  "expression.unknown-version",
  "Algorithm {algorithm} has no version “{name}”.{hint}",
  "算法 {algorithm} 没有版本“{name}”。{hint}",
);
export const unknownOutput = defineIssue(
  "expression.unknown-output",
  "Algorithm {algorithm} gives no “{name}”.{hint}",
  "算法 {algorithm} 不提供“{name}”。{hint}",
);
export const unknownInput = defineIssue(
  "expression.unknown-input",
  "Algorithm {algorithm} takes no “{name}”.{hint}",
  "算法 {algorithm} 没有输入项“{name}”。{hint}",
);
export const absentInput = defineIssue(
  "expression.absent-input",
  "Algorithm {algorithm} needs “{name}”.",
  "算法 {algorithm} 需要输入项“{name}”。",
);
export const codeOutside = defineIssue(
  "expression.code-outside",
  "The algorithm does not know {codes}; it knows {known}.",
  "该算法不识别 {codes}；可识别 {known}。",
);

export const codeOutsideList = defineIssue(
  "expression.code-outside-list",
  "The formula can give {codes}, which list {list} does not have.",
  "公式可能得出 {codes}，而代码表 {list} 中没有。",
);

/** Values that do not fit together. */
export const wrongType = defineIssue(
  "expression.wrong-type",
  "Here should stand {expected}, not {found}.",
  "此处应为{expected}，而不是{found}。",
);
export const notComparable = defineIssue(
  "expression.not-comparable",
  "{left} cannot be compared or joined with {right}.",
  "{left}与{right}不能比较或合并。",
);
export const unitsDiffer = defineIssue(
  "expression.units-differ",
  "The units {left} and {right} cannot be converted into each other.",
  "单位 {left} 与 {right} 不能互相换算。",
);
export const ambiguousNumber = defineIssue(
  "expression.ambiguous-number",
  "A number stands beside values in {left} and in {right}: say its unit, as in 5 '{left}'.",
  "数值与 {left} 和 {right} 两种单位并列：请写明其单位，例如 5 '{left}'。",
);
export const unordered = defineIssue(
  "expression.unordered",
  "{type} has no order: only = and != apply.",
  "{type}没有顺序，只能用 = 或 !=。",
);
export const codeInQuotes = defineIssue(
  "expression.code-in-quotes",
  'A code stands in quotes: "{code}".',
  '代码须写在引号中："{code}"。',
);
export const dateInWords = defineIssue(
  "expression.date-as-text",
  'A date is written date("{value}").',
  '日期写作 date("{value}")。',
);
export const notDate = defineIssue(
  "expression.not-date",
  "“{value}” is not a date such as 2019, 2019-06 or 2019-06-14.",
  "“{value}”不是日期（如 2019、2019-06、2019-06-14）。",
);
export const notTime = defineIssue(
  "expression.not-time",
  "“{value}” is not a time such as 08:30.",
  "“{value}”不是时间（如 08:30）。",
);
export const datesSubtracted = defineIssue(
  "expression.dates-subtracted",
  "The time between two dates is written days(from, to), or hours, months or years.",
  "两个日期之间的时间写作 days（起，止），或 hours、months、years。",
);
export const shiftUnit = defineIssue(
  "expression.shift-unit",
  "A date is shifted by 'd' or 'wk', a date and time also by 'h', 'min' or 's'; not by {unit}.",
  "日期只能按 'd' 或 'wk' 平移，日期时间还可按 'h'、'min'、's'；不能按 {unit}。",
);
export const temperature = defineIssue(
  "expression.temperature",
  "{unit} has no true zero: temperatures can be compared, averaged and subtracted (giving K), nothing else.",
  "{unit} 没有真正的零点：温度只能比较、求平均或相减（结果为 K）。",
);
export const noRoot = defineIssue(
  "expression.no-root",
  "The unit {unit} has no square root; divide by a unit first, as in x / 1 '{unit}'.",
  "单位 {unit} 不能开平方；请先除以单位，例如 x / 1 '{unit}'。",
);
export const argumentCount = defineIssue(
  "expression.argument-count",
  "{name} is given {found} values; it takes {expected}.",
  "{name} 给出了 {found} 个值；应为 {expected} 个。",
);
export const noDigits = defineIssue(
  "expression.digits",
  "The digits to round to are a whole number from 0 to 15.",
  "保留的小数位数应为 0 到 15 的整数。",
);
export const noScores = defineIssue(
  "expression.no-scores",
  "The codes of list {list} have no scores.",
  "代码表 {list} 的代码没有分值。",
);
export const limitsReversed = defineIssue(
  "expression.limits-reversed",
  "Nothing lies between {low} and {high}: the limits are the wrong way round.",
  "{low} 与 {high} 之间没有值：上下限颠倒。",
);
export const emptyLogic = defineIssue(
  "expression.empty",
  "“{name}” joins no condition.",
  "“{name}”没有连接任何条件。",
);
export const percentTwice = defineIssue(
  "expression.percent-twice",
  "The field's unit % already multiplies a pure number by 100: leave out “* 100”.",
  "字段单位 % 已将纯数乘以 100：请去掉“* 100”。",
);
