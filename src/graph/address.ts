import type { Call } from './call.ts';
import type { Described, EdgeArgs, Field } from './vocabulary.ts';

/** How a field of one node is read at an address of its own, as `/{page-id}/picture` is. */
export interface Address<N, C> {
  readonly params: readonly Described[];
  /**
   * What is answered there, also where the field itself stays away.
   * @throws GraphError for wrong parameters
   */
  load(node: N, args: EdgeArgs, call: Call<C>): unknown;
  /** Where a client is sent instead that does not ask for JSON. */
  location(found: unknown, call: Call<C>): string;
}

/** The address of a field that is no edge, where it has one. */
export const addressOf = <N, C>(field: Field<N, C> | undefined): Address<N, C> | undefined =>
  field?.kind === 'object' ? field.address : undefined;

/** Whether a field has an address of its own: every edge has. */
export const isAddressed = <N, C>(field: Field<N, C> | undefined): boolean =>
  field?.kind === 'edge' || addressOf(field) !== undefined;
