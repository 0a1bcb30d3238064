/** Words that stand for something in the text form and so cannot be the bare name of a form. */
const reserved = new Set(["and", "or", "not", "between", "in", "is", "true", "false", "today"]);

const bareName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A text between quotes, with JSON's escapes: `"` for texts and names, `'` for units. */
export function quoted(text: string, quote: '"' | "'" = '"'): string {
  const json = JSON.stringify(text);
  if (quote === '"') return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A name as the text form spells it: bare where possible, otherwise in quotes. */
export function nameText(name: string): string {
  return bareName.test(name) && !reserved.has(name) ? name : quoted(name);
}
