import { type PartialDate, printTypedDate, type Text, unreachable } from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import { changesOf } from "./audit.ts";
import type { Place } from "./command.ts";
import { contactWords } from "./contact.ts";
import { continuationWords } from "./continuation.ts";
import { datumWords } from "./describe-datum.ts";
import type { Event, EventBody, FormChange } from "./event.ts";
import { describeAllocation } from "./allocation/describe.ts";
import { describeGenetic } from "./genetics/describe-event.ts";
import { describeCohort } from "./cohort/describe.ts";
import { own } from "./own.ts";
import { formPlanOf, planOf } from "./plan.ts";
import { describeProduct } from "./product/describe.ts";
import { signatureMeanings } from "./signature.ts";
import { visitOfKey } from "./state.ts";

/**
 * What an event says, in plain words: "Weight changed from 70.1 kg to 71.0 kg", "Visit Day 29 held on 12 JAN 2026".
 * Who and when stand beside it. An event of the allocation is told without the arm.
 */
export function describeEvent(study: Study, event: Event | EventBody): Text {
  const words = new EventWords(study);
  const told = words.of(event);
  const reason = "reason" in event ? event.reason : undefined;
  return reason === undefined || reason === ""
    ? told
    : joined([told, both("because: ", "理由：", reason)]);
}

class EventWords {
  readonly #study: Study;
  /** What the protocol calls a person taking part; in English also as a sentence begins. */
  readonly #called: Text;
  readonly #Called: string;

  constructor(study: Study) {
    this.#study = study;
    this.#called = study.participantWord;
    this.#Called = this.#called.en.charAt(0).toUpperCase() + this.#called.en.slice(1);
  }

