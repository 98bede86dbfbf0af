import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask } from '../../control/ask.ts';
import type { Gives } from '../../control/control-plane.ts';

type Read = Gives<'POST /fields'>;

/** What a text of fields selects, as the server reads it; while it reads, what it read last. */
export const useReadFields = (fields: string): Read | undefined =>
  useQuery({
    queryKey: ['POST /fields', fields],
    queryFn: () => ask('POST /fields', { fields }),
    enabled: fields !== '',
    placeholderData: keepPreviousData,
  }).data;
