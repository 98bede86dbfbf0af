import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { InstalledApp } from '../directory/installed-apps.ts';
import type { Directory, PageRow } from '../directory.ts';

/** A Page with the apps that it has. */
export interface Installed {
  readonly page: PageRow | undefined;
  readonly apps: readonly InstalledApp[];
}

/** Pages of which it is kept. */
const MOST = 1_000;

/** What Pages have installed, kept while the directory stays as it is: each event asks for it. */
export class KeptInstalled {
  readonly #pages = new Map<number, Installed>();
  #generation = 0;

  /** @param generation of the directory, of which nothing is another in the transaction that reads */
  of(no: number, generation: number, directory: Directory): Awaitable<Installed> {
    if (generation !== this.#generation || this.#pages.size >= MOST) this.#pages.clear();
    this.#generation = generation;
    const known = this.#pages.get(no);
    if (known) return known;
    return chain(installedOn(no, directory), (installed) => {
      if (generation === this.#generation) this.#pages.set(no, installed);
      return installed;
    });
  }
}

/** The same, as it stands. */
export const installedOn = (no: number, directory: Directory): Awaitable<Installed> =>
  chain(directory.installedApps.of(no), (apps) =>
    chain(directory.pages.byNo(no), (page) => ({ page, apps })),
  );
