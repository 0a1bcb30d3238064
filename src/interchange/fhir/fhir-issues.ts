import { defineIssue } from "../../kernel/index.ts";

export const notBundle = defineIssue(
  "fhir.bundle",
  "This is {found}; a Bundle of FHIR R4 with an entry for every resource is read.",
  "此处为 {found}；需要 FHIR R4 的 Bundle，每条 entry 含一个资源。",
);
export const patients = defineIssue(
  "fhir.patients",
  "The bundle holds {count} patients; exactly one is screened at a time.",
  "Bundle 中有 {count} 名患者；每次只筛选一名。",
);
export const otherSubject = defineIssue(
  "fhir.subject",
  "{resource} is about {subject}, who is not the bundle's patient; it is not used.",
  "{resource} 的对象是 {subject}，并非本 Bundle 的患者，未予采用。",
);
export const unknownCode = defineIssue(
  "fhir.code",
  "{resource} has the code {code}, which asks nothing that is known here; it is not used.",
  "{resource} 的编码 {code} 未能识别，未予采用。",
  "warning",
);
export const unknownAnswer = defineIssue(
  "fhir.answer",
  "{resource} answers {answer}; this is not read as an answer to {code}.",
  "{resource} 的结果 {answer} 不能作为 {code} 的答案读取。",
);
export const unknownUnit = defineIssue(
  "fhir.unit",
  "{resource} has the unit {unit}, which is not UCUM as FHIR asks for (system http://unitsofmeasure.org); it is not used.",
  "{resource} 的单位 {unit} 不是 FHIR 要求的 UCUM 单位（system 为 http://unitsofmeasure.org），未予采用。",
);
export const notStanding = defineIssue(
  "fhir.status",
  "{resource} has the status {status}; it is not used.",
  "{resource} 的状态为 {status}，未予采用。",
  "warning",
);
export const unreadDate = defineIssue(
  "fhir.date",
  "{resource}: {value} is not read as a date of {member}.",
  "{resource}：{value} 不能作为 {member} 的日期读取。",
);
export const notRead = defineIssue(
  "fhir.resource",
  "{count} resources of the type {type} are not read.",
  "有 {count} 个 {type} 类型的资源未读取。",
  "assumption",
);
export const twoVariants = defineIssue(
  "fhir.variants",
  "{resource} holds a second variant on the same day. Which of them decides is for the geneticist; both are kept.",
  "{resource} 为同一天的另一变异。以哪一个为准由遗传医师决定，二者均予保留。",
  "warning",
);
