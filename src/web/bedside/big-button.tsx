import type { ComponentProps } from "react";
import { Button } from "../ui/button.tsx";

/** A button for a hand in gloves: at least 64 px high. */
export function BigButton({ className = "", ...rest }: ComponentProps<typeof Button>) {
  return <Button {...rest} className={`min-h-[64px]! w-full px-5 text-[1.15rem] ${className}`} />;
}
