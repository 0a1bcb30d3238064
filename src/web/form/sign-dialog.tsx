import { useState } from "react";
import { wallClock, type Instant, type Zone } from "../../kernel/index.ts";
import {
  formAt,
  manifestOf,
  openFindings,
  type Place,
  roleWords,
  type SignatureMeaning,
  signatureMeanings,
} from "../../engine/index.ts";
import type { ParticipantRecord, StudyView } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { ProofFields, proveFor } from "../session/proof-fields.tsx";
import { useSession } from "../session/session.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useGiveCommand } from "./give-command.ts";
import { signWords as words } from "./sign-words.ts";
import { SiteTime } from "./site-time.tsx";

/**
 * Signs forms of one participant: who signs, in which role, what, with which exceptions and meaning stands there before
 * the password, and is what the signature is bound to.
 *
 * @source 21 CFR 11.50, 11.70, 11.200
 */
export function SignDialog({
  view,
  record,
  places,
  onClose,
}: {
  readonly view: StudyView;
  readonly record: ParticipantRecord;
  readonly places: readonly Place[];
  readonly onClose: () => void;
}) {
  const { say, language } = useLanguage();
  const { person } = useSession();
  const { study } = view;
  const { state, zone } = record;
  const [meaning, setMeaning] = useState<SignatureMeaning>("reviewed");
  const [isAsking, setAsking] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const { give, isBusy, error } = useGiveCommand(study.id, state.id, "investigator");
  const [at] = useState(() => new Date().toISOString());
  const title = (form: string) =>
    study.forms.find(({ id }) => id === form)?.title ?? { en: form, "zh-CN": form };
  const rows = places.map((place) => ({ place, instance: formAt(state, place) }));
  const values = rows.reduce((sum, { instance }) => sum + countOf(instance), 0);
  const queries = Object.values(state.queries).filter(
    ({ status, place: { form, visit, line } }) =>
      status === "open" &&
      places.some((place) => place.form === form && place.visit === visit && place.line === line),
  );
  const time = `${wallClock(at as Instant, zone as Zone)
    .slice(0, 16)
    .replace("T", " ")} ${zone} (${at.slice(11, 16)} UTC)`;
  const submit = async (data: FormData) => {
    setAsking(true);
    setRefused(undefined);
    try {
      const manifest = manifestOf(study, state, places, meaning);
      const grant = await proveFor(data, manifest);
      const answer = await give(
        { kind: "sign", participant: state.id, places, meaning, manifest },
        { grant },
      );
      if (answer !== undefined) onClose();
    } catch (problem) {
      setRefused(problem);
    } finally {
      setAsking(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={places.length > 1 ? say(words.signForms, { count: places.length }) : say(words.sign)}
      wide
    >
      <form
        className="space-y-4"
        data-sign
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <fieldset className="flex flex-wrap gap-4">
          <legend className="font-medium">{say(words.meaning)}</legend>
          {(Object.keys(signatureMeanings) as SignatureMeaning[]).map((each) => (
            <label key={each} className="inline-flex items-center gap-2">
              <input
                type="radio"
                name="meaning"
                checked={each === meaning}
                onChange={() => setMeaning(each)}
              />
              {say(words[each])}
            </label>
          ))}
        </fieldset>
        <p className="rounded-lg border border-line bg-sunken p-4 leading-relaxed" data-manifest>
          {say(words.sentence, {
            name: person?.name ?? "",
            role: roleWords.investigator,
            site: state.site,
            forms: places.length,
            participant: state.id,
            values,
            version: study.version,
            meaning: signatureMeanings[meaning],
            time,
          })}{" "}
          {queries.length > 0 &&
            say(words.exceptions, {
              list: queries
                .map(({ number, place }) =>
                  say(words.openQuery, { number, form: title(place.form ?? "") }),
                )
                .join(language === "en" ? ", " : "、"),
            })}
        </p>
        <div className="max-h-60 overflow-auto">
          <table className="w-full text-left text-[0.92rem]">
            <thead className="text-soft">
              <tr>
                <th scope="col" className="py-1 pr-4">
                  {say(words.form)}
                </th>
                <th scope="col" className="py-1 pr-4">
                  {say(words.where)}
                </th>
                <th scope="col" className="py-1 pr-4">
                  {say(words.version)}
                </th>
                <th scope="col" className="py-1 pr-4">
                  {say(words.date)}
                </th>
                <th scope="col" className="py-1">
                  {say(words.count)}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ place, instance }) => (
                <tr key={JSON.stringify(place)} className="border-t border-line">
                  <td className="py-1 pr-4">{say(title(place.form))}</td>
                  <td className="num py-1 pr-4">{place.visit ?? `#${place.line ?? ""}`}</td>
                  <td className="num py-1 pr-4">{instance?.version ?? "–"}</td>
                  <td className="py-1 pr-4">
                    {instance === undefined ? "–" : <SiteTime at={instance.savedAt} zone={zone} />}
                  </td>
                  <td className="num py-1">
                    {countOf(instance)}
                    {instance !== undefined &&
                      openFindings(instance).length > 0 &&
                      ` · ${openFindings(instance).length} !`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <ProofFields />
        <ProblemNotice error={refused ?? error} />
        <Button type="submit" tone="primary" busy={isBusy || isAsking}>
          {say(words.act)}
        </Button>
      </form>
    </Dialog>
  );
}

function countOf(instance: ReturnType<typeof formAt>): number {
  if (instance === undefined) return 0;
  const rows = Object.values(instance.rows).flatMap((group) => Object.values(group));
  return [instance.values, ...rows].reduce((sum, values) => sum + Object.keys(values).length, 0);
}
