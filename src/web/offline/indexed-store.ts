import { type DBSchema, openDB } from "idb";
import { type Draft, draftKey, type Item, type KeptStore } from "./kept.ts";
import { memoryStore } from "./memory-store.ts";

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft; indexes: { person: string } };
  items: { key: string; value: Item; indexes: { person: string } };
}

/** Keeps drafts and commands in this device's IndexedDB; where there is none, as long as the page lives. */
export async function openKeptStore(): Promise<KeptStore> {
  try {
    return await openIndexed();
  } catch {
    return memoryStore();
  }
}

async function openIndexed(): Promise<KeptStore> {
  const database = await openDB<Schema>("neurite.kept", 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore("drafts").createIndex("person", "person");
      fresh.createObjectStore("items").createIndex("person", "person");
    },
  });
  // What was typed must not be thrown away because the disk is full of pictures.
  void navigator.storage?.persist?.().catch(() => false);
  return {
    lasting: true,
    drafts: (person) => database.getAllFromIndex("drafts", "person", person),
    putDraft: async (draft) => {
      await database.put("drafts", draft, draftKey(draft));
    },
    removeDraft: (draft) => database.delete("drafts", draftKey(draft)),
    items: async (person) =>
      (await database.getAllFromIndex("items", "person", person)).sort((a, b) => a.order - b.order),
    putItem: async (item) => {
      await database.put("items", item, item.id);
    },
    removeItem: (id) => database.delete("items", id),
  };
}
