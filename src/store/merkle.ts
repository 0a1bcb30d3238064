import type { Sha256 } from "../kernel/index.ts";
import { fastSha256 } from "./seal.ts";

/** The last event of a stream, as a leaf of the tree that a checkpoint signs. */
export interface Leaf {
  readonly study: string;
  readonly stream: string;
  readonly version: number;
  readonly hash: Sha256;
}

/** A Merkle tree that is fed leaf by leaf and keeps one node per level. */
export interface MerkleTree {
  add(leaf: Leaf): void;
  /** Adds a leaf of which only the hash is known, as {@link leafNode} gives it. */
  addNode(node: Sha256): void;
  readonly count: number;
  root(): Sha256;
}

/**
 * The tree of RFC 6962 over leaves in the order of (study, stream). A leaf's data are its study, stream,
 * version and hash, one per line; leaves and inner nodes are hashed with different first bytes.
 *
 * @source RFC 6962 §2.1
 */
export function merkleTree(): MerkleTree {
  // The subtrees already complete, largest first: their sizes are the binary digits of `count`.
  const complete: string[] = [];
  let count = 0;
  function addNode(leaf: string): void {
    let node = leaf;
    count += 1;
    for (let size = count; size % 2 === 0; size /= 2) node = join(complete.pop() ?? "", node);
    complete.push(node);
  }
  return {
    add: (leaf) => addNode(leafNode(leaf)),
    addNode,
    get count() {
      return count;
    },
    root() {
      const last = complete.at(-1);
      if (last === undefined) return fastSha256("");
      return complete.slice(0, -1).reduceRight((right, left) => join(left, right), last);
    },
  };
}

/** The hash of a leaf: it proves the leaf's place in the tree without saying what the leaf is. */
export function leafNode({ study, stream, version, hash }: Leaf): Sha256 {
  return fastSha256(`\u0000${study}\n${stream}\n${version}\n${hash}`);
}

function join(left: string, right: string): Sha256 {
  return fastSha256(Buffer.from(`01${left}${right}`, "hex"));
}
