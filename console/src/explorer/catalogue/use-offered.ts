import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask } from '../../control/ask.ts';
import type { ControlSchemas } from '../../control/operations.ts';
import { useControl } from '../../control/use-control.ts';
import type { Catalogue, GraphNode } from '../../reference/catalogue.ts';
import { type Call, urlOf } from '../call.ts';
import { useRested } from './use-rested.ts';

export type GraphField = ControlSchemas['GraphField'];

/** What the catalogue has of a call. */
export interface Offered {
  readonly catalogue: Catalogue | undefined;
  /** The node that `fields` read. */
  readonly node: GraphNode | undefined;
  readonly operation: ControlSchemas['GraphOperation'] | undefined;
  /** Why it is not known what the path leads to. */
  readonly problem: string | undefined;
}

/** Looks a call up, as it stands: where its path leads, and what its version has there. @param token a handle */
export function useOffered(call: Call, token: string | undefined): Offered {
  const host = call.host === 'instagram' ? 'https://graph.instagram.com' : '';
  const url = useRested(host + urlOf({ ...call, params: [] }));
  const { method } = call;
  const { data: found } = useQuery({
    queryKey: ['POST /catalogue/find', method, url, token],
    queryFn: () =>
      ask('POST /catalogue/find', { method, url, ...(token !== undefined && { token }) }),
    placeholderData: keepPreviousData,
  });
  const version = found?.version;
  const { data: catalogue } = useControl(
    'GET /catalogue',
    version === undefined ? {} : { version },
    {
      isWanted: found !== undefined,
    },
  );
  return {
    catalogue,
    node: nodeOf(catalogue, found?.reads),
    operation: catalogue?.operations.find(({ key }) => key === found?.operation),
    problem: found?.problem,
  };
}

/** The node of a key. */
export const nodeOf = (
  catalogue: Catalogue | undefined,
  key: string | undefined,
): GraphNode | undefined =>
  key === undefined ? undefined : catalogue?.nodes.find((node) => node.key === key);
