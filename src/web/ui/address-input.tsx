import { type InputHTMLAttributes, useState } from "react";

/**
 * A box for what is kept in the address of the page. What is typed is shown at once and told as it is typed; while an
 * input method composes, nothing is told.
 */
export function AddressInput({
  value,
  onValue,
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange"> & {
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  // Somebody else changed the address: gone back, or cleared the filters.
  if (value !== told) {
    setTold(value);
    if (value !== typed.trim()) setTyped(value);
  }
  const tell = (next: string): void => {
    setTold(next.trim());
    onValue(next.trim());
  };
  return (
    <input
      {...rest}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        if (!(event.nativeEvent as InputEvent).isComposing) tell(event.target.value);
      }}
      onCompositionEnd={(event) => tell(event.currentTarget.value)}
    />
  );
}
