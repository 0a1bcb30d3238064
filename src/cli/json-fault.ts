import { placeOf } from "../definition/index.ts";

/** Why a text is not JSON, and where: line and column from 1. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly words: string;
}

/** Finds what keeps a text from being JSON; `undefined` when it is. The platform's own message often names no place. */
export function jsonFault(source: string): JsonFault | undefined {
  try {
    JSON.parse(source);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    const offset = /at position (\d+)/.exec(message)?.[1];
    const at = offset === undefined ? firstBadToken(source) : Number(offset);
    const bare = /^[\w$]+/.exec(source.slice(at, at + 40))?.[0];
    const words =
      offset === undefined && bare !== undefined
        ? `${bare} is no value; a text stands in double quotes.`
        : `${message.replace(/ in JSON at position.*$|, (\.{3})?".*$/s, "")}.`;
    return { ...placeOf(source, at), words };
  }
}

const token = /[\s,:[\]{}]+|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|(?:true|false|null)(?![\w$])/y;

/** The first place where no word of JSON stands; the end, when the text only breaks off. */
function firstBadToken(source: string): number {
  token.lastIndex = 0;
  let at = 0;
  while (at < source.length && token.test(source)) at = token.lastIndex;
  return at;
}
