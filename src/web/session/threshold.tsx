import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { words } from "./session-words.ts";

/** The look of everything before the pages: a dark side with what Neurite is, and a calm sheet with what is asked. */
export function Threshold({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const { language, speak, say } = useLanguage();
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] bg-paper lg:grid-rows-1 lg:grid-cols-[minmax(20rem,5fr)_7fr]">
      <aside className="relative flex flex-col justify-between gap-6 overflow-hidden bg-[#12444e] p-6 text-white sm:p-10 lg:p-12 print:hidden">
        <Fibres />
        <p className="relative flex items-center gap-3 text-[1.4rem] font-semibold">
          <img src="/icon.svg" alt="" className="size-9" />
          Neurite
        </p>
        <p className="relative max-w-md text-[1.05rem] leading-relaxed text-white/90 max-lg:hidden">
          {say(words.purpose)}
        </p>
      </aside>
      <main className="flex flex-col p-6 sm:p-10">
        <p className="text-right print:hidden">
          <button
            type="button"
            lang={language === "en" ? "zh-CN" : "en"}
            className="min-h-10 rounded-md px-3 font-medium text-accent hover:bg-accent-soft"
            onClick={() => speak(language === "en" ? "zh-CN" : "en")}
          >
            {language === "en" ? "中文" : "English"}
          </button>
        </p>
        <div className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center gap-5 py-6">
          <p className="text-soft lg:hidden">{say(words.purpose)}</p>
          <h1>{title}</h1>
          {children}
        </div>
      </main>
    </div>
  );
}

/** Nerve fibres that branch: the mark of the place, and nothing more. */
function Fibres() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 400 640"
      preserveAspectRatio="xMaxYMid slice"
      className="absolute inset-0 size-full text-white/15"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
    >
      <path strokeWidth="3" d="M420 660C330 560 300 480 312 380S250 220 150 170" />
      <path
        strokeWidth="2"
        d="M312 380C280 350 210 350 150 390M300 470c-50-20-110-10-160 30M296 310c20-60 60-90 120-100"
      />
      <path
        strokeWidth="1.4"
        d="M150 170C110 150 70 160 40 190M150 170c-20-40-10-90 20-120M150 390c-40 20-60 60-60 100M150 390c-40-10-80 0-110 30M140 500c-30 20-50 60-50 90M256 240c0-50 20-90 60-130M410 212c10-30 5-60-10-90"
      />
      <path
        strokeWidth="1"
        d="M40 190c-20 10-40 40-44 60M170 50c10-20 30-40 50-46M90 490c0 30-20 60-40 80M40 420c-20 10-40 10-50 0M316 110c10-30 40-60 70-70"
      />
      <g fill="currentColor" stroke="none">
        <circle cx="150" cy="170" r="7" />
        <circle cx="312" cy="380" r="9" />
        <circle cx="150" cy="390" r="5" />
        <circle cx="256" cy="240" r="4" />
      </g>
    </svg>
  );
}
