/** What is asked of every endpoint of the contract: one that is missing here does not compile. */
import type { EndpointName } from "../../src/server/handler.ts";
import { password } from "../server/clinic.ts";

/** What the two trials have in common, and requests can name. */
export interface Facts {
  readonly study: string;
  readonly hash: string;
  readonly site: string;
  readonly participant: string;
  readonly others: readonly string[];
  readonly unit: string;
  readonly date: string;
  readonly arms: readonly string[];
  readonly lots: readonly string[];
  readonly people: Readonly<Record<string, string>>;
  /** Of this trial: made by chance, and found where anybody may see it. */
  readonly closeout: string;
  /** A data cut, and the displays of the study's readout. */
  readonly cut: string;
  readonly displays: readonly string[];
  readonly file: string;
}

/** One request: the members of its path, its query, and what is sent. */
export interface Asking {
  readonly members?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly bytes?: string;
}

type Askings = (facts: Facts) => readonly Asking[];

const plain: Askings = () => [{}];
const ofStudy: Askings = ({ study }) => [{ members: { study } }];
const nobody = "0".repeat(16);
const noHash = "0".repeat(64);

const ofParticipants: Askings = ({ study, participant, others }) =>
  [participant, ...others].map((each) => ({ members: { study, participant: each } }));

const ofLots: Askings = ({ study, lots }) => lots.map((lot) => ({ members: { study, lot } }));

/** Of a cut that there is, blinded and unblinded, and of one that there is not. */
const readoutsOf = ({ study, cut }: Facts): readonly Asking[] => [
  { members: { study }, query: { cut } },
  { members: { study }, query: { cut, language: "zh-CN", unblinded: "true" } },
  { members: { study }, query: { cut: "none", unblinded: "true" } },
];

const sent =
  (make: (facts: Facts) => unknown): Askings =>
  (facts) => [{ members: { study: facts.study }, body: make(facts) }];

const knownOfSomebody = {
  neurite: "patient-facts/1",
  patient: "P",
  facts: [{ instrument: "demographics", field: "sex", value: "F", source: "Letter" }],
};

/** Bytes that are no picture of anything. */
const bytes = "a finding";

