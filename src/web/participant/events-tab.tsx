import { Link } from "@tanstack/react-router";
import { text } from "../../kernel/index.ts";
import {
  describeDatum,
  describeReview,
  isWalledForm,
  linesOf,
  reviewsOf,
} from "../../engine/index.ts";
import { fieldsOf } from "../../definition/index.ts";
import { shownForm } from "../form/walled.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Icon } from "../ui/icon.tsx";
import { PlaceLink } from "./place-link.tsx";
import type { RecordView } from "./record.ts";
import { mayAt } from "./rights.ts";

const words = {
  add: text("Add a line", "新增一行"),
  open: text("Open the log", "打开日志"),
  none: text("Nothing recorded.", "暂无记录。"),
  lastVisit: text("Last visit: {visit}.", "最近访视：{visit}。"),
  withdrawn: text("withdrawn", "已撤销"),
  line: text("Line {line}", "第 {line} 行"),
} as const;

/** The logs of a participant, each with its lines. */
export function EventsTab({ view, study, record, state, access }: RecordView) {
  const { say } = useLanguage();
  const logs = study.forms.filter(
    ({ id, log }) => log === true && shownForm(view, access, record, id) !== undefined,
  );
  const isOpen = state.status !== "voided";
  const last = state.visitOrder
    .map((key) => state.visits[key]?.date ?? "")
    .sort()
    .at(-1);
  return (
    <div className="space-y-5">
      {logs.map((form) => {
        const lines = linesOf(state, form.id);
        const review = reviewsOf(study, state, form).at(-1);
        const isWalled = isWalledForm(study, form.id);
        const enters =
          isOpen && mayAt(access, state.site, isWalled ? "record-walled" : "save-form");
        const count = lines.filter(({ withdrawn }) => withdrawn === undefined).length;
        const told = fieldsOf(form)
          .filter(
            ({ kind, unblinding }) =>
              kind !== "signature" && kind !== "file" && (unblinding !== true || isWalled),
          )
          .slice(0, 4);
        return (
          <Card
            key={form.id}
            title={
              <span className="flex items-center gap-2">
                {say(form.title)} <Badge>{count}</Badge>
              </span>
            }
            actions={
              <span className="flex gap-2">
                <Link
                  to="/studies/$study/participants/$participant/logs/$form"
                  params={{ study: study.id, participant: state.id, form: form.id }}
                  className={buttonClass("quiet", true)}
                >
                  {say(words.open)}
                </Link>
                {enters && (
                  <Link
                    to="/studies/$study/participants/$participant/logs/$form/$line"
                    params={{ study: study.id, participant: state.id, form: form.id, line: "new" }}
                    className={buttonClass("plain", true)}
                  >
                    <Icon name="plus" />
                    {say(words.add)}
                  </Link>
                )}
              </span>
            }
          >
            {lines.length === 0 ? (
              <p className="text-soft">
                {say(words.none)}{" "}
                {review !== undefined
                  ? say(describeReview(study, review))
                  : last !== undefined && last !== "" && say(words.lastVisit, { visit: last })}
              </p>
            ) : (
              <ul className="divide-y divide-line">
                {lines.map(({ line = 0, values, withdrawn }) => (
                  <li key={line} className="flex flex-wrap gap-x-4 py-1.5">
                    <PlaceLink
                      study={study.id}
                      participant={state.id}
                      place={{ form: form.id, line }}
                    >
                      {say(words.line, { line })}
                    </PlaceLink>
                    <span className={withdrawn === undefined ? "" : "text-soft line-through"}>
                      {told
                        .flatMap((field) => {
                          const datum = values[field.id];
                          return datum === undefined
                            ? []
                            : [say(describeDatum(study, field, datum))];
                        })
                        .join(" · ")}
                    </span>
                    {withdrawn !== undefined && <Badge>{say(words.withdrawn)}</Badge>}
                  </li>
                ))}
              </ul>
            )}
          </Card>
        );
      })}
    </div>
  );
}
