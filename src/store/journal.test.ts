import { after, before, describe } from "node:test";
import { appendContract } from "./append.contract.ts";
import { cutContract } from "./cut.contract.ts";
import { modelContract } from "./model.contract.ts";
import { openingContract } from "./opening.contract.ts";
import { projectionContract } from "./projection.contract.ts";
import { type StartedServer, testServers } from "./test-database.ts";
import { verifyContract } from "./verify.contract.ts";

for (const server of testServers()) {
  describe(`the journal on ${server.name}`, { skip: server.skip }, () => {
    let started: StartedServer;
    before(async () => {
      started = await server.start();
    });
    after(() => started.stop());
    const open = () => started.open();

    openingContract(open);
    appendContract(open);
    cutContract(open);
    verifyContract(open);
    modelContract(open);
    projectionContract(open);
  });
}
