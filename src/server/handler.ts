import type { z } from "zod";
import type { Language } from "../kernel/index.ts";
import type { contract } from "./contract/contract-table.ts";
import type { Caller } from "./caller.ts";
import type { Server } from "./server-parts.ts";

export type Contract = typeof contract;
export type EndpointName = keyof Contract;

type Output<E, P extends string> = E extends { readonly [key in P]: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;
type Sent<E> = E extends { readonly answer: infer S extends z.ZodType } ? z.input<S> : void;

/** One request to one endpoint: already read, checked in form, and its session known. */
export interface Call<K extends EndpointName> {
  readonly params: Output<Contract[K], "params">;
  readonly query: Output<Contract[K], "query">;
  readonly body: Output<Contract[K], "body">;
  /** Who calls; an endpoint for anyone may have none. */
  readonly session: Contract[K] extends { who: "anyone" } ? Caller | undefined : Caller;
  readonly request: Request;
  /** The address the request came from. */
  readonly address: string;
  readonly language: Language;
  /** Headers of the answer, for cookies and the like. */
  readonly headers: Headers;
}

/** Carries a request out: answers what the contract says, or a whole response of its own. */
export type Handler<K extends EndpointName> = (
  server: Server,
  call: Call<K>,
) => Promise<Sent<Contract[K]> | Response>;

/** Some endpoints and what they do. Together the route files have to cover the whole contract. */
export type Handlers<K extends EndpointName> = { readonly [key in K]: Handler<key> };
