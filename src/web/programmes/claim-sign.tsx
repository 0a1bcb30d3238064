import type { Claim } from "../../definition/index.ts";

const inside: Readonly<Record<Claim["status"], string>> = {
  planned: "",
  submitted: "M10 14V6M6.5 9.5 10 6l3.5 3.5",
  accepted: "M7 10h6",
  granted: "M6.5 10.3 9 12.8 13.8 7.5",
  held: "M10 10h.01",
  denied: "M7 7l6 6M13 7l-6 6",
};

/** The sign of a claim: its shape says the status, its edge how good the source is. */
export function ClaimSign({
  status,
  confidence,
  className = "",
}: {
  readonly status: Claim["status"];
  readonly confidence: Claim["confidence"];
  readonly className?: string;
}) {
  const filled = status === "granted" || status === "held";
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      className={`size-5 shrink-0 ${status === "denied" ? "text-wrong" : "text-accent"} ${className}`}
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <circle
        cx="10"
        cy="10"
        r="7.5"
        className={filled ? "fill-accent-soft" : "fill-card"}
        strokeWidth={confidence === "primary" ? 2.6 : 1.5}
        strokeDasharray={confidence === "press" ? "2.4 2.6" : undefined}
      />
      <path d={inside[status]} strokeWidth={status === "held" ? 5 : 1.8} />
    </svg>
  );
}
