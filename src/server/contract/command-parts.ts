import { z } from "zod";
import type { Instant, PartialDate, ParticipantId, Sha256, SiteId } from "../../kernel/index.ts";

/** The parts that shapes of commands are made of. */
export const id = z.string().min(1).max(128);
export const participant = id as unknown as z.ZodType<ParticipantId, ParticipantId>;
export const site = id as unknown as z.ZodType<SiteId, SiteId>;
export const date = z.string().max(32) as unknown as z.ZodType<PartialDate, PartialDate>;
export const moment = z.iso.datetime() as unknown as z.ZodType<Instant, Instant>;
export const hash = z.string().regex(/^[0-9a-f]{64}$/) as unknown as z.ZodType<Sha256, Sha256>;
export const reason = z.string().max(20_000);
export const of = { participant };
