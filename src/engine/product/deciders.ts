import type { WalledDecider } from "../decider.ts";
import type { ProductCommand } from "./command.ts";
import { administer } from "./decide-administer.ts";
import { checkBedside, thaw } from "./decide-bedside.ts";
import { noteBedside } from "./decide-note.ts";
import { destroyUnits, discard, returnUnit, verifyReturn } from "./decide-ending.ts";
import { decideExcursion, recordExcursion } from "./decide-excursion.ts";
import { changeExpiry, relabelUnits } from "./decide-expiry.ts";
import { makeLot, registerBank } from "./decide-lot.ts";
import { dispense, orderProduct } from "./decide-order.ts";
import { endQuarantine, quarantine, recallLot } from "./decide-quarantine.ts";
import { signRelease } from "./decide-release.ts";
import { recordTest } from "./decide-test.ts";
import { receiveShipment, ship } from "./decide-shipment.ts";

/** One rule a command. */
export const productDeciders: {
  readonly [K in ProductCommand["kind"]]: WalledDecider<Extract<ProductCommand, { kind: K }>>;
} = {
  "register-bank": registerBank,
  "make-lot": makeLot,
  "record-test": recordTest,
  "sign-release": signRelease,
  quarantine,
  "end-quarantine": endQuarantine,
  "recall-lot": recallLot,
  "change-expiry": changeExpiry,
  "relabel-units": relabelUnits,
  ship,
  "receive-shipment": receiveShipment,
  "record-excursion": recordExcursion,
  "decide-excursion": decideExcursion,
  "order-product": orderProduct,
  dispense,
  thaw,
  "check-bedside": checkBedside,
  "note-bedside": noteBedside,
  administer,
  discard,
  "return-unit": returnUnit,
  "verify-return": verifyReturn,
  "destroy-units": destroyUnits,
};
