/** Hands the browser a file to keep. */
export function download(content: BlobPart, mediaType: string, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name.replace(/[\\/:*?"<>|]/g, "-");
  link.click();
  // The browser may begin reading only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
