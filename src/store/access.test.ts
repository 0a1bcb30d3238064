import { after, before, describe } from "node:test";
import { accessWriteContract } from "./access-write.contract.ts";
import { accessContract } from "./access.contract.ts";
import { wallContract } from "./wall.contract.ts";
import { walledFormsContract } from "./walled-forms.contract.ts";
import { followingContract } from "./following.contract.ts";
import { type StartedServer, testServers } from "./test-database.ts";

for (const server of testServers()) {
  describe(`access on ${server.name}`, { skip: server.skip }, () => {
    let started: StartedServer;
    before(async () => {
      started = await server.start();
    });
    after(() => started.stop());
    const open = () => started.open();

    accessContract(open);
    accessWriteContract(open);
    followingContract(open);
    wallContract(open);
    walledFormsContract(open);
  });
}
