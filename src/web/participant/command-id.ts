/** Makes an id for something that is asked once, also where the page is not served over TLS. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Ids for what a dialog asks: the same content asked again, after the network failed, has the same id, so that it is
 * done once; other content has another.
 */
export class AskedOnce {
  #asked = "";
  #id = "";

  idOf(content: unknown): string {
    const asked = JSON.stringify(content);
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#id = newId();
    }
    return this.#id;
  }
}
