import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { PageError } from "./layout/page-error.tsx";
import { Shell } from "./layout/shell.tsx";
import { StudyFrame } from "./layout/study-frame.tsx";

/** What stands after the question mark: every filter, sorting and open panel of a page is in its address. */
export type Search = Readonly<Record<string, string | undefined>>;

function readSearch(search: Record<string, unknown>): Search {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? [[name, String(value)]]
        : [],
    ),
  );
}

const root = createRootRoute({
  component: Shell,
  validateSearch: readSearch,
  errorComponent: PageError,
});
const at = <const P extends string>(path: P, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => root, path, component });
const study = createRoute({
  getParentRoute: () => root,
  path: "/studies/$study",
  component: StudyFrame,
});
const inStudy = <const P extends string>(
  path: P,
  component: ReturnType<typeof lazyRouteComponent>,
) => createRoute({ getParentRoute: () => study, path, component });

const tree = root.addChildren([
  at(
    "/",
    lazyRouteComponent(() => import("./programmes/programmes-page.tsx"), "ProgrammesPage"),
  ),
  at(
    "/programmes/$study",
    lazyRouteComponent(() => import("./programmes/programme-page.tsx"), "ProgrammePage"),
  ),
  at(
    "/screening",
    lazyRouteComponent(() => import("./screening/screening-page.tsx"), "ScreeningPage"),
  ),
  at(
    "/administration/$part",
    lazyRouteComponent(
      () => import("./administration/administration-page.tsx"),
      "AdministrationPage",
    ),
  ),
  at(
    "/notices",
    lazyRouteComponent(() => import("./notices/notices-page.tsx"), "NoticesPage"),
  ),
  at(
    "/notices/log",
    lazyRouteComponent(() => import("./notices/message-log-page.tsx"), "MessageLogPage"),
  ),
  at(
    "/api-reference",
    lazyRouteComponent(() => import("./api-reference/api-reference-page.tsx"), "ApiReferencePage"),
  ),
  study.addChildren([
    inStudy(
      "/",
      lazyRouteComponent(() => import("./study-home/study-home-page.tsx"), "StudyHomePage"),
    ),
    inStudy(
      "/participants",
      lazyRouteComponent(() => import("./participants/participants-page.tsx"), "ParticipantsPage"),
    ),
    inStudy(
      "/participants/$participant",
      lazyRouteComponent(() => import("./participant/participant-page.tsx"), "ParticipantPage"),
    ),
    inStudy(
      "/participants/$participant/visits/$visit/$form",
      lazyRouteComponent(() => import("./form/form-page.tsx"), "FormPage"),
    ),
    inStudy(
      "/participants/$participant/logs/$form",
      lazyRouteComponent(() => import("./form/log-page.tsx"), "LogPage"),
    ),
    inStudy(
      "/participants/$participant/logs/$form/$line",
      lazyRouteComponent(() => import("./form/form-page.tsx"), "FormPage"),
    ),
    inStudy(
      "/participants/$participant/randomise",
      lazyRouteComponent(() => import("./allocation/randomise-page.tsx"), "RandomisePage"),
    ),
    inStudy(
      "/participants/$participant/unblind",
      lazyRouteComponent(() => import("./allocation/unblind-page.tsx"), "UnblindPage"),
    ),
    inStudy(
      "/unblindings",
      lazyRouteComponent(() => import("./allocation/unblindings-page.tsx"), "UnblindingsPage"),
    ),
    inStudy(
      "/allocation",
      lazyRouteComponent(() => import("./allocation/keeper-page.tsx"), "KeeperPage"),
    ),
    inStudy(
      "/bedside",
      lazyRouteComponent(() => import("./bedside/bedside-page.tsx"), "BedsidePage"),
    ),
    inStudy(
      "/results",
      lazyRouteComponent(() => import("./readout/readout-page.tsx"), "ReadoutPage"),
    ),
    inStudy(
      "/protocol",
      lazyRouteComponent(() => import("./study/protocol-page.tsx"), "ProtocolPage"),
    ),
    inStudy(
      "/cohorts",
      lazyRouteComponent(() => import("./cohorts/cohorts-page.tsx"), "CohortsPage"),
    ),
    inStudy(
      "/cohorts/$cohort/pack",
      lazyRouteComponent(() => import("./cohorts/pack-page.tsx"), "PackPage"),
    ),
    inStudy(
      "/cohorts/letters/$decision",
      lazyRouteComponent(() => import("./cohorts/letter-page.tsx"), "LetterPage"),
    ),
    inStudy(
      "/audit",
      lazyRouteComponent(() => import("./audit/audit-page.tsx"), "AuditPage"),
    ),
    inStudy(
      "/closeout",
      lazyRouteComponent(() => import("./closeout/closeout-page.tsx"), "CloseoutPage"),
    ),
    inStudy(
      "/people",
      lazyRouteComponent(() => import("./people/people-page.tsx"), "PeoplePage"),
    ),
    inStudy(
      "/supply",
      lazyRouteComponent(() => import("./supply/supply-page.tsx"), "SupplyPage"),
    ),
    inStudy(
      "/supply/lots/$lot",
      lazyRouteComponent(() => import("./supply/lot-page.tsx"), "LotPage"),
    ),
    inStudy(
      "/supply/custody",
      lazyRouteComponent(() => import("./supply/custody-page.tsx"), "CustodyPage"),
    ),
    inStudy(
      "/supply/shipments/$shipment",
      lazyRouteComponent(() => import("./supply/shipment-page.tsx"), "ShipmentPage"),
    ),
    inStudy(
      "/supply/orders/$participant/$order",
      lazyRouteComponent(() => import("./supply/order-page.tsx"), "OrderPage"),
    ),
    inStudy(
      "/inspection",
      lazyRouteComponent(() => import("./inspector/inspection-page.tsx"), "InspectionPage"),
    ),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  defaultErrorComponent: PageError,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
