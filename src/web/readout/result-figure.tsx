import { useEffect, useRef } from "react";

/** The style that a figure carries for itself. Parsed with the figure, it would already be refused. */
const inItself = /<style>([^<]*)<\/style>/;
let sheet: CSSStyleSheet | undefined;

/**
 * A figure as the server drew it, in the colours of the page. The page allows no style within it, so the figure's own is
 * taken into a sheet of the page's.
 */
export function ResultFigure({ svg }: { readonly svg: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [, rules = ""] = svg.match(inItself) ?? [];
    adopt(rules);
    const bare = svg.replace(inItself, "");
    const drawn = new DOMParser().parseFromString(bare, "image/svg+xml").documentElement;
    place.current?.replaceChildren(document.importNode(drawn, true));
  }, [svg]);
  return <div ref={place} className="mx-auto max-w-4xl [&>svg]:h-auto [&>svg]:w-full" />;
}

/** All figures have one style. */
function adopt(rules: string): void {
  if (sheet !== undefined) return;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
