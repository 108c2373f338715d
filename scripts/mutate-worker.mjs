// Runs the tests of one folder again and again in one process: started by mutate.mjs in its copy of the tree.
import path from 'node:path';
import { createVitest } from 'vitest/node';

const silent = { onInit() {} };
const vitest = await createVitest('test', { watch: true, root: process.cwd(), reporters: [silent], coverage: { enabled: false } });
await vitest.standalone?.();
const specifications = await vitest.globTestSpecifications();
let before;

process.on('message', async ({ folder, file }) => {
  if (before !== undefined) vitest.invalidateFile(before);
  if (file !== undefined) vitest.invalidateFile(file);
  before = file;
  const inside = path.join(process.cwd(), folder) + path.sep;
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(
    specifications.filter(({ moduleId }) => moduleId.startsWith(inside)),
  );
  const states = testModules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
  const passed =
    unhandledErrors.length === 0 &&
    testModules.every((module) => module.ok()) &&
    states.length > 0 &&
    states.every((state) => state === 'passed');
  process.send(passed ? 'passed' : 'failed');
});
