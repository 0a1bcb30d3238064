import { useLanguage } from "../language/language.tsx";

/** The shape of what is being fetched; never over what is already there. */
export function Skeleton({
  lines = 4,
  className = "",
}: {
  readonly lines?: number;
  readonly className?: string;
}) {
  const { say } = useLanguage();
  return (
    <div
      role="status"
      aria-label={say({ en: "Loading", "zh-CN": "正在加载" })}
      className={`space-y-3 ${className}`}
    >
      {Array.from({ length: lines }, (_, line) => (
        <div
          key={line}
          className="h-4 animate-pulse rounded bg-sunken"
          style={{ width: `${90 - ((line * 17) % 40)}%` }}
        />
      ))}
    </div>
  );
}
