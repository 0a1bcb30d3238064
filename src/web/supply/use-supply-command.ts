import { useRef } from "react";
import type { Command } from "../../engine/index.ts";
import { call } from "../api/call.ts";
import { AskedOnce } from "../participant/command-id.ts";
import { proveFor } from "../session/proof-fields.tsx";
import { useAct } from "../ui/use-act.ts";

/** A form that holds the boxes of a proof, and the hash of what is signed. */
export interface Proof {
  readonly data: FormData;
  readonly hash: string;
}

/**
 * Gives a command about the product, and fetches again what it may have changed. With a proof it is signed: who acts
 * proves again who they are, for what they were shown.
 */
export function useSupplyCommand(study: string) {
  const { act, busy, error } = useAct(["supply", "participant"]);
  const asked = useRef<AskedOnce>(undefined);
  asked.current ??= new AskedOnce();
  const once = asked.current;
  const give = (command: Command, then: () => void = () => {}, proof?: Proof): Promise<void> =>
    act(async () => {
      const grant = proof === undefined ? undefined : await proveFor(proof.data, proof.hash);
      const body = { id: once.idOf(command), command, ...(grant === undefined ? {} : { grant }) };
      await call("POST /api/studies/{study}/commands", { params: { study }, body });
      then();
    });
  return { give, busy, error };
}
