import { type ReactNode, useId } from "react";

/** A label, its control, what helps to fill it and what is wrong with it, tied together for every reader. */
export function Labelled({
  label,
  help,
  error,
  children,
}: {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly error?: ReactNode;
  readonly children: (control: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": boolean;
  }) => ReactNode;
}) {
  const id = useId();
  const noted = [help === undefined ? "" : `${id}-help`, error === undefined ? "" : `${id}-error`]
    .filter((part) => part !== "")
    .join(" ");
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({
        id,
        "aria-describedby": noted === "" ? undefined : noted,
        "aria-invalid": error !== undefined,
      })}
      {help !== undefined && (
        <p id={`${id}-help`} className="text-[0.87rem] text-soft">
          {help}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="text-[0.87rem] text-wrong">
          {error}
        </p>
      )}
    </div>
  );
}
