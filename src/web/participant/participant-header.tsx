import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { instancesOf, continuationWords, mayGive, statusWords } from "../../engine/index.ts";
import type { Text } from "../../kernel/index.ts";
import { numberOf } from "../../definition/index.ts";
import { addressOf } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Badge } from "../ui/badge.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu } from "../ui/menu.tsx";
import { actsOf, type CourseAct } from "./acts.ts";
import { consentOwed } from "./consent-state.ts";
import { CourseDialog } from "./course-dialog.tsx";
import { actWords, words as courseWords } from "./course-words.ts";
import { ladderOf } from "./ladder.ts";
import { words } from "./participant-words.ts";
import type { RecordView } from "./record.ts";
import { StatusLadder } from "./status-ladder.tsx";

/** Acts on the participant's course, and the casebook. */
export function ParticipantActs({ study, state, roles, today }: RecordView) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const [act, setAct] = useState<CourseAct>();
  const acts = actsOf(study, state, roles, today);
  const casebook = (language: "en" | "zh-CN") =>
    addressOf("GET /api/studies/{study}/participants/{participant}/casebook", {
      params: { study: study.id, participant: state.id },
      query: { language },
    });
  return (
    <>
      <Menu
        className={buttonClass("plain")}
        label={
          <>
            <Icon name="print" />
            {say(words.print)}
            <Icon name="down" />
          </>
        }
        entries={[
          {
            label: say(words.printEnglish),
            onSelect: () => open(casebook("en"), "_blank", "noopener"),
          },
          {
            label: say(words.printChinese),
            onSelect: () => open(casebook("zh-CN"), "_blank", "noopener"),
          },
        ]}
      />
      {study.blinding !== "open" &&
        state.assigned !== undefined &&
        roles.some((role) => mayGive(role, "unblind")) && (
          <Link
            to="/studies/$study/participants/$participant/unblind"
            params={{ study: study.id, participant: state.id }}
            className={buttonClass("danger")}
          >
            {say(words.unblind)}
          </Link>
        )}
      {acts.length > 0 && (
        <Menu
          className={buttonClass("primary")}
          label={
            <>
              {say(courseWords.acts)}
              <Icon name="down" />
            </>
          }
          entries={acts.map((one) => ({
            label: say(actWords[one].title),
            onSelect: () =>
              one === "assign"
                ? void navigate({
                    to: "/studies/$study/participants/$participant/randomise",
                    params: { study: study.id, participant: state.id },
                  })
                : setAct(one),
          }))}
        />
      )}
      {act !== undefined && (
        <CourseDialog
          key={act}
          act={act}
          study={study}
          participant={state}
          today={today}
          onClose={() => setAct(undefined)}
        />
      )}
    </>
  );
}

/** Who a participant is to the study, without anything that tells who they are. */
export function ParticipantFacts({ study, state, view, today }: RecordView) {
  const { say, language } = useLanguage();
  const signed = state.consents.map(({ version }) => version);
  const owed = consentOwed(study, signed, today);
  const site = view.sites.find(({ id }) => id === state.site);
  const cohort = study.cohorts.find(({ id }) => id === state.cohort);
  const person = personWords();
  function personWords(): string | undefined {
    const form = study.forms.find(({ sdtm }) => sdtm?.domain === "DM");
    const values = form === undefined ? undefined : instancesOf(state, form.id).at(-1)?.values;
    const fields = form?.groups.flatMap((group) => group.fields) ?? [];
    const named = (variable: string) => fields.find(({ sdtm }) => sdtm?.variable === variable);
    const field = named("SEX");
    const codes =
      field !== undefined && "codes" in field
        ? study.codeLists.find(({ id }) => id === field.codes)
        : undefined;
    const sex = codes?.codes.find(({ code }) => code === values?.[field?.id ?? ""])?.text;
    const age = numberOf(values?.[named("AGE")?.id ?? ""]);
    const parts = [
      age === undefined ? "" : language === "en" ? `${age} years` : `${age} 岁`,
      sex === undefined ? "" : say(sex),
    ];
    const told = parts.filter((part) => part !== "");
    return told.length === 0 ? undefined : told.join(language === "en" ? ", " : "，");
  }
  const facts: readonly (readonly [Text, string | undefined])[] = [
    [words.site, site === undefined ? state.site : `${state.site} · ${say(site.name)}`],
    [words.cohort, cohort === undefined ? undefined : `${cohort.id} · ${say(cohort.title)}`],
    [words.number, state.assigned?.number],
    [words.person, person],
    [words.version, study.version],
  ];
  const goesOn = (state.continues ?? []).map((one) => say(continuationWords[one]));
  return (
    <div className="mb-5 rounded-xl border border-line bg-card p-4 shadow-card">
      <StatusLadder rungs={ladderOf(state)} />
      <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2 border-t border-line pt-3 text-[0.93rem]">
        {facts.map(([word, value]) =>
          value === undefined ? null : (
            <div key={word.en}>
              <dt className="text-[0.8rem] text-soft">{say(word)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        {study.consents.length > 0 && (
          <div>
            <dt className="text-[0.8rem] text-soft">{say(words.consent)}</dt>
            <dd className={owed === undefined ? "" : "text-wait"}>
              {owed !== undefined
                ? `${signed.length === 0 ? "" : `${signed.at(-1)} · `}${say(words.consentOwed, { owed: owed.version, from: owed.from })}`
                : signed.length === 0
                  ? say(words.consentNone)
                  : say(words.consentCurrent, { version: signed.at(-1) ?? "" })}
            </dd>
          </div>
        )}
      </dl>
      {(state.endReason !== undefined ||
        state.treatmentEndReason !== undefined ||
        goesOn.length > 0) && (
        <p className="mt-3 border-t border-line pt-3 text-[0.93rem]">
          <Badge tone={state.status === "enrolled" ? "wait" : "calm"}>
            {say(statusWords[state.status])}
          </Badge>{" "}
          {say(words.reason, { reason: state.endReason ?? state.treatmentEndReason ?? "–" })}
          {goesOn.length > 0 &&
            ` · ${say(words.goesOn, { list: goesOn.join(language === "en" ? ", " : "、") })}`}
        </p>
      )}
    </div>
  );
}
