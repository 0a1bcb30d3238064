import { element, printLength } from "./markup.ts";
import { type ArmLook, filled, outlined } from "./paint.ts";

/** The marker of an arm at a place: each of the seven has a shape of its own, so that no arm is told by its hue alone. */
export function marker({ marker: kind, paint }: ArmLook, x: number, y: number, size = 4): string {
  const path = (...points: readonly (readonly [number, number])[]) =>
    `M${points.map(([dx, dy]) => `${printLength(x + dx * size)} ${printLength(y + dy * size)}`).join("L")}Z`;
  switch (kind) {
    case 0:
      return element("circle", { cx: x, cy: y, r: size, ...outlined(paint, 1.5) });
    case 1:
      return element("circle", { cx: x, cy: y, r: size, ...filled(paint) });
    case 2:
      return element("path", { d: path([-1, -1], [1, -1], [1, 1], [-1, 1]), ...filled(paint) });
    case 3:
      return element("path", { d: path([0, -1.25], [1.2, 0.85], [-1.2, 0.85]), ...filled(paint) });
    case 4:
      return element("path", {
        d: path([0, -1.35], [1.35, 0], [0, 1.35], [-1.35, 0]),
        ...filled(paint),
      });
    case 5:
      return element("path", {
        d: path([-1, -1], [1, -1], [1, 1], [-1, 1]),
        ...outlined(paint, 1.5),
      });
    default:
      return element("path", {
        d: path([0, 1.25], [1.2, -0.85], [-1.2, -0.85]),
        ...outlined(paint, 1.5),
      });
  }
}
