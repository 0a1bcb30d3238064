import { useEffect, useState } from "react";
import { type Instant, text, wallClock } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { deviceZone } from "../ui/plain-date-box.tsx";

const words = {
  printed: text("Printed by {name}, {at} ({zone})", "打印人：{name}，{at}（{zone}）"),
};

/** What stands above a printed page: what it is about, who printed it, and when by which clock. Pages number themselves. */
export function PrintHeader({ about }: { readonly about: string }) {
  const { say } = useLanguage();
  const { person } = useSession();
  const [at, setAt] = useState(() => new Date().toISOString());
  useEffect(() => {
    const note = () => setAt(new Date().toISOString());
    addEventListener("beforeprint", note);
    return () => removeEventListener("beforeprint", note);
  }, []);
  const zone = deviceZone();
  const clock = wallClock(at as Instant, zone)
    .slice(0, 16)
    .replace("T", " ");
  return (
    <p data-print-header className="mb-4 hidden border-b border-line pb-2 print:block">
      <strong>{about}</strong>
      <br />
      {say(words.printed, { name: person?.name ?? "–", at: clock, zone })}
    </p>
  );
}
