import type { LotStatus, UnitStatus } from "../../engine/index.ts";
import type { LotUnit } from "../../server/contract.ts";
import type { Text } from "../../kernel/index.ts";
import type { Tone } from "../ui/badge.tsx";
import { words } from "./supply-words.ts";

/** How a lot's state looks. */
export const lotTones: Readonly<Record<LotStatus, Tone>> = {
  testing: "ask",
  "conditionally-released": "wait",
  released: "done",
  recalled: "wrong",
};

/** What a unit's state is called. */
export const unitWords: Readonly<Record<UnitStatus, Text>> = {
  "in-stock": words["in-stock"],
  shipped: words.shipped,
  received: words.received,
  dispensed: words.dispensed,
  thawed: words["thawed-unit"],
  administered: words.administered,
  returned: words.returned,
  discarded: words.discarded,
  destroyed: words.destroyed,
  missing: words["missing-unit"],
};

/** Why a unit may not be given, in a word. */
export const blockWords: Readonly<Record<NonNullable<LotUnit["blocked"]>, Text>> = {
  recalled: words.recalled,
  "not-released": words["not-released"],
  "release-lapsed": words["release-lapsed"],
  "test-failed": words["test-failed"],
  quarantined: words["quarantined-unit"],
  expired: words.expired,
};
