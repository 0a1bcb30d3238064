import {
  type Issue,
  isRefusal,
  issueText,
  type Language,
  type Refusal,
  refusalText,
  type Text,
} from "../kernel/index.ts";
import type { ProblemBody } from "./contract.ts";

/** Why a request was not carried out; thrown by a route, and answered as problem details. */
export class Rejected extends Error {
  override readonly name = "Rejected";
  readonly status: number;
  readonly type: string;
  readonly words: Text;
  readonly more: Pick<ProblemBody, "refusal" | "issues">;

  constructor(
    status: number,
    type: string,
    words: Text,
    more: Pick<ProblemBody, "refusal" | "issues"> = {},
  ) {
    super(words.en);
    this.status = status;
    this.type = type;
    this.words = words;
    this.more = more;
  }
}

/** Says no, with the rule and the facts that decided, as data. */
export function refused(refusal: Refusal): Rejected {
  const words: Text = { en: refusalText(refusal, "en"), "zh-CN": refusalText(refusal, "zh-CN") };
  return new Rejected(statusOf(refusal.rule), refusal.rule, words, { refusal });
}

/** What was done. @throws Rejected when it was refused */
export function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw refused(answer);
  return answer;
}

/** What a rule's refusal is in HTTP; 422, what the protocol forbids, where it stands in no line. */
const statuses: readonly (readonly [RegExp, number])[] = [
  [/^save\.stale$|\.conflict$|^identity\.email-taken$/, 409],
  [/\.(rate|flooded|too-many|busy)$/, 429],
  [/^(permission|access)\b|^identity\.administrators-only$|^grant\.second-person$/, 403],
  [/^delegation\.(not-|none$|ended$)|^training\.(not-by-you|expired|missing)$/, 403],
  [/^access-review\.(not-yours|other)$|^badge\.(administrator|off)$/, 403],
  [
    /unknown-participant|not-found|^(identity|grant|delegation|provider|device|access-review)\.unknown/,
    404,
  ],
  [/^provider\.away$/, 503],
  [/^session\.locked$/, 423],
  [/^(sign-in\.|session\.none$)/, 401],
];

function statusOf(rule: string): number {
  return statuses.find(([pattern]) => pattern.test(rule))?.[1] ?? 422;
}

/** Problems in what was sent, each with its place. */
export function malformed(issues: readonly Issue[]): Rejected {
  const told = issues.slice(0, 50).map((issue) => ({
    path: [...issue.path],
    text: { en: issueText(issue, "en"), "zh-CN": issueText(issue, "zh-CN") },
  }));
  return new Rejected(
    400,
    "request.malformed",
    {
      en: "The request is not what this endpoint takes. Nothing was done.",
      "zh-CN": "请求内容不符合要求，未执行任何操作。",
    },
    { issues: told },
  );
}

/**
 * The answer to a request that was not carried out.
 *
 * @source RFC 9457, problem details for HTTP APIs
 */
export function problemResponse(rejected: Rejected, language: Language): Response {
  const { status, type, words, more } = rejected;
  const body: ProblemBody = {
    type: `urn:neurite:problem:${type}`,
    title: words[language],
    status,
    detail: words[language],
    words,
    ...more,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "content-language": language,
      "cache-control": "no-store",
      ...(status === 429 ? { "retry-after": "60" } : {}),
      ...(status === 503 ? { "retry-after": "2" } : {}),
    },
  });
}
