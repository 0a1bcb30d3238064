import { useQuery } from "@tanstack/react-query";
import { studyQuery } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { words } from "./administration-words.ts";
import { programmesQuery } from "../programmes/programmes-query.ts";

/** Which study, of those of this instance. */
export function StudyBox({
  value,
  onChange,
  any,
}: {
  readonly value: string;
  readonly onChange: (study: string) => void;
  /** What stands for none, where none is a choice. */
  readonly any?: string;
}) {
  const { say } = useLanguage();
  const { data = [] } = useQuery(programmesQuery);
  return (
    <Labelled label={say(words.study)}>
      {(control) => (
        <select
          {...control}
          required={any === undefined}
          className="field-box"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">{any ?? say(words.chooseStudy)}</option>
          {data.map(({ study, indication }) => (
            <option key={study} value={study}>
              {study} · {say(indication)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** Which site of a study, or all of them. */
export function SiteBox({
  study,
  value,
  onChange,
}: {
  readonly study: string;
  readonly value: string;
  readonly onChange: (site: string) => void;
}) {
  const { say } = useLanguage();
  const { data } = useQuery({ ...studyQuery(study), enabled: study !== "" });
  return (
    <Labelled label={say(words.site)}>
      {(control) => (
        <select
          {...control}
          className="field-box"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">{say(words.allSites)}</option>
          {(study === "" ? [] : (data?.sites ?? [])).map(({ id, name }) => (
            <option key={id} value={id}>
              {id} · {say(name)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
