import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { ParticipantState } from "../../engine/index.ts";
import { dayNumber, instant, instantOf, isRefusal, type Sha256 } from "../../kernel/index.ts";
import { openMemoryTrial, rehearse } from "../../simulate/index.ts";
import type { StoredEvent } from "../../store/index.ts";
import type { Mode } from "../contract.ts";
import { type NoticeKind, noticeKinds } from "./notice-kind.ts";
import { kindsFrom, noticeRules } from "./notice-rules.ts";
import { appWords, mailWords, type Noticed } from "./notice-words.ts";
import { newsOf } from "./read-news.ts";
import { renderMail } from "./render-mail.ts";
import { sendAfter } from "./put-notices.ts";
import als from "../../../examples/sod1-tofersen/study.ts";
import sci from "../../../examples/sci-xs228/study.ts";

const modes: readonly Mode[] = ["live", "rehearsal", "training"];
const languages = ["en", "zh-CN", undefined] as const;
const origin = "https://trials.hospital.example";
const secret = "⟦secret⟧";
const at = instant("2026-03-03T04:05:06Z");

/** What says where, when and of what kind something is; all else in a record is somebody's or something clinical. */
const places = new Set(
  "type at under participant id site form visit line path query number index version status stream study visitOrder field".split(
    " ",
  ),
);

/** The same record with everything that must not leave put in sight: texts, numbers, dates, names, arms, lots. */
function marked<T>(value: T, key = ""): T {
  if (places.has(key)) return value;
  if (typeof value === "string" || typeof value === "number") return secret as T;
  if (Array.isArray(value)) return value.map((one) => marked(one as unknown)) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, marked(held as unknown, name)]),
  ) as T;
}

describe("a mail, for any notice", () => {
  it("holds nothing but study, number, site, time, mode and a link, of every kind in every language", () => {
    const id = fc.stringMatching(/^[A-Z0-9-]{3,12}$/);
    fc.assert(
      fc.property(fc.constantFrom(...noticeKinds), id, id, (kind, participant, site) => {
        const line = { kind, study: sci.id, participant, site, at, link: "/studies/x" };
        for (const language of languages) {
          for (const mode of modes) {
            const told = { ...line, reference: secret };
            const { subject, text } = renderMail([told, told], sci, { mode, origin, language });
            assert.doesNotMatch(subject + text, /⟦|\{|\}|undefined/);
            assert.ok(text.includes(`${origin}/studies/x`));
            const isMarked = /Rehearsal|Training|演练|培训/.test(subject);
            assert.equal(isMarked, mode !== "live", "the subject says the mode");
            for (const study of [als, sci]) {
              for (const arm of study.arms) assert.ok(!subject.includes(` ${arm.title.en} `));
            }
          }
        }
      }),
    );
  });

  for (const study of [als, sci]) {
    it(`holds no value, name, arm or lot of a generated ${study.id}`, async () => {
      const seen = new Set<NoticeKind>();
      for (const seed of ["one", "two"]) {
        const trial = openMemoryTrial(study);
        const plan = { seed, participants: 2, firstDose: dayNumber(2026, 3, 3) };
        await rehearse(study, { ...plan, until: instant("2028-01-01T00:00:00Z") }, async (step) => {
          const answer = trial.execute(step.command, step.context);
          const participant =
            "participant" in step.command
              ? trial.participants.get(step.command.participant)
              : undefined;
          return { participant, ...(isRefusal(answer) ? { refusal: answer } : {}) };
        });
        for (const [stream, events] of trial.streams) {
          const state = trial.participants.get(stream.slice("participant/".length));
          const around = {
            stream,
            study: study.id,
            definition: study,
            versions: new Map([["" as Sha256, study]]),
            state: marked<ParticipantState | undefined>(state),
          };
          events.forEach((event, index) => {
            const stored = { stream, study: study.id, position: index, event: marked(event) };
            for (const told of newsOf(stored as unknown as StoredEvent, around)) {
              seen.add(told.kind);
              for (const language of languages) {
                const mail = renderMail([told], study, { mode: "live", origin, language });
                assert.doesNotMatch(mail.subject + mail.text, /⟦/, told.kind);
                assert.match(mail.text, /20\d\d.* \d\d:\d\d (\w+\/\w+|UTC)/);
              }
            }
          });
        }
      }
      assert.ok(seen.has("participant-screened") && seen.has("participant-enrolled"));
      assert.ok(seen.has("query-raised") && seen.has("signature-fallen"), [...seen].join(" "));
    });
  }

  it("keeps a reference for the application, and for unblinded people alone", () => {
    for (const kind of noticeKinds) {
      const notice: Noticed = { kind, study: sci.id, site: "GZ01", at, reference: secret };
      const isShown = appWords(notice, sci).en.includes(secret);
      if (isShown) assert.equal(noticeRules[kind].sees, "unblinded", kind);
      assert.ok(!mailWords(notice, sci).en.includes(secret), kind);
    }
  });
});

describe("the table of kinds", () => {
  it("has words in both languages that name the same, and reaches an unblinded role by unblinded rules alone", () => {
    const names = (words: string): readonly string[] => (words.match(/\{\w+\}/g) ?? []).toSorted();
    for (const kind of noticeKinds) {
      const rule = noticeRules[kind];
      assert.deepEqual(names(rule.words.en), names(rule.words["zh-CN"]), kind);
      const roles: readonly string[] = rule.roles;
      const reaches = roles.some((role) => role === "pharmacist" || role === "allocation-keeper");
      assert.equal(reaches, rule.sees === "unblinded", kind);
      assert.ok(rule.from !== "told" || ![...kindsFrom.values()].flat().includes(kind));
    }
  });

  it("leaves ten minutes at least, and gathers to the quarter hour", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
        const after = Date.parse(sendAfter(instantOf(ms))) - ms;
        assert.ok(after >= 600_000 && after < 1_500_000);
      }),
    );
  });
});
