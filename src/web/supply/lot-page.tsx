import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { LotTest } from "../../definition/index.ts";
import type { LotPage as Lot } from "../../server/contract.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { useAccess } from "../session/session.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { When } from "../ui/when.tsx";
import { CertificateTable } from "./certificate-table.tsx";
import { ExpiryCard } from "./expiry-card.tsx";
import { ExpiryDialog } from "./expiry-dialog.tsx";
import { words as expiryWords } from "./expiry-words.ts";
import { ExcursionDialog } from "./excursion-dialog.tsx";
import { GenealogyTree } from "./genealogy-tree.tsx";
import { LabelsDialog } from "./labels-dialog.tsx";
import { lotTones } from "./lot-tones.ts";
import { QuarantineDialog } from "./quarantine-dialog.tsx";
import { RecallDialog } from "./recall-dialog.tsx";
import { RecallPart } from "./recall-part.tsx";
import { ReleaseDialog } from "./release-dialog.tsx";
import { supplySeen } from "./sees-supply.ts";
import { lotQuery } from "./supply-queries.ts";
import { itemName, levelName } from "./supply-names.ts";
import { words } from "./supply-words.ts";
import { TestDialog } from "./test-dialog.tsx";
import { UnitsTable } from "./units-table.tsx";
import { useSupplyRights } from "./use-supply-rights.ts";

type Open =
  | "release"
  | "quarantine"
  | "end-quarantine"
  | "recall"
  | "labels"
  | "excursion"
  | "expiry"
  | LotTest;

/** A lot: where it came from, what was found, who released it, where every unit is, and whom a recall concerns. */
export function LotPage() {
  const { study = "", lot = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const { data, error } = useQuery(lotQuery(study, lot));
  const view = useStudy(study);
  return (
    <Page
      title={`${say(words.lot)} ${lot}`}
      above={
        <Link to="/studies/$study/supply" params={{ study }} search={{ tab: "lots" }}>
          {say(words.lots)}
        </Link>
      }
      below={
        data !== undefined && (
          <>
            {itemName(view.study, data.line.item)} · {say(levelName(view.study, data.line.level))} ·{" "}
            {say(words[data.line.batch])} · {say(words.expires)}{" "}
            <span className="num">{data.line.expires}</span>{" "}
            <Badge tone={lotTones[data.line.status]}>{say(words[data.line.status])}</Badge>
          </>
        )
      }
    >
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={8} />
        ) : (
          <ProblemNotice error={error} />
        )
      ) : (
        <Parts study={study} page={data} />
      )}
    </Page>
  );
}

function Parts({ study, page }: { readonly study: string; readonly page: Lot }) {
  const { say } = useLanguage();
  const view = useStudy(study);
  const may = useSupplyRights(study);
  const roles = useAccess(study).map(({ role }) => role);
  const seesAll = supplySeen(view.study, roles) === "all";
  const [open, setOpen] = useState<Open>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const close = () => setOpen(undefined);
  const { line, recall, released, signatures, planIfFailed } = page;
  const isOpen = line.status === "testing" || line.status === "conditionally-released";
  const units = chosen.length === 0 ? page.units.map(({ unit }) => unit) : chosen;
  return (
    <div className="space-y-5">
      {recall !== undefined && (
        <Notice
          tone="wrong"
          title={say(words.recalledBy, { name: recall.name, reason: recall.reason })}
        >
          <When at={recall.at} />
        </Notice>
      )}
      <Card title={say(words.origin)}>
        <GenealogyTree page={page} />
      </Card>
      <Card
        title={say(words.certificate)}
        actions={
          isOpen &&
          may("sign-release") && (
            <Button tone="primary" small onClick={() => setOpen("release")}>
              {say(words.release)}
            </Button>
          )
        }
      >
        <CertificateTable page={page} {...(may("record-test") ? { onRecord: setOpen } : {})} />
        <div className="mt-3 space-y-1">
          {signatures.map(({ name, at }) => (
            <p key={name}>
              {say(words.signedBy, { name })} · <When at={at} />{" "}
              <span className="text-soft">{say(words.secondOwed)}</span>
            </p>
          ))}
          {released !== undefined && (
            <p>
              {say(words.releasedBy, { names: released.signers.join(" · ") })} ·{" "}
              <When at={released.at} />
            </p>
          )}
          {planIfFailed !== undefined && <p>{say(words.plan, { plan: planIfFailed })}</p>}
        </div>
      </Card>
      <ExpiryCard
        page={page}
        {...(may("change-expiry") && line.status !== "recalled"
          ? { onChange: () => setOpen("expiry") }
          : {})}
      />
      <Card
        title={say(words.where)}
        actions={
          <span className="flex flex-wrap gap-2">
            <Link
              to="/studies/$study/supply/custody"
              params={{ study }}
              search={{ lot: line.lot }}
              className={buttonClass("plain", true)}
            >
              {say(expiryWords.custodyReport)}
            </Link>
            {seesAll && (
              <Button small onClick={() => setOpen("labels")}>
                {say(words.printLabels)}
              </Button>
            )}
            {may("record-excursion") && (
              <Button small onClick={() => setOpen("excursion")}>
                {say(words.recordExcursion)}
              </Button>
            )}
            {may("quarantine") && line.status !== "recalled" && (
              <Button small onClick={() => setOpen("quarantine")}>
                {say(words.quarantine)}
              </Button>
            )}
            {may("end-quarantine") && line.quarantined > 0 && (
              <Button small onClick={() => setOpen("end-quarantine")}>
                {say(words.endQuarantine)}
              </Button>
            )}
            {may("recall-lot") && line.status !== "recalled" && (
              <Button small tone="danger" onClick={() => setOpen("recall")}>
                {say(words.recall)}
              </Button>
            )}
          </span>
        }
      >
        <UnitsTable study={view.study} page={page} chosen={chosen} onChoose={setChosen} />
      </Card>
      {seesAll && <RecallPart study={study} lot={line.lot} />}
      {open === "expiry" && <ExpiryDialog study={study} page={page} onClose={close} />}
      {open === "release" && <ReleaseDialog study={study} page={page} onClose={close} />}
      {(open === "quarantine" || open === "end-quarantine") && (
        <QuarantineDialog study={study} lot={line.lot} kind={open} units={chosen} onClose={close} />
      )}
      {open === "recall" && <RecallDialog study={study} lot={line.lot} onClose={close} />}
      {open === "labels" && <LabelsDialog study={study} units={units} onClose={close} />}
      {open === "excursion" && <ExcursionDialog study={study} units={units} onClose={close} />}
      {typeof open === "object" && (
        <TestDialog study={study} lot={line.lot} test={open} onClose={close} />
      )}
    </div>
  );
}
