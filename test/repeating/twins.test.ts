import { describe, it, onTestFinished, vi } from 'vitest';
import { PostgresMarks } from '../../src/store/postgres/postgres-marks.ts';
import { freshSchema, testDatabase } from '../support/postgres/fresh-schema.ts';
import { compareTwins } from './compared.ts';

const database = await testDatabase();

/** Requests to each of the two; `TWIN_REQUESTS=200000` for a long run. */
const requests = (usual: number): number => Number(process.env.TWIN_REQUESTS ?? usual);
const timeout = 60_000 + 50 * requests(500);

describe('what is answered from memory', () => {
  it(
    'is byte by byte what would be answered without, whatever happens and whoever did it',
    {
      timeout,
    },
    () => compareTwins(requests(500)),
  );

  it.runIf(database)(
    'is so too over PostgreSQL, though nobody hears what others did',
    {
      timeout: 2 * timeout,
    },
    async () => {
      if (!database) return;
      const unheard = vi.spyOn(PostgresMarks.prototype, 'hear').mockReturnValue();
      onTestFinished(() => unheard.mockRestore());
      const { place } = freshSchema(database);
      await compareTwins(requests(500), { database: place });
    },
  );
});
