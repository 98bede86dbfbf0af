import type { TestApp } from './test-app.ts';

/** How a Convograph stood at a moment: what `graph.restore()` takes. */
export class TestSnapshot {
  /** Its number among those of its Convograph. */
  readonly no: number;
  readonly #of: object;
  readonly #receiving: readonly (() => void)[];

  constructor(of: object, no: number, apps: readonly TestApp[]) {
    this.no = no;
    this.#of = of;
    this.#receiving = apps.map((app) => app.receiving());
  }

  isOf(graph: object): boolean {
    return this.#of === graph;
  }

  /** Has the functions take webhooks again that took them then. */
  receive(): void {
    for (const receive of this.#receiving) receive();
  }
}

/**
 * The number of a snapshot.
 * @throws TypeError for what is none of this Convograph's
 */
export function requireSnapshot(snapshot: TestSnapshot | undefined, graph: object): number {
  if (snapshot instanceof TestSnapshot && snapshot.isOf(graph)) return snapshot.no;
  throw new TypeError(
    'graph.restore(snapshot) takes what graph.snapshot() gave, of the same Convograph: `await graph.snapshot()` first.',
  );
}
