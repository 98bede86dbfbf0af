import type { Description } from './description.ts';

/**
 * A name that the platform documents and that nothing here holds data of: known, and in no answer,
 * whatever is asked of it (wire.md 13.3 l).
 */
export interface DatalessField extends Description {
  readonly kind: 'dataless';
  /** Whether it leads to other nodes, and so is no field of its own. */
  readonly isEdge: boolean;
}

/** The names that the platform documents of a node type. */
export interface DocumentedNames {
  readonly fields: readonly string[];
  readonly edges?: readonly string[];
}

/** Those of the documented names that are not declared. */
export function datalessFields(
  { fields, edges = [] }: DocumentedNames,
  declared: ReadonlySet<string>,
): readonly DatalessField[] {
  const undeclared = (names: readonly string[], isEdge: boolean) =>
    names.filter((name) => !declared.has(name)).map((name) => dataless(name, isEdge));
  return [...undeclared(fields, false), ...undeclared(edges, true)];
}

const dataless = (name: string, isEdge: boolean): DatalessField => ({
  name,
  // Of these the platform's own lists tell no type.
  type: isEdge ? 'edge' : 'mixed',
  description: `A known ${isEdge ? 'edge' : 'field'} without data.`,
  kind: 'dataless',
  isEdge,
});
