import { z } from 'zod';
import { SeedFile } from './schema.ts';

/** JSON Schema of a seed file, for editors. */
export const seedSchema = (): object => ({
  title: 'Seed file of Convograph',
  ...z.toJSONSchema(SeedFile, { io: 'input' }),
});
