import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative, resolve } from 'node:path';
import type { TestModule, TestProject } from 'vitest/node';
import type { Client } from '../clients/known.ts';
import { clients, isOfBots, type Ran, RECORD } from '../clients/ran.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** What a run showed of the clients that its tests say they run. */
function ranOf(modules: readonly TestModule[]): Ran {
  const ran: Ran = {};
  for (const module of modules) {
    const file = relative(ROOT, module.moduleId).replaceAll('\\', '/');
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state !== 'passed' && state !== 'failed') continue;
      for (const name of test.meta().clients ?? []) {
        const { passed, tests, broke = [] } = ran[name] ?? { passed: 0, tests: [] };
        const isBroken = state === 'failed';
        ran[name] = {
          passed: passed + (isBroken ? 0 : 1),
          tests: isBroken ? tests : [...new Set([...tests, file])].sort(),
          ...((isBroken || broke.length > 0) && {
            broke: isBroken ? [...broke, test.name] : broke,
          }),
        };
      }
    }
  }
  return ran;
}

/** Whether this machine has what the tests of a client need. */
function isHere({ needs }: Client): boolean {
  if (needs === undefined) return true;
  // Elsewhere its tests are skipped where none runs (test/support/browser.ts).
  if (needs === 'Chromium') return process.env.CI !== undefined;
  if (needs.includes('/')) return existsSync(join(ROOT, needs));
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, needs)));
}

/** Clients that docs/clients.md says our tests run, of which a whole run has shown nothing. */
export const missingIn = (ran: Ran): string[] =>
  clients().flatMap(([name, client]) => {
    const isOurs = client.read === undefined && !isOfBots(client) && isHere(client);
    return isOurs && !(name in ran) ? [name] : [];
  });

/** Fails a run of the whole suite in which a client of docs/clients.md has no test that passed. */
export function setup(project: TestProject): () => Promise<void> {
  return async () => {
    const modules = project.vitest.state.getTestModules();
    const ran = ranOf(modules);
    const record = process.env[RECORD];
    if (record !== undefined) writeFileSync(record, JSON.stringify(ran));
    const { testFiles } = await project.globTestFiles();
    if (modules.length < testFiles.length || project.config.testNamePattern) return;
    const missing = missingIn(ran);
    if (missing.length === 0) return;
    process.stderr.write(
      `docs/clients.md says that these run in our tests, and no test of theirs has passed: ${missing.join(', ')}.\n`,
    );
    process.exitCode = 1;
  };
}
