import { type DragEvent, type FormEvent, useState } from "react";
import { FilePick } from "../genetics/file-pick.tsx";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { words } from "./screening-words.ts";

/** As much as the server takes. */
const mostCharacters = 3_000_000;

/** Takes what is known of a person: a file that is chosen or dropped is screened at once, a pasted one when asked. */
export function FileForm({
  onFacts,
  busy,
}: {
  /** Undefined: everything is to be forgotten. */
  readonly onFacts: (content: string | undefined) => void;
  readonly busy: boolean;
}) {
  const { say } = useLanguage();
  const [file, setFile] = useState<File>();
  const [pasted, setPasted] = useState("");
  const [fault, setFault] = useState<"tooLarge" | "unreadable">();
  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    setFile(chosen);
    setPasted("");
    const content =
      chosen.size > mostCharacters ? undefined : await chosen.text().catch(() => undefined);
    setFault(
      content !== undefined ? undefined : chosen.size > mostCharacters ? "tooLarge" : "unreadable",
    );
    onFacts(content);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setFile(undefined);
    setFault(undefined);
    onFacts(pasted);
  };
  return (
    <>
      <form
        onSubmit={submit}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        className="grid gap-5 lg:grid-cols-2"
      >
        <div className="space-y-4">
          <FilePick
            label={say(words.file)}
            help={say(words.fileHelp)}
            name="facts"
            file={file}
            disabled={busy}
            onPick={(chosen) => void take(chosen)}
          />
        </div>
        <div className="space-y-3">
          <Labelled label={say(words.paste)}>
            {(control) => (
              <textarea
                {...control}
                name="pasted"
                rows={5}
                spellCheck={false}
                value={pasted}
                onChange={(event) => setPasted(event.target.value)}
                className="field-box w-full font-mono text-[0.85rem]"
              />
            )}
          </Labelled>
          <span className="flex flex-wrap gap-2">
            <Button type="submit" tone="primary" busy={busy} disabled={pasted.trim() === ""}>
              {say(words.screen)}
            </Button>
            <Button
              onClick={() => {
                setFile(undefined);
                setPasted("");
                setFault(undefined);
                onFacts(undefined);
              }}
            >
              {say(words.clear)}
            </Button>
          </span>
        </div>
      </form>
      {fault !== undefined && (
        <div className="mt-4">
          <Notice tone="wrong" title={say(words[fault], { name: file?.name ?? "" })} />
        </div>
      )}
    </>
  );
}
