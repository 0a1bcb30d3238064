import { useState } from "react";
import type { FileField, FileMark } from "../../../definition/index.ts";
import { addressOf, call } from "../../api/call.ts";
import { useLanguage } from "../../language/language.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { words } from "../form-words.ts";
import type { ControlProps } from "./control.ts";

/** A file: dropped, chosen or photographed. What is replaced stays in the record. */
export function FileControl({
  session,
  view,
  field,
  id,
  describedBy,
  isReadOnly,
}: ControlProps<FileField>) {
  const { say } = useLanguage();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [isOver, setOver] = useState(false);
  const now = view.entry !== undefined && "value" in view.entry ? view.entry.value : view.stored;
  const mark = typeof now === "object" && now !== null && "file" in now ? now : undefined;
  const { study, participant } = session.world;
  const store = async (file: File | undefined) => {
    if (file === undefined || isReadOnly) return;
    setBusy(true);
    setError(undefined);
    try {
      const stored = await call(
        "POST /api/studies/{study}/participants/{participant}/attachments",
        {
          params: { study: study.id, participant: participant.id },
          query: { name: file.name.slice(0, 200) },
          body: file,
        } as never,
      );
      session.type(view.path, { value: stored as FileMark });
      session.leave(view.path);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const address = (file: FileMark) =>
    addressOf("GET /api/studies/{study}/participants/{participant}/attachments/{hash}", {
      params: { study: study.id, participant: participant.id, hash: file.sha256 },
    });
  return (
    <div
      className={`flex flex-col gap-2 rounded-lg border border-dashed p-3 ${isOver ? "border-accent bg-accent-soft" : "border-edge"}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void store(event.dataTransfer.files[0]);
      }}
    >
      {mark !== undefined && (
        <a
          href={address(mark)}
          target="_blank"
          rel="noreferrer"
          className="flex items-center gap-3"
        >
          {mark.mediaType.startsWith("image/") && (
            <img
              src={address(mark)}
              alt=""
              className="max-h-28 max-w-40 rounded border border-line"
            />
          )}
          <span>
            {say(words.fileOpen, { file: mark.file })}
            <span className="num block text-[0.8rem] text-soft">
              {mark.mediaType} · {Math.ceil(mark.bytes / 1024)} kB · {mark.sha256.slice(0, 12)}
            </span>
          </span>
        </a>
      )}
      {!isReadOnly && (
        <label
          className={`${buttonClass("plain")} cursor-pointer self-start has-focus-visible:outline-3 has-focus-visible:outline-accent`}
        >
          <Icon name="upload" />
          {isBusy
            ? say(words.uploading)
            : say(mark === undefined ? words.filePick : words.fileReplace)}
          <input
            id={id}
            type="file"
            className="sr-only"
            data-path={view.path}
            accept={field.mediaTypes?.join(",")}
            aria-describedby={describedBy}
            disabled={isBusy}
            onChange={(event) => {
              void store(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </label>
      )}
      {!isReadOnly && <p className="text-[0.87rem] text-soft">{say(words.fileMask)}</p>}
      <ProblemNotice error={error} />
    </div>
  );
}
