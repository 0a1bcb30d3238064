import { studyFor } from "../access.ts";
import type { Caller } from "../caller.ts";
import type { AccessReview } from "../contract.ts";
import type { Handlers } from "../handler.ts";
import { type AccessReview as Review, everyStudy } from "../identity/index.ts";
import { done } from "../problem.ts";
import type { Server } from "../server-parts.ts";

/** The periodic review of who has access to what. */
export const accessReviewRoutes = {
  "GET /api/access-reviews": async (server, { session }) => {
    const administrator = session.access.some(({ role }) => role === "administrator");
    const managed = session.access.filter(
      ({ role, sites }) => role === "study-manager" && sites === "all",
    );
    const studies = administrator
      ? [everyStudy, ...server.studies.all().map(({ study }) => study.id)]
      : managed.map(({ study }) => study);
    const now = server.clock().toISOString();
    const due = await server.identity.reviewsDue([...new Set(studies)]);
    return due.map((one) => ({ ...one, overdue: one.due <= now }));
  },

  "GET /api/studies/{study}/access-reviews": async (server, { session, params }) => {
    checkStudy(server, session, params.study);
    const reviews = done(await server.identity.reviewsOf(params.study, session.person.id));
    return Promise.all(reviews.map((review) => describeReview(server, review)));
  },

  "POST /api/studies/{study}/access-reviews": async (server, { session, params }) => {
    checkStudy(server, session, params.study);
    const review = done(await server.identity.openReview(params.study, session.person.id));
    return describeReview(server, review);
  },

  "POST /api/studies/{study}/access-reviews/{review}/sign": async (
    server,
    { session, params, body, address },
  ) => {
    checkStudy(server, session, params.study);
    const { code, decisions, password } = body;
    const review = done(
      await server.identity.signReview(session.token, params.study, params.review, {
        decisions: decisions.map(({ reason, ...one }) =>
          reason === undefined ? one : { ...one, reason },
        ),
        password,
        ...(code === undefined ? {} : { code }),
        address,
      }),
    );
    return describeReview(server, review);
  },
} satisfies Partial<
  Handlers<
    | "GET /api/access-reviews"
    | "GET /api/studies/{study}/access-reviews"
    | "POST /api/studies/{study}/access-reviews"
    | "POST /api/studies/{study}/access-reviews/{review}/sign"
  >
>;

/** The administrators are reviewed like a study, by administrators. */
function checkStudy(server: Server, session: Caller, study: string): void {
  if (study !== everyStudy) studyFor(server, session, study);
}

async function describeReview(server: Server, review: Review): Promise<AccessReview> {
  const { signed, lines, openedBy, ...rest } = review;
  const shown = lines.map((line) => ({
    ...line,
    tasks: [...line.tasks],
    own: line.person === openedBy,
  }));
  return {
    ...rest,
    openedBy,
    openedByName: (await server.identity.findPerson(openedBy))?.name ?? openedBy,
    lines: shown,
    ...(signed === undefined
      ? {}
      : {
          signed: {
            at: signed.at,
            manifest: signed.manifest,
            decisions: signed.decisions.map((one) => ({ ...one })),
            ownLines: shown.filter(({ own }) => own).length,
          },
        }),
  };
}
