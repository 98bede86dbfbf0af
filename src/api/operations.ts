import type { Counting, NodeType, Operation } from '../graph/declare/node-type.ts';
import { allTypes, EDGES } from './catalogue.ts';
import type { Services } from './services.ts';

type AnyType = NodeType<unknown, Services>;
type AnyOperation = Operation<unknown, Services>;

/** An operation besides those that node types declare: for tests of what all of them share. */
export interface AddedOperation {
  readonly on: NodeType<never, Services>;
  readonly operation: Operation<never, Services>;
}

/** Every operation that is offered, by node type, verb and edge. */
export class Operations {
  readonly #byPlace = new Map<string, AnyOperation>();
  readonly #offered = new Set<string>();
  readonly #fileTakers = new Set<string>();
  readonly #edges = new Set(EDGES.keys());
  readonly #counting = new Map<string, Counting>();
  readonly #items = new Set<string>();

  constructor(added: readonly AddedOperation[] = []) {
    for (const type of allTypes()) for (const each of type.operations) this.#add(type, each);
    for (const { on, operation } of added) {
      this.#add(on as unknown as AnyType, operation as unknown as AnyOperation);
    }
  }

  #add(type: AnyType, operation: AnyOperation): void {
    const { verb, name, item } = operation;
    this.#byPlace.set(placeOf(type, verb, name), operation);
    this.#offered.add(`${verb} ${name}`);
    if (operation.counts ?? operation.recipient) this.#counting.set(`${verb} ${name}`, operation);
    if (operation.takesFiles) this.#fileTakers.add(`${verb} ${name}`);
    if (name !== '') this.#edges.add(name);
    if (item !== undefined) this.#items.add(`${verb} ${name}`);
  }

  /** Names of all edges, also of those that are only written to. */
  get edges(): readonly string[] {
    return [...this.#edges];
  }

  /** Whether a path segment can be an edge: one that is read, or one that is only written to. */
  isEdge(name: string): boolean {
    return this.#edges.has(name);
  }

  /** What a verb at an edge counts as. */
  counting(verb: string, edge: string): Counting {
    const own = verb === 'GET' ? undefined : this.#counting.get(`${verb} ${edge}`);
    return own ?? EDGES.get(edge) ?? UNDECLARED;
  }

  /** Whether what follows an edge in a path says what of it a verb is about. */
  takesItem(verb: string, edge: string): boolean {
    return this.#items.has(`${verb} ${edge}`);
  }

  /** Whether any node at all takes a verb at an edge; undefined is the node itself. */
  isOffered(verb: string, edge = ''): boolean {
    return this.#offered.has(`${verb} ${edge}`);
  }

  /** Whether any node takes files at a verb and an edge. */
  takesFiles(verb: string, edge: string): boolean {
    return this.#fileTakers.has(`${verb} ${edge}`);
  }

  /** What a node of a type does at a verb. */
  find(type: AnyType, verb: string, edge = ''): AnyOperation | undefined {
    return this.#byPlace.get(placeOf(type, verb, edge));
  }
}

const UNDECLARED: Counting = {};

const placeOf = ({ name, variant }: AnyType, verb: string, edge: string): string =>
  `${verb} ${name} (${variant ?? ''})/${edge}`;
