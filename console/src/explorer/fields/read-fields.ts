import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask } from '../../control/ask.ts';
import type { Gives } from '../../control/control-plane.ts';
import { queries } from '../../control/use-control.ts';

type Read = Gives<'POST /fields'>;

const question = (fields: string) => ({
  queryKey: ['POST /fields', fields],
  queryFn: () => ask('POST /fields', { fields }),
});

/** What a text of fields selects, as the server reads it; while it reads, what it read last. */
export const useReadFields = (fields: string): Read | undefined =>
  useQuery({ ...question(fields), enabled: fields !== '', placeholderData: keepPreviousData }).data;

/** Says what a text selects that was made of it: it need not be read. */
export function knowFields(fields: string, read: Read): void {
  queries.setQueryData(question(fields).queryKey, read);
}
