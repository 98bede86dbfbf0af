import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter, SerializedError, TestModule, TestSuite, Vitest } from 'vitest/node';
import type { Failure, Tests } from './closing.ts';

/** Writes what became of the tests to a file, from which `.ci/run` tells it at its end. */
export class TestsFile implements Reporter {
  readonly #file: string;
  #root = '';
  #vitest: Vitest | undefined;
  #begun = 0;

  constructor(file: string) {
    this.#file = file;
  }

  onInit(vitest: Vitest): void {
    this.#root = vitest.config.root;
    this.#vitest = vitest;
  }

  onTestRunStart(): void {
    this.#begun = Date.now();
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const states = tests.map((test) => test.result().state);
    const passed = states.filter((state) => state === 'passed').length;
    const failed = states.filter((state) => state === 'failed').length;
    const failures = [
      ...modules.flatMap((module) => this.#failuresOf(module)),
      ...unhandled.map((error) => this.#failure('outside of any test', [error])),
    ];
    // One that did not run for a hook that failed, or since all ended before its time, counts as skipped.
    const { stalls: file = '' } = this.#vitest?.getRootProject().getProvidedContext() ?? {};
    const stalls = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const told: Tests = { passed, skipped: states.length - passed - failed, failures, stalls };
    writeFileSync(this.#file, JSON.stringify(told));
  }

  /** Its tests that failed, and what failed around them: the file as it was read, a hook. */
  #failuresOf(module: TestModule): Failure[] {
    const path = relative(this.#root, module.moduleId).replaceAll('\\', '/');
    const file = module.project.name === 'postgres' ? `${path} over PostgreSQL` : path;
    const around = [module, ...module.children.allSuites()].flatMap(
      (each: TestModule | TestSuite) => {
        const name = each.type === 'module' ? file : `${file} > ${each.fullName}`;
        return each.errors().map((error) => this.#failure(name, [error]));
      },
    );
    const failed = [...module.children.allTests('failed')].map((test) => {
      const { startTime = 0, duration = 0 } = test.diagnostic() ?? {};
      return {
        ...this.#failure(`${file} > ${test.fullName}`, test.result().errors ?? []),
        took: duration,
        after: startTime - this.#begun,
      };
    });
    return [...around, ...failed];
  }

  #failure(name: string, errors: readonly SerializedError[]): Failure {
    const said = errors.flatMap(({ name: kind = 'Error', message, diff, stacks = [] }) => {
      const at = stacks.find(({ file }) => file.startsWith(this.#root));
      const place = at ? [`at ${relative(this.#root, at.file)}:${at.line}:${at.column}`] : [];
      return [`${kind}: ${message}`, ...place, ...differing(diff)];
    });
    return { name, said: said.join('\n') };
  }
}

/** The lines in which what came differs from what was to come. */
function differing(diff: unknown): string[] {
  if (typeof diff !== 'string') return [];
  const lines = stripVTControlCharacters(diff).split('\n');
  return lines.filter((line) => /^(?:[-+] (?!Expected$|Received$)|Expected:|Received:)/.test(line));
}
