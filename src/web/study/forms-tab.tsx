import { Link } from "@tanstack/react-router";
import { type Form, fieldsOf, vocabularyOf } from "../../definition/index.ts";
import { useMemo } from "react";
import type { StudyView } from "../../server/contract.ts";
import { addressOf } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { useAddress } from "../ui/use-address.ts";
import { Assumed } from "./assumed.tsx";
import { FormPaper } from "./form-paper.tsx";
import { words } from "./study-words.ts";

/** The forms of a study, as people see them or annotated with everything the study says of them. */
export function FormsTab({ view }: { readonly view: StudyView }) {
  const { say, language } = useLanguage();
  const [{ form: asked, look }, change] = useAddress();
  const { study } = view;
  const vocabulary = useMemo(() => vocabularyOf(study), [study]);
  const form = study.forms.find(({ id }) => id === asked) ?? study.forms[0];
  const annotated = look !== "plain";
  const pdf = (variant: "blank" | "annotated"): string =>
    addressOf("GET /api/studies/{study}/forms.pdf", {
      params: { study: study.id },
      query: { language, variant },
    });
  if (form === undefined) return null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <nav
        aria-label={say(words.allForms)}
        className="lg:sticky lg:top-4 lg:max-h-[90dvh] lg:self-start lg:overflow-auto"
      >
        <ul className="flex gap-1 overflow-x-auto pb-1 lg:flex-col lg:overflow-x-visible">
          {study.forms.map(({ id, title, log }) => (
            <li key={id} className="max-lg:shrink-0">
              <Link
                to="/studies/$study/protocol"
                params={{ study: study.id }}
                search={{ tab: "forms", form: id, ...(look === undefined ? {} : { look }) }}
                resetScroll={false}
                activeProps={{}}
                aria-current={id === form.id ? "true" : undefined}
                className={`flex min-h-9 items-center gap-2 rounded-md px-2.5 py-1 text-ink no-underline hover:bg-sunken ${id === form.id ? "bg-accent-soft font-medium" : ""}`}
              >
                <span className="min-w-0 flex-1 leading-snug">{say(title)}</span>
                <span className="num text-[0.75rem] text-soft">
                  {log === true ? say(words.log) : id}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0">
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3 print:hidden">
          <div
            role="group"
            aria-label={say(words.look)}
            className="inline-flex rounded-md border border-edge"
          >
            {([true, false] as const).map((which) => (
              <button
                key={String(which)}
                type="button"
                aria-pressed={annotated === which}
                onClick={() => change({ look: which ? undefined : "plain" })}
                className={`min-h-9 px-3 first:rounded-l-[5px] last:rounded-r-[5px] ${annotated === which ? "bg-accent text-on-accent" : "bg-card hover:bg-sunken"}`}
              >
                {say(which ? words.annotated : words.plain)}
              </button>
            ))}
          </div>
          <div className="flex flex-wrap gap-2">
            <a href={pdf("blank")} className={buttonClass("quiet", true)}>
              <Icon name="download" />
              {say(words.blankPdf)}
            </a>
            <a href={pdf("annotated")} className={buttonClass("quiet", true)}>
              <Icon name="download" />
              {say(words.annotatedPdf)}
            </a>
          </div>
        </div>
        <FormHead form={form} view={view} annotated={annotated} />
        <FormPaper study={study} form={form} vocabulary={vocabulary} annotated={annotated} />
      </div>
    </div>
  );
}

function FormHead({
  form,
  view,
  annotated,
}: {
  readonly form: Form;
  readonly view: StudyView;
  readonly annotated: boolean;
}) {
  const { say, language } = useLanguage();
  const visits = view.study.visits.filter(({ forms }) => forms.includes(form.id));
  return (
    <header className="mb-4">
      <h2 className="text-[1.3rem]">
        {say(form.title)} <span className="num font-normal text-soft">{form.id}</span>
      </h2>
      <p className="mt-1 text-soft">
        {form.log === true
          ? say(words.logs)
          : say(words.atVisits, {
              visits: visits.map(({ title }) => say(title)).join(language === "en" ? ", " : "、"),
            })}
        {annotated && <span className="num"> · n = {fieldsOf(form).length}</span>}
      </p>
      {annotated && (
        <div className="mt-1 flex flex-wrap items-center gap-2">
          {form.sdtm !== undefined && (
            <Badge tone="ask">
              SDTM {form.sdtm.domain}
              {Object.entries(form.sdtm.constants ?? {}).map(
                ([name, value]) => ` · ${name} = ${value}`,
              )}
            </Badge>
          )}
          <Assumed reason={form.assumption} />
          {form.provenance !== undefined && (
            <p className="text-[0.85rem] text-soft">
              {say(words.provenance)}
              {language === "en" ? ": " : "："}
              <span lang="en">{form.provenance}</span>
            </p>
          )}
        </div>
      )}
    </header>
  );
}