export const requests: Readonly<Record<EndpointName, Askings>> = {
  "GET /api/session": plain,
  "POST /api/session": ({ people: _ }) => [
    { body: { email: "nobody@twins.example", password: "wrong" } },
  ],
  "DELETE /api/session": plain,
  "POST /api/session/keep": plain,
  "POST /api/session/lock": plain,
  "POST /api/session/unlock": () => [{ body: { password } }],
  "POST /api/session/password": () => [{ body: { current: "wrong", next: "another long one" } }],
  "POST /api/session/second-factor": () => [{ body: { password: "wrong" } }],
  "POST /api/session/second-factor/confirm": () => [{ body: { code: "000000" } }],
  "POST /api/session/reauthenticate": () => [{ body: { password: "wrong", manifest: noHash } }],
  "POST /api/session/switch": () => [{ body: { badge: "none", pin: "0000" } }],
  "PUT /api/session/badge": () => [{ body: { badge: "none", pin: "0000", password: "wrong" } }],
  "DELETE /api/session/badge": plain,
  "GET /api/devices": plain,
  "POST /api/devices": () => [{ body: { name: "Ward" } }],
  "POST /api/devices/{device}/end": () => [{ members: { device: nobody } }],
  "GET /api/access-reviews": plain,
  "GET /api/studies/{study}/access-reviews": ofStudy,
  "POST /api/studies/{study}/access-reviews": ofStudy,
  "POST /api/studies/{study}/access-reviews/{review}/sign": ({ study }) => [
    { members: { study, review: nobody }, body: { decisions: [], password } },
  ],
  "GET /api/oidc/{provider}/begin": () => [{ members: { provider: "none" } }],
  "GET /api/oidc/finish": plain,
  "GET /api/programmes": plain,
  "GET /api/studies/{study}": ofStudy,
  "GET /api/studies/{study}/versions/{hash}": ({ study, hash }) => [{ members: { study, hash } }],
  "GET /api/studies/{study}/summaries": ofStudy,
  "GET /api/studies/{study}/people": ofStudy,
  "GET /api/studies/{study}/participants/{participant}": ofParticipants,
  "GET /api/studies/{study}/participants/{participant}/events": ofParticipants,
  "GET /api/studies/{study}/participants/{participant}/dosing-permits": ofParticipants,
  "GET /api/studies/{study}/participants/{participant}/drafts": ofParticipants,
  "GET /api/studies/{study}/participants/{participant}/casebook": ({ study, participant }) => [
    { members: { study, participant }, query: { language: "en" } },
    { members: { study, participant }, query: { language: "zh-CN", variant: "safety" } },
  ],
  "GET /api/studies/{study}/forms.pdf": ({ study }) => [
    { members: { study }, query: { language: "en", variant: "blank" } },
  ],
  "POST /api/studies/{study}/screenings": sent(({ site, date }) => ({ id: "another", site, date })),
  "POST /api/studies/{study}/commands": ({ study, ...facts }) =>
    commandsTried(facts).map((command, index) => ({
      members: { study },
      body: { id: `tried-command-${index}`, command },
    })),
  "POST /api/studies/{study}/participants/{participant}/attachments": ({ study, participant }) => [
    { members: { study, participant }, query: { name: "more.txt" }, bytes },
  ],
  "GET /api/studies/{study}/participants/{participant}/attachments/{hash}": ({
    study,
    participant,
    others,
    file,
  }) => [
    { members: { study, participant, hash: file } },
    { members: { study, participant: others[0] ?? "", hash: file } },
  ],
  "GET /api/studies/{study}/audit": ({ study, participant, arms, lots }) => [
    { members: { study } },
    { members: { study }, query: { participant } },
    // What stands behind the wall is asked for by every name it has.
    ...[
      "arm-allocated",
      "list-supplied",
      "arm-disclosed",
      "lot-made",
      "units-dispensed",
      "unit-administered",
      "sealed",
      "shipment-sent",
    ].map((type) => ({ members: { study }, query: { type } })),
    ...[...arms, ...lots].map((form) => ({ members: { study }, query: { form } })),
  ],
  "GET /api/studies/{study}/audit.csv": ofStudy,
  "GET /api/studies/{study}/forms.csv": ofStudy,
  "GET /api/studies/{study}/forms.ndjson": ofStudy,
  "POST /api/studies/{study}/verify": ofStudy,
  "GET /api/studies/{study}/inspection/requests": ofStudy,
  "POST /api/studies/{study}/inspection/requests": sent(() => ({
    id: "request-1",
    text: "Show us the temperature logs.",
  })),
  "POST /api/studies/{study}/inspection/requests/{request}/answer": ({ study }) => [
    {
      members: { study, request: "request-1" },
      body: { id: "answer-01", text: "Here.", files: [] },
    },
  ],
  "POST /api/studies/{study}/inspection/requests/{request}/files": ({ study }) => [
    { members: { study, request: "request-1" }, query: { name: "log.txt" }, bytes },
  ],
  "POST /api/studies/{study}/inspection/requests/{request}/close": ({ study }) => [
    { members: { study, request: "request-1" }, body: { id: "closed-01" } },
  ],
  "GET /api/studies/{study}/inspection/files/{hash}": ({ study, file }) => [
    { members: { study, hash: file } },
  ],
  "GET /api/studies/{study}/documents": ofStudy,
  "POST /api/studies/{study}/documents/files": ({ study }) => [
    { members: { study }, query: { name: "sop.txt" }, bytes },
  ],
  "POST /api/studies/{study}/documents": sent(({ file, date }) => ({
    id: "document-1",
    title: "Procedure",
    version: "1",
    validFrom: date,
    file,
  })),
  "GET /api/studies/{study}/validation": ofStudy,
  "GET /api/studies/{study}/validation.csv": ofStudy,
  "GET /api/studies/{study}/system": ofStudy,
  "GET /api/studies/{study}/closeouts": ofStudy,
  "POST /api/studies/{study}/closeouts/{site}": ({ study, site }) => [
    { members: { study, site }, body: { language: "en" } },
  ],
  "GET /api/studies/{study}/closeouts/{site}/{closeout}/file": ({ study, site, closeout }) => [
    { members: { study, site, closeout } },
  ],
  "POST /api/studies/{study}/closeouts/{site}/{closeout}/accept": ({ study, site, closeout }) => [
    { members: { study, site, closeout }, body: { manifest: noHash, grant: "none" } },
  ],
  "POST /api/studies/{study}/closeouts/{site}/{closeout}/reject": ({ study, site, closeout }) => [
    { members: { study, site, closeout }, body: { reason: "Something is missing" } },
  ],
  "GET /api/live": ({ study }) => [{ query: { study } }],
  "GET /api/people": plain,
  "POST /api/people": () => [{ body: { name: "New", email: "new@twins.example" } }],
  "POST /api/people/{person}/end": ({ people }) => [
    { members: { person: people["leaver"] ?? "" }, body: { reason: "Gone" } },
  ],
  "GET /api/people/{person}/open-work": ({ people }) =>
    ["investigator", "pharmacist", "keeper"].map((who) => ({
      members: { person: people[who] ?? "" },
    })),
  "POST /api/people/{person}/reset": () => [{ members: { person: nobody }, body: {} }],
  "POST /api/people/{person}/reopen": ({ people }) => [
    { members: { person: people["leaver"] ?? "" } },
  ],
  "POST /api/people/{person}/trainings": ({ people, study, date }) => [
    {
      members: { person: people["leaver"] ?? "" },
      body: { study, title: "GCP", version: "1", on: date },
    },
  ],
  "POST /api/grants": ({ people, study }) => [
    { body: { person: people["leaver"] ?? "", study, role: "pharmacist" } },
  ],
  "POST /api/grants/{grant}/confirm": () => [{ members: { grant: nobody } }],
  "POST /api/grants/{grant}/end": () => [{ members: { grant: nobody }, body: { reason: "Over" } }],
  "POST /api/inspectors": ({ study }) => [
    {
      body: {
        name: "Inspector",
        email: "second-inspector@twins.example",
        study,
        until: "2999-01-01T00:00:00.000Z",
      },
    },
  ],
  "GET /api/studies/{study}/delegations": ofStudy,
  "POST /api/studies/{study}/delegations": sent(({ people, site, date }) => ({
    person: people["coordinator"],
    site,
    tasks: ["consent"],
    from: date,
  })),
  "POST /api/studies/{study}/delegations/{line}/end": ({ study }) => [
    { members: { study, line: nobody }, body: { reason: "Over" } },
  ],
  "POST /api/studies/{study}/delegations/{line}/{act}": ({ study }) => [
    { members: { study, line: nobody, act: "sign" } },
  ],
  "GET /api/access": ({ study, date }) => [{ query: { on: date, study } }],
  "GET /api/policy": plain,
  "PUT /api/policy": () => [{ body: {} }],
  "GET /api/audit": () => [{}, { query: { type: "command-refused" } }],
  "GET /api/notices": plain,
  "GET /api/notices/unread": plain,
  "POST /api/notices/read": () => [{ body: { ids: [1, 2, 3] } }],
  "GET /api/notices/preference": plain,
  "PUT /api/notices/preference": () => [{ body: {} }],
  "GET /api/notices/log": ({ study }) => [{}, { query: { study } }],
  "GET /api/notices/log.csv": plain,
  "GET /api/studies/{study}/supply": ofStudy,
  "GET /api/studies/{study}/supply/lots/{lot}": ofLots,
  "GET /api/studies/{study}/supply/lots/{lot}/recall": ofLots,
  "GET /api/studies/{study}/supply/shipments/{shipment}": ({ study, lots }) =>
    lots.map((lot) => ({ members: { study, shipment: `SH-${lot}` } })),
  "GET /api/studies/{study}/supply/orders/{participant}/{order}": ({ study, participant }) => [
    { members: { study, participant, order: "1" } },
    { members: { study, participant, order: "99" } },
  ],
  "GET /api/studies/{study}/supply/accountability": ({ study, site, participant, lots }) => [
    { members: { study } },
    { members: { study }, query: { site } },
    { members: { study }, query: { participant } },
    ...lots.map((lot) => ({ members: { study }, query: { lot } })),
  ],
  "GET /api/studies/{study}/supply/trace": ({ study, participant, unit, lots }) => [
    { members: { study }, query: { participant } },
    { members: { study }, query: { unit } },
    ...lots.map((lot) => ({ members: { study }, query: { lot } })),
  ],
  "GET /api/studies/{study}/supply/custody": ({ study, participant, unit, lots }) => [
    { members: { study }, query: { participant } },
    { members: { study }, query: { unit } },
    ...lots.map((lot) => ({ members: { study }, query: { lot } })),
  ],
  "GET /api/studies/{study}/supply/site-lots": ofStudy,
  "GET /api/studies/{study}/supply/unit-numbers": ({ study }) => [
    { members: { study }, query: { count: "2" } },
  ],
  "POST /api/studies/{study}/supply/labels": sent(({ unit }) => ({
    units: [unit],
    language: "en",
  })),
  "GET /api/studies/{study}/cohorts": ofStudy,
  "GET /api/studies/{study}/cohorts/{cohort}/pack": ({ study, arms }) =>
    arms.map((cohort) => ({ members: { study, cohort } })),
  "GET /api/studies/{study}/readout": ({ study, cut }) => [
    { members: { study } },
    { members: { study }, query: { cut } },
  ],
  "POST /api/studies/{study}/readout/cuts": ofStudy,
  "POST /api/studies/{study}/readout/looks": sent(({ cut }) => ({
    cut,
    reason: "To see what is answered",
    grant: "none",
  })),
  "GET /api/studies/{study}/readout/displays/{display}": (facts) =>
    ["none", ...facts.displays].flatMap((display) =>
      readoutsOf(facts).map(({ query }) => ({
        members: { study: facts.study, display },
        ...(query === undefined ? {} : { query }),
      })),
    ),
  "GET /api/studies/{study}/readout/results": (facts) =>
    ["none", ...facts.displays.map((display) => `${display}/1/n`)].flatMap((result) =>
      readoutsOf(facts).map(({ members = {}, query }) => ({
        members,
        query: { ...query, result },
      })),
    ),
  "GET /api/studies/{study}/readout/report.html": readoutsOf,
  "GET /api/studies/{study}/readout/report.pdf": readoutsOf,
  "GET /api/studies/{study}/readout/report.rtf": readoutsOf,
  "GET /api/studies/{study}/readout/report.json": readoutsOf,
  "GET /api/studies/{study}/participants/{participant}/randomisation": ofParticipants,
  "POST /api/studies/{study}/participants/{participant}/unblindings": ({ study, others }) =>
    others.map((participant, index) => ({
      members: { study, participant },
      body: {
        id: `tried-opening-${index}`,
        confirm: index === 0 ? participant : "another",
        category: "emergency",
        reason: "To see what is answered",
        careDepends: false,
      },
    })),
  "GET /api/studies/{study}/mis-stratified": ofStudy,
  "GET /api/studies/{study}/allocation": ofStudy,
  "POST /api/studies/{study}/allocation/proof": ofStudy,
  "GET /api/studies/{study}/participants/{participant}/wristband": ({
    study,
    participant,
    others,
  }) =>
    [participant, ...others].map((each) => ({
      members: { study, participant: each },
      query: { language: "en" },
    })),
  "POST /api/screening": ({ date }) => [
    { body: { content: JSON.stringify(knownOfSomebody), on: date } },
    { body: { content: "no list" } },
  ],
  "GET /api/screening/questions": plain,
  "POST /api/studies/{study}/screened/{site}": ({ study, site, date }) => [
    {
      members: { study, site },
      body: { id: "kept-somebody", content: JSON.stringify(knownOfSomebody), on: date },
    },
  ],
  "GET /api/studies/{study}/screened/{site}": ({ study, site, date }) => [
    { members: { study, site }, query: { on: date } },
  ],
  "GET /api/studies/{study}/screened/{site}/{record}": ({ study, site }) => [
    { members: { study, site, record: "kept-somebody" } },
  ],
  "POST /api/studies/{study}/screened/{site}/{record}/aside": ({ study, site }) => [
    { members: { study, site, record: "kept-somebody" }, body: { reason: "moved away" } },
  ],
  "GET /api/studies/{study}/screening-list": ofStudy,
  "POST /api/studies/{study}/participants/{participant}/genetic-assessments": ({
    study,
    participant,
  }) => [
    {
      members: { study, participant },
      query: { id: "genetics/another", name: "a.vcf", bytes: String(bytes.length) },
      bytes,
    },
  ],
  "GET /api/openapi.json": plain,
};

