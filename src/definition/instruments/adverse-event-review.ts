import { yesNo } from "../field-builders.ts";
import { form } from "../form-builder.ts";

/**
 * Asks at a visit whether there was any adverse event since the last one, so that an empty log of adverse events tells
 * "asked, and none" from "never asked". The log names it by `askedBy`.
 *
 * @source CDISC CDASHIG v2.1, AEYN: "any adverse event experienced"
 */
export function adverseEventReview<const Id extends string>(id: Id) {
  return form(
    id,
    ["Review of adverse events", "不良事件询问"],
    {
      any: yesNo(["Any adverse event since the last visit", "自上次访视以来是否发生不良事件"], {
        required: true,
        help: [
          "Ask in open words. What is told goes into the log of adverse events, one line each.",
          "请以开放式问题询问；所述事件逐条记入不良事件日志。",
        ],
      }),
    },
    {
      assumption:
        "That the visit asks for adverse events in a question of its own is not public; it is customary.",
    },
  );
}
