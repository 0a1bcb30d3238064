import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { type GenePanel, type GenomeBuild, genomeBuilds } from "../../definition/index.ts";
import { useLanguage } from "../language/language.tsx";
import { AskedOnce } from "../participant/command-id.ts";
import type { RecordView } from "../participant/record.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { FilePick } from "./file-pick.tsx";
import { words } from "./genetics-words.ts";
import { sendVcf, type Told } from "./send-vcf.ts";

/** Sends a file of variants and says how far it is, what was recorded, or every defect with its line and column. */
export function UploadCard({
  record: { study, state },
  panel,
  onShow,
}: {
  readonly record: RecordView;
  readonly panel: GenePanel;
  /** Leads to what was read. */
  readonly onShow: () => void;
}) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const [vcf, setVcf] = useState<File>();
  const [bed, setBed] = useState<File>();
  const [clinvar, setClinvar] = useState<File>();
  const [sample, setSample] = useState("");
  const [build, setBuild] = useState<GenomeBuild>();
  const [part, setPart] = useState<number>();
  const [told, setTold] = useState<Told>();
  const [error, setError] = useState<unknown>();
  const asked = useRef(new AskedOnce());
  const isBusy = part !== undefined;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (vcf === undefined || isBusy) return;
    const files = [vcf, bed, clinvar].map((file) => [file?.name, file?.size, file?.lastModified]);
    const id = asked.current.idOf([state.id, files, sample, build]);
    setPart(0);
    setTold(undefined);
    setError(undefined);
    try {
      const place = { study: study.id, participant: state.id };
      setTold(await sendVcf(place, { vcf, bed, clinvar, sample, build }, id, setPart));
      await Promise.all([
        client.invalidateQueries({ queryKey: ["participant", study.id, state.id] }),
        client.invalidateQueries({ queryKey: ["summaries", study.id] }),
      ]);
    } catch (problem) {
      setError(problem);
    } finally {
      setPart(undefined);
    }
  };
  const genes = panel.genes.map(({ symbol }) => symbol).join(say(words.comma));
  return (
    <Card title={say(words.upload)}>
      <form className="space-y-4" onSubmit={(event) => void send(event)}>
        <p className="text-soft">{say(words.uploadLead, { genes })}</p>
        <div className="grid gap-4 md:grid-cols-2">
          <FilePick
            label={say(words.vcf)}
            help={say(words.vcfHelp)}
            name="vcf"
            file={vcf}
            disabled={isBusy}
            onPick={setVcf}
          />
          <Labelled label={say(words.sample)} help={say(words.sampleHelp)}>
            {(control) => (
              <input
                {...control}
                name="sample"
                className="field-box w-full"
                maxLength={200}
                value={sample}
                disabled={isBusy}
                onChange={(event) => setSample(event.target.value)}
              />
            )}
          </Labelled>
        </div>
        <details>
          <summary className="text-accent">{say(words.more)}</summary>
          <div className="mt-3 grid gap-4 md:grid-cols-2">
            <FilePick
              label={say(words.bed)}
              name="bed"
              file={bed}
              disabled={isBusy}
              onPick={setBed}
            />
            <FilePick
              label={say(words.clinvar)}
              help={say(words.clinvarHelp)}
              name="clinvar"
              file={clinvar}
              disabled={isBusy}
              onPick={setClinvar}
            />
            <Labelled label={say(words.build)}>
              {(control) => (
                <select
                  {...control}
                  name="build"
                  className="field-box w-full"
                  value={build ?? ""}
                  disabled={isBusy}
                  onChange={(event) =>
                    setBuild(genomeBuilds.find((one) => one === event.target.value))
                  }
                >
                  <option value="">{say(words.buildTold)}</option>
                  {genomeBuilds.map((one) => (
                    <option key={one}>{one}</option>
                  ))}
                </select>
              )}
            </Labelled>
          </div>
        </details>
        <Button type="submit" tone="primary" busy={isBusy} disabled={vcf === undefined}>
          {say(words.send)}
        </Button>
        <Progress part={part} />
        <ProblemNotice error={error} />
        {told !== undefined && <ReadNotice told={told} onShow={onShow} />}
      </form>
    </Card>
  );
}

function Progress({ part }: { readonly part: number | undefined }) {
  const { say } = useLanguage();
  if (part === undefined) return null;
  const percent = Math.floor(part * 100);
  const said = part < 1 ? say(words.sending, { percent }) : say(words.reading);
  return (
    <div role="status" className="flex items-center gap-3">
      <progress
        className="h-3 w-48 accent-accent"
        aria-label={said}
        max={1}
        {...(part < 1 ? { value: part } : {})}
      />
      <span className="num">{said}</span>
    </div>
  );
}

function ReadNotice({
  told: { assessment, repeated, told },
  onShow,
}: {
  readonly told: Told;
  readonly onShow: () => void;
}) {
  const { say } = useLanguage();
  return (
    <Notice tone="done" title={say(words.read, { number: assessment })}>
      {repeated && <p>{say(words.readTwice)}</p>}
      {told.length > 0 && (
        <>
          <p>{say(words.readWith)}</p>
          <ul className="list-disc pl-5">
            {told.slice(0, 20).map(({ text }, index) => (
              <li key={index}>{say(text)}</li>
            ))}
          </ul>
        </>
      )}
      <Button small className="mt-2" onClick={onShow}>
        {say(words.show)}
      </Button>
    </Notice>
  );
}
