import { type DragEvent, useState } from "react";
import type { Sha256, Text } from "../../kernel/index.ts";
import type { ListEntry } from "../../engine/index.ts";
import type { AllocationView } from "../../server/contract.ts";
import { call, Problem } from "../api/call.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { AskedOnce } from "../participant/command-id.ts";
import { useSession } from "../session/session.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { words } from "./keeper-words.ts";
import { ProofFields, proveFor } from "../session/proof-fields.tsx";
import { readListCsv } from "./read-list-csv.ts";

interface ChosenFile {
  readonly name: string;
  readonly hash: string;
  readonly entries: readonly ListEntry[];
  readonly lines: ReadonlyMap<string, number>;
}

const once = new AskedOnce();

/** The supplied list: read from a file, stored whole or not at all, and put into use by a second person. */
export function ListPart({
  study,
  view,
}: {
  readonly study: string;
  readonly view: AllocationView;
}) {
  const { say } = useLanguage();
  const factors = (useStudy(study).study.allocation?.factors ?? []).map(({ id }) => id);
  const { list, method } = view;
  const [file, setFile] = useState<ChosenFile>();
  const [fault, setFault] = useState<{ readonly line: number; readonly problem: Text }>();
  const { act, busy, error } = useAct(["allocation"]);
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    const content = await chosen.text();
    const reading = readListCsv(content, factors);
    setFile(undefined);
    setFault("line" in reading ? reading : undefined);
    if ("line" in reading) return;
    setFile({ name: chosen.name, hash: await hashOf(content), ...reading });
  };
  const supply = ({ entries }: ChosenFile) =>
    act(async () => {
      const command = { kind: "supply-list", entries } as const;
      const body = { id: once.idOf(command), command };
      await call("POST /api/studies/{study}/commands", { params: { study }, body });
      setFile(undefined);
    });
  const refused = error instanceof Problem ? error.body?.refusal?.params["number"] : undefined;
  const line = typeof refused === "string" ? file?.lines.get(refused) : undefined;
  const waiting = list.entries - (list.activated ?? 0);
  const supplier = list.suppliedBy === undefined ? "–" : (view.people[list.suppliedBy] ?? "–");
  return (
    <Card title={say(words.list)}>
      <p>
        {say(words.listState, {
          entries: list.entries,
          activated: list.activated ?? 0,
          left: list.left,
        })}
      </p>
      {list.entries > 0 && (
        <p className="num mt-1 break-all text-[0.87rem] text-soft">
          {say(words.hash)}: {list.hash} · {say(words.by, { name: supplier })}
        </p>
      )}
      <label
        className="mt-4 block cursor-pointer rounded-lg border-2 border-dashed border-edge p-6 text-center"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event: DragEvent) => {
          event.preventDefault();
          void choose(event.dataTransfer.files[0]);
        }}
      >
        {say(words.drop)}
        <span className="num block text-[0.87rem] text-soft">
          {say(words.columns, { columns: ["number", "arm", ...factors].join(", ") })}
        </span>
        <input
          type="file"
          accept=".csv,text/csv"
          className="mx-auto mt-2 block"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </label>
      <div className="mt-3 space-y-3">
        {fault !== undefined && (
          <Notice
            tone="wrong"
            title={say(words.line, { line: fault.line, problem: say(fault.problem) })}
          />
        )}
        {file !== undefined && (
          <>
            <p className="num break-all">
              {say(words.file, { name: file.name, count: file.entries.length, hash: file.hash })}
            </p>
            {line !== undefined && <p>{say(words.line, { line, problem: "" })}</p>}
            <Button tone="primary" busy={busy} onClick={() => void supply(file)}>
              {say(words.supply, { count: file.entries.length })}
            </Button>
          </>
        )}
        <ProblemNotice error={error} />
      </div>
      {method === "list" && waiting > 0 && (
        <Activate
          study={study}
          hash={list.hash}
          by={list.suppliedBy}
          waiting={waiting}
          name={supplier}
        />
      )}
    </Card>
  );
}

function Activate({
  study,
  hash,
  by,
  waiting,
  name,
}: {
  readonly study: string;
  readonly hash: Sha256;
  readonly by: string | undefined;
  readonly waiting: number;
  readonly name: string;
}) {
  const { say } = useLanguage();
  const { person } = useSession();
  const { act, busy, error } = useAct(["allocation"]);
  const sign = (data: FormData) =>
    act(async () => {
      const grant = await proveFor(data, hash);
      const command = { kind: "activate-list", hash } as const;
      const body = { id: once.idOf({ command, grant }), command, grant };
      await call("POST /api/studies/{study}/commands", { params: { study }, body });
    });
  return (
    <form
      className="mt-5 space-y-3 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        void sign(new FormData(event.currentTarget));
      }}
    >
      <p>{say(words.waiting, { count: waiting, name })}</p>
      {person?.id !== by && (
        <>
          <ProofFields />
          <ProblemNotice error={error} />
          <Button type="submit" tone="primary" busy={busy}>
            {say(words.activate)}
          </Button>
        </>
      )}
    </form>
  );
}

async function hashOf(content: string): Promise<string> {
  const { sha256 } = await import("../../kernel/index.ts");
  return sha256(content);
}
