import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { SiteId } from "../../kernel/index.ts";
import { call } from "../api/call.ts";
import { studyQuery } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { AskedOnce } from "../participant/command-id.ts";
import { programmesQuery } from "../programmes/programmes-query.ts";
import { useAccess } from "../session/session.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Empty } from "../ui/empty.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAct } from "../ui/use-act.ts";
import { words } from "./administration-words.ts";

/** The sites of every study: those that are active, and those that the protocol plans. */
export function SitesPart() {
  const { say } = useLanguage();
  const { data, error, isPending } = useQuery(programmesQuery);
  if (isPending) return <Skeleton lines={8} />;
  if (data === undefined) return <ProblemNotice error={error} />;
  if (data.length === 0) return <Empty kind="yet" title={say(words.noStudies)} />;
  return (
    <div className="space-y-5">
      {data.map(({ study, title }) => (
        <Card
          key={study}
          title={
            <>
              {study} <span className="font-normal text-soft">{say(title)}</span>
            </>
          }
        >
          <StudySites study={study} />
        </Card>
      ))}
    </div>
  );
}

function StudySites({ study }: { readonly study: string }) {
  const { say } = useLanguage();
  const { data, error, isPending } = useQuery(studyQuery(study));
  const manages = useAccess(study).some(({ role }) => role === "study-manager");
  const [activating, setActivating] = useState<string>();
  if (isPending) return <Skeleton lines={2} />;
  if (data === undefined) return <ProblemNotice error={error} />;
  const known = new Set(data.sites.map(({ id }) => id));
  const rows = [
    ...data.sites,
    ...data.study.sites
      .filter(({ id }) => !known.has(id))
      .map((site) => ({ ...site, active: false })),
  ];
  if (rows.length === 0) return <p className="text-soft">{say(words.noSites)}</p>;
  const chosen = rows.find(({ id }) => id === activating);
  return (
    <div
      className="overflow-x-auto"
      tabIndex={0}
      role="region"
      aria-label={`${study}: ${say(words.sites)}`}
    >
      <table className="w-full text-left">
        <thead className="border-b border-line text-[0.87rem] text-soft">
          <tr>
            {[
              words.siteId,
              words.siteName,
              words.country,
              words.zone,
              words.investigator,
              words.state,
            ].map((word) => (
              <th key={word.en} scope="col" className="py-1.5 pr-4 font-medium whitespace-nowrap">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ id, name, country, zone, investigator, active }) => (
            <tr key={id}>
              <th scope="row" className="num py-1.5 pr-4 font-medium">
                {id}
              </th>
              <td className="py-1.5 pr-4">{say(name)}</td>
              <td className="py-1.5 pr-4">{country}</td>
              <td className="py-1.5 pr-4">{zone}</td>
              <td className="py-1.5 pr-4">{investigator ?? "–"}</td>
              <td className="py-1.5">
                <span className="flex flex-wrap items-center gap-2">
                  <Badge tone={active ? "done" : "ask"}>
                    {say(active ? words.siteActive : words.sitePlanned)}
                  </Badge>
                  {!active &&
                    (manages ? (
                      <Button small onClick={() => setActivating(id)}>
                        {say(words.activate)}
                      </Button>
                    ) : (
                      <span className="text-[0.87rem] text-soft">{say(words.activateWho)}</span>
                    ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen !== undefined && (
        <Activate
          study={study}
          hasSupply={data.study.supply !== undefined}
          site={chosen}
          onClose={() => setActivating(undefined)}
        />
      )}
    </div>
  );
}

function Activate({
  study,
  hasSupply,
  site: { id, zone, country },
  onClose,
}: {
  readonly study: string;
  readonly hasSupply: boolean;
  readonly site: { readonly id: string; readonly zone: string; readonly country: string };
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["study", "programmes"]);
  const once = useRef(new AskedOnce());
  const [supplied, setSupplied] = useState(hasSupply);
  const activate = () =>
    act(async () => {
      const kept = supplied ? { supplied: true as const } : {};
      const command = {
        kind: "activate-site",
        site: id as SiteId,
        zone,
        country,
        ...kept,
      } as const;
      await call("POST /api/studies/{study}/commands", {
        params: { study },
        body: { id: once.current.idOf(command), command, role: "study-manager" },
      });
      onClose();
    });
  return (
    <Dialog open onClose={onClose} title={say(words.activateTitle, { site: id })}>
      <div className="space-y-4">
        <p>{say(words.activateWhat)}</p>
        <p className="text-soft">
          {study} · {country} · {zone}
        </p>
        {hasSupply && (
          <label className="flex items-start gap-3">
            <input
              type="checkbox"
              className="mt-1 size-5"
              checked={supplied}
              onChange={({ target }) => setSupplied(target.checked)}
            />
            <span>
              {say(words.supplied)}
              <br />
              <span className="text-soft">{say(words.suppliedWhat)}</span>
            </span>
          </label>
        )}
        <ProblemNotice error={error} />
        <p className="flex gap-2">
          <Button tone="primary" busy={busy} onClick={() => void activate()}>
            {say(words.activate)}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </p>
      </div>
    </Dialog>
  );
}
