import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sha256 } from "../kernel/index.ts";
import { type Leaf, merkleTree } from "./merkle.ts";

function leaf(n: number): Leaf {
  return { study: "S", stream: `p/${n}`, version: n, hash: sha256(`${n}`) };
}

/** The definition of RFC 6962 §2.1, word for word. */
function rootOf(leaves: readonly Leaf[]): string {
  const [first, ...rest] = leaves;
  if (first === undefined) return sha256("");
  if (rest.length === 0) {
    const { study, stream, version, hash } = first;
    return sha256(`\u0000${study}\n${stream}\n${version}\n${hash}`);
  }
  let k = 1;
  while (2 * k < leaves.length) k *= 2;
  const bytes = `01${rootOf(leaves.slice(0, k))}${rootOf(leaves.slice(k))}`;
  return sha256(new Uint8Array(Buffer.from(bytes, "hex")));
}

describe("a Merkle tree", () => {
  it("has the root that RFC 6962 defines, for every number of leaves", () => {
    for (let count = 0; count <= 40; count++) {
      const leaves = Array.from({ length: count }, (_, n) => leaf(n));
      const tree = merkleTree();
      for (const each of leaves) tree.add(each);
      assert.equal(tree.count, count);
      assert.equal(tree.root(), rootOf(leaves));
    }
  });

  it("has another root when anything in a leaf differs", () => {
    const roots = new Set<string>();
    const base = leaf(1);
    const others = [base, { ...base, study: "T" }, { ...base, version: 2 }, leaf(2)];
    for (const each of others) {
      const tree = merkleTree();
      tree.add(leaf(0));
      tree.add(each);
      roots.add(tree.root());
    }
    assert.equal(roots.size, others.length);
  });
});
