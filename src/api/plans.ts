import type { EdgeField, NodeType } from '../graph/declare/node-type.ts';
import type { Version } from '../graph/declare/versions.ts';
import { type Plan, planFor } from '../graph/execute/plan.ts';
import { parseFields } from '../graph/fields/parse.ts';
import type { Services } from './services.ts';

/** Clients ask for the same fields again and again: their plans are kept, up to so many. */
const MOST_KEPT = 512;
/** Texts longer than this are rare, and would make the bound above a bound on nothing. */
const LONGEST_KEPT = 2_000;
/** Of longer ones the last few: fifty ids in one request ask for the same. */
const LONG_KEPT = 4;

type Type = NodeType<unknown, Services>;
type Plans = Map<string, Plan<Services>>;

/**
 * By what is asked, a node type or an edge of it, then by version and text. A text of its own made
 * of all three would have to be put together and looked at letter by letter for every request.
 */
const kept = new Map<Type, Map<EdgeField<unknown, Services> | undefined, Map<Version, Plans>>>();
let keptPlans = 0;

/** What a plan is of. */
interface Asked {
  readonly type: Type;
  readonly edge: EdgeField<unknown, Services> | undefined;
  readonly version: Version;
  readonly text: string;
}

/** Plans of long texts, the newest first. */
let keptLong: (Asked & { readonly plan: Plan<Services> })[] = [];

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
  const known = kept.get(type)?.get(edge)?.get(version)?.get(text);
  if (known) return known;
  const asked = { type, edge, version, text };
  if (text.length > LONGEST_KEPT) return longPlan(asked);
  const plan = planFor(type, parseFields(text), version, edge?.defaults);
  keep(plan, asked);
  return plan;
}

function longPlan(asked: Asked): Plan<Services> {
  const { type, edge, version, text } = asked;
  const known = keptLong.find(
    (one) => one.type === type && one.edge === edge && one.version === version && one.text === text,
  );
  if (known) return known.plan;
  const plan = planFor(type, parseFields(text), version, edge?.defaults);
  keptLong = [{ ...asked, plan }, ...keptLong].slice(0, LONG_KEPT);
  return plan;
}

function keep(plan: Plan<Services>, asked: Asked): void {
  if (keptPlans >= MOST_KEPT) {
    kept.clear();
    keptPlans = 0;
  }
  const byEdge = within(kept, asked.type, () => new Map());
  const byVersion = within(byEdge, asked.edge, () => new Map());
  within(byVersion, asked.version, (): Plans => new Map()).set(asked.text, plan);
  keptPlans++;
}

/** The value of a key, made where there is none. */
function within<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
