import { type Draft, draftKey, type Item, type KeptStore } from "./kept.ts";

/** Keeps drafts and commands as long as the page lives: for browsers that give no storage, and for tests. */
export function memoryStore(): KeptStore {
  const drafts = new Map<string, Draft>();
  const items = new Map<string, Item>();
  return {
    lasting: false,
    drafts: async (person) => [...drafts.values()].filter((draft) => draft.person === person),
    putDraft: async (draft) => {
      drafts.set(draftKey(draft), draft);
    },
    removeDraft: async (draft) => {
      drafts.delete(draftKey(draft));
    },
    items: async (person) =>
      [...items.values()]
        .filter((item) => item.person === person)
        .sort((a, b) => a.order - b.order),
    putItem: async (item) => {
      items.set(item.id, item);
    },
    removeItem: async (id) => {
      items.delete(id);
    },
  };
}
