import { type FormEvent, useState } from "react";
import type { AccessReview } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { ProofFields, typedIn } from "../session/proof-fields.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { When } from "../ui/when.tsx";
import { type Choices, decisionsOf, keepRest } from "./review-decisions.ts";
import { ReviewTable } from "./review-table.tsx";
import { words } from "./review-words.ts";

/** A review that waits for its decisions and for the signature of who opened it. */
export function OpenReview({
  review,
  onSigned,
}: {
  readonly review: AccessReview;
  readonly onSigned: () => void;
}) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["access-reviews", "access-reviews-due", "people", "access"]);
  const [choices, setChoices] = useState<Choices>({});
  const { lines, study, id } = review;
  const decisions = decisionsOf(lines, choices);
  const own = lines.filter((line) => line.own).length;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const code = typedIn(data, "code").trim();
    void act(async () => {
      await call("POST /api/studies/{study}/access-reviews/{review}/sign", {
        params: { study, review: id },
        body: {
          decisions,
          password: typedIn(data, "password"),
          ...(code === "" ? {} : { code }),
        },
      });
      onSigned();
    });
  }
  return (
    <form onSubmit={submit} className="space-y-4">
      <p className="text-[0.92rem] text-soft">
        <When at={review.openedAt} /> · {review.openedByName} ·{" "}
        <span className="num" title={review.hash}>
          {review.hash.slice(0, 12)}
        </span>
      </p>
      {own > 0 && <Notice tone="ask">{say(words.ownWhat, { count: own })}</Notice>}
      <ReviewTable lines={lines} choices={choices} onChoose={setChoices} />
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="num mr-auto text-soft">
          {say(words.decided, { done: decisions.length, count: lines.length })}
        </p>
        <Button small onClick={() => setChoices(keepRest(lines, choices))}>
          {say(words.keepRest)}
        </Button>
      </div>
      <div className="max-w-xl space-y-4 rounded-xl border border-line bg-card p-5">
        <p>{say(words.meaning)}</p>
        <ProofFields />
        <ProblemNotice error={error} />
        <Button type="submit" tone="primary" busy={busy} disabled={decisions.length < lines.length}>
          {say(words.sign)}
        </Button>
      </div>
    </form>
  );
}
