import type { Role } from "../context.ts";
import type { ProductCommand } from "./command.ts";

const bedside: readonly Role[] = ["investigator", "coordinator", "pharmacist"];
const keepers: readonly Role[] = ["pharmacist", "quality"];

/** Which roles may give which command about the product. */
export const productPermitted: Readonly<Record<ProductCommand["kind"], readonly Role[]>> = {
  "register-bank": ["quality"],
  "make-lot": ["quality"],
  "record-test": ["quality"],
  "sign-release": ["quality"],
  quarantine: keepers,
  "end-quarantine": ["quality"],
  "recall-lot": ["quality"],
  "change-expiry": ["quality"],
  "relabel-units": keepers,
  ship: keepers,
  "receive-shipment": ["pharmacist"],
  "record-excursion": keepers,
  "decide-excursion": ["quality"],
  "order-product": ["investigator", "coordinator"],
  dispense: ["pharmacist"],
  thaw: ["pharmacist"],
  "check-bedside": bedside,
  "note-bedside": bedside,
  administer: bedside,
  discard: bedside,
  "return-unit": bedside,
  "verify-return": ["monitor", "pharmacist", "quality"],
  "destroy-units": keepers,
};
