#!/usr/bin/env node
import { bootOrExplain } from "./boot.mjs";

bootOrExplain("src/cli/main.ts", process.argv.slice(2));
