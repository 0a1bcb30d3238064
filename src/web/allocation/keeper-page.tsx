import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { type UnblindingCategory, unblindingCategoryWords } from "../../engine/index.ts";
import type { AllocationProofAnswer, AllocationView } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { useCommand } from "../participant/use-command.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAct } from "../ui/use-act.ts";
import { When } from "../ui/when.tsx";
import { BalanceTable } from "./balance-table.tsx";
import { words } from "./keeper-words.ts";
import { KeptStrata } from "./kept-strata.tsx";
import { ListPart } from "./list-part.tsx";

/** How the allocation stands, for its keeper alone. */
export function KeeperPage() {
  const { study = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ["allocation", study],
    queryFn: () => call("GET /api/studies/{study}/allocation", { params: { study } }),
    gcTime: 0,
  });
  return (
    <Page title={say(words.title)} below={say(words.lead)}>
      <ProblemNotice error={error} />
      {data === undefined ? (
        error === null && <Skeleton lines={8} />
      ) : (
        <div className="space-y-5">
          <StatePart study={study} view={data} />
          {(data.method === undefined || data.method === "list") && (
            <ListPart study={study} view={data} />
          )}
          <ArmsPart study={study} view={data} />
          {data.allocated > 0 && <BalanceTable study={study} view={data} />}
          <KeptStrata study={study} view={data} />
          <Disclosures view={data} />
          <ProofPart study={study} />
        </div>
      )}
    </Page>
  );
}

interface Part {
  readonly study: string;
  readonly view: AllocationView;
}

function StatePart({ study, view }: Part) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["allocation"]);
  const command = useCommand(study);
  const isDrawn = view.method !== undefined && view.method !== "list";
  return (
    <Card title={say(words.state)}>
      <p>{view.open ? say(words.isOpen, { count: view.allocated }) : say(words.notOpen)}</p>
      {isDrawn && !view.open && (
        <div className="mt-3 space-y-3">
          <p className="text-soft">{say(words.openLead)}</p>
          <ProblemNotice error={error} />
          <Button
            tone="primary"
            busy={busy}
            onClick={() =>
              void act(async () => void (await command.mutateAsync({ kind: "open-allocation" })))
            }
          >
            {say(words.open)}
          </Button>
        </div>
      )}
    </Card>
  );
}

function ArmsPart({ study, view }: Part) {
  const { say } = useLanguage();
  const { arms } = useStudy(study).study;
  const command = useCommand(study);
  const { act, busy, error } = useAct(["allocation"]);
  const [reason, setReason] = useState("");
  const change = (arm: string, isClosed: boolean) =>
    act(async () => {
      const kind = isClosed ? "reopen-arm" : "close-arm";
      await command.mutateAsync({ kind, arm, reason });
      setReason("");
    });
  return (
    <Card title={say(words.arms)}>
      <ul className="mb-4 divide-y divide-line">
        {arms.map(({ id, title, ratio = 1 }) => {
          const isClosed = view.closedArms.includes(id);
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2">
              <span>
                {say(title)} <span className="num text-soft">({ratio})</span>{" "}
                <Badge tone={isClosed ? "wrong" : "done"}>
                  {say(isClosed ? words.closed : words.given)}
                </Badge>
              </span>
              <Button
                small
                tone={isClosed ? "plain" : "danger"}
                busy={busy}
                disabled={reason.trim() === ""}
                onClick={() => void change(id, isClosed)}
              >
                {say(isClosed ? words.reopen : words.close, { arm: say(title) })}
              </Button>
            </li>
          );
        })}
      </ul>
      <ReasonBox label={say(words.reason)} value={reason} onChange={setReason} />
      <ProblemNotice error={error} />
    </Card>
  );
}

function Disclosures({ view: { disclosures, people } }: { readonly view: AllocationView }) {
  const { say } = useLanguage();
  return (
    <Card title={say(words.disclosures)}>
      {disclosures.length === 0 && <p className="text-soft">{say(words.noDisclosures)}</p>}
      <ul className="divide-y divide-line">
        {disclosures.map(({ participant, to, category, at }, index) => (
          <li key={index} className="flex flex-wrap gap-x-5 py-2">
            <When at={at} />
            <span className="num">{participant}</span>
            <span>{people[to] ?? to}</span>
            <span>{say(unblindingCategoryWords[category as UnblindingCategory])}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ProofPart({ study }: { readonly study: string }) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct();
  const [proof, setProof] = useState<AllocationProofAnswer>();
  const prove = () =>
    act(async () =>
      setProof(await call("POST /api/studies/{study}/allocation/proof", { params: { study } })),
    );
  return (
    <Card title={say(words.proof)}>
      <p className="mb-3 text-soft">{say(words.proofLead)}</p>
      <Button busy={busy} onClick={() => void prove()}>
        {say(words.prove)}
      </Button>
      <div className="mt-3">
        <ProblemNotice error={error} />
        {proof !== undefined && (
          <Notice
            tone={proof.sound ? "done" : "wrong"}
            title={
              proof.sound
                ? say(words.sound, { drawn: proof.drawn, committed: proof.committed })
                : say(words.unsound, { first: proof.first === undefined ? "–" : say(proof.first) })
            }
          />
        )}
      </div>
    </Card>
  );
}
