import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { printTypedDate } from "../../kernel/index.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { AskedOnce } from "../participant/command-id.ts";
import { useAccess } from "../session/session.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { deviceToday, isDay, PlainDateBox, typedDay } from "../ui/plain-date-box.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAct } from "../ui/use-act.ts";
import { When } from "../ui/when.tsx";
import { documentState } from "./document-state.ts";
import { FileList } from "./file-list.tsx";
import { InspectionTable } from "./inspection-table.tsx";
import { seatWords as words } from "./seat-words.ts";

const tones = { inForce: "done", replaced: "calm", toCome: "ask" } as const;

/** The procedures and other documents of a study; its manager files them, everybody who works in it reads them. */
export function DocumentsPart({ study }: { readonly study: string }) {
  const { say, language } = useLanguage();
  const files = useAccess(study).some(
    ({ role, sites }) => role === "study-manager" && sites === "all",
  );
  const { data, error, isPending } = useQuery({
    queryKey: ["documents", study],
    queryFn: () => call("GET /api/studies/{study}/documents", { params: { study } }),
  });
  if (isPending) return <Skeleton lines={6} />;
  if (data === undefined) return <ProblemNotice error={error} />;
  const today = deviceToday();
  const stateOf = (one: (typeof data)[number]) => documentState(one, data, today);
  return (
    <div className="space-y-5">
      <p className="max-w-3xl text-soft">{say(words.documentsHow)}</p>
      <InspectionTable
        title={say(words.documents)}
        name={`${study}-documents`}
        header={[
          ...[words.title, words.version, words.validFrom, words.state, words.file].map((word) =>
            say(word),
          ),
          say(words.filed),
        ]}
        rows={data.map((one) => [
          one.id,
          one.title,
          one.version,
          printTypedDate(one.validFrom, language),
          <Badge key="s" tone={tones[stateOf(one)]}>
            {say(words[stateOf(one)])}
          </Badge>,
          <FileList key="f" study={study} files={[one.file]} />,
          <span key="w">
            <When at={one.filedAt} /> · {one.name}
          </span>,
        ])}
        csv={() =>
          data.map((one) => [
            one.title,
            one.version,
            one.validFrom,
            say(words[stateOf(one)]),
            `${one.file.file} ${one.file.sha256}`,
            `${one.filedAt} ${one.name}`,
          ])
        }
        empty={say(words.noDocuments)}
      />
      {files && <FileDocument study={study} />}
    </div>
  );
}

function FileDocument({ study }: { readonly study: string }) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["documents"]);
  const [title, setTitle] = useState("");
  const [version, setVersion] = useState("");
  const [from, setFrom] = useState(() => typedDay(0));
  const [file, setFile] = useState<File>();
  const [filed, setFiled] = useState(0);
  const [once] = useState(() => new AskedOnce());
  const ready = title.trim() !== "" && version.trim() !== "" && isDay(from, true);
  async function send(content: File): Promise<void> {
    const params = { study };
    const query = { name: content.name.slice(0, 200) };
    const given = { params, query, body: content } as never;
    const kept = await call("POST /api/studies/{study}/documents/files", given);
    const said = {
      title: title.trim(),
      version: version.trim(),
      validFrom: from.date ?? "",
      file: kept.sha256,
    };
    const body = { id: once.idOf(said), ...said };
    await call("POST /api/studies/{study}/documents", { params, body });
    setTitle("");
    setVersion("");
    setFile(undefined);
    setFiled((count) => count + 1);
    once.idOf([]);
  }
  return (
    <Card title={say(words.fileDocument)} className="print:hidden">
      <form
        key={filed}
        className="grid gap-3 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && file !== undefined) void act(() => send(file));
        }}
      >
        <Labelled label={say(words.title)}>
          {(control) => (
            <input
              {...control}
              className="field-box"
              maxLength={200}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={say(words.version)}>
          {(control) => (
            <input
              {...control}
              className="field-box"
              maxLength={50}
              value={version}
              onChange={(event) => setVersion(event.target.value)}
            />
          )}
        </Labelled>
        <PlainDateBox label={say(words.validFrom)} value={from} onChange={setFrom} />
        <Labelled label={say(words.file)}>
          {(control) => (
            <input
              {...control}
              type="file"
              onChange={(event) => setFile(event.target.files?.[0])}
            />
          )}
        </Labelled>
        <div className="sm:col-span-2">
          <ProblemNotice error={error} />
          <Button type="submit" tone="primary" busy={busy} disabled={!ready || file === undefined}>
            {say(words.fileDo)}
          </Button>
        </div>
      </form>
    </Card>
  );
}
