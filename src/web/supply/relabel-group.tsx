import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { RelabelUnits } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { words } from "./expiry-words.ts";
import { RelabelDialog } from "./relabel-dialog.tsx";
import { words as supplyWords } from "./supply-words.ts";
import { useSupplyRights } from "./use-supply-rights.ts";

/** The lines of units that wait for a new label, where they are and who holds some of them. */
export function RelabelLines({
  study,
  groups,
}: {
  readonly study: string;
  readonly groups: readonly RelabelUnits[];
}) {
  const { say } = useLanguage();
  const may = useSupplyRights(study);
  const [open, setOpen] = useState<RelabelUnits>();
  return (
    <>
      {groups.map((group, index) => {
        const { lot, site, units, participants, printed, until } = group;
        const place = site ?? say(supplyWords.depot);
        return (
          <li key={index} className="flex flex-wrap items-center gap-x-3">
            <Link to="/studies/$study/supply/lots/$lot" params={{ study, lot }}>
              {say(words.relabelLine, { units: units.length, lot, place, printed, until })}
            </Link>
            {participants.length > 0 && (
              <span className="text-soft">
                {say(words.heldBy, { participants: participants.join(", ") })}
              </span>
            )}
            {may("relabel-units") && (
              <Button small onClick={() => setOpen(group)}>
                {say(words.relabelled)}
              </Button>
            )}
          </li>
        );
      })}
      {open !== undefined && (
        <RelabelDialog study={study} group={open} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
