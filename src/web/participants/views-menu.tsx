import { type FormEvent, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Menu } from "../ui/menu.tsx";
import { words } from "./participants-words.ts";
import { forgetView, keepView, viewsOf } from "./saved-views.ts";

/** Views that were kept on this device, and keeping one more. A view is its address. */
export function ViewsMenu({
  study,
  search,
  onOpen,
  onSaid,
}: {
  readonly study: string;
  readonly search: string;
  readonly onOpen: (search: string) => void;
  readonly onSaid: (words: string) => void;
}) {
  const { say } = useLanguage();
  const [views, setViews] = useState(() => viewsOf(study));
  const [naming, setNaming] = useState(false);
  const keep = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("name");
    const name = typeof typed === "string" ? typed.trim() : "";
    if (name === "") return;
    setViews(keepView(study, { name, search }));
    setNaming(false);
  };
  return (
    <>
      <Menu
        className={buttonClass("plain")}
        label={
          <>
            {say(words.views)}
            <Icon name="down" />
          </>
        }
        entries={[
          ...views.map((view) => ({ label: view.name, onSelect: () => onOpen(view.search) })),
          { label: say(words.saveView), onSelect: () => setNaming(true) },
          {
            label: say(words.copyView),
            onSelect: () => {
              // Without a secure connection a browser has no clipboard at all.
              const writing =
                navigator.clipboard?.writeText(location.href) ??
                Promise.reject(new Error("no clipboard"));
              void writing.then(
                () => onSaid(say(words.copied)),
                () => onSaid(say(words.notCopied)),
              );
            },
          },
          ...views.map((view) => ({
            label: <span className="text-soft">{say(words.forget, { name: view.name })}</span>,
            onSelect: () => setViews(forgetView(study, view.name)),
          })),
        ]}
      />
      <Dialog open={naming} onClose={() => setNaming(false)} title={say(words.saveView)}>
        <form onSubmit={keep} className="space-y-4">
          <Labelled label={say(words.viewName)} help={say(words.viewHelp)}>
            {(control) => (
              <input
                {...control}
                name="name"
                autoFocus
                maxLength={60}
                className="field-box w-full"
              />
            )}
          </Labelled>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setNaming(false)}>{say(words.cancel)}</Button>
            <Button type="submit" tone="primary">
              {say(words.keep)}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
