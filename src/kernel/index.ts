export { canonical, freeze, type Json } from "./canonical.ts";
export { byteOrderMark, csvCell, csvLine } from "./csv-line.ts";
export { calendarDate, completedYears, dayNumber, daysInMonth, printDay } from "./civil.ts";
export { describeDate, describeTime, type PartialTime, printTypedDate } from "./date-words.ts";
export {
  compareDecimals,
  type Decimal,
  printDecimal,
  readDecimal,
  roundDecimal,
  timesDecimal,
} from "./decimal.ts";
export { Fault, unreachable } from "./fault.ts";
export { hashOf, type Sha256, sha256 } from "./hash.ts";
export {
  type Branded,
  type CommandId,
  isId,
  type ParticipantId,
  type PersonId,
  type SiteId,
  type StudyId,
} from "./id.ts";
export {
  type Instant,
  instant,
  instantAt,
  instantOf,
  isZone,
  later,
  localDate,
  msOf,
  wallClock,
  type Zone,
  zone,
} from "./instant.ts";
export {
  defineIssue,
  hasErrors,
  type Issue,
  type IssueMaker,
  issuePlace,
  issueText,
  type Severity,
} from "./issue.ts";
export {
  type Language,
  messageText,
  type Names,
  type Param,
  registeredMessages,
  type Text,
  text,
} from "./message.ts";
export {
  addDays,
  daySpan,
  knownDay,
  knownTo,
  type PartialDate,
  type Precision,
  precisionOf,
  readPartialDate,
  type Span,
  secondSpan,
} from "./partial-date.ts";
export { type Random, randomStream } from "./random.ts";
export {
  defineRefusal,
  type Fact,
  isRefusal,
  type Refusal,
  type RefusalMaker,
  refusalText,
} from "./refusal.ts";
export {
  describeTypedDate,
  readTypedDate,
  type TypedDate,
  type TypedDateContext,
} from "./typed-date.ts";
export {
  describeTypedTime,
  readTypedDateTime,
  readTypedTime,
  type TypedTime,
} from "./typed-time.ts";
export { softwareVersion } from "./software-version.ts";
export { combinable, combine, commensurable, convert, one, readUnit, type Unit } from "./unit.ts";
export { unitWords } from "./unit-words.ts";