  of(event: Event | EventBody): Text {
    switch (event.type) {
      case "study-released":
        return text(
          `Version ${event.version} of the study put into use`,
          `研究第 ${event.version} 版已启用`,
        );
      case "site-activated":
        return text(`Site ${event.site} activated`, `中心 ${event.site} 已启动`);
      case "list-supplied":
        return text(
          `${event.entries.length} entries added to the allocation list`,
          `随机化列表新增 ${event.entries.length} 条`,
        );
      case "arm-allocated":
        return text(
          `Entry ${event.number} of the allocation list taken for ${this.#called.en} ${event.participant}`,
          `随机化列表第 ${event.number} 号分配给${this.#called["zh-CN"]} ${event.participant}`,
        );
      case "participant-screened":
        return this.#onDate("screened", "进入筛选", event.date);
      case "consent-given": {
        const consent = [
          `Consent version ${event.version} signed`,
          `签署第 ${event.version} 版知情同意`,
        ] as const;
        return typeof event.date === "string"
          ? onDate(...consent, event.date)
          : joined([text(...consent), datumWords(undefined, undefined, event.date)]);
      }
      case "eligibility-assessed":
        return eligibilityWords[event.eligible];
      case "screening-failed":
        return onDate("Screening ended without enrolment", "筛选失败", event.date);
      case "participant-enrolled":
        return this.#onDate("enrolled", "入组", event.date);
      case "participant-assigned":
        return onDate(
          `Randomisation number ${event.number} assigned`,
          `分配随机号 ${event.number}`,
          event.date,
        );
      case "visit-started":
        return this.#held(event);
      case "visit-corrected":
        return this.#corrected(event);
      case "visit-skipped": {
        const { en, "zh-CN": zh } = this.#named(event.visit);
        return text(`${en} not done`, `${zh}未进行`);
      }
      case "form-saved":
      case "dose-recorded":
      case "adverse-event-recorded":
        return this.#saved(event);
      case "participant-withdrawn":
        return this.#withdrawn(event);
      case "participant-completed":
        return this.#onDate("completed the study", "完成研究", event.date);
      case "participant-died":
        return this.#onDate("died", "死亡", event.date);
      case "participant-reinstated":
        return event.from === "withdrawn"
          ? text("Withdrawal from the study undone", "撤回“退出研究”的记录")
          : text("Completion of the study undone", "撤回“完成研究”的记录");
      case "participant-voided":
        return this.#person("marked as added by mistake", "标记为误录入");
      case "line-withdrawn":
        return this.#line(event.place, "withdrawn", "已撤销");
      case "line-restored":
        return this.#line(event.place, "put back", "已恢复");
      case "query-raised": {
        const about = this.#about(event.place, event.path);
        return text(
          `Query ${event.query} raised on ${about.en}: ${event.text}`,
          `对${about["zh-CN"]}提出质疑 ${event.query}：${event.text}`,
        );
      }
      case "query-drafted": {
        const about = this.#about(event.place, event.path);
        return text(
          `Draft ${event.draft} of a query on ${about.en}: ${event.text}`,
          `对${about["zh-CN"]}拟提质疑（草稿 ${event.draft}）：${event.text}`,
        );
      }
      case "query-draft-discarded":
        return text(`Draft ${event.draft} of a query discarded`, `质疑草稿 ${event.draft} 已删除`);
      case "query-drafts-released": {
        const count = event.drafts.length;
        const numbers = event.drafts.join(", ");
        return text(
          `${count} ${count === 1 ? "draft" : "drafts"} of queries released: ${numbers}`,
          `发布 ${count} 条质疑草稿：${event.drafts.join("、")}`,
        );
      }
      case "query-answered":
        return text(
          `Query ${event.query} answered: ${event.text}`,
          `质疑 ${event.query} 已答复：${event.text}`,
        );
      case "query-reopened":
        return text(
          `Query ${event.query} asked again: ${event.text}`,
          `再次提出质疑 ${event.query}：${event.text}`,
        );
      case "query-closed": {
        const closed = text(`Query ${event.query} closed`, `质疑 ${event.query} 已关闭`);
        return event.text === undefined
          ? closed
          : both(`${closed.en}: `, `${closed["zh-CN"]}：`, event.text);
      }
      case "query-cancelled":
        return text(`Query ${event.query} cancelled`, `质疑 ${event.query} 已取消`);
      case "forms-signed": {
        const count = event.places.length;
        const meaning = own(signatureMeanings, event.meaning) ?? text(event.meaning, event.meaning);
        return text(
          `${count} ${count === 1 ? "form" : "forms"} signed: ${meaning.en}`,
          `签署 ${count} 份表单：${meaning["zh-CN"]}`,
        );
      }
      case "allocation-opened":
      case "list-activated":
      case "arm-closed":
      case "arm-reopened":
      case "arm-disclosed":
      case "allocation-marked":
      case "code-opened":
      case "unblinding-practised":
      case "paper-opened":
      case "unblinding-reported":
      case "unblinding-assessed":
        return describeAllocation(event);
      case "slot-reserved":
      case "slot-waiting":
      case "slot-given-up":
      case "slot-taken":
      case "cohort-dosed":
      case "participant-left":
      case "participant-returned":
      case "dlt-suspected":
      case "dlt-no-longer-suspected":
      case "dlt-judged":
      case "participant-replaced":
      case "gate-closed":
      case "decision-proposed":
      case "decision-signed":
      case "decision-effective":
      case "decision-reopened":
        return describeCohort(event);
      case "bank-registered":
      case "lot-made":
      case "test-recorded":
      case "release-signed":
      case "lot-released":
      case "units-quarantined":
      case "quarantine-ended":
      case "lot-recalled":
      case "expiry-changed":
      case "units-relabelled":
      case "units-shipped":
      case "units-received":
      case "excursion-recorded":
      case "excursion-decided":
      case "units-dispensed":
      case "unit-thawed":
      case "unit-administered":
      case "unit-discarded":
      case "unit-returned":
      case "return-verified":
      case "units-destroyed":
      case "shipment-sent":
      case "shipment-received":
      case "product-ordered":
      case "product-ready":
      case "product-thawed":
      case "bedside-matched":
      case "bedside-mismatched":
      case "bedside-noted":
      case "product-administered":
      case "product-discarded":
      case "product-returned":
        return describeProduct(event);
      case "genetic-assessment-recorded":
      case "variant-adjudicated":
        return describeGenetic(event);
      default:
        return unreachable(event);
    }
  }

  #visit(key: string): Text {
    const title = planOf(this.#study).visits.get(visitOfKey(key))?.title;
    const number = key.slice(visitOfKey(key).length);
    if (title === undefined) return text(key, key);
    return number === "" ? title : text(`${title.en} ${number}`, `${title["zh-CN"]} ${number}`);
  }

