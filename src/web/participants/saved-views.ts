/** A view of the participants that a person has named: the part of the address after the question mark. */
export interface SavedView {
  readonly name: string;
  readonly search: string;
}

const key = (study: string): string => `neurite.views.${study}`;

/** Reads what this device kept; what cannot be read is as if it were not there. */
export function readViews(kept: string | null): SavedView[] {
  try {
    const value: unknown = JSON.parse(kept ?? "[]");
    return Array.isArray(value) ? value.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is SavedView {
  return (
    typeof value === "object" &&
    value !== null &&
    "name" in value &&
    typeof value.name === "string" &&
    "search" in value &&
    typeof value.search === "string"
  );
}

/** The views kept on this device for a study. */
export function viewsOf(study: string): SavedView[] {
  return readViews(localStorage.getItem(key(study)));
}

/** Keeps a view under its name; an earlier one of that name gives way. */
export function keepView(study: string, view: SavedView): SavedView[] {
  const views = [...viewsOf(study).filter(({ name }) => name !== view.name), view];
  localStorage.setItem(key(study), JSON.stringify(views));
  return views;
}

/** Forgets a view. */
export function forgetView(study: string, name: string): SavedView[] {
  const views = viewsOf(study).filter((view) => view.name !== name);
  localStorage.setItem(key(study), JSON.stringify(views));
  return views;
}
