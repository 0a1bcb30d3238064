import { text } from "../../kernel/index.ts";

/** What the boxes of a signature are called. */
export const proofWords = {
  password: text("Your password", "您的密码"),
  code: text("Code of your second factor, if you have one", "双重验证码（如已启用）"),
} as const;
