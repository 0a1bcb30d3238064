import { type RefObject, useEffect, useRef } from "react";

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorMaker = new (options: { readonly formats: readonly string[] }) => Detector;
const maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;

/** Whether this browser reads codes with its camera. */
export const hasCamera = maker !== undefined && navigator.mediaDevices !== undefined;

/** Looks through the camera for a code while it is on; each code is told once. */
export function useCamera(
  isOn: boolean,
  onCode: (code: string) => void,
): RefObject<HTMLVideoElement | null> {
  const picture = useRef<HTMLVideoElement>(null);
  const told = useRef(onCode);
  told.current = onCode;
  useEffect(() => {
    if (!isOn || maker === undefined) return undefined;
    let isOver = false;
    let stream: MediaStream | undefined;
    const detector = new maker({ formats: ["data_matrix", "qr_code", "code_128"] });
    const look = async (): Promise<void> => {
      const video = { facingMode: "environment" };
      stream = await navigator.mediaDevices.getUserMedia({ video });
      const seen = picture.current;
      if (seen === null || isOver) return stream.getTracks().forEach((track) => track.stop());
      seen.srcObject = stream;
      await seen.play();
      while (!isOver) {
        const [code] = await detector.detect(seen).catch(() => []);
        if (code !== undefined && !isOver) return told.current(code.rawValue);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    };
    void look().catch(() => undefined);
    return () => {
      isOver = true;
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [isOn]);
  return picture;
}
