import { isRefusal } from "../kernel/index.ts";
import type { DemonstrationSignIn, RunningServer } from "../server/index.ts";
import { Problem } from "./problem.ts";
import { refusalText } from "../kernel/index.ts";

/** Makes the first administrator of an instance, at the command line of its server. */
export async function foundInstance(
  identity: RunningServer["identity"],
  email: string,
): Promise<DemonstrationSignIn> {
  const made = await identity.createPerson(
    { name: "Administrator", nameZh: "系统管理员", email },
    "system",
  );
  if (isRefusal(made)) throw new Problem(refusalText(made));
  const granted = await identity.giveGrant(
    made.person,
    { role: "administrator", study: "*" },
    "system",
  );
  if (isRefusal(granted)) throw new Problem(refusalText(granted));
  return {
    role: "administrator",
    name: "Administrator",
    email,
    password: made.temporaryPassword ?? "",
    where: "a temporary password, shown once: it is changed at the first sign-in",
  };
}