  /** A visit that is called one: a title such as "Visit 4" says so itself. */
  #named(key: string): Text {
    const { en, "zh-CN": zh } = this.#visit(key);
    return text(/\bvisit\b/i.test(en) ? en : `Visit ${en}`, /访视/.test(zh) ? zh : `${zh}访视`);
  }

  #held({ visit, date, contact, daysOutside = 0 }: EventOf<"visit-started">): Text {
    const { en, "zh-CN": zh } = this.#named(visit);
    const parts = [onDate(`${en} held`, zh, date)];
    if (contact !== undefined) parts.push(contactWords[contact]);
    if (daysOutside !== 0) parts.push(outside(daysOutside));
    return joined(parts);
  }

  #corrected({ visit, date, before, contact, number, endDate }: EventOf<"visit-corrected">): Text {
    const { en, "zh-CN": zh } = this.#named(visit);
    const parts: Text[] = [];
    if (before.date !== date) parts.push(moved(before.date, date));
    if (before.endDate !== endDate) {
      const [was, is] = [shown(before.endDate), shown(endDate)];
      parts.push(
        text(
          `last day changed from ${was.en} to ${is.en}`,
          `结束日期由 ${was["zh-CN"]} 改为 ${is["zh-CN"]}`,
        ),
      );
    }
    if (before.number !== number) {
      parts.push(
        text(
          `number changed from ${before.number ?? "none"} to ${number ?? "none"}`,
          `编号由 ${before.number ?? "无"} 改为 ${number ?? "无"}`,
        ),
      );
    }
    if (before.contact !== contact && contact !== undefined) parts.push(contactWords[contact]);
    const { en: changes, "zh-CN": inChinese } = joined(parts);
    return text(`${en}: ${changes}`, `${zh}：${inChinese}`);
  }

  #saved(event: EventOf<"form-saved" | "dose-recorded" | "adverse-event-recorded">): Text {
    const where = this.#about(event);
    const lines = changesOf(event, this.#study);
    const parts: Text[] = [];
    for (const { path, before, now, derived } of lines) {
      if (path === undefined || (derived && event.follows === undefined)) continue;
      if (own(event.confirmed, path) !== undefined) continue;
      parts.push(this.#change(event.form, path, before, now));
    }
    for (const [check, comment] of Object.entries(event.confirmed ?? {})) {
      const said = comment === "" ? text("", "") : text(` (${comment})`, `（${comment}）`);
      parts.push(
        text(`check ${check} confirmed${said.en}`, `核查 ${check} 已确认${said["zh-CN"]}`),
      );
    }
    if (event.complete === true) parts.push(text("declared complete", "确认完成"));
    if (parts.length === 0) parts.push(this.#looked(event));
    const { en, "zh-CN": zh } = joined(parts);
    const what = saveWords[event.type];
    return text(`${what.en}${where.en}: ${en}`, `${what["zh-CN"]}${where["zh-CN"]}：${zh}`);
  }

  #looked({ findings = [] }: FormChange): Text {
    return text(
      `checked again, ${findings.length} to look at`,
      `重新核查，${findings.length} 项待查看`,
    );
  }

  #change(form: string, path: string, before: Value, now: Value): Text {
    const label = this.#field(form, path);
    const plan = formPlanOf(this.#study, form)?.fields.get(fieldIn(path));
    const words = (datum: Value): Text => datumWords(plan?.field, plan?.codes, datum);
    const [was, is] = [words(before), words(now)];
    if (before === undefined)
      return text(`${label.en} ${is.en}`, `${label["zh-CN"]} ${is["zh-CN"]}`);
    if (now === undefined) {
      return text(
        `${label.en} cleared, was ${was.en}`,
        `${label["zh-CN"]}清空，原为 ${was["zh-CN"]}`,
      );
    }
    return text(
      `${label.en} changed from ${was.en} to ${is.en}`,
      `${label["zh-CN"]}由 ${was["zh-CN"]} 改为 ${is["zh-CN"]}`,
    );
  }

  #field(form: string, path: string): Text {
    const field = fieldIn(path);
    const label = formPlanOf(this.#study, form)?.fields.get(field)?.field.label;
    const { en, "zh-CN": zh } = label ?? text(field, field);
    const [, row, rest] = path.split("/");
    return rest === undefined ? text(en, zh) : text(`${en} (row ${row})`, `${zh}（第 ${row} 行）`);
  }

  #line(place: Place, en: string, zh: string): Text {
    const about = this.#about(place);
    return text(`${about.en} ${en}`, `${about["zh-CN"]}${zh}`);
  }

  /** An instance, a visit, or the participant, with the field asked about. */
  #about({ form, visit, line }: Partial<Place>, path?: string): Text {
    const parts: Text[] = [];
    if (visit !== undefined) parts.push(this.#visit(visit));
    if (form !== undefined) {
      const title = formPlanOf(this.#study, form)?.form.title ?? text(form, form);
      parts.push(
        line === undefined
          ? title
          : text(`${title.en} line ${line}`, `${title["zh-CN"]}第 ${line} 行`),
      );
      if (path !== undefined) parts.push(this.#field(form, path));
    }
    return parts.length === 0
      ? text(`the ${this.#called.en}`, this.#called["zh-CN"])
      : joined(parts);
  }

  #withdrawn({ from, date, continues = [] }: EventOf<"participant-withdrawn">): Text {
    const parts = [
      from === "treatment"
        ? onDate("Treatment stopped", "终止治疗", date)
        : this.#onDate("withdrew from the study", "退出研究", date),
    ];
    if (continues.length > 0) {
      const goesOn = joined(
        continues.map((each) => continuationWords[each]),
        "、",
      );
      parts.push(text(`goes on with: ${goesOn.en}`, `继续：${goesOn["zh-CN"]}`));
    }
    return joined(parts);
  }

  #person(en: string, zh: string): Text {
    return text(`${this.#Called} ${en}`, `${this.#called["zh-CN"]}${zh}`);
  }

  #onDate(en: string, zh: string, date: PartialDate): Text {
    const said = this.#person(en, zh);
    return onDate(said.en, said["zh-CN"], date);
  }
}

