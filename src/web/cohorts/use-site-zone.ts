import { useStudy } from "../api/study.ts";
import { useAccess } from "../session/session.tsx";

/** The zone that times are shown in: of one's own site, for whoever sees all sites of the first. */
export function useSiteZone(study: string): string {
  const { sites } = useStudy(study);
  const own = useAccess(study).flatMap((line) => (line.sites === "all" ? [] : line.sites));
  return (sites.find(({ id }) => own.includes(id)) ?? sites[0])?.zone ?? "UTC";
}
