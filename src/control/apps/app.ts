import { z } from 'zod';
import { listOf, named } from '../named.ts';

const App = z
  .object({ id: z.string(), name: z.string() })
  .register(named, { id: 'App', description: 'An app, without its secret.' });

export const AppList = listOf('AppList', App);
