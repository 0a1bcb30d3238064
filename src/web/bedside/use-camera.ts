import { type RefObject, useEffect, useRef, useState } from "react";

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorMaker {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats?(): Promise<readonly string[]>;
}
const maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
/** What our labels and wristbands bear, and what others' may. */
const wanted = ["data_matrix", "qr_code", "code_128"];

/** The codes that this browser reads with its camera; none where it does not read our labels. */
const readable: Promise<readonly string[]> = (async () => {
  if (maker === undefined || navigator.mediaDevices === undefined) return [];
  const known = (await maker.getSupportedFormats?.()) ?? wanted;
  return known.includes("data_matrix") ? wanted.filter((one) => known.includes(one)) : [];
})().catch(() => []);

/** Whether this browser reads codes with its camera. */
export function useHasCamera(): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => void readable.then((formats) => setHas(formats.length > 0)), []);
  return has;
}

/**
 * Looks through the camera for a code while it is on.
 *
 * @param onCode says whether the code was one; the camera looks on where it was none
 * @param onFail the camera cannot be used: refused, taken, or not there
 */
export function useCamera(
  isOn: boolean,
  onCode: (code: string) => boolean,
  onFail: () => void,
): RefObject<HTMLVideoElement | null> {
  const picture = useRef<HTMLVideoElement>(null);
  const told = useRef({ onCode, onFail });
  told.current = { onCode, onFail };
  useEffect(() => {
    if (!isOn || maker === undefined) return undefined;
    let isOver = false;
    let stream: MediaStream | undefined;
    const look = async (): Promise<void> => {
      const detector = new maker({ formats: await readable });
      const video = { facingMode: "environment" };
      stream = await navigator.mediaDevices.getUserMedia({ video });
      const seen = picture.current;
      if (seen === null || isOver) return stream.getTracks().forEach((track) => track.stop());
      seen.srcObject = stream;
      await seen.play();
      let last: string | undefined;
      while (!isOver) {
        const [code] = await detector.detect(seen).catch(() => []);
        const isNew = code !== undefined && code.rawValue !== last;
        if (isNew && !isOver && told.current.onCode(code.rawValue)) return;
        last = code?.rawValue;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    };
    void look().catch(() => isOver || told.current.onFail());
    return () => {
      isOver = true;
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [isOn]);
  return picture;
}
