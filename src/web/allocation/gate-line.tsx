import { Link } from "@tanstack/react-router";
import { describeDate } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { PlaceLink } from "../participant/place-link.tsx";
import type { RecordView } from "../participant/record.ts";
import { Icon } from "../ui/icon.tsx";
import { factorTitle, factorWords, type Gate } from "./randomise-gates.ts";
import { words } from "./randomise-words.ts";

/** One thing that must be there before a number is given: green, or with a link to what is missing. */
export function GateLine({
  gate,
  record,
  offDuty,
}: {
  readonly gate: Gate;
  readonly record: RecordView;
  readonly offDuty: { readonly en: string; readonly "zh-CN": string } | undefined;
}) {
  const { say } = useLanguage();
  const { isMet } = gate;
  const look =
    isMet === true
      ? "text-done bg-done-soft"
      : isMet === false
        ? "text-wrong bg-wrong-soft"
        : "text-wait bg-wait-soft";
  const icon = isMet === true ? "check" : isMet === false ? "close" : "clock";
  return (
    <li className="flex items-start gap-3 py-3" data-gate={gate.id} data-met={String(isMet)}>
      <span
        className={`mt-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-full ${look}`}
      >
        <Icon name={icon} className="size-3.5" />
      </span>
      <div className="min-w-0">
        <GateWords
          gate={gate}
          record={record}
          duty={offDuty === undefined ? undefined : say(offDuty)}
        />
      </div>
    </li>
  );
}

/** What a gate says, with a link to what is missing. */
function GateWords({
  gate: { id, factor, isMet },
  record,
  duty,
}: {
  readonly gate: Gate;
  readonly record: RecordView;
  readonly duty: string | undefined;
}) {
  const { say, language } = useLanguage();
  const { study, state } = record;
  const params = { study: study.id, participant: state.id };
  const tab = (name?: string) => (
    <Link
      to="/studies/$study/participants/$participant"
      params={params}
      search={name === undefined ? {} : { tab: name }}
      className="ml-2"
    >
      {say(words.go)}
    </Link>
  );
  switch (id) {
    case "consent": {
      const version = state.consents.at(-1)?.version;
      if (isMet === true) return say(words.consent, { version: version ?? "–" });
      const owed = study.consents.at(-1)?.version ?? "–";
      const missing =
        version === undefined ? say(words.consentNone) : say(words.consentMissing, { owed });
      return (
        <>
          {missing}
          {tab()}
        </>
      );
    }
    case "enrolled": {
      const { enrolled } = state.dates;
      if (isMet === true)
        return say(words.enrolled, { date: describeDate(enrolled ?? "–", language) });
      if (state.treatmentEnded !== undefined) {
        return say(words.ended, { date: describeDate(state.treatmentEnded, language) });
      }
      return (
        <>
          {say(words.notEnrolled)}
          {tab("eligibility")}
        </>
      );
    }
    case "factor": {
      if (factor === undefined) return null;
      const said =
        isMet === true
          ? factorWords(record, factor, language)
          : say(words.factorMissing, { factor: factorTitle(study, factor.id, language) });
      const [source] = factor.sources;
      return (
        <>
          {said}{" "}
          {source === undefined ? (
            isMet !== true && tab("visits")
          ) : (
            <PlaceLink
              study={study.id}
              participant={state.id}
              place={source.place}
              field={source.field}
            >
              {say(isMet === true ? words.factorTrail : words.go)}
            </PlaceLink>
          )}
        </>
      );
    }
    case "duty":
      return duty ?? say(words.duty);
    case "open":
      return say(isMet === false ? words.notOpen : words.open);
    case "available":
      return say(
        isMet === true ? words.available : isMet === false ? words.unavailable : words.later,
      );
  }
}
