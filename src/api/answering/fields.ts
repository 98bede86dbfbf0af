import { LRUCache } from 'lru-cache';
import type { EdgeField, NodeType } from '../../graph/declare/node-type.ts';
import type { Version } from '../../graph/declare/versions.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { type Plan, planFor } from '../../graph/execute/plan.ts';
import type { Selection } from '../../graph/fields/field-node.ts';
import { parseFields } from '../../graph/fields/parse.ts';
import type { Services } from '../services.ts';
import { fieldsShape } from '../shapes/fields-shape.ts';

/** Clients ask for the same fields again and again: so many letters of them are kept. */
const MOST_LETTERS = 131_072;
/** Plans that one text is kept with: it may be asked of several types, in several versions. */
const MOST_PLANS = 8;

/** What a text of `fields` asks for, and the plans that were made of it. */
export class Fields {
  readonly text: string;
  readonly selection: Selection = undefined;
  /** Every name in it, at whatever depth. */
  readonly names: ReadonlySet<string>;
  /** Whether any of them is to be answered under another. */
  readonly hasAlias: boolean;
  /** What is wrong with the text: told when it is planned. */
  readonly error: GraphError | undefined;
  /** By version, then by the type or edge that they are of. */
  readonly plans = new Map<Version, Map<object, Plan<Services>>>();
  #withoutAliases: Fields | undefined;
  #shape: string | undefined;

  /** @param refused what it is refused for, were it never so right */
  constructor(text: string, refused?: GraphError) {
    this.text = text;
    this.error = refused;
    try {
      this.selection = parseFields(text);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      this.error = error;
    }
    this.names = namesIn(this.selection, new Set());
    this.hasAlias = aliasIn(this.selection) !== undefined;
  }

  /** The same where no field may be given another name: refused, if one is. */
  get withoutAliases(): Fields {
    const alias = aliasIn(this.selection);
    if (alias === undefined) return this;
    this.#withoutAliases ??= new Fields(this.text, new GraphError('unknownAlias', { alias }));
    return this.#withoutAliases;
  }

  /** What it asks for, but for values of modifiers. */
  get shape(): string {
    this.#shape ??= fieldsShape(this.selection);
    return this.#shape;
  }
}

/** The first name that another is to be answered under. */
const aliasIn = (selection: Selection): string | undefined =>
  selection?.map(({ alias, children }) => alias ?? aliasIn(children)).find(Boolean);

function namesIn(selection: Selection, names: Set<string>): ReadonlySet<string> {
  for (const { name, children } of selection ?? []) {
    names.add(name);
    namesIn(children, names);
  }
  return names;
}

const STANDARD = new Fields('');
const kept = new LRUCache<string, Fields>({
  maxSize: MOST_LETTERS,
  sizeCalculation: ({ text }) => text.length,
});

/** What a text of `fields` asks for; without one, what is standard. */
export function fieldsOf(text = ''): Fields {
  if (text === '') return STANDARD;
  const known = kept.get(text);
  if (known) return known;
  const made = new Fields(text);
  kept.set(text, made);
  return made;
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
  const count = [...plans.values()].reduce((sum, { size }) => sum + size, 0);
  if (count >= MOST_PLANS && asked !== STANDARD) plans.clear();
  const ofVersion = plans.get(version) ?? new Map<object, Plan<Services>>();
  plans.set(version, ofVersion.set(edge ?? type, plan));
  return plan;
}
