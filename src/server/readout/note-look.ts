import { instantOf } from "../../kernel/index.ts";
import type { Cut, Store } from "../../store/index.ts";
import { identityStudy, lookStream } from "../identity/index.ts";
import { cutName } from "./cut-name.ts";

/**
 * Writes down that somebody looks at a cut unblinded away from the pages, such as at the server's own command line: the same
 * trace, in the same place, as of a look in the application. It opens nothing there, for it is over when it is written.
 */
export async function noteLook(
  store: Store,
  { study, ...cut }: Cut,
  { by, reason, at }: { readonly by: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  const stream = lookStream(study);
  let version = 0;
  for await (const event of store.readStream(identityStudy, stream)) version = event.version;
  const until = instantOf(at.getTime());
  await store.append({
    study: identityStudy,
    id: `${stream}/${cut.position}/${version + 1}`,
    appends: [
      {
        study: identityStudy,
        stream,
        expectedVersion: version,
        events: [
          {
            type: "readout-look-begun",
            at: until,
            by,
            study,
            cut: cutName({ study, ...cut }),
            reason,
            session: "",
            until,
          },
        ],
      },
    ],
  });
}
