import { lazy, Suspense, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { callerWords, words } from "./api-reference-words.ts";
import { schemaLines, typeWords } from "./describe-schema.ts";
import type { Operation, Schema } from "./read-openapi.ts";

const TryForm = lazy(async () => ({ default: (await import("./try-form.tsx")).TryForm }));

const tones = { GET: "accent", DELETE: "wrong" } as const;

/** One endpoint: what it does, who may call it, what it takes and answers, and a form to try it. */
export function EndpointCard({
  operation,
  schemas,
  open,
  onOpen,
}: {
  readonly operation: Operation;
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}) {
  const { say } = useLanguage();
  const { method, path, summary, who, parameters, body, answer } = operation;
  return (
    <li className="rounded-xl border border-line bg-card shadow-card">
      <h3 className="font-normal">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => onOpen(!open)}
          className="flex min-h-12 w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-xl px-4 py-2 text-left hover:bg-sunken"
        >
          <span className="w-16">
            <Badge tone={method in tones ? tones[method as keyof typeof tones] : "wait"}>
              {method}
            </Badge>
          </span>
          <code className="break-all font-mono text-[0.9rem]">{path}</code>
          <span lang="en" className="text-soft">
            {summary}
          </span>
        </button>
      </h3>
      {open && (
        <div className="space-y-5 border-t border-line px-4 py-4">
          <p>
            <span className="text-soft">{say(words.who)}: </span>
            {say(callerWords(who))}
          </p>
          {parameters.length > 0 && (
            <section>
              <h4 className="mb-1 font-medium">{say(words.parameters)}</h4>
              <ul className="space-y-0.5">
                {parameters.map(({ name, in: place, required, schema }) => (
                  <li key={name} className="flex flex-wrap gap-x-3">
                    <code className="font-mono font-medium">{name}</code>
                    <code className="font-mono text-[0.85rem] text-soft">
                      {typeWords(schema, schemas)}
                    </code>
                    <span className="text-[0.85rem] text-soft">
                      {say(place === "path" ? words.inPath : words.inQuery)}
                      {required && ` · ${say(words.required)}`}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {body !== undefined && (
            <section>
              <h4 className="mb-1 font-medium">{say(words.body)}</h4>
              <SchemaTable media={body.media} schema={body.schema} schemas={schemas} />
            </section>
          )}
          <section>
            <h4 className="mb-1 font-medium">{say(words.answer)}</h4>
            {answer === undefined ? (
              <p className="text-soft">{say(words.noAnswer)}</p>
            ) : (
              <SchemaTable
                media={`${answer.status} · ${answer.media}`}
                schema={answer.schema}
                schemas={schemas}
              />
            )}
          </section>
          <Try operation={operation} schemas={schemas} />
        </div>
      )}
    </li>
  );
}

function Try({
  operation,
  schemas,
}: {
  readonly operation: Operation;
  readonly schemas: Readonly<Record<string, Schema>>;
}) {
  const { say } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <section className="rounded-lg border border-line bg-sunken p-4">
      <h4 className="font-medium">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="min-h-8 text-accent underline"
        >
          {say(words.tryIt)}
        </button>
      </h4>
      {open && (
        <Suspense>
          <TryForm operation={operation} schemas={schemas} />
        </Suspense>
      )}
    </section>
  );
}

function SchemaTable({
  media,
  schema,
  schemas,
}: {
  readonly media: string;
  readonly schema: Schema;
  readonly schemas: Readonly<Record<string, Schema>>;
}) {
  const { say } = useLanguage();
  const lines = schemaLines(schema, schemas);
  return (
    <>
      <p className="mb-1 font-mono text-[0.82rem] text-soft">
        {media} · {typeWords(schema, schemas)}
      </p>
      {lines.length > 0 && (
        <div
          tabIndex={0}
          role="group"
          aria-label={media}
          className="relative max-h-96 overflow-auto rounded-lg border border-line"
        >
          <table className="w-full text-[0.87rem]">
            <thead className="sticky top-0 bg-sunken text-left">
              <tr>
                <th scope="col" className="px-3 py-1.5 font-medium">
                  {say(words.member)}
                </th>
                <th scope="col" className="px-3 py-1.5 font-medium">
                  {say(words.type)}
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line, index) => (
                <tr key={index} className="border-t border-line">
                  <th scope="row" className="px-3 py-1 text-left align-top font-normal">
                    <code className="font-mono" style={{ paddingLeft: `${line.depth * 1.2}rem` }}>
                      {line.name}
                    </code>
                    {!line.required && <span className="text-soft">?</span>}
                  </th>
                  <td className="px-3 py-1 align-top text-soft">
                    <code className="break-words font-mono text-[0.82rem]">{line.type}</code>
                    {line.description !== "" && (
                      <span lang="en" className="block">
                        {line.description}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
