/** The spinal cord injury programme as a clinic runs its dose escalation, for tests: two members sign, a week between first doses. */
import assert from "node:assert/strict";
import { releaseStudy } from "../../src/cli/release-study.ts";
import { readStudy, type Study } from "../../src/definition/index.ts";
import { addDays, isRefusal, refusalText, type Refusal } from "../../src/kernel/index.ts";
import type { CohortsPage, PackPage } from "../../src/server/contract.ts";
import { type Clinic, openClinic, password, type Visitor } from "./clinic.ts";
import sci from "../../examples/sci-xs228/study.ts";

export type Member = "medical-monitor" | "committee-a" | "committee-b";
type Person = Member | "coordinator" | "elsewhere" | "investigator";
const accounts: readonly Person[] = [
  "medical-monitor",
  "committee-a",
  "committee-b",
  "coordinator",
  "elsewhere",
  "investigator",
];
const accountOf = (person: Person): string =>
  person === "elsewhere" ? "coordinator-elsewhere" : person;

export interface Escalating {
  readonly clinic: Clinic;
  readonly study: Study;
  /** By the server's clock. */
  readonly today: string;
  readonly people: Readonly<Record<Person, Visitor>>;
  /** Signs people in anew: sessions do not outlast a clock that is moved by days. */
  signInAnew(...who: readonly Person[]): Promise<void>;
  /** A day so many days ago. */
  readonly ago: (days: number) => string;
  /** Gives a command; fails where it is refused. */
  good(visitor: Visitor, command: object, more?: object): Promise<void>;
  /** Somebody screened with consent, a while ago unless a day is given. */
  screened(on?: string): Promise<string>;
  enrolled(cohort: string, on: string): Promise<string>;
  /** Enrolled and dosed on each of the days. */
  treated(cohort: string, ...days: readonly string[]): Promise<string>;
  toxicity(participant: string, onset: string): Promise<void>;
  page(visitor: Visitor): Promise<CohortsPage>;
  pack(cohort: string, decision?: number): Promise<PackPage>;
  propose(cohort: string, decision: string, reason?: string): Promise<number>;
  /** One member's signature, proved by the password. */
  sign(member: Member, decision: number): Promise<Awaited<ReturnType<Visitor["command"]>>>;
  /** Proposed by the medical monitor and signed by both members. */
  decide(cohort: string, decision: string, reason?: string): Promise<void>;
}

/** Enrolment needs no form here, so that the escalation is what takes the time. */
function variant(): Study {
  const { escalation } = sci;
  assert.ok(escalation !== undefined);
  const study = {
    ...sci,
    version: "escalation",
    eligibility: [],
    escalation: { ...escalation, quorum: 2, staggerDays: 7 },
  };
  const reading = readStudy(JSON.parse(JSON.stringify(study)));
  if (!("study" in reading)) throw new Error(JSON.stringify(reading));
  return reading.study;
}

export async function openEscalating(
  options: Parameters<typeof openClinic>[0] = {},
): Promise<Escalating> {
  const clinic = await openClinic(options);
  const { server, store } = clinic;
  const study = variant();
  await server.studies.add(study);
  await releaseStudy(store, study);
  const base = `/api/studies/${study.id}`;
  for (const member of ["medical-monitor", "committee-a", "committee-b"] as const) {
    const role = member === "medical-monitor" ? member : "committee";
    await enter(clinic, `${member}@clinic.example`, { role, study: study.id });
  }
  const people = Object.fromEntries(
    await Promise.all(
      accounts.map(async (person) => [person, await clinic.as(accountOf(person))] as const),
    ),
  ) as Record<Person, Visitor>;
  const today = (): string => (options.clock?.() ?? new Date()).toISOString().slice(0, 10);
  const ago: Escalating["ago"] = (days) => addDays(today(), -days);
  const good: Escalating["good"] = async (visitor, command, more) => {
    const reply = await visitor.command(command, more);
    assert.equal(reply.status, 200, `${JSON.stringify(command)}: ${reply.text}`);
  };
  let screenings = 0;
  const self: Escalating = {
    clinic,
    study,
    get today() {
      return today();
    },
    people,
    async signInAnew(...who) {
      for (const person of who) people[person] = await clinic.as(accountOf(person));
    },
    ago,
    good,
    async screened(on = ago(300)) {
      screenings += 1;
      const screening = { id: `screening-${screenings}`, site: "GZ01", date: on };
      const reply = await people.coordinator.post(`${base}/screenings`, screening);
      assert.equal(reply.status, 200, reply.text);
      const { participant } = reply.body as { participant: string };
      const version = study.consents.at(-1)?.version;
      await good(people.coordinator, { kind: "consent", participant, version, date: on });
      return participant;
    },
    async enrolled(cohort, on) {
      const participant = await self.screened(on);
      await good(people.investigator, { kind: "enrol", participant, cohort, date: on });
      return participant;
    },
    async treated(cohort, ...days) {
      const participant = await self.enrolled(cohort, days[0] ?? today());
      for (const date of days) {
        await good(people.coordinator, { kind: "record-dose", participant, date });
      }
      return participant;
    },
    async toxicity(participant, onset) {
      const values = { term: "Meningitis", onset, grade: "4", toProduct: "PROBABLE" };
      await good(people.coordinator, { kind: "record-adverse-event", participant, values });
    },
    async page(visitor) {
      const reply = await visitor.get(`${base}/cohorts`);
      assert.equal(reply.status, 200, reply.text);
      return reply.body as CohortsPage;
    },
    async pack(cohort, decision) {
      const asked = decision === undefined ? "" : `?decision=${decision}`;
      const reply = await people["medical-monitor"].get(`${base}/cohorts/${cohort}/pack${asked}`);
      assert.equal(reply.status, 200, reply.text);
      return reply.body as PackPage;
    },
    async propose(cohort, decision, reason) {
      const { basis } = await self.pack(cohort);
      const attended = ["Committee A", "Committee B"];
      const told = reason === undefined ? {} : { reason };
      const command = { kind: "propose-decision", cohort, decision, basis, attended, ...told };
      await good(people["medical-monitor"], command);
      return (await self.page(people["medical-monitor"])).board?.decisions.at(-1)?.number ?? 0;
    },
    async sign(member, number) {
      const visitor = people[member];
      const { board } = await self.page(visitor);
      const decision = board?.decisions.find((one) => one.number === number);
      assert.ok(decision !== undefined);
      const { manifest, basis } = decision;
      const proof = await visitor.post("/api/session/reauthenticate", { password, manifest });
      assert.equal(proof.status, 200, proof.text);
      const { grant } = proof.body as { grant: string };
      return visitor.command({ kind: "sign-decision", decision: number, basis }, { grant });
    },
    async decide(cohort, decision, reason) {
      const number = await self.propose(cohort, decision, reason);
      for (const member of ["committee-a", "committee-b"] as const) {
        const reply = await self.sign(member, number);
        assert.equal(reply.status, 200, reply.text);
      }
    },
  };
  return self;
}

async function enter({ server: { identity } }: Clinic, email: string, grant: object) {
  const name = email.split("@")[0] ?? email;
  const { person, temporaryPassword = "" } = done(
    await identity.createPerson({ name, email }, "system"),
  );
  done(await identity.giveGrant(person, grant as never, "system"));
  const address = "127.0.0.1";
  const signIn = { email, password: temporaryPassword, address, agent: "test" };
  const { token } = done(await identity.signIn(signIn));
  done(
    await identity.changePassword(token, { current: temporaryPassword, next: password, address }),
  );
  await identity.signOut(token);
}

function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(refusalText(answer));
  return answer;
}
