import {
  describeDate,
  type Instant,
  type Issue,
  issueText,
  type PartialDate,
  wallClock,
  zone,
  type Zone,
} from "../../kernel/index.ts";
import {
  type Field,
  isMissing,
  type Missing,
  type Study,
  studyHash,
} from "../../definition/index.ts";
import {
  missingWords,
  type Place,
  formPlanOf,
  type Role,
  roleWords,
  visitOfKey,
} from "../../engine/index.ts";
import { type CasebookEvent, type CasebookOrder, isOfParticipant } from "./order.ts";
import { safetyForms } from "./safety.ts";
import { type Say, sayIn } from "./words.ts";

/** What everything that is printed in one casebook has in common: its language, its study, its people, its clock. */
export class Edition {
  readonly order: CasebookOrder;
  readonly study: Study;
  readonly say: Say;
  /** Where the participant's site is; times stand on its clock. */
  readonly siteZone: Zone;
  /** Whether names that people gave to files are left out. */
  readonly hidesFileNames: boolean;
  /** Whether the forms of this id belong into this casebook. */
  readonly covers: (form: string) => boolean;

  constructor(order: CasebookOrder) {
    this.order = order;
    this.study = order.study;
    this.say = sayIn(order.language, order.study.participantWord);
    const first = isOfParticipant(order) ? order.events[0] : undefined;
    this.siteZone = first === undefined ? order.printed.zone : zone(first.zone);
    this.hidesFileNames = order.variant === "sponsor" || order.variant === "safety";
    const safety = order.variant === "safety" ? safetyForms(order.study) : undefined;
    this.covers = (form) => safety?.has(form) ?? true;
  }

  /** A text of the study in the language of this casebook. */
  of(text: { readonly en: string; readonly "zh-CN": string }): string {
    return text[this.order.language];
  }

  /** Words side by side, as the language separates them. */
  list(parts: readonly string[]): string {
    return parts.join(this.order.language === "en" ? ", " : "、");
  }

  /** Sentences or clauses side by side. */
  clauses(parts: readonly string[]): string {
    return parts.filter((part) => part !== "").join(this.order.language === "en" ? "; " : "；");
  }

  person(id: string): string {
    return this.order.people(id).name;
  }

  role(role: Role): string {
    return this.of(roleWords[role]);
  }

  /** A person with the role in which they acted. */
  actor({ by, role }: { readonly by: string; readonly role: Role }): string {
    return this.order.language === "en"
      ? `${this.person(by)} (${this.role(role)})`
      : `${this.person(by)}（${this.role(role)}）`;
  }

  /** What an issue says. */
  issue(issue: Issue): string {
    return issueText(issue, this.order.language);
  }

  /** A moment on the site's clock: `2026-01-14 11:00`. */
  time(at: Instant, where: Zone = this.siteZone): string {
    return wallClock(at, where).slice(0, 16).replace("T", " ");
  }

  date(date: PartialDate | Missing): string {
    return isMissing(date)
      ? this.say("missing", { reason: this.of(missingWords[date.missing]) })
      : describeDate(date, this.order.language);
  }

  /** The title of a visit key: the second time of a visit has its number. */
  visitTitle(key: string): string {
    const id = visitOfKey(key);
    const title = this.study.visits.find((visit) => visit.id === id)?.title;
    const occurrence = key.slice(id.length + 1);
    return `${title === undefined ? id : this.of(title)}${occurrence === "" ? "" : ` #${occurrence}`}`;
  }

  formTitle(id: string): string {
    const title = this.study.forms.find((form) => form.id === id)?.title;
    return title === undefined ? id : this.of(title);
  }

  /** Where an instance is, in words: visit and form, or form and line. */
  place({ form, visit, line }: Partial<Place>): string {
    const parts = [
      ...(visit === undefined ? [] : [this.visitTitle(visit)]),
      ...(form === undefined ? [] : [`${this.formTitle(form)} (${form})`]),
      ...(line === undefined ? [] : [this.say("lineNumber", { line })]),
    ];
    return parts.length === 0 ? this.say("aboutParticipant") : parts.join(" · ");
  }

  field(form: string, id: string): Field | undefined {
    return formPlanOf(this.study, form)?.fields.get(id)?.field;
  }

  /** A field's label and, in a repeating group, its row; `path` is `field`, or `group/row/field`. */
  pathLabel(form: string, path: string): string {
    const [group = "", row, field] = path.split("/");
    const label = this.field(form, field ?? path)?.label;
    const words = label === undefined ? (field ?? path) : this.of(label);
    return field === undefined || row === undefined
      ? words
      : `${this.say("rowNumber", { group: this.groupTitle(form, group), row })} · ${words}`;
  }

  groupTitle(form: string, group: string): string {
    const title = this.study.forms
      .find(({ id }) => id === form)
      ?.groups.find(({ id }) => id === group)?.title;
    return title === undefined ? group : this.of(title);
  }

  /** What a version of the study is called, by its hash. */
  versionName(hash: CasebookEvent["under"]): string {
    const named = isOfParticipant(this.order) ? this.order.versions?.[hash] : undefined;
    return named ?? (hash === this.studyHash ? this.study.version : hash.slice(0, 12));
  }

  get studyHash(): string {
    return studyHash(this.study);
  }
}
