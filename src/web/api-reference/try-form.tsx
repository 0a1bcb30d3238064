import { type FormEvent, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { words } from "./api-reference-words.ts";
import { exampleOf } from "./describe-schema.ts";
import type { Operation, Schema } from "./read-openapi.ts";

interface Outcome {
  /** 0: not reached. */
  readonly status: number;
  readonly text: string;
  readonly cut: boolean;
  readonly ms: number;
}

const shown = 20_000;

/** Calls an endpoint with the present session, and shows the answer as it came. */
export function TryForm({
  operation,
  schemas,
}: {
  readonly operation: Operation;
  readonly schemas: Readonly<Record<string, Schema>>;
}) {
  const { say } = useLanguage();
  const { method, path, parameters, body, answer } = operation;
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [sent, setSent] = useState(() =>
    body === undefined ? "" : JSON.stringify(exampleOf(body.schema, schemas), undefined, 2),
  );
  const [problem, setProblem] = useState<string>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [busy, setBusy] = useState(false);
  const withBody = body !== undefined && body.media === "application/json";
  if (answer?.media === "text/event-stream")
    return <p className="mt-2 text-soft">{say(words.stream)}</p>;

  async function send(event: FormEvent) {
    event.preventDefault();
    setProblem(undefined);
    if (withBody) {
      try {
        JSON.parse(sent);
      } catch (error) {
        setProblem(error instanceof Error ? error.message : String(error));
        return;
      }
    }
    setBusy(true);
    setOutcome(
      await carryOut(method, addressFrom(path, parameters, values), withBody ? sent : undefined),
    );
    setBusy(false);
  }
  return (
    <form onSubmit={(event) => void send(event)} className="mt-3 space-y-3">
      <p className="text-[0.9rem] text-soft">{say(words.tryHow)}</p>
      {method !== "GET" && <Notice tone="wait" title={say(words.changes)} />}
      {parameters.length > 0 && (
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {parameters.map(({ name, in: place, required }) => (
            <Labelled
              key={name}
              label={name}
              help={say(place === "path" ? words.inPath : words.inQuery)}
            >
              {(control) => (
                <input
                  {...control}
                  className="field-box w-full font-mono"
                  required={required}
                  value={values[name] ?? ""}
                  onChange={(event) => setValues({ ...values, [name]: event.target.value })}
                />
              )}
            </Labelled>
          ))}
        </div>
      )}
      {withBody && (
        <Labelled
          label={say(words.body)}
          {...(problem === undefined ? {} : { error: say(words.badJson, { problem }) })}
        >
          {(control) => (
            <textarea
              {...control}
              rows={Math.min(16, sent.split("\n").length + 1)}
              spellCheck={false}
              className="field-box w-full font-mono text-[0.85rem]"
              value={sent}
              onChange={(event) => setSent(event.target.value)}
            />
          )}
        </Labelled>
      )}
      <Button type="submit" tone="primary" busy={busy}>
        {say(words.send)} {method}
      </Button>
      <div role="status">
        {outcome !== undefined && (
          <>
            <p
              className={`num font-medium ${outcome.status >= 200 && outcome.status < 300 ? "text-done" : "text-wrong"}`}
            >
              {outcome.status === 0
                ? say(words.unreached)
                : `${say(words.status, { status: outcome.status })} · ${say(words.took, { ms: outcome.ms })}`}
            </p>
            {outcome.text !== "" && (
              <pre
                tabIndex={0}
                className="mt-2 max-h-[30rem] overflow-auto whitespace-pre-wrap break-all rounded-lg border border-line bg-card p-3 font-mono text-[0.8rem]"
              >
                {outcome.text}
              </pre>
            )}
            {outcome.cut && (
              <p className="text-[0.85rem] text-soft">{say(words.cut, { count: shown })}</p>
            )}
          </>
        )}
      </div>
    </form>
  );
}

function addressFrom(
  path: string,
  parameters: Operation["parameters"],
  values: Readonly<Record<string, string>>,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ""),
  );
  const asked = parameters.flatMap(({ name, in: place }) =>
    place === "query" && (values[name] ?? "") !== "" ? [[name, values[name] ?? ""]] : [],
  );
  const search = new URLSearchParams(asked).toString();
  return search === "" ? filled : `${filled}?${search}`;
}

async function carryOut(
  method: string,
  address: string,
  body: string | undefined,
): Promise<Outcome> {
  const begun = performance.now();
  try {
    const response = await fetch(address, {
      method,
      headers: {
        "x-neurite": "1",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const type = response.headers.get("content-type") ?? "";
    const raw = /json|text|csv/.test(type)
      ? await response.text()
      : `${type}, ${(await response.blob()).size} bytes`;
    const text = type.includes("json") && !type.includes("ndjson") ? pretty(raw) : raw;
    return {
      status: response.status,
      text: text.slice(0, shown),
      cut: text.length > shown,
      ms: Math.round(performance.now() - begun),
    };
  } catch {
    return { status: 0, text: "", cut: false, ms: Math.round(performance.now() - begun) };
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
