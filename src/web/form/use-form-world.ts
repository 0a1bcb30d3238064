import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Form } from "../../definition/index.ts";
import type { CommandId, PersonId, SiteId, Zone } from "../../kernel/index.ts";
import {
  type Context,
  isWalledForm,
  type RecordDose,
  type Role,
  wallRoles,
} from "../../engine/index.ts";
import type { AccessLine, ParticipantRecord, StudyView } from "../../server/contract.ts";
import { participantQuery } from "../api/study.ts";
import { useOutboxOf } from "../offline/use-outbox.ts";
import { useAccess, useSession } from "../session/session.tsx";
import { FormSession, type FormWorld } from "./form-session.ts";
import { wholeRecord } from "./walled.ts";

const siteRoles: readonly Role[] = ["coordinator", "investigator"];
const entryRoles: readonly Role[] = [...siteRoles, "participant", "laboratory"];
const queryRoles: readonly Role[] = ["data-manager", "monitor"];

/** What the person on the page may do with one participant's record. */
export interface Rights {
  /** The role in which values are entered; without one the page is read only. */
  readonly entry: AccessLine | undefined;
  readonly siteRole: Role | undefined;
  readonly queryRole: Role | undefined;
  readonly maySign: boolean;
}

/** The participant's record as one may see it, kept current. */
export function useRecord(study: string, participant: string): ParticipantRecord | undefined {
  const { data, error } = useQuery(participantQuery(study, participant));
  if (data === undefined && error !== null) throw error;
  return useMemo(() => data && wholeRecord(data), [data]);
}

/** What one may do with a form of a participant at a site. */
export function useRights(
  { study }: StudyView,
  record: ParticipantRecord | undefined,
  form: string,
): Rights {
  const access = useAccess(study.id);
  const isWalled = isWalledForm(study, form);
  return useMemo(() => {
    const holds = ({ sites, participant }: AccessLine): boolean =>
      record !== undefined &&
      (participant === undefined || participant === record.state.id) &&
      (sites === "all" || sites.includes(record.state.site));
    const having = (roles: readonly Role[]): AccessLine | undefined =>
      roles.flatMap((role) => access.filter((line) => line.role === role && holds(line)))[0];
    const roleOf = (line: AccessLine | undefined): Role | undefined =>
      line === undefined || line.role === "administrator" ? undefined : line.role;
    return {
      entry:
        record?.state.status === "voided" ? undefined : having(isWalled ? wallRoles : entryRoles),
      siteRole: roleOf(having(isWalled ? wallRoles : siteRoles)),
      queryRole: roleOf(having(queryRoles)),
      maySign: having(["investigator"]) !== undefined,
    };
  }, [access, record, isWalled]);
}

/** The working session of one instance; `undefined` until the device's storage is open. */
export function useFormSession(
  view: StudyView,
  record: ParticipantRecord | undefined,
  form: Form | undefined,
  key: string,
  rights: Rights,
  dose: Pick<RecordDose, "level" | "visit">,
): FormSession | undefined {
  const outbox = useOutboxOf();
  const { person } = useSession();
  const [session, setSession] = useState<FormSession>();
  const { entry } = rights;
  const world = useMemo((): FormWorld | undefined => {
    if (record === undefined || form === undefined || person === undefined) return undefined;
    const context: Omit<Context, "at"> | undefined =
      entry === undefined || entry.role === "administrator"
        ? undefined
        : {
            actor: person.id as PersonId,
            role: entry.role,
            sites: entry.sites === "all" ? "all" : (entry.sites as unknown as readonly SiteId[]),
            ...(entry.participant === undefined ? {} : { self: entry.participant }),
            zone: record.zone as Zone,
            seed: "",
            command: "draft" as CommandId,
          };
    return {
      study: view.study,
      form,
      version: view.hash,
      studyState: view.state,
      participant: record.state,
      person: person.id,
      zone: record.zone as Zone,
      context,
      at: () => new Date().toISOString(),
      dose,
    };
  }, [view, record, form, person, entry, dose]);
  const isReady = world !== undefined && outbox !== undefined;
  const id = `${view.study.id} ${record?.state.id ?? ""} ${key}`;
  const current = useRef<FormSession>(undefined);
  useEffect(() => {
    if (!isReady || world === undefined || outbox === undefined) return;
    const known = current.current;
    // A new line that has got its number is the same page: nothing that is open or focused may move.
    if (known?.isOpen === true && known.isOf(world, key)) return;
    known?.close();
    current.current = new FormSession(world, key, outbox);
    setSession(current.current);
    // A newer record of the same participant is given to the session below.
  }, [id, isReady, outbox]);
  useEffect(() => {
    if (session !== undefined && world !== undefined && session.world !== world)
      session.update(world);
  }, [session, world]);
  useEffect(() => {
    const leave = (): void => session?.leaveAll();
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [session]);
  const isHere =
    session !== undefined &&
    session.world.participant.id === record?.state.id &&
    session.world.form === form;
  return isHere && session.key === key
    ? session
    : isHere && session.was === key
      ? session
      : undefined;
}
