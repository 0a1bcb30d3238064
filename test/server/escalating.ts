/** The spinal cord injury programme as a clinic runs its dose escalation, for tests: two members sign, a week between first doses. */
import assert from "node:assert/strict";
import { releaseStudy } from "../../src/cli/release-study.ts";
import { readStudy, type Study } from "../../src/definition/index.ts";
import { addDays, isRefusal, refusalText, type Refusal } from "../../src/kernel/index.ts";
import type { CohortsPage, PackPage } from "../../src/server/contract.ts";
import { type Clinic, openClinic, password, type Visitor, visitorAt } from "./clinic.ts";
import sci from "../../examples/sci-xs228/study.ts";

export type Member = "medical-monitor" | "committee-a" | "committee-b";

export interface Escalating {
  readonly clinic: Clinic;
  readonly study: Study;
  readonly today: string;
  readonly emailOf: (member: Member) => string;
  readonly people: Readonly<Record<Member | "coordinator" | "elsewhere" | "investigator", Visitor>>;
  /** A day so many days ago. */
  readonly ago: (days: number) => string;
  /** Gives a command; fails where it is refused. */
  good(visitor: Visitor, command: object, more?: object): Promise<void>;
  /** Somebody screened with consent. */
  screened(site?: string): Promise<string>;
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
  const emailOf = (member: Member): string => `${member}@clinic.example`;
  for (const member of ["medical-monitor", "committee-a", "committee-b"] as const) {
    const role = member === "medical-monitor" ? member : "committee";
    await enter(clinic, emailOf(member), { role, study: study.id });
  }
  const signIn = async (email: string): Promise<Visitor> => {
    const reply = await clinic.stranger().post("/api/session", { email, password });
    assert.equal(reply.status, 200, reply.text);
    const cookie = (reply.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    return visitorAt(server.url, study.id, cookie);
  };
  const people: Escalating["people"] = {
    "medical-monitor": await signIn(emailOf("medical-monitor")),
    "committee-a": await signIn(emailOf("committee-a")),
    "committee-b": await signIn(emailOf("committee-b")),
    coordinator: await clinic.as("coordinator"),
    elsewhere: await clinic.as("coordinator-elsewhere"),
    investigator: await clinic.as("investigator"),
  };
  const { coordinator, elsewhere, investigator, "medical-monitor": monitor } = people;
  const today = new Date().toISOString().slice(0, 10);
  const ago: Escalating["ago"] = (days) => addDays(today, -days);
  const good: Escalating["good"] = async (visitor, command, more) => {
    const reply = await visitor.command(command, more);
    assert.equal(reply.status, 200, `${JSON.stringify(command)}: ${reply.text}`);
  };
  let screenings = 0;
  const self: Escalating = {
    clinic,
    study,
    today,
    emailOf,
    people,
    ago,
    good,
    async screened(site = "GZ01") {
      const who = site === "GZ01" ? coordinator : elsewhere;
      screenings += 1;
      const id = `screening-${screenings}`;
      const reply = await who.post(`${base}/screenings`, { id, site, date: ago(300) });
      assert.equal(reply.status, 200, reply.text);
      const { participant } = reply.body as { participant: string };
      const version = study.consents.at(-1)?.version;
      await good(who, { kind: "consent", participant, version, date: ago(300) });
      return participant;
    },
    async enrolled(cohort, on) {
      const participant = await self.screened();
      await good(investigator, { kind: "enrol", participant, cohort, date: on });
      return participant;
    },
    async treated(cohort, ...days) {
      const participant = await self.enrolled(cohort, days[0] ?? today);
      for (const date of days) await good(coordinator, { kind: "record-dose", participant, date });
      return participant;
    },
    async toxicity(participant, onset) {
      const values = { term: "Meningitis", onset, grade: "4", toProduct: "PROBABLE" };
      await good(coordinator, { kind: "record-adverse-event", participant, values });
    },
    async page(visitor) {
      const reply = await visitor.get(`${base}/cohorts`);
      assert.equal(reply.status, 200, reply.text);
      return reply.body as CohortsPage;
    },
    async pack(cohort, decision) {
      const asked = decision === undefined ? "" : `?decision=${decision}`;
      const reply = await monitor.get(`${base}/cohorts/${cohort}/pack${asked}`);
      assert.equal(reply.status, 200, reply.text);
      return reply.body as PackPage;
    },
    async propose(cohort, decision, reason) {
      const { basis } = await self.pack(cohort);
      const attended = ["Committee A", "Committee B"];
      const told = reason === undefined ? {} : { reason };
      const command = { kind: "propose-decision", cohort, decision, basis, attended, ...told };
      await good(monitor, command);
      return (await self.page(monitor)).board?.decisions.at(-1)?.number ?? 0;
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
