import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { QueryClient } from "@tanstack/react-query";
import type { ExecuteAnswer } from "../../server/contract.ts";
import { noteAcknowledged } from "./acknowledged.ts";
import { participantQuery } from "./study.ts";

const { fetch: network } = globalThis;

/** Answers for the record of somebody, each given once the test lets it go. */
function recordsOf(versions: readonly number[]) {
  let asks = 0;
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  globalThis.fetch = async () => {
    const version = versions[Math.min(asks++, versions.length - 1)];
    await gate;
    return Response.json({ state: { id: "P-1", version } });
  };
  return { letGo, asks: () => asks };
}

const acknowledged = (participant: string, version: number) =>
  ({
    events: [{ stream: `participant/${participant}`, version, event: {} }],
  }) as unknown as ExecuteAnswer;

describe("the record of a participant", () => {
  afterEach(() => (globalThis.fetch = network));

  it("is asked for again when an acknowledgement overtook the answer that was on its way", async () => {
    const client = new QueryClient({ defaultOptions: { queries: { gcTime: 0 } } });
    const { letGo, asks } = recordsOf([4, 6]);
    const record = client.fetchQuery(participantQuery("S-overtaken", "P-1"));
    noteAcknowledged("S-overtaken", acknowledged("P-1", 6));
    letGo();
    assert.equal((await record).state.version, 6);
    assert.equal(asks(), 2);
  });

  it("is asked for once when nothing newer is known: another's acknowledgement is not its own", async () => {
    const client = new QueryClient({ defaultOptions: { queries: { gcTime: 0 } } });
    const { letGo, asks } = recordsOf([4]);
    const record = client.fetchQuery(participantQuery("S-alone", "P-1"));
    noteAcknowledged("S-alone", acknowledged("P-2", 9));
    noteAcknowledged("S-other", acknowledged("P-1", 9));
    letGo();
    assert.equal((await record).state.version, 4);
    assert.equal(asks(), 1);
  });

  it("is shown as it is kept when nobody newer can be heard", async () => {
    const client = new QueryClient({ defaultOptions: { queries: { gcTime: 0 } } });
    const { letGo, asks } = recordsOf([4]);
    letGo();
    noteAcknowledged("S-kept", acknowledged("P-1", 5));
    const record = await client.fetchQuery(participantQuery("S-kept", "P-1"));
    assert.equal(record.state.version, 4);
    assert.equal(asks(), 3);
  });
});
