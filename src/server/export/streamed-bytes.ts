/** An answer of bytes that is written while it is read: memory stays flat however long it is. */
export function streamedBytes(
  pieces: AsyncIterable<Uint8Array>,
  mediaType: string,
  fileName: string,
  bytes?: number,
): Response {
  const source = pieces[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await source.next();
        if (done === true) controller.close();
        else controller.enqueue(new Uint8Array(value));
      },
      async cancel() {
        await source.return?.();
      },
    },
    { highWaterMark: 2 },
  );
  return new Response(body, {
    headers: {
      "content-type": mediaType,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "cache-control": "no-store",
      ...(bytes === undefined ? {} : { "content-length": String(bytes) }),
    },
  });
}
