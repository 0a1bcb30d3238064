/** Neurite's public entry: what a study's author and a program that embeds the engine use. */
export * from "./definition/index.ts";
export * from "./engine/index.ts";
export * from "./kernel/index.ts";
