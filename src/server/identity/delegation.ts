import { defineRefusal, type Instant, isId, isRefusal, type Refusal } from "../../kernel/index.ts";
import { readAccount } from "./account.ts";
import type { AccessBook } from "./access.ts";
import { type DelegationTask, delegationTasks, isTask } from "./delegation-task.ts";
import { personStream } from "./event.ts";
import { type Foundation, readMoment } from "./foundation.ts";
import type { Ledger } from "./ledger.ts";
import { newId } from "./token.ts";
import { isDay } from "./training.ts";

/** One line of a site's delegation log. It holds once the principal investigator signed and the person accepted. */
export interface Delegation {
  readonly id: string;
  readonly person: string;
  readonly study: string;
  readonly site: string;
  readonly tasks: readonly DelegationTask[];
  /** First and last day, calendar dates at the site. */
  readonly from: string;
  readonly to?: string;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  /** Days between the first day and the entry; above zero the line says that it was entered late. */
  readonly lateDays: number;
  readonly signedBy?: string;
  readonly signedAt?: Instant;
  readonly acceptedAt?: Instant;
  readonly endedBy?: string;
  readonly endReason?: string;
}

export type DelegationInput = Pick<Delegation, "study" | "site" | "tasks" | "from" | "to">;

const wrongLine = defineRefusal(
  "delegation.wrong",
  "A line needs a study, a site, at least one task, a first day, and a last day that is not before it. Nothing was recorded.",
  "授权条目须有研究、中心、至少一项职责、开始日期，且结束日期不得早于开始日期。未予记录。",
);
const unknownLine = defineRefusal(
  "delegation.unknown",
  "There is no open line {line} in the delegation log. Nothing was changed.",
  "授权表中没有有效条目 {line}，未作任何修改。",
);
const notTheInvestigator = defineRefusal(
  "delegation.not-the-investigator",
  "Only the principal investigator of this site signs its lines, and never their own; the line that names the principal investigator is signed by a study manager. Nothing was signed.",
  "仅本中心的主要研究者可签署授权条目，且不能签署本人的条目；任命主要研究者的条目由研究管理员签署。未签署任何内容。",
);
const notYours = defineRefusal(
  "delegation.not-yours",
  "Only {name} can accept this line. Nothing was changed.",
  "仅{name}本人可接受此条目，未作任何修改。",
);
const notOfTheSite = defineRefusal(
  "delegation.not-of-the-site",
  "Lines are entered by the investigators and coordinators of this site and by the study manager. Nothing was recorded.",
  "授权条目仅可由本中心的研究者、研究协调员或研究管理员录入。未予记录。",
);
const noReason = defineRefusal(
  "delegation.reason",
  "Say why the line ends. Nothing was changed.",
  "请填写终止原因，未作任何修改。",
);
const noTaskSince = defineRefusal(
  "delegation.ended",
  "The delegation log gives you no task «{task}» at this site since {day}.",
  "授权表显示您在本中心的“{task}”职责已于 {day} 终止。",
);
const noTask = defineRefusal(
  "delegation.none",
  "The delegation log gives you no task «{task}» at this site on {day}. A line holds once the principal investigator has signed it and you have accepted it.",
  "授权表中没有您在本中心于 {day} 的“{task}”职责。条目经主要研究者签署并由您接受后方可生效。",
);

export interface Delegations {
  /** Enters a line; `today` is the calendar date at the site. */
  enterDelegation(
    person: string,
    input: DelegationInput,
    by: string,
    today: string,
  ): Promise<Delegation | Refusal>;
  signDelegation(line: string, by: string, today: string): Promise<Refusal | undefined>;
  acceptDelegation(line: string, by: string): Promise<Refusal | undefined>;
  /** The last day is today or later: what was done under a line stays done under it. */
  endDelegation(
    line: string,
    by: string,
    today: string,
    options: { readonly to?: string; readonly reason: string },
  ): Promise<Refusal | undefined>;
  /** The log of a site, in the order of its entries: all that was ever entered. */
  delegationLog(study: string, site: string): Promise<readonly Delegation[]>;
  /** The lines that held for a person on a day. */
  delegationOn(person: string, day: string): Promise<readonly Delegation[]>;
  /** The line that lets a person do a task at a site on a day, or why there is none. */
  delegated(
    person: string,
    task: DelegationTask,
    at: { readonly study: string; readonly site: string; readonly day: string },
  ): Promise<Delegation | Refusal>;
}

