import { parseFields } from '../graph/fields/parse.ts';
import { type Plan, planFor } from '../graph/plan.ts';
import type { Version } from '../graph/versions.ts';
import type { EdgeField, NodeType } from '../graph/vocabulary.ts';
import type { Services } from './services.ts';

/** Clients ask for the same fields again and again: their plans are kept, up to so many. */
const MOST_KEPT = 512;
/** Texts longer than this are rare, and would make the bound above a bound on nothing. */
const LONGEST_KEPT = 2_000;

type Type = NodeType<unknown, Services>;

const kept = new Map<string, { readonly type: Type; readonly plan: Plan<Services> }>();

/**
 * The plan for a text of `fields` on a node type; over an edge, with the edge's default fields.
 * @throws GraphError `syntax` (2500), `nonexistingField`, `unknownAlias` (100)
 */
export function planOf(
  type: Type,
  fields: string | undefined,
  version: Version,
  edge?: EdgeField<unknown, Services>,
): Plan<Services> {
  const text = fields ?? '';
  const key = `${version} ${type.name} ${type.variant ?? ''} ${edge?.name ?? ''} ${text}`;
  const known = kept.get(key);
  if (known?.type === type) return known.plan;
  const plan = planFor(type, parseFields(text), version, edge?.defaults);
  if (text.length <= LONGEST_KEPT) {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, { type, plan });
  }
  return plan;
}
