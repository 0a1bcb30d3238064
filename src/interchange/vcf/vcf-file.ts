/**
 * A VCF file as whoever holds it gives it to the reader: this floor opens no file and inflates nothing itself.
 * A file handle on a disk is one, an upload in memory another.
 */
export interface VcfFile {
  /** As messages should say it. */
  readonly name: string;
  /** The whole text, decompressed, in chunks of any size. Throws a `DataProblem` where a compressed file is cut off. */
  chunks(): AsyncIterable<Uint8Array>;
  /** Given where the file is block-gzipped, so that single blocks can be read. */
  readonly blocks?: BlockSource;
  /** The index beside the file (`.tbi` or `.csi`), decompressed; empty where it is damaged. */
  readonly index?: Uint8Array;
}

export interface BlockSource {
  /** Bytes of the compressed file; fewer at its end. */
  readAt(offset: number, length: number): Promise<Uint8Array>;
  /** Inflates one raw deflate stream whose inflated size and CRC-32 are known. Throws on damage. */
  inflate(raw: Uint8Array, size: number, sum: number): Uint8Array;
}
