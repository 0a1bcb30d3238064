/** A stored file as an answer. */
export function fileResponse(file: {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}): Response {
  const shown = file.mediaType.startsWith("image/") ? "inline" : "attachment";
  return new Response(Buffer.from(file.content), {
    headers: {
      "content-type": file.mediaType,
      // Never shown as a page of ours, whatever is in it.
      "content-disposition": `${shown}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "content-security-policy": "sandbox; default-src 'none'; img-src 'self'",
      "cache-control": "private, max-age=31536000, immutable",
    },
  });
}
