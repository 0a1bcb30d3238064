import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "../language/language.tsx";
import { Notice } from "../ui/notice.tsx";
import { placeWords, words } from "./cohort-words.ts";
import { cohortsQuery } from "./cohorts-query.ts";
import { closedSentence } from "./hold-words.ts";
import { useSiteZone } from "./use-site-zone.ts";

/** Whether the cohort that is chosen takes the participant, before anybody is asked for more. */
export function CohortGate({
  study,
  participant,
  cohort,
}: {
  readonly study: string;
  readonly participant: string;
  readonly cohort: string;
}) {
  const { say, language } = useLanguage();
  const zone = useSiteZone(study);
  const { data } = useQuery(cohortsQuery(study));
  const view = data?.cohorts.find((one) => one.cohort === cohort);
  if (data === undefined || view === undefined) return null;
  const sentence = closedSentence(view, zone, language);
  if (sentence !== undefined) {
    return <Notice tone="wait" title={say(sentence.words, sentence.params)} />;
  }
  const own = data.places.find((place) => place.participant === participant);
  return (
    <p className="text-soft" data-gate-of={cohort}>
      {say(words.free, { count: view.free })}
      {own?.cohort === cohort && ` · ${say(placeWords[own.state])}`}{" "}
      <Link to="/studies/$study/cohorts" params={{ study }}>
        {say(words.title)}
      </Link>
    </p>
  );
}