type EventOf<T extends EventBody["type"]> = Extract<EventBody, { type: T }>;
type Value = ReturnType<typeof changesOf>[number]["now"];

const eligibilityWords: Readonly<Record<"yes" | "no" | "unknown", Text>> = {
  yes: { en: "Eligibility assessed: every criterion met", "zh-CN": "入选判定：全部标准符合" },
  no: { en: "Eligibility assessed: not eligible", "zh-CN": "入选判定：不符合" },
  unknown: { en: "Eligibility assessed: not yet known", "zh-CN": "入选判定：尚无法判定" },
};

const saveWords = {
  "form-saved": text("", ""),
  "dose-recorded": text("Dose recorded, ", "记录给药，"),
  "adverse-event-recorded": text("Adverse event recorded, ", "记录不良事件，"),
};

function outside(days: number): Text {
  const count = Math.abs(days);
  const unit = count === 1 ? "day" : "days";
  return days < 0
    ? text(`${count} ${unit} before its window`, `早于窗口 ${count} 天`)
    : text(`${count} ${unit} after its window`, `晚于窗口 ${count} 天`);
}

function moved(before: PartialDate | undefined, now: PartialDate): Text {
  const [was, is] = [shown(before), shown(now)];
  return text(
    `date changed from ${was.en} to ${is.en}`,
    `日期由 ${was["zh-CN"]} 改为 ${is["zh-CN"]}`,
  );
}

function onDate(en: string, zh: string, date: PartialDate): Text {
  const { en: on, "zh-CN": inChinese } = shown(date);
  return text(`${en} on ${on}`, `${zh}，日期 ${inChinese}`);
}

function shown(date: PartialDate | undefined): Text {
  if (date === undefined) return text("none", "无");
  const day = date.slice(0, 10);
  const time = date.slice(10).replace("T", " ");
  return text(printTypedDate(day, "en") + time, printTypedDate(day, "zh-CN") + time);
}

function joined(parts: readonly Text[], chinese = "，"): Text {
  return text(
    parts.map(({ en }) => en).join(", "),
    parts.map((each) => each["zh-CN"]).join(chinese),
  );
}

function both(en: string, zh: string, said: string): Text {
  return text(`${en}${said}`, `${zh}${said}`);
}

function text(en: string, zh: string): Text {
  return { en, "zh-CN": zh };
}

function fieldIn(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
