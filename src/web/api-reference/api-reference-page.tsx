import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { AddressInput } from "../ui/address-input.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Icon } from "../ui/icon.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Page } from "../ui/page.tsx";
import { useAddress } from "../ui/use-address.ts";
import { areaWords, words } from "./api-reference-words.ts";
import { EndpointCard } from "./endpoint-card.tsx";
import { readOpenApi } from "./read-openapi.ts";

/** The interface of the server, read from its own description. */
export function ApiReferencePage() {
  const { say } = useLanguage();
  const { data } = useSuspenseQuery({
    queryKey: ["openapi"],
    queryFn: () => call("GET /api/openapi.json"),
    staleTime: Infinity,
  });
  const api = useMemo(() => readOpenApi(data), [data]);
  const [{ q = "", open }, change] = useAddress();
  const wanted = q.toLowerCase().split(/\s+/);
  const shown = api.operations.filter(({ id, summary }) => {
    const said = `${id} ${summary}`.toLowerCase();
    return wanted.every((word) => said.includes(word));
  });
  const areas = Map.groupBy(shown, ({ area }) => area);
  return (
    <Page
      title={say(words.title)}
      below={`${say(words.below)} ${say(words.version, { version: api.version })}`}
      actions={
        <a href="/api/openapi.json" className={buttonClass()}>
          <Icon name="download" />
          {say(words.document)}
        </a>
      }
    >
      {api.description !== "" && (
        <p lang="en" className="mb-5 max-w-3xl border-l-4 border-accent-soft pl-4 text-soft">
          {api.description}
        </p>
      )}
      <div className="mb-5 flex flex-wrap items-end gap-4">
        <Labelled label={say(words.find)}>
          {(control) => (
            <AddressInput
              {...control}
              type="search"
              className="field-box w-72 max-w-full"
              value={q}
              onValue={(next) => change({ q: next }, { replace: true })}
            />
          )}
        </Labelled>
        <p role="status" className="num pb-2 text-soft">
          {say(words.count, { shown: shown.length, all: api.operations.length })}
        </p>
      </div>
      {shown.length === 0 && <Empty kind="match" title={say(words.none)} />}
      <div className="space-y-7">
        {[...areas].map(([area, operations]) => (
          <section key={area}>
            <h2 className="mb-2">{say(areaWords(area))}</h2>
            <ul className="space-y-2">
              {operations.map((operation) => (
                <EndpointCard
                  key={operation.id}
                  operation={operation}
                  schemas={api.schemas}
                  open={open === operation.id}
                  onOpen={(next) =>
                    change({ open: next ? operation.id : undefined }, { replace: true })
                  }
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
