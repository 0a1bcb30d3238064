import { type FormEvent, useEffect, useRef, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Icon } from "../ui/icon.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { BigButton } from "./big-button.tsx";
import { words } from "./bedside-words.ts";
import { useCamera, useHasCamera } from "./use-camera.ts";

/** Reads one code: by a reader that types, by the camera, and by hand where neither works. */
export function ScanBox({
  label,
  read,
  onRead,
}: {
  readonly label: string;
  /** What the code says, or nothing where it was misread. */
  readonly read: (typed: string) => string | undefined;
  readonly onRead: (code: string) => void;
}) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState("");
  const [isMisread, setMisread] = useState(false);
  const [isLooking, setLooking] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), [label]);
  const hasCamera = useHasCamera();
  const [isBroken, setBroken] = useState(false);
  const take = (value: string): boolean => {
    const code = read(value);
    setTyped("");
    setMisread(code === undefined);
    if (code === undefined) return false;
    setLooking(false);
    onRead(code);
    return true;
  };
  const picture = useCamera(isLooking, take, () => {
    setLooking(false);
    setBroken(true);
    box.current?.focus();
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== "") take(typed);
  };
  return (
    <form onSubmit={submit} className="space-y-3">
      <Labelled
        label={label}
        help={say(words.readerHelp)}
        {...(isMisread ? { error: say(words.misread) } : {})}
      >
        {(control) => (
          <input
            {...control}
            ref={box}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="field-box min-h-[64px] w-full text-[1.3rem]"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Labelled>
      <div className={`grid gap-3 ${hasCamera ? "grid-cols-2" : ""}`}>
        {hasCamera && (
          <BigButton
            onClick={() => {
              setBroken(false);
              setLooking(!isLooking);
            }}
          >
            <Icon name="eye" />
            {say(isLooking ? words.cameraOff : words.camera)}
          </BigButton>
        )}
        <BigButton type="submit" disabled={typed.trim() === ""}>
          {say(words.take)}
        </BigButton>
      </div>
      {isBroken && <Notice tone="wait" title={say(words.cameraBroken)} />}
      {isLooking && (
        <video ref={picture} muted playsInline className="w-full rounded-lg bg-sunken" />
      )}
    </form>
  );
}
