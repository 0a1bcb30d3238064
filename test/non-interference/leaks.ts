/** Leaks that are let into a trial on purpose, each of which has to be found. */
import type { Instant } from "../../src/kernel/index.ts";
import { unitNumber } from "../../src/engine/index.ts";
import type { EndpointName } from "../../src/server/handler.ts";
import { Course } from "./course.ts";
import type { Slip } from "./observe.ts";
import type { Blinded } from "./people.ts";
import { participantId } from "./rehearsed.ts";
import type { Running } from "./stage.ts";
import { armsOf, dayOf, firstDay, participants, type World } from "./twins.ts";

export interface Leak {
  readonly name: string;
  /** Does to a trial what a careless server would. */
  readonly act?: (trial: Trial) => Promise<void>;
  /** Changes what is answered on its way. */
  readonly slip?: (trial: Trial) => Slip;
  /** Who finds it, beside a coordinator and a monitor. */
  readonly who?: Blinded;
  /** Where it is found at the least. */
  readonly caught: readonly (EndpointName | "mail")[];
}

/** One of the two, at its end, with those who got the product that is tested. */
export interface Trial {
  readonly running: Running;
  readonly world: World;
}

/** Whether the participant at a place is in the study's first arm. */
function isActive({ running, world }: Trial, place: number): boolean {
  return armsOf(running.study, world)[place] === running.study.arms[0]?.id;
}

function activeOnes(trial: Trial): readonly number[] {
  return Array.from({ length: participants }, (_, place) => place).filter((place) =>
    isActive(trial, place),
  );
}

const record = "GET /api/studies/{study}/participants/{participant}";
const events = "GET /api/studies/{study}/participants/{participant}/events";
const summaries = "GET /api/studies/{study}/summaries";
const audit = "GET /api/studies/{study}/audit";

/** Changes the answers of one endpoint. */
function at(
  endpoint: EndpointName,
  change: (response: Response, trial: Trial) => Promise<Response>,
) {
  return (trial: Trial): Slip =>
    async (answer) =>
      answer.endpoint === endpoint ? change(answer.response, trial) : answer.response;
}

/** Changes the JSON of an answer, and its length with it. */
async function rewritten(
  response: Response,
  // oxlint-disable-next-line typescript/no-explicit-any -- a leak looks into whatever was answered
  change: (body: any) => unknown,
): Promise<Response> {
  if (!response.ok) return response;
  const text = JSON.stringify(change(await response.json()));
  const headers = new Headers(response.headers);
  headers.set("content-length", String(Buffer.byteLength(text)));
  return new Response(text, { status: response.status, headers });
}

async function withHeader(response: Response, name: string, value: string): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.set(name, value);
  return new Response(await response.arrayBuffer(), { status: response.status, headers });
}

/** A well-formed number that is low for one arm and high for the other. */
function telling(place: number, isLow: boolean): string {
  for (let n = 1_000 * (place + 10); ; n++) {
    const number = unitNumber("telling", n);
    if (number < "G" === isLow) return number;
  }
}

const placeOf = (participant: string): number => Number(participant.slice(-3)) - 1;

