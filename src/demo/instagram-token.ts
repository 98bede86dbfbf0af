import { PLAIN_TOKEN } from '../access/issue.ts';
import { INSTAGRAM_SCOPES } from '../access/scopes.ts';
import type { NewTokenRow } from '../store/directory.ts';
import { digitsOf } from './ids.ts';
import type { DemoRecord } from './record.ts';

/** Number of the demo's token of Instagram login: a store made before it had one has the first. */
export const instagramTokenOf = ({
  instagramToken = Number(digitsOf('token', 'instagram')),
}: Pick<DemoRecord, 'instagramToken'>): number => instagramToken;

/** The token that the demo's account gave its app; it has no end, as the others have none. */
export const instagramTokenRow = (app: string, page: number, issued: number): NewTokenRow => ({
  ...PLAIN_TOKEN,
  no: instagramTokenOf({}),
  kind: 'instagram',
  app,
  page,
  scopes: INSTAGRAM_SCOPES,
  issued,
  longLived: true,
});
