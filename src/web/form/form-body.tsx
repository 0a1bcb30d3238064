import { Suspense, useEffect, useMemo, useState } from "react";
import { type Datum, fieldsOf, type Group } from "../../definition/index.ts";
import { enters } from "../../engine/index.ts";
import type { Text } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { padFields, padFor } from "../pads/pad-for.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { Asking } from "./field-queries.tsx";
import { type FieldPanel, FieldRow, panelEvent } from "./field-row.tsx";
import { focusField } from "./focus-field.ts";
import type { FormSession, FormView } from "./form-session.ts";
import { words } from "./form-words.ts";

/** The groups of a form in their order, or the instrument's own picture of it. */
export function FormBody({
  session,
  whole,
  asking,
  isList,
  onToggle,
}: {
  readonly session: FormSession;
  readonly whole: FormView;
  readonly asking: Asking;
  readonly isList: boolean;
  readonly onToggle: () => void;
}) {
  const { say, language } = useLanguage();
  const { form } = session.world;
  const Pad = useMemo(() => padFor(form), [form]);
  const pictured = useMemo(() => padFields(form), [form]);
  const shown = Pad === undefined || isList;
  const { at, close } = usePadPanel(shown ? undefined : pictured);
  // What the pad does not picture, such as who rated, stays where it was: above it or below.
  const [abovePad, belowPad] = useMemo(() => besidePad(form.groups, pictured), [form, pictured]);
  const { role } = session.world.context ?? {};
  const isTheirs = fieldsOf(form).some(
    ({ id, kind, origin = "investigator" }) =>
      role !== undefined && kind !== "derived" && pictured.has(id) && enters(role, origin),
  );
  const blockOf = (group: Group) => (
    <GroupBlock
      key={group.id}
      group={group}
      session={session}
      rows={whole.rows[group.id]}
      asking={asking}
    />
  );
  return (
    <div className="space-y-6">
      {Pad !== undefined && (
        <>
          <Button small className="print:hidden" aria-pressed={isList} onClick={onToggle}>
            {say(isList ? words.asPad : words.asList)}
          </Button>
          {!isList && abovePad.map(blockOf)}
          {!isList && !session.isReadOnly && !isTheirs && (
            <p className="text-[0.9rem] text-soft">{say(words.othersEnter)}</p>
          )}
          {!isList && (
            <Suspense fallback={<Skeleton lines={10} />}>
              <Pad
                form={form}
                values={whole.draft.instance?.values ?? {}}
                rows={whole.draft.instance?.rows ?? {}}
                findings={findingsOf(session, whole)}
                readOnly={session.isReadOnly || !isTheirs}
                language={language}
                onChange={(field: string, datum: Datum | null) => {
                  session.type(field, { value: datum });
                  session.leave(field);
                }}
                onFill={(changes) =>
                  session.fill(new Map([...changes].map(([path, value]) => [path, { value }])))
                }
              />
            </Suspense>
          )}
          {at !== undefined && (
            <section
              data-pad-panel
              className="rounded-xl border-2 border-accent bg-card px-5 py-1 shadow-float print:hidden"
              onKeyDown={(event) => event.key === "Escape" && close()}
            >
              <FieldRow
                key={`${at.path} ${at.panel}`}
                session={session}
                path={at.path}
                asking={asking}
                opened={at.panel}
                onClosed={close}
              />
              <Button small className="my-2" onClick={close}>
                {say(words.back)}
              </Button>
            </section>
          )}
        </>
      )}
      {(shown ? form.groups : belowPad).map(blockOf)}
    </div>
  );
}

/** What a pad leaves of the groups, before the first that it pictures all of and after. */
function besidePad(
  groups: readonly Group[],
  pictured: ReadonlySet<string>,
): readonly [above: readonly Group[], below: readonly Group[]] {
  const left = groups.map((group) => ({
    ...group,
    fields: group.fields.filter(({ id }) => !pictured.has(id)),
  }));
  const first = groups.findIndex(({ fields }) => fields.some(({ id }) => pictured.has(id)));
  const filled = ({ fields }: Group): boolean => fields.length > 0;
  return [left.slice(0, first).filter(filled), left.slice(Math.max(0, first)).filter(filled)];
}

/** What is open of a field that a pad pictures: the pad has no room for it, so it stands below. */
function usePadPanel(pictured: ReadonlySet<string> | undefined) {
  const [at, setAt] = useState<{ readonly path: string; readonly panel: FieldPanel }>();
  useEffect(() => {
    const open = (event: Event): void => {
      const wanted = (event as CustomEvent<{ path: string; panel: FieldPanel }>).detail;
      if (pictured?.has(wanted.path) !== true) return setAt(undefined);
      setAt((now) =>
        now?.path === wanted.path && now.panel === wanted.panel ? undefined : wanted,
      );
    };
    document.addEventListener(panelEvent, open);
    return () => document.removeEventListener(panelEvent, open);
  }, [pictured]);
  const close = (): void => {
    const path = at?.path;
    setAt(undefined);
    // Once what was open is gone, the field's only place is the pad again.
    if (path !== undefined) requestAnimationFrame(() => focusField(path));
  };
  return { at: pictured === undefined ? undefined : at, close };
}

function findingsOf(
  session: FormSession,
  whole: FormView,
): Readonly<Record<string, readonly Text[]>> {
  return Object.fromEntries(
    whole.paths.flatMap((path) => {
      const view = session.field(path);
      if (view === undefined) return [];
      const said = [
        ...(view.problem === undefined ? [] : [view.problem]),
        ...view.checks
          .filter(({ confirmed }) => confirmed === undefined)
          .map(({ check }) => check.message),
      ];
      return said.length === 0 ? [] : [[path, said] as const];
    }),
  );
}

function GroupBlock({
  group,
  session,
  rows,
  asking,
}: {
  readonly group: Group;
  readonly session: FormSession;
  readonly rows: readonly string[] | undefined;
  readonly asking: Asking;
}) {
  const { say } = useLanguage();
  const title =
    group.title === undefined ? undefined : <h2 className="mb-1">{say(group.title)}</h2>;
  if (group.repeats === true) {
    return (
      <section className="rounded-xl border border-line bg-card px-5 py-3 shadow-card">
        {title}
        {(rows ?? []).map((row) => (
          <div
            key={row}
            role="group"
            aria-label={say(words.row, { row })}
            className="grid gap-x-4 border-b-2 border-line py-1 sm:grid-cols-[4rem_1fr]"
          >
            <p className="num pt-3 text-soft">{say(words.row, { row })}</p>
            <div>
              {group.fields.map(({ id }) => (
                <FieldRow
                  key={id}
                  session={session}
                  path={`${group.id}/${row}/${id}`}
                  asking={asking}
                />
              ))}
            </div>
          </div>
        ))}
        {!session.isReadOnly && (
          <Button
            small
            className="mt-3 print:hidden"
            data-add-row={group.id}
            onClick={() => {
              const row = session.addRow(group.id);
              const first = group.fields.find(({ kind }) => kind !== "derived");
              if (first !== undefined)
                requestAnimationFrame(() => focusField(`${group.id}/${row}/${first.id}`));
            }}
          >
            <Icon name="plus" />
            {say(words.addRow)}
          </Button>
        )}
      </section>
    );
  }
  return (
    <section className="rounded-xl border border-line bg-card px-5 pt-3 pb-1 shadow-card">
      {title}
      {group.fields.map(({ id }) => (
        <FieldRow key={id} session={session} path={id} asking={asking} />
      ))}
    </section>
  );
}
