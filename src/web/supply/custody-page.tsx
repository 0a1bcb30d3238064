import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { CustodyPage as Custody } from "../../server/contract.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { roleName } from "../people/role-name.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { When } from "../ui/when.tsx";
import { words } from "./expiry-words.ts";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { itemName, levelName } from "./supply-names.ts";
import { custodyQuery } from "./supply-queries.ts";
import { words as supplyWords } from "./supply-words.ts";
import { TraceForm, type TraceKind, useTraced } from "./trace-form.tsx";

/** Chain of identity and custody of a lot, a participant or a unit, from the donor to the dose; made to be printed. */
export function CustodyPage() {
  const { study = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const [kind, name] = useTraced();
  return (
    <Page
      title={
        name === undefined
          ? say(words.custody)
          : say(words.custodyOf, { which: `${say(supplyWords[kind])} ${name}` })
      }
      above={
        <Link to="/studies/$study/supply" params={{ study }}>
          {say(supplyWords.title)}
        </Link>
      }
    >
      <div className="space-y-5">
        <TraceForm key={`${kind} ${name}`} />
        {name !== undefined && <Report study={study} kind={kind} name={name} />}
      </div>
    </Page>
  );
}

function Report({
  study,
  kind,
  name,
}: {
  readonly study: string;
  readonly kind: TraceKind;
  readonly name: string;
}) {
  const { say } = useLanguage();
  const { study: plan } = useStudy(study);
  const { data, error } = useQuery(custodyQuery(study, { [kind]: name }));
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return null;
  return (
    <div className="space-y-5">
      <p className="flex flex-wrap items-center justify-between gap-3">
        <span>
          {study} · {say(words.asOf)} <When at={data.at} />
        </span>
        <span className="print:hidden">
          <Button onClick={() => print()}>
            <Icon name="print" />
            {say(supplyWords.print)}
          </Button>
        </span>
      </p>
      <ul className="space-y-2">
        {data.lots.map(({ lot, item, level, made, expires, banks }) => (
          <li key={lot}>
            <Link
              to="/studies/$study/supply/lots/$lot"
              params={{ study, lot }}
              className="font-medium"
            >
              {lot}
            </Link>{" "}
            {itemName(plan, item)} · {say(levelName(plan, level))} ·{" "}
            <span className="num">{say(words.made, { made, expires })}</span>
            {banks.map((bank) => (
              <span key={bank.bank}>
                {" "}
                ← {bank.bank} <span className="text-soft">{say(supplyWords[bank.level])}</span>
              </span>
            ))}
          </li>
        ))}
      </ul>
      <Steps page={data} />
    </div>
  );
}

function Steps({ page: { steps, lots } }: { readonly page: Custody }) {
  const { say } = useLanguage();
  const heads = [words.when, words.what, words.place, words.who, words.temperature];
  return (
    <Sheet name={say(words.custody)} heads={heads.map((one) => say(one))}>
      {steps.map((step, index) => (
        <tr key={index} className={`${rowClass} break-inside-avoid`}>
          <td className={`num ${cellClass} whitespace-nowrap`}>
            <When at={step.at} />
          </td>
          <td className={cellClass}>
            {say(step.words)}{" "}
            {lots.length > 1 && step.lot !== undefined && (
              <span className="text-soft">{step.lot}</span>
            )}
          </td>
          <td className={cellClass}>
            {step.site ?? (step.units.length === 0 ? "" : say(supplyWords.depot))}{" "}
            {step.shipment !== undefined && <span className="text-soft">{step.shipment}</span>}
          </td>
          <td className={cellClass}>
            {step.who}
            {step.role !== undefined && (
              <span className="text-soft"> · {say(roleName(step.role))}</span>
            )}
          </td>
          <td className={cellClass}>
            <Temperature step={step} />
          </td>
        </tr>
      ))}
    </Sheet>
  );
}

const held = { yes: words.heldYes, no: words.heldNo, unknown: words.heldUnknown } as const;

function Temperature({
  step: { temperature, logger },
}: {
  readonly step: Custody["steps"][number];
}) {
  const { say } = useLanguage();
  if (temperature === undefined && logger === undefined) return null;
  const { celsius, minutes } = temperature ?? {};
  return (
    <>
      {temperature !== undefined &&
        (celsius === undefined || minutes === undefined
          ? say(held[temperature.held])
          : say(words.heat, { celsius, minutes }))}{" "}
      {logger !== undefined && <span className="text-soft">{say(words.loggerIs, { logger })}</span>}
    </>
  );
}
