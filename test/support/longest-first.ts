import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, as they did on a calm machine (bench/README.md): most of it in
 * processes that they start, of which their size tells nothing.
 */
export const LONGEST = [
  'docs/commands',
  'console/axe',
  'package/package',
  'console/customer-looks',
  'console/explorer',
  'console/lab',
  'console/interactions/right-to-left',
  'console/interactions/phone',
  'cli/help',
  'ingest/beside',
  'login/browser',
  'cli/output',
  'ingest/archive-command',
  'ingest/html-command',
  'kit/guide',
  'faults/command',
  'kit/start',
  'front/browser',
  'demo/command',
];

/**
 * Begins with the longest over SQLite, so that none of them is left over for one thread at the end while the other
 * has nothing to do. The rest is in vitest's own order: by time where an earlier run told it, in a
 * fresh clone by size.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification): number => {
      // Threads are of one project: none is to begin anew between two files.
      if (project.name === 'postgres') return LONGEST.length + 1;
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).toSorted((one, two) => place(one) - place(two));
  }
}
