import type { Address, Field } from './node-type.ts';

/** The address of a field that is no edge, where it has one. */
export const addressOf = <N, C>(field: Field<N, C> | undefined): Address<N, C> | undefined =>
  field?.kind === 'object' ? field.address : undefined;

/** Whether a field has an address of its own: every edge has. */
export const isAddressed = <N, C>(field: Field<N, C> | undefined): boolean =>
  field?.kind === 'edge' || addressOf(field) !== undefined;
