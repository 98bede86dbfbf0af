import {
  MutationCache,
  QueryCache,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { ask } from './ask.ts';
import { ControlError, type Gives, type Place, type Takes } from './control-plane.ts';
import { refuseKey } from './refusal.ts';

const refused = (error: Error): void => {
  if (error instanceof ControlError && error.status === 401) refuseKey();
};

/**
 * Answers that are asked anew where something changed. What is being asked for the first time then may be
 * answered as before that: the client would leave it so, and here it is asked once more behind that.
 */
class Queries extends QueryClient {
  readonly #again = new Set<string>();

  override invalidateQueries(
    ...given: Parameters<QueryClient['invalidateQueries']>
  ): Promise<void> {
    for (const { queryKey, queryHash, state, promise } of this.getQueryCache().findAll(given[0])) {
      const isFirst = state.fetchStatus === 'fetching' && state.data === undefined;
      if (!isFirst || this.#again.has(queryHash)) continue;
      this.#again.add(queryHash);
      const again = () => {
        this.#again.delete(queryHash);
        void this.invalidateQueries({ queryKey, exact: true });
      };
      promise?.then(again, again);
    }
    return super.invalidateQueries(...given);
  }
}

/** What was asked of the control plane, kept by place and input. Nothing polls: rows of the stream make it anew. */
export const queries = new Queries({
  queryCache: new QueryCache({ onError: refused }),
  mutationCache: new MutationCache({ onError: refused }),
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false },
  },
});

/** The key of an answer; `queries.invalidateQueries({ queryKey: [place] })` for all of a place. */
export const controlKey = <P extends Place>(place: P, input?: Takes<P>) =>
  input === undefined ? [place] : [place, input];

/**
 * What a place gives: `useControl('GET /apps')`.
 * @param input undefined beside `isWanted: false` where it is not known yet what to ask for
 */
export function useControl<P extends Place>(
  place: P,
  input?: Takes<P>,
  { isWanted = true }: { readonly isWanted?: boolean } = {},
): UseQueryResult<Gives<P>, ControlError> {
  return useQuery<Gives<P>, ControlError>({
    queryKey: controlKey(place, input),
    queryFn: ({ signal }) => askFor(place, input, signal),
    enabled: isWanted,
  });
}

/** What does something: `const say = useAct('POST /pages/{page}/acts/say'); say.mutate({ page, … })`. */
export function useAct<P extends Place>(
  place: P,
): UseMutationResult<Gives<P>, ControlError, Takes<P>> {
  return useMutation<Gives<P>, ControlError, Takes<P>>({
    mutationKey: [place],
    mutationFn: (input) => askFor(place, input),
  });
}

const askFor = ask as <P extends Place>(
  place: P,
  input?: Takes<P>,
  signal?: AbortSignal,
) => Promise<Gives<P>>;
