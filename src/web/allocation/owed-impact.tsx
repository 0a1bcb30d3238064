import { useQuery } from "@tanstack/react-query";
import { participantQuery } from "../api/study.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { ImpactRecord } from "./after-unblinding.tsx";

/** Asks what an unblinding means for the data: the one entered at an instant, or the latest, while nobody has said it. */
export function OwedImpact({
  study,
  participant,
  at,
}: {
  readonly study: string;
  readonly participant: string;
  /** When it was entered. */
  readonly at?: string;
}) {
  const { data } = useQuery(participantQuery(study, participant));
  if (data === undefined) return <Skeleton lines={4} />;
  const all = data.state.unblindings ?? [];
  const found = at === undefined ? all.at(-1) : all.find((one) => one.at === at);
  return found === undefined || found.assessed !== undefined ? null : (
    <ImpactRecord study={study} participant={data.state.id} unblinding={found.number} />
  );
}
