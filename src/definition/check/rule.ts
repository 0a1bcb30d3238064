import type { Issue } from "../../kernel/index.ts";
import type { Study } from "../study.ts";
import type { StudyIndex } from "./study-index.ts";

/** One thing that is looked for in a study, or a small family of things. Pure; sees the whole study. */
export type Rule = (study: Study, index: StudyIndex) => readonly Issue[];

/** Where in the study's JSON something stands: members and list positions, outermost first. */
export type Path = readonly (string | number)[];