/** Opens the delegation logs. @source ICH E6(R3) §2.3.3; expectations of the site file */
export function openDelegations(base: Foundation, ledger: Ledger, access: AccessBook): Delegations {
  const read = async (
    where: string,
    values: readonly unknown[],
  ): Promise<readonly Delegation[]> => {
    const rows = await base.query<Row>(
      `select * from {schema}.delegation where ${where} order by entered_at, id`,
      values,
    );
    return rows.map(readRow);
  };
  const valid =
    "signed_at is not null and accepted_at is not null and from_date <= $2 and (to_date is null or to_date >= $2)";

  async function lineOf(id: string): Promise<Delegation | Refusal> {
    const [line] = await read("id = $1 and ended_by is null", [id]);
    return line ?? unknownLine({ line: id.slice(0, 64) });
  }

  /** The lines by which somebody is responsible at a site: who watches over it from outside is not. */
  async function worksAt(person: string, { study, site }: Pick<Delegation, "study" | "site">) {
    const lines = await access.accessOf(person);
    return lines.filter(
      (line) =>
        line.study === study &&
        ["investigator", "coordinator", "study-manager"].includes(line.role) &&
        (line.sites === "all" || line.sites.includes(site)),
    );
  }

  async function maySign(line: Delegation, by: string, today: string): Promise<boolean> {
    if (by === line.person) return false;
    const roles = (await worksAt(by, line)).map(({ role }) => role);
    if (line.tasks.includes("principal-investigator")) return roles.includes("study-manager");
    if (!roles.includes("investigator")) return false;
    const own = await read(`person = $1 and study = $3 and site = $4 and ${valid}`, [
      by,
      today,
      line.study,
      line.site,
    ]);
    return own.some(({ tasks }) => tasks.includes("principal-investigator"));
  }

  async function changeLine(
    id: string,
    by: string,
    decide: (line: Delegation) => Promise<Parameters<Ledger["record"]>[2] | Refusal>,
  ): Promise<Refusal | undefined> {
    const found = await lineOf(id);
    if (isRefusal(found)) return found;
    const answer = await ledger.change<undefined>(personStream(found.person), by, async () => {
      const line = await lineOf(id);
      if (isRefusal(line)) return line;
      const events = await decide(line);
      return isRefusal(events) ? events : { events, answer: undefined };
    });
    return isRefusal(answer) ? answer : undefined;
  }

  return {
    async enterDelegation(person, input, by, today) {
      const { study, site, tasks, from, to } = input;
      const sound =
        isId(study) &&
        isId(site) &&
        tasks.length > 0 &&
        tasks.every(isTask) &&
        [from, today, to ?? from].every(isDay) &&
        (to === undefined || to >= from);
      if (!sound) return wrongLine();
      if ((await worksAt(by, { study, site })).length === 0) return notOfTheSite();
      const id = newId("d");
      const lateDays = Math.max(0, (Date.parse(today) - Date.parse(from)) / 86_400_000);
      return ledger.change(personStream(person), by, async () => {
        const known = await readAccount(base, person);
        if (isRefusal(known)) return known;
        const line = { study, site, tasks, from, ...(to === undefined ? {} : { to }), lateDays };
        const enteredAt = base.now();
        return {
          events: [{ type: "delegation-entered", delegation: id, ...line }],
          answer: { id, person, ...line, enteredBy: by, enteredAt },
        };
      });
    },
    signDelegation: (id, by, today) =>
      changeLine(id, by, async (line) => {
        if (line.signedAt !== undefined) return [];
        if (!(await maySign(line, by, today))) return notTheInvestigator();
        return [{ type: "delegation-signed", delegation: id }];
      }),
    acceptDelegation: (id, by) =>
      changeLine(id, by, async (line) => {
        if (by !== line.person) {
          const known = await readAccount(base, line.person);
          return isRefusal(known) ? known : notYours({ name: known.name });
        }
        if (line.acceptedAt !== undefined) return [];
        return [{ type: "delegation-accepted", delegation: id }];
      }),
    endDelegation: (id, by, today, { to = today, reason }) =>
      changeLine(id, by, async (line) => {
        if (reason.trim() === "") return noReason();
        if (!isDay(to) || to < today) return wrongLine();
        const own = by === line.person;
        if (!own && !(await maySign(line, by, today))) return notTheInvestigator();
        return [{ type: "delegation-ended", delegation: id, to, reason: reason.trim() }];
      }),
    delegationLog: (study, site) => read("study = $1 and site = $2", [study, site]),
    delegationOn: (person, day) => read(`person = $1 and ${valid}`, [person, day]),
    async delegated(person, task, { study, site, day }) {
      const lines = await read(
        "person = $1 and study = $2 and site = $3 and signed_at is not null and accepted_at is not null",
        [person, study, site],
      );
      const own = lines.filter((line) => line.tasks.includes(task) && line.from <= day);
      const holds = own.find((line) => line.to === undefined || line.to >= day);
      if (holds !== undefined) return holds;
      const words = delegationTasks[task];
      const last = own
        .map(({ to = "" }) => to)
        .sort()
        .at(-1);
      if (last === undefined || last === "") return noTask({ task: words, day });
      return noTaskSince({ task: words, day: last });
    },
  };
}

interface Row {
  readonly id: string;
  readonly person: string;
  readonly study: string;
  readonly site: string;
  readonly tasks: readonly DelegationTask[];
  readonly from_date: string;
  readonly to_date: string | null;
  readonly entered_by: string;
  readonly entered_at: Date;
  readonly late_days: number;
  readonly signed_by: string | null;
  readonly signed_at: Date | null;
  readonly accepted_at: Date | null;
  readonly ended_by: string | null;
  readonly end_reason: string | null;
}

function readRow(row: Row): Delegation {
  return {
    id: row.id,
    person: row.person,
    study: row.study,
    site: row.site,
    tasks: row.tasks,
    from: row.from_date,
    ...(row.to_date === null ? {} : { to: row.to_date }),
    enteredBy: row.entered_by,
    enteredAt: readMoment(row.entered_at),
    lateDays: row.late_days,
    ...(row.signed_by === null ? {} : { signedBy: row.signed_by }),
    ...(row.signed_at === null ? {} : { signedAt: readMoment(row.signed_at) }),
    ...(row.accepted_at === null ? {} : { acceptedAt: readMoment(row.accepted_at) }),
    ...(row.ended_by === null ? {} : { endedBy: row.ended_by }),
    ...(row.end_reason === null ? {} : { endReason: row.end_reason }),
  };
}