export const leaks: readonly Leak[] = [
  {
    name: "unit numbers whose first character tells the arm",
    async act(trial) {
      const { running, world } = trial;
      const course = new Course(running, world, 9_000);
      for (const [index, { id }] of running.study.arms.entries()) {
        const item = running.study.supply?.items.find(({ arms }) => arms?.includes(id) === true);
        const places = activeOnes(trial);
        const own = Array.from({ length: participants }, (_, place) => place).filter(
          (place) => places.includes(place) === (index === 0),
        );
        const level = item?.levels[0] ?? "";
        const units = own.map((place) => telling(place, index === 0));
        await course.release({ lot: `N${index}`, item: item?.id ?? "", level, units });
      }
      for (let place = 0; place < participants; place++) {
        const participant = participantId(running.study, place) as never;
        await course.give("coordinator", {
          kind: "order-product",
          participant,
          date: dayOf(firstDay + 9),
        });
        const shelved = running.server.studies.get(running.study.id);
        const order = (await shelved?.trial.participant(participant))?.orders?.length ?? 0;
        const units = [telling(place, activeOnes(trial).includes(place))];
        await course.give("pharmacist", { kind: "dispense", participant, order, units });
      }
    },
    caught: [record, events, audit],
  },
  {
    name: "a task that only one arm gets",
    async act(trial) {
      const course = new Course(trial.running, trial.world, 9_000);
      for (const place of activeOnes(trial)) {
        const participant = participantId(trial.running.study, place) as never;
        await course.give("coordinator", {
          kind: "order-product",
          participant,
          date: dayOf(firstDay + 9),
        });
      }
    },
    caught: [record, events, audit],
  },
  {
    name: "an event that only one arm's records have",
    async act(trial) {
      const course = new Course(trial.running, trial.world, 9_000);
      for (const place of activeOnes(trial)) {
        await course.give("coordinator", {
          kind: "mark-allocation",
          participant: participantId(trial.running.study, place) as never,
          error: "wrong-factor",
          reason: "A level was typed wrongly",
        });
      }
    },
    caught: [events, audit],
  },
  {
    name: "a gap in the positions, for what was done behind the wall for one arm",
    async act(trial) {
      const course = new Course(trial.running, trial.world, 9_000);
      const participant = participantId(trial.running.study, 0) as never;
      if (isActive(trial, 0)) {
        const arm = trial.running.study.arms[0]?.id ?? "";
        await course.give("keeper", { kind: "close-arm", arm, reason: "Full" });
      }
      const judged = { knows: "The ward", impact: "None" };
      await course.give("data-manager", {
        kind: "assess-unblinding",
        participant,
        unblinding: 1,
        ...judged,
      });
    },
    caught: [events],
  },
  {
    name: "the arm in the words or the link of a mail",
    async act(trial) {
      const { running, world } = trial;
      const { id: study } = running.study;
      await running.server.notices.tell({
        kind: "shipment",
        study,
        at: new Date(running.now()).toISOString() as Instant,
        link: `/studies/${study}?arm=${armsOf(running.study, world)[0]}`,
        origin: "careless",
        site: running.study.sites[0]?.id ?? "",
        participant: participantId(running.study, 0),
      });
      await running.server.settle();
    },
    caught: ["GET /api/notices"],
  },
  {
    name: "a notice to study managers when one arm's stock is low",
    async act({ running, world }) {
      if (!isActive({ running, world }, 0)) return;
      const { study } = running;
      await running.server.notices.tell({
        kind: "stock-low",
        study: study.id,
        at: new Date(running.now()).toISOString() as Instant,
        link: "/",
        site: study.sites[0]?.id ?? "",
        origin: "careless",
      });
    },
    caught: ["GET /api/notices"],
    who: "study-manager",
  },
  {
    name: "a field of the summary",
    async act(trial) {
      const { store, study } = trial.running;
      for (const place of activeOnes(trial)) {
        await store.pool.query(
          `update ${store.schema}.participant_summary
              set summary = left(summary, length(summary) - 1) || ',"group":1}'
            where study = $1 and participant = $2`,
          [study.id, participantId(study, place)],
        );
      }
    },
    caught: [summaries],
  },
  {
    name: "a count in a header",
    slip: at(summaries, (response, trial) =>
      withHeader(response, "x-total", String(activeOnes(trial)[0])),
    ),
    caught: [summaries],
  },
  {
    name: "a mark of the page that is made with what it leaves out",
    slip: at(record, (response, { running, world }) =>
      withHeader(response, "etag", `"${armsOf(running.study, world).join(" ")}"`),
    ),
    caught: [record],
  },
  {
    name: "the expiry of a unit, which is that of its lot",
    slip: at(record, (response, trial) =>
      rewritten(response, (body) => ({
        ...body,
        expires: isActive(trial, placeOf(body.state.id)) ? "2028-10" : "2028-11",
      })),
    ),
    caught: [record],
  },
  {
    name: "another error where one arm's stock is out",
    slip: at("GET /api/studies/{study}/supply", async (response, trial) => {
      const problem = JSON.stringify(await response.json());
      const said = isActive(trial, 2) ? problem.replace("who work", "who may work") : problem;
      return new Response(said, { status: response.status, headers: response.headers });
    }),
    caught: ["GET /api/studies/{study}/supply"],
  },
  {
    name: "another status for what is hidden and there, and what is not there",
    slip: at("GET /api/studies/{study}/supply/trace", async (response, trial) => {
      const status = isActive(trial, 0) ? 404 : response.status;
      return new Response(await response.text(), { status, headers: response.headers });
    }),
    caught: ["GET /api/studies/{study}/supply/trace"],
  },
  {
    name: "a row of the allocation in the audit trail",
    slip: at(audit, (response, { running, world }) =>
      rewritten(response, (body) => ({
        ...body,
        rows: [
          { stream: "allocation", event: { arm: armsOf(running.study, world)[0] } },
          ...body.rows,
        ],
      })),
    ),
    caught: [audit],
  },
  {
    name: "a search that finds by arm",
    slip: at(audit, (response, trial) =>
      rewritten(response, (body) => ({
        ...body,
        rows: body.rows.filter(({ stream }: { stream: string }) =>
          isActive(trial, placeOf(stream)),
        ),
      })),
    ),
    caught: [audit],
  },
  {
    name: "an order of participants that follows the arm",
    slip: at(summaries, (response, trial) =>
      rewritten(response, (body) => ({
        ...body,
        participants: body.participants.toSorted(
          (a: { participant: string }, b: { participant: string }) =>
            Number(isActive(trial, placeOf(b.participant))) -
            Number(isActive(trial, placeOf(a.participant))),
        ),
      })),
    ),
    caught: [summaries],
  },
  {
    name: "a lot in the name of a casebook's file",
    slip: at(`${record}/casebook`, (response, trial) =>
      withHeader(response, "content-disposition", `filename="L${isActive(trial, 0) ? 1 : 2}.pdf"`),
    ),
    caught: [`${record}/casebook`],
  },
];
