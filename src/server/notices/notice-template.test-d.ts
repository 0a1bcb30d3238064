import { text } from "../../kernel/index.ts";
import type { Rule } from "./notice-rule.ts";
import type { Told } from "./notices.ts";
import { blinded, unblinded } from "./notice-template.ts";

const name = text("Name", "名称");
const common = { name, urgency: "digest", from: "told" } as const;

/** Words for everybody name the place, the time and the mode. */
blinded("Participant {participant} at {site} ({time})", "受试者 {participant}（{time}）");
// @ts-expect-error what only unblinded people know is not for everybody
blinded("Order {reference}", "订单");
// @ts-expect-error nor in the other language
blinded("Order", "订单 {reference}");
// @ts-expect-error there is no parameter for an arm, for anybody
unblinded("Arm {arm}", "组别");

const inApp = unblinded("Order {reference}", "订单 {reference}");
const words = blinded("An order", "订单");
({ ...common, sees: "unblinded", roles: ["pharmacist"], words, inApp }) satisfies Rule;
// @ts-expect-error unblinded words are not for blinded people
({ ...common, sees: "blinded", roles: ["monitor"], words: inApp }) satisfies Rule;
// @ts-expect-error a blinded role hears nothing that is for unblinded people
({ ...common, sees: "unblinded", roles: ["coordinator"], words }) satisfies Rule;
// @ts-expect-error an unblinded role is told by unblinded rules
({ ...common, sees: "blinded", roles: ["pharmacist"], words }) satisfies Rule;

declare const about: Omit<Told<"shipment">, "kind" | "reference">;
({ ...about, kind: "shipment-unblinded", reference: "12" }) satisfies Told<"shipment-unblinded">;
// @ts-expect-error a reference is for unblinded people alone
({ ...about, kind: "shipment", reference: "12" }) satisfies Told<"shipment">;
