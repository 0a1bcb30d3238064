import { useMemo, useState } from "react";
import { describeDate, localDate, type Instant, zone } from "../../kernel/index.ts";
import {
  mayGive,
  type Place,
  signatureMeanings,
  type SignatureMeaning,
} from "../../engine/index.ts";
import { SignDialog } from "../form/sign-dialog.tsx";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { PlaceLink } from "./place-link.tsx";
import { fieldTitle, placeTitle } from "./place-words.ts";
import type { RecordView } from "./record.ts";
import { type Signable, signablesOf } from "./signable.ts";
import { words } from "./signatures-words.ts";

const keyOf = ({ form, visit, line }: Place): string => `${form} ${visit ?? ""} ${line ?? ""}`;

/** What waits for the investigator's signature, and what was signed. */
export function SignaturesTab(record: RecordView) {
  const { study, state, people, roles, zone: where } = record;
  const { say, language } = useLanguage();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [signing, setSigning] = useState<readonly Place[]>();
  const signables = useMemo(() => signablesOf(state), [state]);
  const waiting = signables.filter((one) => one.state === "ready" || one.state === "fallen");
  const open = signables.filter((one) => one.state === "open").length;
  const signs = state.status !== "voided" && roles.some((role) => mayGive(role, "sign"));
  const places = waiting.filter(({ place }) => chosen.has(keyOf(place))).map(({ place }) => place);
  const on = (at: string): string => describeDate(localDate(at as Instant, zone(where)), language);
  const name = (person: string): string => people[person] ?? person;
  const fields = (one: Signable): string =>
    (one.changed ?? [])
      .map((path) => say(fieldTitle(study, one.place.form, path)))
      .join(language === "en" ? ", " : "、");
  const choose = (key: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  const byPlace = new Map(signables.map((one) => [keyOf(one.place), one]));
  return (
    <div className="space-y-5">
      <Card
        title={`${say(words.ready)}${waiting.length === 0 ? "" : ` (${waiting.length})`}`}
        actions={
          signs &&
          waiting.length > 0 && (
            <Button
              small
              tone="primary"
              disabled={places.length === 0}
              onClick={() => setSigning(places)}
            >
              {say(words.sign, { count: places.length })}
            </Button>
          )
        }
      >
        {waiting.length === 0 ? (
          <p className="text-soft">{say(words.none)}</p>
        ) : (
          <>
            {signs && (
              <label className="mb-2 flex min-h-8 items-center gap-3 px-1 font-medium">
                <input
                  type="checkbox"
                  className="size-4"
                  checked={places.length === waiting.length}
                  onChange={(event) =>
                    setChosen(
                      new Set(event.target.checked ? waiting.map(({ place }) => keyOf(place)) : []),
                    )
                  }
                />
                {say(words.all)}
              </label>
            )}
            <ul className="divide-y divide-line border-t border-line">
              {waiting.map((one) => {
                const key = keyOf(one.place);
                return (
                  <li key={key} className="flex items-start gap-3 px-1 py-2">
                    {signs && (
                      <input
                        type="checkbox"
                        className="mt-1 size-4"
                        aria-label={say(words.choose, { form: placeTitle(study, one.place) })}
                        checked={chosen.has(key)}
                        onChange={(event) => choose(key, event.target.checked)}
                      />
                    )}
                    <StateMark
                      state={one.state === "fallen" ? "fallen" : "complete"}
                      className="mt-1 size-4"
                    />
                    <div className="min-w-0">
                      <PlaceLink study={study.id} participant={state.id} place={one.place}>
                        {say(placeTitle(study, one.place))}
                      </PlaceLink>
                      <p className="text-[0.9rem] text-soft">
                        {say(words.saved)}
                        {language === "en" ? ": " : "："}
                        {say(words.by, { name: name(one.savedBy), date: on(one.savedAt) })}
                        {one.questions > 0 &&
                          ` · ${say(words.questions, { count: one.questions })}`}
                      </p>
                      {one.state === "fallen" && (
                        <p className="text-[0.9rem] text-wrong">
                          {say(words.again, { count: one.changed?.length ?? 0 })}
                          {language === "en" ? ": " : "："}
                          {fields(one)}
                        </p>
                      )}
                    </div>
                  </li>
                );
              })}
            </ul>
          </>
        )}
        {open > 0 && (
          <p className="mt-3 text-[0.93rem] text-soft">{say(words.open, { count: open })}</p>
        )}
      </Card>
      <Card title={say(words.given)}>
        {state.signatures.length === 0 ? (
          <p className="text-soft">{say(words.nothing)}</p>
        ) : (
          <ul className="divide-y divide-line">
            {[...state.signatures].reverse().map((signature, index) => (
              <li key={index} className="py-2">
                <p>
                  <span className="font-medium">
                    {say(words.by, { name: name(signature.by), date: on(signature.at) })}
                  </span>{" "}
                  <Badge>{say(words.forms, { count: signature.places.length })}</Badge>
                </p>
                <p className="text-[0.9rem] text-soft">
                  {say(
                    signatureMeanings[signature.meaning as SignatureMeaning] ?? signature.meaning,
                  )}
                </p>
                <ul className="mt-1 text-[0.93rem]">
                  {signature.places.map((place) => {
                    const now = byPlace.get(keyOf(place));
                    const isLast = now?.signature === signature;
                    const fell = isLast && now.state === "fallen";
                    return (
                      <li key={keyOf(place)} className="flex flex-wrap items-center gap-x-2">
                        <StateMark state={fell || !isLast ? "fallen" : "signed"} />
                        <span className={fell || !isLast ? "text-soft line-through" : ""}>
                          {say(placeTitle(study, place))}
                        </span>
                        {fell && (
                          <span className="text-wrong">
                            {say(words.changed, { fields: fields(now) })}
                          </span>
                        )}
                      </li>
                    );
                  })}
                </ul>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {signing !== undefined && (
        <SignDialog
          view={record.view}
          record={record.record}
          places={signing}
          onClose={() => {
            setSigning(undefined);
            setChosen(new Set());
          }}
        />
      )}
    </div>
  );
}
