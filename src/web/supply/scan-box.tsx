import { useEffect, useRef, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { words } from "./supply-words.ts";

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new (options: { readonly formats: readonly string[] }) => Detector;

const betweenLooksMs = 250;

/** Takes units as a reader types them, by hand, or from the camera where the browser can read codes. */
export function ScanBox({
  label,
  help,
  onScan,
}: {
  readonly label: string;
  readonly help?: string;
  readonly onScan: (unit: string) => void;
}) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState("");
  const [looks, setLooks] = useState(false);
  const detector = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const take = (text: string): void => {
    const unit = text.trim().toUpperCase().replaceAll(/[- ]/g, "");
    if (unit !== "") onScan(unit);
    setTyped("");
  };
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-end gap-2">
        <Labelled label={label}>
          {(control) => (
            <input
              {...control}
              className="field-box num w-64 uppercase"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
                // The Enter of a reader ends a number; it sends no form.
                event.preventDefault();
                take(typed);
              }}
            />
          )}
        </Labelled>
        <Button onClick={() => take(typed)}>{say(words.add)}</Button>
        {detector !== undefined && (
          <Button onClick={() => setLooks(!looks)}>
            {say(looks ? words.cameraOff : words.camera)}
          </Button>
        )}
      </div>
      {help !== undefined && <p className="text-[0.87rem] text-soft">{help}</p>}
      {looks && detector !== undefined && <Camera detector={detector} onScan={take} />}
    </div>
  );
}

function Camera({
  detector: Reader,
  onScan,
}: {
  readonly detector: DetectorClass;
  readonly onScan: (text: string) => void;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(onScan);
  told.current = onScan;
  useEffect(() => {
    const reader = new Reader({ formats: ["data_matrix"] });
    let stream: MediaStream | undefined;
    let isOver = false;
    let last = "";
    let timer = 0;
    const look = async (): Promise<void> => {
      const [code] =
        video.current === null ? [] : await reader.detect(video.current).catch(() => []);
      // What stays before the camera is one scan.
      if (code !== undefined && code.rawValue !== last) told.current(code.rawValue);
      last = code?.rawValue ?? last;
      if (!isOver) timer = window.setTimeout(() => void look(), betweenLooksMs);
    };
    navigator.mediaDevices
      ?.getUserMedia({ video: { facingMode: "environment" } })
      .then((given) => {
        stream = given;
        if (isOver) return given.getTracks().forEach((track) => track.stop());
        if (video.current !== null) video.current.srcObject = given;
        void look();
      })
      .catch(() => undefined);
    return () => {
      isOver = true;
      clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [Reader]);
  return (
    <video
      ref={video}
      autoPlay
      muted
      playsInline
      className="w-full max-w-md rounded-lg border border-line"
    />
  );
}
