import type { ButtonHTMLAttributes, ReactNode } from "react";

export type ButtonTone = "primary" | "plain" | "quiet" | "danger";

const tones: Readonly<Record<ButtonTone, string>> = {
  primary: "bg-accent text-on-accent border-transparent hover:bg-accent-strong",
  plain: "bg-card text-ink border-edge hover:bg-sunken",
  quiet: "bg-transparent text-accent border-transparent hover:bg-accent-soft",
  danger: "bg-card text-wrong border-wrong hover:bg-wrong-soft",
};

/** The classes of a button, for links that act as one. */
export function buttonClass(tone: ButtonTone = "plain", small = false): string {
  const size = small ? "min-h-8 px-2.5 text-[0.87rem]" : "min-h-10 px-4";
  return `inline-flex items-center justify-center gap-2 rounded-md border font-medium no-underline transition-colors disabled:opacity-55 disabled:cursor-not-allowed ${size} ${tones[tone]}`;
}

/** A button. `busy` says that its act is under way: it cannot be pressed twice. */
export function Button({
  tone = "plain",
  small = false,
  busy = false,
  children,
  className = "",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly tone?: ButtonTone;
  readonly small?: boolean;
  readonly busy?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled === true || busy}
      aria-busy={busy || undefined}
      className={`${buttonClass(tone, small)} ${className}`}
    >
      {children}
    </button>
  );
}
