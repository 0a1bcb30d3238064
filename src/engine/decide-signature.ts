import { defineRefusal, type Fact, type Refusal } from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import type { Place, Sign } from "./command.ts";
import { notScreened } from "./dates.ts";
import type { Decider } from "./decider.ts";
import { placeOf } from "./form-place.ts";
import type { SignedPlace } from "./event.ts";
import { own } from "./own.ts";
import { planOf } from "./plan.ts";
import { manifestOf, signatureMeanings, signatureOf, signedPlace } from "./signature.ts";
import { type FormState, formAt, type ParticipantState } from "./state.ts";

const nothingToSign = defineRefusal(
  "sign.nothing",
  "No form was named, so nothing was signed. Choose what to sign.",
  "未选择表单，因此没有签名。请选择要签名的表单。",
);
const unknownMeaning = defineRefusal(
  "sign.meaning",
  "“{meaning}” is not among the meanings a signature can have here: {meanings}. Nothing was signed.",
  "“{meaning}”不是可用的签名含义。可用：{meanings}。本次未签名。",
);
const notReady = defineRefusal(
  "sign.not-ready",
  "{count} of the forms chosen cannot be signed as they stand. Nothing was signed; see which, and sign the others.",
  "所选表单中有 {count} 份目前不能签名。本次未签名；请查看原因，可先签署其余表单。",
);
const changedMeanwhile = defineRefusal(
  "sign.changed",
  "What you looked at has changed since. Nothing was signed; look at it again and sign what it says now.",
  "您查看之后，内容已有变化。本次未签名；请重新查看后再签名。",
);

const hindrances = {
  missing: { en: "not saved yet", "zh-CN": "尚未保存" },
  open: { en: "not complete", "zh-CN": "尚未完成" },
  withdrawn: { en: "the line was withdrawn", "zh-CN": "该行已撤销" },
  signed: { en: "signed already, and unchanged since", "zh-CN": "已签名，且此后未改动" },
  twice: { en: "named twice", "zh-CN": "重复选择" },
} as const;

/**
 * Signs instances of forms as they stand. That the signer is who they say, the server has asked again.
 *
 * @source 21 CFR 11.50, 11.70
 */
export const sign: Decider<Sign> = (study, state, command) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const { places, meaning, manifest } = command;
  if (places.length === 0) return nothingToSign();
  if (own(signatureMeanings, meaning) === undefined) {
    const meanings = Object.keys(signatureMeanings).join(", ");
    return unknownMeaning({ meaning: String(meaning).slice(0, 40), meanings });
  }
  const problem = unsignable(study, person, places);
  if (problem !== undefined) return problem;
  if (manifestOf(study, person, places, meaning) !== manifest) return changedMeanwhile();
  const signed = places.flatMap((place): SignedPlace[] => {
    const instance = formAt(person, place);
    return instance === undefined ? [] : [signedPlace(instance)];
  });
  return [
    {
      stream: `participant/${person.id}`,
      body: { type: "forms-signed", meaning, places: signed, manifest },
    },
  ];
};

function unsignable(
  study: Study,
  person: ParticipantState,
  places: readonly Place[],
): Refusal | undefined {
  const seen = new Set<string>();
  const facts = places.flatMap((place): Fact[] => {
    const key = JSON.stringify([place.form, place.visit, place.line]);
    const why = seen.has(key) ? "twice" : hindranceOf(person, place, formAt(person, place));
    seen.add(key);
    return why === undefined ? [] : [factOf(study, place, why)];
  });
  return facts.length === 0 ? undefined : notReady({ count: facts.length }, facts);
}

function hindranceOf(
  person: ParticipantState,
  place: Place,
  instance: FormState | undefined,
): keyof typeof hindrances | undefined {
  if (instance === undefined) return "missing";
  if (instance.withdrawn !== undefined) return "withdrawn";
  if (!instance.complete) return "open";
  return signatureOf(person, place).state === "signed" ? "signed" : undefined;
}

function factOf(study: Study, place: Place, why: keyof typeof hindrances): Fact {
  const { form, visit, line } = placeOf(place);
  const title = planOf(study).forms.get(form)?.form.title ?? { en: form, "zh-CN": form };
  const where = visit ?? (line === undefined ? "–" : `#${line}`);
  const words = hindrances[why];
  return {
    text: {
      en: `${title.en} (${where}): ${words.en}`,
      "zh-CN": `${title["zh-CN"]}（${where}）：${words["zh-CN"]}`,
    },
    path: [form, ...(visit === undefined ? [] : [visit]), ...(line === undefined ? [] : [line])],
  };
}
