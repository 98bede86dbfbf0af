import type { EdgeField, NodeType } from '../../graph/declare/node-type.ts';
import type { Version } from '../../graph/declare/versions.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { type Plan, planFor } from '../../graph/execute/plan.ts';
import type { Selection } from '../../graph/fields/field-node.ts';
import { parseFields } from '../../graph/fields/parse.ts';
import type { Services } from '../services.ts';

/** Clients ask for the same fields again and again: their plans are kept, up to so many. */
const MOST_KEPT = 512;
/** Texts longer than this are rare, and would make the bound above a bound on nothing. */
const LONGEST_KEPT = 2_000;
/** Of longer ones the last few, with a plan each: fifty ids in one request ask for the same. */
const LONG_KEPT = 4;

/** What a text of `fields` asks for, and the plans that were made of it. */
export class Fields {
  readonly text: string;
  readonly selection: Selection = undefined;
  /** Every name in it, at whatever depth. */
  readonly names: ReadonlySet<string>;
  /** What is wrong with the text: told when it is planned. */
  readonly error: GraphError | undefined;
  /** By version, then by the type or edge that they are of. */
  readonly plans = new Map<Version, Map<object, Plan<Services>>>();

  constructor(text: string) {
    this.text = text;
    try {
      this.selection = parseFields(text);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      this.error = error;
    }
    this.names = namesIn(this.selection, new Set());
  }
}

function namesIn(selection: Selection, names: Set<string>): ReadonlySet<string> {
  for (const { name, children } of selection ?? []) {
    names.add(name);
    namesIn(children, names);
  }
  return names;
}

const STANDARD = new Fields('');
const kept = new Map<string, Fields>();
let keptPlans = 0;
let keptLong: readonly Fields[] = [];

/** What a text of `fields` asks for; without one, what is standard. */
export function fieldsOf(text = ''): Fields {
  if (text === '') return STANDARD;
  const isLong = text.length > LONGEST_KEPT;
  const known = isLong ? keptLong.find((one) => one.text === text) : kept.get(text);
  if (known) return known;
  const made = new Fields(text);
  if (isLong) keptLong = [made, ...keptLong].slice(0, LONG_KEPT);
  else if (!made.error) keep(made);
  return made;
}

/** Forgets everything when there are too many. */
function keep(made: Fields): void {
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(made.text, made);
}

/**
 * The plan for fields on a node type; over an edge, with the edge's default fields.
 * @throws GraphError `syntax` (2500), `nonexistingField`, `unknownAlias` (100)
 */
export function planOf(
  asked: Fields,
  type: NodeType<unknown, Services>,
  version: Version,
  edge?: EdgeField<unknown, Services>,
): Plan<Services> {
  const { selection, error, plans } = asked;
  const known = plans.get(version)?.get(edge ?? type);
  if (known) return known;
  if (error) throw error;
  const plan = planFor(type, selection, version, edge?.defaults);
  if (asked.text.length > LONGEST_KEPT) plans.clear();
  else if (keptPlans++ >= MOST_KEPT) forget();
  const ofVersion = plans.get(version) ?? new Map<object, Plan<Services>>();
  plans.set(version, ofVersion.set(edge ?? type, plan));
  return plan;
}

function forget(): void {
  kept.clear();
  STANDARD.plans.clear();
  keptPlans = 0;
}