/** Commands that blinded people should not be able to learn anything by, and some that they may give. */
function commandsTried({
  participant,
  others,
  unit,
  lots,
  date,
  site,
}: Omit<Facts, "study">): readonly object[] {
  const reason = "To see what is answered";
  const [other = "", waiting = ""] = others;
  return [
    { kind: "assign", participant, date },
    { kind: "dispense", participant: waiting, order: 1, units: [unit] },
    { kind: "check-bedside", participant: other, unit, wristband: other },
    { kind: "check-bedside", participant, unit, wristband: participant },
    {
      kind: "administer",
      participant: other,
      unit,
      started: `${date}T08:00:00.000Z`,
      ended: `${date}T08:05:00.000Z`,
    },
    { kind: "thaw", participant, unit },
    { kind: "discard", unit, reason },
    { kind: "discard", participant: other, unit, reason },
    { kind: "return-unit", participant, unit, left: 1 },
    { kind: "verify-return", unit, left: 1 },
    { kind: "quarantine", lot: lots[0], reason },
    { kind: "recall-lot", lot: lots[0], reason },
    { kind: "record-test", lot: lots[0], test: "appearance", result: "passed", date },
    {
      kind: "receive-shipment",
      shipment: "SH-L1",
      received: `${date}T08:00:00.000Z`,
      items: [{ unit, condition: "sound" }],
      excursion: "no",
    },
    { kind: "destroy-units", units: [unit], certificate: "C1" },
    { kind: "change-expiry", lot: lots[0], expires: "2030-01", reason },
    { kind: "relabel-units", units: [unit] },
    { kind: "decide-excursion", units: [unit], usable: true, reason },
    {
      kind: "make-lot",
      lot: "L9",
      item: "none",
      level: "none",
      batch: "clinical",
      made: date,
      expires: date,
      units: ["U1"],
    },
    { kind: "supply-list", entries: [{ number: "X", arm: "none" }] },
    { kind: "close-arm", arm: "none", reason },
    { kind: "open-allocation" },
    { kind: "order-product", participant: waiting, date },
    { kind: "mark-allocation", participant, error: "wrong-factor", reason },
    { kind: "report-unblinding", participant, date, how: reason, who: "The ward" },
    { kind: "withdraw", participant: other, date, reason, scope: "treatment" },
    { kind: "screen", participant: "X-1", site, date },
  ];
}
