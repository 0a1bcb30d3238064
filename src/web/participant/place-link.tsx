import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Place } from "../../engine/index.ts";

/** A link to where something stands in a record: a form of a visit, a line of a log, one field of it, or the visit. */
export function PlaceLink({
  study,
  participant,
  place,
  field,
  className = "",
  children,
}: {
  readonly study: string;
  readonly participant: string;
  readonly place: Partial<Place>;
  readonly field?: string | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { form, visit, line } = place;
  const search = field === undefined ? {} : { field };
  if (form !== undefined && visit !== undefined) {
    return (
      <Link
        to="/studies/$study/participants/$participant/visits/$visit/$form"
        params={{ study, participant, visit, form }}
        search={search}
        className={className}
      >
        {children}
      </Link>
    );
  }
  if (form !== undefined && line !== undefined) {
    return (
      <Link
        to="/studies/$study/participants/$participant/logs/$form/$line"
        params={{ study, participant, form, line: String(line) }}
        search={search}
        className={className}
      >
        {children}
      </Link>
    );
  }
  if (form !== undefined) {
    return (
      <Link
        to="/studies/$study/participants/$participant/logs/$form"
        params={{ study, participant, form }}
        className={className}
      >
        {children}
      </Link>
    );
  }
  return (
    <Link
      to="/studies/$study/participants/$participant"
      params={{ study, participant }}
      search={visit === undefined ? {} : { tab: "visits", visit }}
      className={className}
    >
      {children}
    </Link>
  );
}
